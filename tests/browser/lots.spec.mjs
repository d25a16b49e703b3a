// Several lots, their parts, and the cases that are not the plain formula.
import { writeFile } from "node:fs/promises";
import {
  AMOUNT, COST, DURATION, PAINTING, RATE, SHARE, TRADE,
  answer, answerAll, article, articleSection, blankLinks, expect, field, hours, message, open, openWithFirstAnswer, openWithStored,
  reload, result, test, words,
} from "./helpers.mjs";
import { openOperation } from "./typing.mjs";

const LOT_NAME = "Intitulé du lot";
const TRANCHE = "Tranche ou période";
const table = (page) => page.getByRole("region", { name: "Tableau des lots" }).getByRole("table");
const row = (page, name) => table(page).getByRole("row").filter({ hasText: name });
const button = (page, name) => page.getByRole("button", { name, exact: true });

/** Opens a group of options. */
async function group(page, title) {
  await page.locator("summary").filter({ hasText: title }).click();
}

/** A contract of two lots: 120 h and 200 h. */
async function twoLots(page) {
  await answerAll(page, PAINTING);
  await button(page, "Ajouter un lot").click();
  await answerAll(page, [[AMOUNT, "200 000"], [TRADE, "Peinture, revêtements muraux"], [LOT_NAME, "Façades"]]);
}

test.beforeEach(({ page }) => openWithFirstAnswer(page));

