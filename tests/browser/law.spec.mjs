// What the law asks, the mechanism that answers it, and the pieces that follow.
import {
  AMOUNT, COMPLETE, COMPLETION, DURATION, PAINTING,
  answer, answerAll, article, articleSection, blankLinks, choosePiece, expect, field, open, openAround, openWithStored, plainSpaces,
  pointTitle, result, test, unfold, violations, words,
} from "./helpers.mjs";

const BUYER = "Type d’acheteur";
const VALUE = "Valeur estimée du marché";
const LAUNCH = "Date de lancement";
const MECHANISM = "Mécanisme retenu";
const REASONS = "Vos raisons";
const AUTHORITY = [BUYER, "Collectivité, hôpital, EPIC ou autre pouvoir adjudicateur"];
const NONE = [MECHANISM, "Aucune considération sociale"];

/** A contract above the threshold. */
const ABOVE = [...PAINTING, [DURATION, "12"], AUTHORITY, [VALUE, "6 M€"], [LAUNCH, "15/01/2027"]];

const obligation = (page) => page.locator(".obligation");
const verdict = (page) => obligation(page).locator(".verdict");
const pieces = (page) => articleSection(page).getByRole("navigation", { name: "Choix de la pièce" });
const piece = (page, name) => pieces(page).getByRole("button", { name });

test.describe("the obligation", () => {
  test("is told live, with its source, and follows the value", async ({ page }) => {
    await open(page);
    await answerAll(page, [...PAINTING, [DURATION, "12"]]);
    await answer(page, BUYER, "À préciser");
    await expect(verdict(page)).toHaveText(words("Obligation : à préciser"));
    await obligation(page).getByRole("link", { name: words(`Répondre : ${BUYER}`) }).click();
    await expect(field(page, BUYER)).toBeFocused();

    await answerAll(page, ABOVE);
    await expect(verdict(page)).toHaveText("Condition sociale obligatoire");
    await expect(obligation(page)).toContainText(words("5 404 000 € HT"));
    await expect(obligation(page)).toContainText(words("art. L. 2112-2-1"));
    await expect(obligation(page)).toContainText("Votre choix y répond");
    await expect(page.locator("summary").filter({ hasText: "Acheteur et procédure" })).toContainText("obligatoire");

    await answer(page, VALUE, "150 000");
    await expect(verdict(page)).toHaveText("Condition sociale possible, pas obligatoire");
    await expect(obligation(page)).not.toContainText("Votre choix y répond");
  });

  test("says its threshold and what is open on demand", async ({ page }) => {
    await open(page);
    await answerAll(page, [...PAINTING, AUTHORITY, [VALUE, "6 M€"]]);
    await obligation(page).getByText("Seuil, dates et points ouverts").click();

    await expect(obligation(page)).toContainText("Seuil en vigueur du");
    await obligation(page).getByRole("link", { name: words(`Répondre : ${LAUNCH}`) }).click();
    await expect(field(page, LAUNCH)).toBeFocused();
  });

  test("asks a contract without condition for its exception and reasons, and gives the fiche", async ({ page }) => {
    await open(page);
    await answerAll(page, ABOVE);
    await expect(field(page, REASONS)).toBeHidden();
    await expect(piece(page, "Fiche de motivation")).toBeHidden();

    await answerAll(page, [NONE]);
    await expect(obligation(page)).toContainText("Aucune condition sociale n’est prévue");
    await expect(field(page, REASONS)).toBeVisible();
    await expect(piece(page, "Fiche de motivation")).toHaveAttribute("aria-current", "true");
    await expect(piece(page, "Article du CCAP")).toBeHidden();
    await expect(articleSection(page).locator(".no-hours")).toContainText("Aucun lot ne porte la clause");

    await answerAll(page, [["Motif d’absence de condition sociale", "Pas de lien suffisant avec l’objet"], [REASONS, "Fourniture livrée sans pose."]]);
    await expect(obligation(page)).toContainText("conservez la fiche de motivation");
  });

  test("of works longer than six months does not take their exception", async ({ page }) => {
    await open(page);
    await answerAll(page, [...ABOVE, NONE, ["Motif d’absence de condition sociale", "Travaux de moins de six mois"]]);

    await expect(obligation(page)).toContainText("ne s’applique pas à ce marché");
    await expect(page.getByText("ne s’applique pas ici", { exact: true })).toBeVisible();
  });
});