test.describe("lots", () => {
  test("add up, and each shows its own answers in the form", async ({ page }) => {
    await twoLots(page);

    await expect(hours(page, "320 h")).toBeVisible();
    await expect(row(page, "Lot 1 : Peinture")).toContainText("120 h");
    await expect(row(page, "Lot 2 : Façades")).toContainText("200 h");
    await expect(row(page, "Total")).toContainText("320 h");

    await page.getByRole("button", { name: "Lot 1 : Peinture" }).click();
    await expect(field(page, AMOUNT)).toHaveValue("120 000");
    await expect(field(page, AMOUNT)).toBeFocused();
    await expect(field(page, LOT_NAME)).toHaveValue("");
    await expect(article(page).getByRole("row").filter({ hasText: "Façades" })).toContainText("200 heures");
  });

  test("have their own duration beside their amount, that of all lots apart", async ({ page }) => {
    // One lot: one card of three answers.
    const inCard = (control, legend) => control.evaluate((one, name) => {
      const title = one.closest("fieldset").querySelector("legend");
      return !title.hidden && title.textContent.replace(/\s/g, " ") === name;
    }, legend);
    await expect(page.locator("legend").filter({ hasText: /^Tous les lots$/ })).toBeHidden();
    await expect(field(page, "Durée du lot")).toBeHidden();
    await twoLots(page);
    for (const label of [LOT_NAME, AMOUNT, TRADE, "Durée du lot"]) {
      expect(await inCard(field(page, label), "Lot 2"), label).toBe(true);
    }
    expect(await inCard(field(page, DURATION), "Tous les lots")).toBe(true);
    expect(await inCard(field(page, "Dont période ferme"), "Tous les lots : reconductions")).toBe(true);

    await answer(page, "Durée du lot", "6");
    await page.getByRole("button", { name: "Lot 1 : Peinture" }).click();
    await expect(field(page, "Durée du lot")).toHaveValue("");
    await expect(field(page, DURATION)).toHaveValue("12");
  });

  test("have a total in euros, full-time equivalents and people; the lot shown is named", async ({ page }) => {
    await twoLots(page);
    const all = row(page, "Total");
    await expect(all).toContainText(words("320 000 €"));
    await expect(all).toContainText(words("0,2 ETP sur un an"));
    await expect(all).toContainText(words("soit ≈ 0,21 personne sur la durée"));
    await expect(result(page).getByRole("heading", { name: words("Lot 2 : Façades, 200 h") })).toBeVisible();
    await expect(result(page).locator(".hours .in-people")).toHaveText(words("soit une personne à temps plein pendant environ 2 mois et demi"));
  });

  test("leave their hours in the bar of a small screen while one is incomplete, on one row", async ({ page }) => {
    await twoLots(page);
    await button(page, "Ajouter un lot").click();
    await page.setViewportSize({ width: 360, height: 740 });
    const bar = page.getByRole("navigation", { name: "Aller à" });
    await expect(bar.getByRole("link", { name: words("320 h lot 3 à compléter") })).toBeVisible();
    const tops = await bar.locator(":is(strong, span, a:not(.total))").evaluateAll((all) =>
      all.map((one) => one.getBoundingClientRect()).filter((box) => box.height).map((box) => [box.top, box.bottom]),
    );
    expect(tops.length).toBe(4);
    // One row: each overlaps every other in height.
    for (const [top] of tops) for (const [, bottom] of tops) expect(top).toBeLessThan(bottom);

    await page.locator("summary").filter({ hasText: "Les 3 lots" }).click();
    await button(page, "Ajouter un lot").click();
    await expect(bar.getByRole("link", { name: words("320 h 2 lots à compléter") })).toBeVisible();
  });

  test("survive a reload", async ({ page }) => {
    await twoLots(page);
    await reload(page);
    await expect(hours(page, "320 h")).toBeVisible();
    await expect(row(page, "Lot 2 : Façades")).toContainText("200 h");
  });

  test("are duplicated and moved, the focus staying with the lot", async ({ page }) => {
    await twoLots(page);
    await button(page, "Lot précédent").click();
    await button(page, "Dupliquer le lot 1").click();
    await expect(hours(page, "440 h")).toBeVisible();
    await expect(row(page, "Lot 2 : Peinture")).toHaveClass("current");
    await expect(field(page, LOT_NAME)).toBeFocused();

    await page.getByRole("button", { name: "Lot 3 : Façades" }).click();
    await button(page, "Monter le lot 3").focus();
    await page.keyboard.press("Enter");
    await expect(row(page, "Lot 2 : Façades")).toBeVisible();
    await expect(button(page, "Monter le lot 2")).toBeFocused();
    await page.keyboard.press("Enter");
    await expect(row(page, "Lot 1 : Façades")).toBeVisible();
    await expect(button(page, "Monter le lot 1")).toBeDisabled();
    await expect(button(page, "Descendre le lot 1")).toBeFocused();
  });

  test("are leafed through, the focus staying on what leafs", async ({ page }) => {
    await twoLots(page);
    await button(page, "Ajouter un lot").click();
    const where = page.getByRole("region", { name: "Lots", exact: true }).locator(".leafing p");
    await expect(where).toHaveText("Lot 3 sur 3");
    await expect(button(page, "Lot suivant")).toBeDisabled();

    await button(page, "Lot précédent").focus();
    await page.keyboard.press("Enter");
    await expect(where).toHaveText("Lot 2 sur 3");
    await expect(field(page, LOT_NAME)).toHaveValue("Façades");
    await expect(button(page, "Lot précédent")).toBeFocused();
    await page.keyboard.press("Enter");
    await expect(where).toHaveText("Lot 1 sur 3");
    await expect(button(page, "Lot suivant")).toBeFocused();
  });

  test("stand over the form, thirty of them in a box that follows the one shown", async ({ page }) => {
    await openOperation(page, 30);
    const list = page.getByRole("region", { name: "Tableau des lots" });
    await expect(list.locator("tbody tr")).toHaveCount(30);
    expect(await list.evaluate((box) => box.clientHeight)).toBeLessThan(500);
    const inSight = (name) => list.evaluate((box, name) => {
      const row = [...box.querySelectorAll("tbody tr")].find((one) => one.textContent.replace(/\s/g, " ").startsWith(name));
      const [inside, head, foot] = [row, box.querySelector("thead"), box.querySelector("tfoot")].map((one) => one.getBoundingClientRect());
      return inside.top >= head.bottom - 1 && inside.bottom <= foot.top + 1;
    }, name);
    for (let lot = 1; lot < 20; lot += 1) await button(page, "Lot suivant").click();
    await expect.poll(() => inSight("Lot 20 : Bâtiment 20")).toBe(true);
    for (let lot = 20; lot > 1; lot -= 1) await button(page, "Lot précédent").click();
    await expect.poll(() => inSight("Lot 1 : Bâtiment 1")).toBe(true);
    await list.scrollIntoViewIfNeeded();
    await expect(list.locator("tfoot th")).toBeInViewport();
  });

  test("come back with nothing moving", async ({ page }) => {
    await openOperation(page, 8);
    await page.goto("?vue=rediger");
    await page.addInitScript(() => {
      window.shifts = 0;
      new PerformanceObserver((list) => {
        for (const shift of list.getEntries()) window.shifts += shift.value;
      }).observe({ type: "layout-shift", buffered: true });
    });
    for (const width of [360, 768, 1440]) {
      // From the middle of the page too, where the reader finds the same place again.
      for (const place of [0, 1400]) {
        await page.setViewportSize({ width, height: 900 });
        await page.evaluate((place) => scrollTo(0, place), place);
        await expect.poll(() => page.evaluate(() => scrollY)).toBe(place);
        await reload(page);
        await expect(page.locator("#lots tbody tr")).toHaveCount(8);
        await expect(page.locator("#article")).not.toBeEmpty();
        await expect.poll(() => page.locator("#main").evaluate((main) => main.style.length)).toBe(0);
        expect(await page.evaluate(() => [scrollY, window.shifts]), `${width}`).toEqual([place, 0]);
      }
    }
  });

  test("are deleted, and taken back", async ({ page }) => {
    await twoLots(page);
    await button(page, "Lot précédent").click();
    await button(page, "Supprimer le lot 1").click();
    await expect(message(page, "Le lot 1 est supprimé.")).toBeVisible();
    await expect(hours(page, "200 h")).toBeVisible();

    // The way back is in the message too.
    await button(page, "Revenir en arrière").click();
    await expect(hours(page, "320 h")).toBeVisible();
    await expect(button(page, "Revenir en arrière")).toBeHidden();
  });

  test("may carry no clause, with a reason", async ({ page }) => {
    await twoLots(page);
    await expect(field(page, "Motif d’absence de clause pour ce lot")).toBeHidden();
    await answer(page, "Ce lot porte la clause", "Non");
    await answer(page, "Motif d’absence de clause pour ce lot", "Lot trop technique");

    await expect(row(page, "Lot 2 : Façades")).toContainText("sans clause");
    await expect(hours(page, "120 h")).toBeVisible();
    await expect(article(page)).not.toContainText("Façades");
  });

  test("of a framework may have other holders than the framework", async ({ page }) => {
    await twoLots(page);
    await answer(page, "Forme du marché", "Accord-cadre à bons de commande");
    await answer(page, "Titulaires de l’accord-cadre", "Plusieurs titulaires");
    await expect(article(page)).toContainText(words("L’accord-cadre a plusieurs titulaires par lot"));

    await answer(page, "Titulaires du lot", "Un seul titulaire");
    await expect(article(page)).toContainText(words("Pour le lot n° 1, l’accord-cadre a plusieurs titulaires"));
    await answer(page, "Titulaires de l’accord-cadre", "Un seul titulaire");
    await expect(article(page)).not.toContainText("plusieurs titulaires");
  });

  test("that lack something are counted apart, and the text leads to them", async ({ page }) => {
    await twoLots(page);
    await button(page, "Ajouter un lot").click();
    await expect(row(page, "Lot 3")).toContainText("à compléter");
    await expect(result(page).getByText("d’insertion pour les lots déjà chiffrés")).toBeVisible();

    await page.getByRole("button", { name: "Lot 1 : Peinture" }).click();
    const leads = async (link) => {
      await link.click();
      await expect(page.getByRole("group", { name: "Lot 3", exact: true })).toBeVisible();
      await expect(field(page, AMOUNT)).toBeFocused();
    };
    await leads(blankLinks(page).filter({ hasText: AMOUNT }));
    // The check list leads there as well.
    await page.getByRole("button", { name: "Lot 1 : Peinture" }).click();
    await leads(articleSection(page).getByRole("link", { name: words(`Voir : ${AMOUNT}`) }).first());
  });
});

test.describe("the parts of a lot", () => {
  test.beforeEach(async ({ page }) => {
    await answerAll(page, PAINTING);
    await button(page, "Ajouter un poste").click();
    await answerAll(page, [[AMOUNT, "100 000"], [TRADE, "Peinture, revêtements muraux"]]);
  });

  test("add their amounts", async ({ page }) => {
    await expect(hours(page, "220 h")).toBeVisible();
    await expect(result(page).getByText("Poste 2 : Peinture, revêtements muraux")).toHaveCount(3);
  });

  test("may be a tranche that is due once confirmed", async ({ page }) => {
    await answer(page, TRANCHE, "tranche optionnelle 1");

    await expect(hours(page, "220 h")).toBeVisible();
    await expect(result(page).getByText("Dont 120 h dues dès le départ")).toBeVisible();
    await expect(article(page).getByRole("row").filter({ hasText: "tranche optionnelle 1" })).toContainText("100 heures");
    await expect(article(page)).toContainText(/affermi/);
  });

  test("are deleted, the first as well, and taken back", async ({ page }) => {
    await button(page, "Supprimer le poste 1").click();
    await expect(hours(page, "100 h")).toBeVisible();
    await button(page, "Annuler").click();
    await expect(hours(page, "220 h")).toBeVisible();
  });
});