test.describe("the mechanism", () => {
  test("is proposed with its reasons, and the choice says how it fits", async ({ page }) => {
    await open(page);
    await answerAll(page, ABOVE);
    const group = page.locator("details.group").filter({ has: field(page, MECHANISM) });
    await group.locator("summary").first().click();
    await expect(group).toContainText("Mécanisme recommandé");
    await expect(group).toContainText("Tous les candidats s’engagent sur le même nombre d’heures");

    await answer(page, MECHANISM, "Au choix du titulaire : heures ou actions sociales");
    await expect(group.locator("summary").first()).toContainText("peu adapté");
    await expect(group).toContainText(words("Mécanisme recommandé : « Condition d’exécution : des heures d’insertion »."));

    await group.getByText("Comparer les mécanismes").click();
    await expect(group.getByText("Réservé aux structures d’insertion (SIAE)", { exact: true }).last()).toBeVisible();
    // Only the one chosen asks for what is on the form.
    await expect(group.getByRole("link", { name: "Répondre" })).toHaveCount(2);
    await expect(group.getByRole("link", { name: words("Répondre : Actions sociales par année d’exécution") })).toHaveCount(2);
  });

  test("asks only for what it needs", async ({ page }) => {
    await open(page);
    await answerAll(page, [...PAINTING, [MECHANISM, "Condition d’exécution et critère d’attribution"]]);
    const asked = {
      share: "Part minimale des travailleurs visés",
      weight: "Pondération du critère",
      actions: "Actions sociales par année d’exécution",
    };
    const shown = async (...names) => {
      for (const [name, label] of Object.entries(asked)) {
        await expect(field(page, label), label).toBeVisible({ visible: names.includes(name) });
      }
    };
    await shown("weight");

    await answer(page, MECHANISM, "Au choix du titulaire : heures ou actions sociales");
    await shown("actions");

    await answer(page, MECHANISM, "Réservé aux structures d’insertion (SIAE)");
    await shown("share");
    await answer(page, asked.share, "30 %");
    await expect(page.getByText("Le code demande au moins")).not.toHaveCount(0);
    await expect(field(page, asked.share)).toHaveAttribute("aria-invalid", "true");
  });

  test("that reserves the contract changes its pieces", async ({ page }) => {
    await open(page);
    await answerAll(page, PAINTING);
    await expect(piece(page, "Annexe : relevé d’heures")).toBeVisible();

    await answer(page, MECHANISM, "Réservé aux structures d’insertion (SIAE)");
    await expect(piece(page, "Annexe : relevé d’heures")).toBeHidden();
    await expect(piece(page, "Règlement de la consultation (RC)")).toBeVisible();
    await expect(articleSection(page).locator(".no-hours")).toContainText("Le mécanisme retenu ne fixe pas d’heures");
  });

  test("may differ in a lot", async ({ page }) => {
    await openWithStored(page, JSON.stringify({
      format: "clausule-dossier", version: 2, bareme: "2026-11",
      lots: [{ trade: "peinture", amount: "120 000" }, { trade: "nettoyage", amount: "200 000" }],
    }));
    await expect(field(page, "Mécanisme du lot")).toBeVisible();
    await expect(field(page, "Mécanisme du lot").locator("option:checked")).toHaveText("Comme le marché");
    await answer(page, "Mécanisme du lot", "Réservé aux structures d’insertion (SIAE)");

    await expect(field(page, "Part minimale des travailleurs visés")).toHaveCount(1);
    await expect(field(page, "Part minimale des travailleurs visés").locator("xpath=ancestor::div[@hidden]")).toHaveCount(0);
    await expect(articleSection(page).locator(".no-hours")).toBeHidden();
  });

  test("is advised for each lot of several, by its own hours and trade", async ({ page }) => {
    const lots = [
      { lot_name: "Peinture", trade: "peinture", amount: "120 000", hours: "120 h" },
      { lot_name: "Études", trade: "etudes_conseil", amount: "1 000 000" },
      { lot_name: "Retouches", trade: "peinture", amount: "10 000", hours: "10 h" },
      { lot_name: "Mobilier", trade: "fournitures", amount: "100 000" },
      { lot_name: "Réservé", trade: "nettoyage", amount: "200 000", lot_mechanism: "reserved_siae" },
    ];
    await openWithStored(page, JSON.stringify({
      format: "clausule-dossier", version: 2, bareme: "2026-11", lots: lots.map(({ hours, ...lot }) => lot),
    }));
    const advice = page.getByText("Conseil pour ce lot");
    const said = new Set();
    for (const [index, lot] of lots.entries()) {
      await page.getByRole("button", { name: words(`Lot ${index + 1} : ${lot.lot_name}`) }).click();
      await expect(field(page, "Intitulé du lot")).toHaveValue(lot.lot_name);
      // A reserved lot is judged by the hours that it could carry.
      await expect.poll(async () => said.has(await advice.textContent())).toBe(false);
      said.add(await advice.textContent());
      await expect(advice).toContainText(words(lot.hours ?? ""));
      await expect(advice.locator("xpath=following-sibling::*[1]")).toContainText("Source");
    }
    expect(said.size).toBe(lots.length);
  });

  test("of a contract of one lot is advised once", async ({ page }) => {
    await open(page);
    await answerAll(page, PAINTING);
    await expect(page.locator(".check-list li").first()).toBeVisible();
    await expect(page.getByText("Conseil pour ce lot")).toHaveCount(0);
  });
});