test("a framework shows its ratio, what it makes due, and asks what it has to", async ({ page }) => {
  await answerAll(page, [[AMOUNT, "1 000 000"], [TRADE, "Maçonnerie, gros œuvre, béton armé"], [SHARE, "50 %"], [COST, "30 €/h"], [DURATION, "36"]]);
  await group(page, "Accord-cadre");
  await answer(page, "Forme du marché", "Accord-cadre à bons de commande");
  await answerAll(page, [["Montant maximum", "2 M€"], ["Ratio : nombre d’heures", "35"], ["Ratio : par tranche de", "50 000"]]);

  await expect(page.getByText(words("35 h d’insertion pour 50 000 € HT facturés")).first()).toBeVisible();
  await expect(page.getByText(words("Au montant estimé (1 000 000 €) : 700 h"))).toBeVisible();
  await expect(page.getByText(words("Au montant maximum (2 000 000 €) : 1 400 h"))).toBeVisible();
  const years = page.getByRole("table").filter({ hasText: "Heures par année" });
  await expect(years.getByRole("row")).toHaveCount(4);
  await expect(years.getByRole("row").last()).toContainText("700 h");
  await expect(article(page).getByRole("row").last()).toContainText("35 heures");

  await answer(page, "Seuil de déclenchement", "100 000");
  await expect(page.getByText("Choisissez si le montant sous le seuil compte")).toBeVisible();
  await answer(page, "Ratio : montant sous le seuil", "Ne compte pas");
  await expect(page.getByText(words("Au montant estimé (1 000 000 €) : 630 h"))).toBeVisible();
});

test("a closed group says what is answered in it", async ({ page }) => {
  await answerAll(page, PAINTING);
  const summary = page.locator("summary").filter({ hasText: "Accord-cadre" });
  await summary.click();
  await answer(page, "Forme du marché", "Accord-cadre à bons de commande");
  await answerAll(page, [["Montant maximum", "500 000"], ["Seuil de déclenchement", "20 000"]]);
  await expect(summary).toHaveText("Accord-cadre", { useInnerText: true });

  await summary.click();
  await expect(summary).toContainText(words("Forme du marché : Accord-cadre à bons de commande · Montant maximum : 500 000 € HT · et un autre champ"));
  // Answers of fields that are no longer asked for do not count.
  await summary.click();
  await answer(page, "Forme du marché", "Marché ordinaire");
  await summary.click();
  await expect(summary).not.toContainText("Montant maximum");
  await expect(page.locator("summary").filter({ hasText: "Vos coefficients" })).toHaveText("Vos coefficients");
});

test("staff taken over that does all the work leaves no clause, and says why", async ({ page }) => {
  await answerAll(page, [[AMOUNT, "300 000"], [TRADE, "Nettoyage de locaux"], [DURATION, "12"]]);
  await group(page, "Reprise de personnel");
  await answer(page, "Reprise de personnel", "Oui : propreté, avec les constantes de la branche");
  await expect(result(page).getByText("« Heures mensuelles du personnel repris »")).toBeVisible();

  await answer(page, "Heures mensuelles du personnel repris", "500");
  // P = 1 − 500 × 25 ÷ 25 000 = 50 %; 150 000 ÷ 25 × 10 % = 600 h.
  await expect(hours(page, "600 h")).toBeVisible();

  await answer(page, "Heures mensuelles du personnel repris", "1 000");
  await expect(result(page).getByText("Pas de clause d’heures : le personnel repris tient déjà tout le travail")).toBeVisible();
  await expect(articleSection(page).getByText("Le calcul ne donne aucune heure d’insertion")).toBeVisible();
});

test("a target gives its rate, which can be kept", async ({ page }) => {
  await answerAll(page, PAINTING);
  await group(page, "Objectif à atteindre");
  await answer(page, "Objectif à atteindre", "240 h");
  await expect(page.getByText(words("soit un taux de 10 % des heures de travail"))).toBeVisible();

  await button(page, "Retenir ce taux").click();
  await expect(field(page, RATE)).toHaveValue(/^10\s%$/);
  await expect(hours(page, "240 h")).toBeVisible();

  await answer(page, "Objectif à atteindre", "20 ETP");
  await expect(page.getByText("plus que toutes les heures de travail du lot")).toBeVisible();
});

test("a programme sets its minimum, and says whose it is", async ({ page }) => {
  await answerAll(page, PAINTING);
  await group(page, "Programme ou charte");
  await answer(page, "Programme ou charte", "NPNRU : gestion urbaine de proximité");
  await expect(hours(page, "240 h")).toBeVisible();
  await expect(result(page).getByText(words("demande au moins 10 % des heures"))).toBeVisible();

  await answer(page, RATE, "5 %");
  await expect(result(page).getByText(words("Le taux de 5 % est sous le minimum de 10 %"))).toBeVisible();
});

test("hours are rounded as chosen, in the steps and in the clause", async ({ page }) => {
  await answerAll(page, PAINTING);
  await group(page, "Arrondi et conventions");
  await answer(page, "Arrondi des heures", "À la semaine de 35 h supérieure");

  await expect(hours(page, "140 h")).toBeVisible();
  await expect(result(page).getByText("arrondies à la semaine de 35 h supérieure").first()).toBeVisible();
  await expect(article(page)).toContainText(/arrondie?s? à la semaine de 35\s+h/);
});