test.describe("the pieces", () => {
  test("are chosen with the keyboard, each with its blanks counted", async ({ page }) => {
    await open(page);
    await answerAll(page, PAINTING);
    await expect(piece(page, "Article du CCAP")).toHaveAttribute("aria-current", "true");
    const missing = COMPLETION.length;
    await expect(blankLinks(page)).toHaveCount(missing);
    await expect(piece(page, "Article du CCAP")).toContainText(words(`${missing} à compléter`));

    await piece(page, "Article du CCAP").focus();
    await page.keyboard.press("Tab");
    await expect(piece(page, "Acte d’engagement (AE)")).toBeFocused();
    await page.keyboard.press("Enter");

    await expect(piece(page, "Acte d’engagement (AE)")).toHaveAttribute("aria-current", "true");
    await expect(piece(page, "Acte d’engagement (AE)")).toBeFocused();
    await expect(pieces(page).locator("[aria-current]")).toHaveCount(1);
    await expect(article(page).getByRole("heading", { name: "Engagement d’insertion" })).toBeVisible();

    await answer(page, "Facilitateur : téléphone", "01 02 03 04 05");
    await unfold(page);
    await expect(piece(page, "Article du CCAP")).toContainText(words(`${missing - 1} à compléter`));
    await expect(article(page).getByRole("heading", { name: "Engagement d’insertion" })).toBeVisible();
  });

  test("are chosen in a list on a small screen", async ({ page }) => {
    await page.setViewportSize({ width: 360, height: 740 });
    await open(page);
    await answerAll(page, PAINTING);
    await expect(pieces(page)).toBeHidden();

    await field(page, "Pièce affichée").selectOption("note");
    await expect(article(page).getByRole("heading", { name: "Coefficients et sources" })).toBeVisible();
    await expect(field(page, "Pièce affichée")).toHaveValue("note");

    await answer(page, AMOUNT, "240 000");
    await expect(field(page, "Pièce affichée")).toHaveValue("note");
  });

  test("the one chosen stays while the contract has it; another is shown in its place, and it comes back", async ({ page }) => {
    await open(page);
    await answerAll(page, PAINTING);
    const chosen = piece(page, "Annexe : attestations");
    await chosen.click();
    await expect(chosen).toHaveAttribute("aria-current", "true");
    const shown = article(page).getByRole("heading").first();
    const title = await shown.textContent();

    await answer(page, MECHANISM, "Critère d’attribution seul");
    // Read once the pieces have followed.
    await expect(page.locator(".no-hours")).toContainText("Le mécanisme retenu ne fixe pas d’heures");
    await expect(chosen).toHaveAttribute("aria-current", "true");

    await answerAll(page, [NONE]);
    await expect(chosen).toBeHidden();
    await expect(piece(page, "Article du CCAP")).toBeHidden();
    await expect(pieces(page).locator("[aria-current]:visible")).toHaveCount(1);
    await expect(shown).not.toHaveText(title);

    await answer(page, MECHANISM, "Condition d’exécution : des heures d’insertion");
    await expect(chosen).toHaveAttribute("aria-current", "true");
    await expect(shown).toHaveText(title);
  });

  test("are copied one by one, all together, or by point, formatted and plain", async ({ page, context }) => {
    await context.grantPermissions(["clipboard-read", "clipboard-write"]);
    await open(page);
    await answerAll(page, COMPLETE);
    const copied = async (button, sentence) => {
      await button.click();
      await expect(page.locator(".copy").getByRole("status")).toContainText(sentence);
      return page.evaluate(async () => {
        const [item] = await navigator.clipboard.read({ unsanitized: ["text/html"] });
        const text = async (kind) => (await item.getType(kind)).text();
        return { html: await text("text/html"), plain: await text("text/plain") };
      });
    };
    const button = (name) => page.getByRole("button", { name, exact: true });

    await choosePiece(page, "Note de calcul");
    const one = await copied(button("Copier cette pièce"), "Pièce copiée");
    expect(one.html).toContain("<table border=");
    expect(one.plain).not.toContain("<");
    expect(one.html).not.toContain("Clause d’insertion sociale</h2>");

    await page.getByLabel("Toutes les pièces").check();
    const all = await copied(button("Copier toutes les pièces"), "Toutes les pièces sont copiées");
    for (const name of ["Article du CCAP", "Acte d’engagement (AE)", "Note de calcul"]) {
      expect(all.html).toContain(`<h2>${name}</h2>`);
      expect(all.plain).toContain(name);
    }
    expect(plainSpaces(all.plain)).toContain("120 heures de travail");

    await choosePiece(page, "Article du CCAP");
    const title = await pointTitle(page, "Pénalités").textContent();
    // A point of several stipulations is one point to copy.
    const point = await copied(page.getByRole("button", { name: words(`Copier le point ${title.replace(". ", " : ")}`) }), "Point copié");
    expect(point.html.match(/<h3>[^<]*<\/h3>/g)).toEqual([`<h3>${title}</h3>`]);
  });
});