test.describe("a house's own coefficients", () => {
  test.beforeEach(async ({ page }) => {
    await answerAll(page, PAINTING);
    await group(page, "Vos coefficients");
  });

  test("take the place of the barème's, with their source, and show what they change", async ({ page }) => {
    await answerAll(page, [["Nom de votre barème", "Barème de la ville"], ["Source de votre barème", "Bilans de chantiers"], ["Coefficients par métier", "peinture ; 50 % ; 40 €/h"]]);

    await expect(hours(page, "75 h")).toBeVisible();
    await expect(page.getByRole("row").filter({ hasText: "120 h" })).toContainText("75 h");
    await expect(page.getByText("votre barème", { exact: true })).toHaveCount(2);
    await page.getByText("Sources de la part de main-d’œuvre").click();
    await expect(page.getByText("Barème de la ville (Bilans de chantiers)").first()).toBeVisible();
  });

  test("are kept in a file, and a wrong line is named", async ({ page }) => {
    await answerAll(page, [["Nom de votre barème", "Ville"], ["Coefficients par métier", "peinture ; 50 % ; 40 €/h"]]);
    await button(page, "Enregistrer le barème").click();
    await expect(message(page, "Donnez un nom, une source et une date")).toBeVisible();
    await answerAll(page, [["Source de votre barème", "Bilans"], ["Date de votre barème", "2026-11-22"]]);
    const downloading = page.waitForEvent("download");
    await button(page, "Enregistrer le barème").click();
    const path = await (await downloading).path();

    await answer(page, "Coefficients par métier", "licorne ; 50 %");
    await expect(page.locator(".error").getByText("Ligne 1 : aucun métier ne s’appelle « licorne »")).toBeVisible();
    // A file goes to others: it is not made of a table that cannot be read.
    let saved = false;
    page.once("download", () => (saved = true));
    await button(page, "Enregistrer le barème").click();
    await expect(message(page, "Le barème n’est pas enregistré : une ligne est à corriger. Ligne 1")).toBeVisible();
    expect(saved).toBe(false);

    await page.locator('input[accept=".csv,text/csv"]').setInputFiles(path);
    await expect(field(page, "Coefficients par métier")).toHaveValue("peinture ; 50 % ; 40 €/h");
    await expect(hours(page, "75 h")).toBeVisible();
  });

  test("say which estimates a file changes; another file changes nothing", async ({ page }, testInfo) => {
    const path = testInfo.outputPath("bareme.csv");
    await writeFile(path, "Barème;Ville\nSource;Bilans\nDate;2026\nMétier;Part;Coût\npeinture;50 %;40\n");
    await page.locator('input[accept=".csv,text/csv"]').setInputFiles(path);
    await expect(message(page, "Lot 1 : 120 h → 75 h.")).toBeVisible();
    await button(page, "Annuler").click();
    await expect(hours(page, "120 h")).toBeVisible();

    await writeFile(path, "n’importe quoi");
    await page.locator('input[accept=".csv,text/csv"]').setInputFiles(path);
    await expect(message(page, "ce fichier n’est pas un barème")).toBeVisible();
    await expect(hours(page, "120 h")).toBeVisible();
  });

  test("can come from Excel, in the letters of Windows", async ({ page }, testInfo) => {
    const path = testInfo.outputPath("excel.csv");
    await writeFile(path, Buffer.from("Barème;Ville d’Évry\r\nSource;Bilans\r\nDate;2026\r\nMétier;Part;Coût\r\npeinture;50 %;40 €/h\r\n"
      .replace("’", "\x92").replace("€", "\x80"), "latin1"));
    await page.locator('input[accept=".csv,text/csv"]').setInputFiles(path);
    await expect(field(page, "Nom de votre barème")).toHaveValue("Ville d’Évry");
    await expect(field(page, "Coefficients par métier")).toHaveValue("peinture;50 %;40 €/h");
    await expect(hours(page, "75 h")).toBeVisible();
  });

  test("can be gathered from what was changed in place", async ({ page }) => {
    await answer(page, SHARE, "50 %");
    await button(page, "Reprendre vos valeurs modifiées").click();
    await expect(field(page, "Coefficients par métier")).toHaveValue("Peinture, revêtements muraux ; 50 % ; ");
    await expect(field(page, SHARE)).toHaveValue("");
    await expect(hours(page, "86 h")).toBeVisible();
  });
});

test("what moves the result most stands first", async ({ page }) => {
  await answerAll(page, PAINTING);
  const bars = result(page).locator("#chart-range .bars > li");
  await expect(bars).toHaveCount(4);
  await expect(bars.nth(1)).toContainText("Coût horaire chargé");
  await expect(bars.nth(1)).toContainText(/de 105\sh\s–\s+à 140\sh/);
});

test("a dossier of several lots opens", async ({ page }) => {
  await openWithStored(page, JSON.stringify({
    format: "clausule-dossier", version: 1, bareme: "2026-11",
    lots: [{ trade: "peinture", amount: "120 000" }, { trade: "peinture", amount: "200 000" }],
  }));
  await expect(hours(page, "320 h")).toBeVisible();
});

test("relevance asks what it does not know, and its questions lead to their fields", async ({ page }) => {
  await answerAll(page, PAINTING);
  const advice = result(page).locator("#relevance");
  await advice.locator("summary").click();
  await expect(advice.locator(".verdict")).toContainText("à étudier");
  await expect(advice.getByText("Volume d’heures", { exact: true })).toBeVisible();

  await advice.getByRole("link", { name: "Répondre : Contraintes techniques du site" }).click();
  await expect(field(page, "Contraintes techniques du site")).toBeFocused();

  await answer(page, "Contraintes techniques du site", "Des contraintes qui l’empêchent");
  await expect(advice.locator(".verdict")).toContainText("peu pertinente");
  // What was answered already is changed.
  await answer(page, "Temps pour recruter", "10");
  await expect(advice.getByRole("link", { name: "Modifier : Temps pour recruter" })).toBeVisible();
});