test.describe("to complete the pieces", () => {
  for (const [choice, option, key] of [
    ["Contenu des justificatifs", "Votre liste", "documents_list"],
    ["Publics de la clause", "Seulement certaines catégories", "publics_list"],
    ["Heures de formation", "Comptent dans une limite", "training_cap"],
    ["Globalisation avec d’autres marchés", "Oui, selon des règles", "pooling_rules"],
    ["Plafond des pénalités d’insertion", "Plafond propre, en part du montant", "penalty_cap_rate"],
    [MECHANISM, "Actions sociales à la place d’heures", "penalty_action"],
  ]) {
    test(`« ${key} » is asked for once « ${choice} » needs it`, async ({ page }) => {
      await open(page);
      await answerAll(page, PAINTING);
      const control = page.locator(`#field-${key}`);
      await openAround(control);
      await expect(control).toBeHidden();

      await answer(page, choice, option);

      await expect(control).toBeVisible();
    });
  }

  test("the penalties have no default; amounts seen and the SMIC stand beside", async ({ page }) => {
    await open(page);
    await answerAll(page, PAINTING);
    await page.locator(".completion summary").filter({ hasText: "Pénalités" }).click();
    await expect(field(page, "Pénalité par heure non réalisée")).toHaveValue("");

    await page.getByText("Montants vus dans des contrats, et le SMIC").click();
    await expect(page.getByText(words("200 € par heure"))).toBeVisible();
    await expect(page.getByText(words("12,31 €"))).toContainText("arrêté du 22 mai 2026");
  });

  test("a choice that is as in the CCAG is the same as none", async ({ page }) => {
    await openWithStored(page, JSON.stringify({
      format: "clausule-dossier", version: 2, bareme: "2026-11",
      contract: { training: "counted", formal_notice: "kept", review: "yes", defence: "no" },
      lots: [{ trade: "peinture", amount: "120 000" }],
    }));
    for (const [label, text] of [
      ["Heures de formation", "Comptent si le contrat de travail les prévoit (CCAG)"],
      ["Mise en demeure avant pénalité", "Oui, comme au CCAG"],
      ["Clause de réexamen", "Oui"],
      ["Marché de défense ou de sécurité", "Non"],
    ]) {
      await expect(field(page, label).locator("option:checked")).toHaveText(words(text));
    }
  });
});

test.describe("a framework with subsequent contracts", () => {
  const FRAMEWORK = [...PAINTING, ["Forme du marché", "Accord-cadre à marchés subséquents"]];

  test("asks whose amounts are added up, and has the pieces of each subsequent contract", async ({ page }) => {
    await open(page);
    await answerAll(page, PAINTING);
    await expect(piece(page, "Marché subséquent : clause")).toBeHidden();
    await openAround(field(page, "Montant qui détermine les heures"));
    await expect(field(page, "Montant qui détermine les heures")).toBeHidden();

    await answerAll(page, FRAMEWORK);
    await choosePiece(page, "Marché subséquent : clause");
    await blankLinks(page).filter({ hasText: words("Titulaires de l’accord-cadre") }).click();
    await expect(field(page, "Titulaires de l’accord-cadre")).toBeFocused();

    await answer(page, "Titulaires de l’accord-cadre", "Plusieurs titulaires");
    await blankLinks(page).filter({ hasText: "Montant qui détermine les heures" }).click();
    await expect(field(page, "Montant qui détermine les heures")).toBeFocused();

    await answer(page, "Montant qui détermine les heures", "Le cumul des marchés subséquents du titulaire");
    await expect(blankLinks(page)).toHaveCount(1);
    await expect(article(page)).toContainText(words("Heures du présent marché subséquent (D − E)"));
    await expect(article(page)).not.toContainText("reportées");
    await answer(page, "Report entre marchés subséquents", "Oui");
    await expect(article(page)).toContainText("reportées et déduites");

    await choosePiece(page, "Article du CCAP");
    await expect(article(page)).toContainText(words("cumulé depuis le début de l’exécution, moins les heures que fixent les précédents"));
    await choosePiece(page, "Marché subséquent : acte d’engagement");
    await expect(article(page)).toContainText("Heures, en lettres");
  });
});