/** A number of the result, which opens its steps. */
const toStep = (root, number) => root.getByRole("button", { name: words(`${number}, voir le calcul`), exact: true });

/** The panel beside the number ends with its step; from there the step has the focus, in view. */
async function isAtStep(page, ...texts) {
  const panel = page.getByRole("dialog");
  await expect(panel).toBeInViewport();
  for (const text of texts) await expect(panel).toContainText(words(text));
  await panel.getByRole("button", { name: "Voir tout le calcul" }).click();
  await expect(panel).toBeHidden();
  const step = page.locator("[id^=step-]:focus, [id^=total-]:focus");
  for (const text of texts) await expect(step).toContainText(words(text));
  await expect(step).toBeInViewport();
}

test.describe("each number opens its step", () => {
  test("the hours and the ends of their range, with the keyboard too", async ({ page }) => {
    await answerAll(page, PAINTING);
    const steps = result(page).locator("#steps");
    await steps.locator("> summary").click();
    await expect(result(page).getByText("Heures retenues").first()).toBeHidden();

    await toStep(result(page).locator(".figure"), "120 h").click();
    await isAtStep(page, "Heures retenues", "→ 120 h");
    await toStep(result(page).locator(".range"), "90 h").focus();
    await page.keyboard.press("Enter");
    await isAtStep(page, "Heures retenues", "→ 90 h");
    await expect(steps.getByText(words("120 000 € × 60 % = 72 000 €"))).toBeVisible();
    await toStep(result(page).locator(".range"), "150 h").click();
    await isAtStep(page, "→ 150 h");
  });

  test("those of a tranche", async ({ page }) => {
    await answerAll(page, PAINTING);
    await button(page, "Ajouter un poste").click();
    await answerAll(page, [[AMOUNT, "100 000"], [TRADE, "Peinture, revêtements muraux"], [TRANCHE, "tranche optionnelle 1"]]);
    const tranche = result(page).locator(".meanings > div").filter({ hasText: "Tranche optionnelle 1" });

    await toStep(tranche, "100 h").click();
    await isAtStep(page, "Heures retenues", "→ 100 h");
    await toStep(tranche, "75 h").click();
    await isAtStep(page, "→ 75 h");
    await toStep(result(page).getByText("Dont"), "120 h").click();
    await isAtStep(page, "→ 120 h");
  });

  test("those of a lot that is not shown, and of the total", async ({ page }) => {
    await twoLots(page);
    // A stop for the lot and one for its hours: the range is read.
    await expect(row(page, "Lot 1 : Peinture").getByRole("button")).toHaveCount(2);
    await expect(row(page, "Lot 1 : Peinture")).toContainText(words("de 90 h à 150 h"));
    await toStep(row(page, "Lot 1 : Peinture"), "120 h").click();
    await isAtStep(page, "→ 120 h");
    await expect(field(page, AMOUNT)).toHaveValue("120 000");

    await toStep(row(page, "Lot 2 : Façades"), "200 h").click();
    await isAtStep(page, "→ 200 h");
    await toStep(row(page, "Total"), "320 h").click();
    await isAtStep(page, "lot 1 + lot 2", "120 h + 200 h = 320 h");
    await toStep(result(page).locator(".hours .range"), "400 h").click();
    await isAtStep(page, "150 h + 250 h = 400 h");
  });

  test("those of a framework", async ({ page }) => {
    await answerAll(page, [[AMOUNT, "1 000 000"], [TRADE, "Maçonnerie, gros œuvre, béton armé"], [SHARE, "50 %"], [COST, "30 €/h"], [DURATION, "36"]]);
    await group(page, "Accord-cadre");
    await answer(page, "Forme du marché", "Accord-cadre à bons de commande");
    await answerAll(page, [["Montant maximum", "2 M€"], ["Ratio : par tranche de", "50 000"]]);
    const outcome = page.locator(".group .outcome").filter({ hasText: "facturés" });

    await toStep(outcome.getByText("Au montant maximum"), "1 680 h").click();
    await isAtStep(page, "→ 1 680 h");
    await toStep(outcome.locator(".ratio"), "42 h").click();
    await isAtStep(page, "Heures du ratio", "→ 42 h");
    await toStep(result(page).locator(".figure"), "840 h").click();
    await isAtStep(page, "→ 840 h");
    await toStep(outcome.getByRole("row").last(), "840 h").click();
    await isAtStep(page, "Année 3", "840 h − 560 h = 280 h");
    await toStep(result(page).getByText("Le calcul sans ratio donne"), "833 h").click();
    await isAtStep(page, "→ 833 h");
  });

  test("hours for a million euros stand with their formula", async ({ page }) => {
    await answerAll(page, PAINTING);
    await result(page).getByText("Pertinence et faisabilité").click();
    const formula = result(page).getByText(words("heures d’insertion ÷ montant HT × 1 million d’euros : 120 h ÷ 120 000 € × 1 000 000 € = 1 000 h"));
    await toStep(formula, "120 h").click();
    await isAtStep(page, "→ 120 h");
  });
});

test("the computation note is read, and copied with its tables", async ({ page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await answerAll(page, PAINTING);
  const note = articleSection(page);
  await note.getByRole("navigation").getByRole("button", { name: "Note de calcul" }).click();
  await expect(note.getByRole("heading", { name: "Coefficients et sources" })).toBeVisible();
  await expect(note).toContainText(words("120 000 € × 70 %"));

  await button(page, "Copier cette pièce").click();
  await expect(note.locator(".copy").getByRole("status")).toContainText("Pièce copiée");
  const html = await page.evaluate(async () => {
    const [item] = await navigator.clipboard.read();
    return (await item.getType("text/html")).text();
  });
  expect(html).toMatch(/<table\b/);
  expect(html).toContain("Heures retenues");
});

test("a firm period asks for the renewals, and parts the amount between them", async ({ page }) => {
  await answerAll(page, [[AMOUNT, "400 000"], [TRADE, "Nettoyage de locaux"], [DURATION, "48"], [SHARE, "100 %"], [COST, "25 €/h"], [RATE, "10 %"]]);
  await answer(page, "Dont période ferme", "12");
  await expect(result(page).getByText("La période ferme est de 12 mois sur 48 mois")).toBeVisible();

  await button(page, "Découper le montant par reconduction").click();
  await expect(result(page).getByText("Dont 400 h dues dès le départ")).toBeVisible();
  await expect(hours(page, "1 600 h")).toBeVisible();
  await expect(article(page).getByRole("row").filter({ hasText: "reconduction 3" })).toContainText("400 heures");
  await button(page, "Annuler").click();
  await expect(field(page, AMOUNT)).toHaveValue("400 000");
});

test("each step of a coefficient says its grade, its source and its year", async ({ page }) => {
  await answerAll(page, PAINTING);
  const step = result(page).getByRole("listitem").filter({ hasText: "Montant de main-d’œuvre" }).first();
  await expect(step).toContainText(words("Part de main-d’œuvre 70 %"));
  await expect(step).toContainText(/source|hypothèse/);
});

test("an eight-lot dossier does not widen a small screen", async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await openWithStored(page, JSON.stringify({
    format: "clausule-dossier", version: 2, bareme: "2026-11", contract: { duration: "24" },
    lots: Array.from({ length: 8 }, (_, index) => ({
      trade: "peinture", amount: String(100_000 * (index + 1)), lot_name: "Bâtiment administratif et dépendances",
      parts: [{ trade: "electricite", amount: "50 000", tranche: "optional-1" }],
    })),
  }));
  await expect(result(page).getByText("Dont", { exact: false }).first()).toBeVisible();
  for (const details of await page.locator("details").all()) await details.evaluate((element) => { element.open = true; });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
});