test.describe("a reserved contract", () => {
  const RESERVED = [...ABOVE, [MECHANISM, "Réservé aux structures d’insertion (SIAE)"]];
  const CONDITION = "condition d’exécution du marché, au sens de l’article L. 2112-2";

  test("keeps its share as a condition above the thresholds, unless the buyer says no", async ({ page }) => {
    await open(page);
    await answerAll(page, RESERVED);
    await expect(obligation(page)).toContainText("selon notre lecture");
    for (const name of ["Règlement de la consultation (RC)", "Article du CCAP", "Acte d’engagement (AE)"]) {
      await choosePiece(page, name);
      await expect(article(page)).toContainText(words(CONDITION));
    }
    await piece(page, "Données essentielles (DECP)").click();
    await expect(article(page)).toContainText(words("Clause sociale ; Marché réservé"));

    await answer(page, "Part minimale, condition d’exécution", "Non : réservation seule");
    await expect(article(page)).not.toContainText(words("Clause sociale ; Marché réservé"));
    await expect(obligation(page)).toContainText("ne dit pas si cela en tient lieu");
    await choosePiece(page, "Article du CCAP");
    await expect(article(page)).not.toContainText(words(CONDITION));
  });

  test("for the social economy asks whether its services are on the list", async ({ page }) => {
    await open(page);
    await answerAll(page, [...PAINTING, AUTHORITY, [MECHANISM, "Réservé aux entreprises de l’économie sociale et solidaire"]]);
    await expect(field(page, "Part minimale, condition d’exécution")).toBeHidden();
    await expect(article(page)).not.toContainText(words("Clause d’insertion sociale"));
    // A point in order stands with the others, closed.
    const check = articleSection(page).locator(".checks");
    await expect(check).toContainText("Dites si tous les vôtres y sont");
    await answer(page, "Services de la liste annexée au code", "Non, pas tous");
    await expect(check).toContainText("ne peut pas être réservé");
    await answer(page, "Services de la liste annexée au code", "Oui, tous");
    await expect(check).not.toContainText("Services d’une liste");
  });
});

test("a groupement whose members answer for their part asks who bears the penalties", async ({ page }) => {
  await open(page);
  await answerAll(page, [...COMPLETE, ["CCAG de référence", "CCAG-FCS"]]);
  await choosePiece(page, "Article du CCAP");
  await expect(articleSection(page)).toContainText("Rien ne manque dans le texte.");
  await answer(page, "Forme du groupement", "Conjoint");
  await blankLinks(page).filter({ hasText: "Pénalités d’un groupement" }).click();
  await expect(field(page, "Pénalités d’un groupement")).toBeFocused();
  await answer(page, "Pénalités d’un groupement", "Au membre dont les heures manquent");
  await expect(articleSection(page)).toContainText("Rien ne manque dans le texte.");
  await expect(article(page)).toContainText("chaque pénalité est à la charge du membre");
});

const STATES = {
  "with an obligation met": ABOVE,
  "with no condition where one is compulsory": [...ABOVE, NONE, ["Motif d’absence de condition sociale", "Pas de lien suffisant avec l’objet"]],
  "with a criterion": [...ABOVE, [MECHANISM, "Condition d’exécution et critère d’attribution"]],
  "with subsequent contracts and a groupement": [...ABOVE, ["Forme du marché", "Accord-cadre à marchés subséquents"], ["Titulaires de l’accord-cadre", "Plusieurs titulaires"], ["Forme du groupement", "Solidaire"]],
  "with a reserved contract": [...ABOVE, [MECHANISM, "Réservé aux structures d’insertion (SIAE)"]],
  "of a concession": [...PAINTING, [DURATION, "48"], [BUYER, "Autorité concédante (concession)"], [VALUE, "8 M€"]],
};

for (const [name, answers] of Object.entries(STATES)) {
  test(`the page ${name} breaks no rule`, async ({ page }) => {
    // The whole page, four times.
    test.slow();
    await open(page);
    await answerAll(page, answers);
    const closed = page.locator("details:not([open]):not([hidden]) > summary").filter({ visible: true });
    for (let left = await closed.count(); left > 0; left = await closed.count()) await closed.first().click();
    for (const colorScheme of ["light", "dark"]) {
      for (const viewport of [{ width: 1280, height: 900 }, { width: 360, height: 740 }]) {
        await page.emulateMedia({ colorScheme });
        await page.setViewportSize(viewport);
        expect.soft(await violations(page), `${colorScheme}, ${viewport.width} px`).toEqual([]);
        expect.soft(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(viewport.width);
      }
    }
  });
}
