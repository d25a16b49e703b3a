// Whole journeys, one for each person the page is made for, from an empty page to what they came for.
import {
  AMOUNT, DURATION, PAINTING, RATE, SHARE, TRADE,
  answer, answerAll, article, articleSection, expect, field, hours, isReady, message, open, reload, result, stored, test, violations, words,
} from "./helpers.mjs";
import { goAllTheWay } from "./clause.mjs";

/** The way that the page is shown. */
const way = (page, name) => page.getByRole("group", { name: "Façon d’utiliser la page" }).getByRole("button", { name });
const problems = (page) => page.getByRole("group", { name: /à corriger$/ });
const focused = (page) => page.locator(":focus");

test.describe("a visitor on a phone", () => {
  test.use({ viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true });

  test("gives three answers, reads what they mean, and goes on to the clause with all of them", async ({ page }) => {
    // Nothing is asked for: a phone is a visitor's.
    await open(page, "");
    await expect(way(page, /^Estimer/)).toHaveAttribute("aria-pressed", "true");
    await expect(page.getByText("Trois réponses, les heures et leur explication.").last()).toBeVisible();

    await field(page, AMOUNT).fill("120 000");
    await field(page, TRADE).fill("peinture");
    await page.getByRole("option", { name: /^Peinture, revêtements muraux/ }).tap();
    await field(page, DURATION).fill("8 mois");

    // Three questions, and nothing else to fill in.
    await expect(page.getByRole("textbox").or(page.getByRole("combobox"))).toHaveCount(3);
    const bar = page.getByRole("navigation", { name: "Aller à" });
    await expect(bar.getByRole("link", { name: "Pièces" })).toBeHidden();
    await bar.getByRole("link", { name: words("120 h de 90 h à 150 h") }).tap();
    await expect(hours(page, "120 h")).toBeInViewport();
    await expect(result(page).getByText("Personnes à temps plein sur la durée")).toBeVisible();
    await expect(articleSection(page)).toHaveCount(0);
    // No link to the parts that this way leaves out.
    await expect(page.locator(".skip:visible")).toHaveText(["Aller au formulaire", "Aller au résultat"]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);

    await result(page).getByRole("button", { name: "Rédiger la clause" }).tap();
    await expect(way(page, /^Rédiger/)).toHaveAttribute("aria-pressed", "true");
    await expect(articleSection(page)).toBeFocused();
    // The choice of the piece, the buttons that copy and the beginning of the text on one screen.
    await expect(page.getByRole("button", { name: "Copier cette pièce" })).toBeInViewport({ ratio: 1 });
    await expect(article(page).getByRole("heading").first()).toBeInViewport({ ratio: 1 });
    await expect(article(page)).toContainText(words("120 heures"));
    await expect(field(page, AMOUNT)).toHaveValue("120 000");
    await expect(field(page, DURATION)).toHaveValue("8 mois");

    // The way chosen stays, though the address asked for another one at first.
    await reload(page);
    await expect(way(page, /^Rédiger/)).toHaveAttribute("aria-pressed", "true");
  });

  test("is told of what counts without being shown", async ({ page }) => {
    await open(page);
    await answerAll(page, [...PAINTING, [RATE, "10 %"]]);
    await expect(hours(page, "240 h")).toBeVisible();

    await way(page, /^Estimer/).tap();

    await expect(field(page, RATE)).toBeHidden();
    await expect(hours(page, "240 h")).toBeVisible();
    await expect(result(page).getByText("Une autre réponse est gardée et peut changer le résultat")).toContainText("Taux d’insertion");
  });
});

test.describe("a buyer in a hurry, with the keyboard alone", () => {
  test("goes from an empty page to the clause on the clipboard", async ({ page, context }) => {
    await context.grantPermissions(["clipboard-read", "clipboard-write"]);
    await open(page, "");
    await field(page, AMOUNT).focus();
    await page.keyboard.type("120 k€");
    // By what explains the trade.
    await page.keyboard.press("Tab");
    await page.keyboard.press("Tab");
    await page.keyboard.type("peinture");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await page.keyboard.press("Tab");
    await page.keyboard.type("8");
    // What leads to the hours comes with them.
    await expect(hours(page, "120 h")).toBeVisible();
    await page.keyboard.press("Enter");

    await expect(result(page)).toBeFocused();
    const copy = page.getByRole("button", { name: "Copier cette pièce" });
    await expect(copy).toBeVisible();
    // From the hours a link leads to the text: few stops, and not those of the form or of what explains the hours.
    const isFocused = (one) => one.evaluate((element) => element === document.activeElement);
    const tabTo = async (one, most) => {
      for (let stops = 0; stops < most && !(await isFocused(one)); stops += 1) await page.keyboard.press("Tab");
      await expect(one).toBeFocused();
    };
    await tabTo(result(page).getByRole("link", { name: "Aller aux pièces" }), 8);
    await expect(result(page).getByRole("link", { name: "Aller aux pièces" })).toBeInViewport({ ratio: 1 });
    await page.keyboard.press("Enter");
    await expect(articleSection(page)).toBeFocused();
    await tabTo(copy, 3);
    await page.keyboard.press("Enter");

    await expect(page.locator(".copy").getByRole("status")).toContainText("Pièce copiée");
    await expect(copy).toBeFocused();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(words("120 heures de travail"));
  });

  test("copies the piece shown with Ctrl + Enter from a field", async ({ page, context }) => {
    await context.grantPermissions(["clipboard-read", "clipboard-write"]);
    await open(page, "");
    await answerAll(page, PAINTING);
    await field(page, DURATION).focus();
    await page.keyboard.press("Control+Enter");

    await expect(page.locator(".copy").getByRole("status")).toContainText("Pièce copiée");
    await expect(field(page, DURATION)).toBeFocused();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(words("120 heures de travail"));

    // An estimate has no piece to copy.
    await page.evaluate(() => navigator.clipboard.writeText("avant"));
    await way(page, /^Estimer/).click();
    await field(page, AMOUNT).focus();
    await page.keyboard.press("Control+Enter");
    await page.waitForTimeout(300);
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe("avant");
  });

  test("is led by Enter to what is missing, then to what is wrong, and from there to the field", async ({ page }) => {
    await open(page, "");
    await field(page, DURATION).focus();
    await page.keyboard.type("8");
    await expect(field(page, SHARE)).toBeVisible();
    await page.keyboard.press("Enter");
    await expect(field(page, AMOUNT)).toBeFocused();

    await page.keyboard.type("beaucoup");
    await page.keyboard.press("Enter");
    await expect(problems(page)).toBeFocused();
    await expect(problems(page)).toContainText("Une réponse à corriger");
    expect(await violations(page)).toEqual([]);

    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await expect(field(page, AMOUNT)).toBeFocused();
    await page.keyboard.press("Control+a");
    await page.keyboard.type("120 000");
    await expect(problems(page)).toHaveCount(0);
  });

  test("saves the dossier with Ctrl + S, and reads which keys there are", async ({ page }) => {
    await open(page, "");
    await answerAll(page, PAINTING);
    const download = page.waitForEvent("download");
    await page.keyboard.press("Control+s");
    expect((await download).suggestedFilename()).toMatch(/^clausule-.*\.json$/);

    await page.getByRole("button", { name: "Raccourcis" }).press("Enter");
    const keys = page.getByRole("region", { name: "Raccourcis clavier" });
    await expect(keys.getByRole("row", { name: "Ctrl + S" })).toContainText("Enregistrer le dossier dans un fichier");
    expect(await violations(page)).toEqual([]);

    // From its button, then from within it.
    await page.keyboard.press("Escape");
    await expect(keys).toBeHidden();
    await expect(page.getByRole("button", { name: "Raccourcis" })).toBeFocused();
    await page.keyboard.press("Enter");
    await keys.getByRole("region").focus();
    await page.keyboard.press("Escape");
    await expect(keys).toBeHidden();
    await expect(page.getByRole("button", { name: "Raccourcis" })).toBeFocused();
    // In a field it is not about what stands under the buttons.
    await page.keyboard.press("Enter");
    await field(page, AMOUNT).press("Escape");
    await expect(keys).toBeVisible();
    await expect(field(page, AMOUNT)).toBeFocused();
  });
});

test.describe("a buyer at a large screen", () => {
  const PENALTY = "Pénalité par heure non réalisée";
  const pane = (page) => page.getByRole("region", { name: "Texte de la pièce" });
  const mark = (page) => article(page).locator("[data-here]");
  const scrolled = (page) => page.evaluate(() => scrollY);

  /** Whether something is in the box of the text, and that in the window. */
  const isInPane = (page, one) => expect(async () => {
    const [inner, outer] = [await one.boundingBox(), await pane(page).boundingBox()];
    expect(inner.y).toBeGreaterThanOrEqual(outer.y);
    expect(inner.y + inner.height).toBeLessThanOrEqual(Math.min(outer.y + outer.height, page.viewportSize().height));
  }).toPass({ timeout: 3000 });

  test.use({ viewport: { width: 1440, height: 900 } });

  for (const way of ["rediger", "conseiller"]) {
    test(`sees beside each field the place of the text that it fills, then what it says there (${way})`, async ({ page }) => {
      await open(page, `?vue=${way}`);
      await answerAll(page, PAINTING);
      await expect(hours(page, "120 h")).toBeVisible();
      await page.locator("#missing").getByRole("link", { name: PENALTY }).click();
      await expect(field(page, PENALTY)).toBeFocused();
      await expect(field(page, PENALTY)).toBeInViewport({ ratio: 1 });
      await expect(mark(page)).toHaveText(words("[À compléter : montant de la pénalité par heure]"));
      await isInPane(page, mark(page));
      const before = await scrolled(page);
      await page.keyboard.type("60");
      await expect(mark(page)).toHaveText(words("60 € par heure d’insertion non réalisée"));
      await isInPane(page, mark(page));
      expect(await scrolled(page)).toBe(before);

      // The next field: the mark goes along, in the text alone.
      await field(page, "Pénalité par absence en réunion").focus();
      await expect(mark(page)).toContainText("montant de la pénalité par absence");
      await expect(mark(page)).toHaveCount(1);
      // A field that is nowhere in this piece has no mark.
      await page.getByRole("button", { name: "Raccourcis" }).focus();
      await expect(mark(page)).toHaveCount(0);
    });
  }

  test("finds the place of an answer that was given before, and none for one that the piece does not tell", async ({ page }) => {
    await open(page, "?vue=rediger");
    await answerAll(page, [...PAINTING, [DURATION, "8"], [PENALTY, "60"]]);
    await field(page, AMOUNT).focus();
    await expect(mark(page)).toContainText(words("120 heures"));
    await isInPane(page, mark(page));
    await field(page, "Ajout à l’acte d’engagement").evaluate((one) => {
      one.closest("details").open = true;
      one.focus();
    });
    await expect(mark(page)).toHaveCount(0);
  });

  test("has the hours in two lines over a text that the keyboard scrolls, all along the form", async ({ page }) => {
    await open(page, "?vue=rediger");
    await answerAll(page, [...PAINTING, [DURATION, "8"]]);
    for (const one of [AMOUNT, PENALTY]) {
      await field(page, one).evaluate((element) => {
        for (let around = element.closest("details"); around; around = around.parentElement.closest("details")) around.open = true;
        element.scrollIntoView({ block: "start" });
        element.focus();
      });
      await expect(hours(page, "120 h")).toBeInViewport({ ratio: 1 });
      await expect(page.getByRole("button", { name: "Copier cette pièce" })).toBeInViewport({ ratio: 1 });
      await expect(pane(page)).toBeInViewport({ ratio: 0.4 });
    }
    expect((await page.locator(".result").boundingBox()).height).toBeLessThanOrEqual(84);
    await pane(page).focus();
    const [before, top] = [await scrolled(page), await pane(page).evaluate((one) => one.scrollTop)];
    await page.keyboard.press("PageDown");
    await expect.poll(() => pane(page).evaluate((one) => one.scrollTop)).toBeGreaterThan(top + 100);
    expect(await scrolled(page)).toBe(before);
    expect(await violations(page)).toEqual([]);
  });

  test("reads the text of a reserved contract, however much is said before it", async ({ page }) => {
    for (const size of [{ width: 1440, height: 900 }, { width: 1366, height: 650 }]) {
      await page.setViewportSize(size);
      await open(page, "?vue=rediger");
      await result(page).getByRole("button", { name: "Espaces verts réservés" }).click();
      await expect(article(page).getByRole("heading").first()).toBeVisible();
      expect((await pane(page).boundingBox()).height).toBeGreaterThan(size.height / 3);
      await page.getByRole("button", { name: "Tout effacer" }).click();
    }
  });

  test("goes with the keyboard through what stays in view, and the page stays where it is", async ({ page }) => {
    for (const way of ["rediger", "conseiller"]) {
      await open(page, `?vue=${way}`);
      await result(page).getByRole("button", { name: "Réhabilitation NPNRU en huit lots" }).click();
      await expect(result(page).locator(".hours .to-step").first()).toBeVisible();
      await page.evaluate(() => scrollTo(0, 900));
      await result(page).locator(".hours .to-step").first().evaluate((one) => one.focus({ preventScroll: true }));
      for (const stop of [1, 2, 3, 4]) {
        await page.keyboard.press("Tab");
        expect(await scrolled(page), `${way}, ${stop}`).toBe(900);
      }
      await page.getByRole("button", { name: "Tout effacer" }).click();
    }
  });

  test("opens what explains the hours, beside the answers, and finds it closed again where one drafts", async ({ page }) => {
    await open(page, "?vue=rediger");
    await answerAll(page, [...PAINTING, [DURATION, "8"]]);
    const chart = result(page).locator(".chart").first();
    await expect(chart).toBeHidden();
    await result(page).getByText("Calcul et conseils").click();
    await expect(chart).toBeVisible();
    await expect(pane(page)).toBeVisible();
    await way(page, /^Conseiller/).click();
    await expect(chart).toBeVisible();
    await way(page, /^Rédiger/).click();
    await expect(chart).toBeHidden();
    // A number of the hours still leads to its step.
    await result(page).locator(".hours .to-step").first().click();
    await page.getByRole("dialog").getByRole("button", { name: "Voir tout le calcul" }).click();
    await expect(page.locator('[id^="step-"]:focus')).toBeVisible();
  });

  test("finds what opens the explanation at its place, over no number, whatever the width and the hours", async ({ page }) => {
    const covered = () => page.evaluate(() => {
      const summary = document.querySelector(".fold > summary").getBoundingClientRect();
      return [...document.querySelectorAll(".hours button")].filter((one) => [...one.getClientRects()].some((box) =>
        box.left < summary.right && box.right > summary.left && box.top < summary.bottom && box.bottom > summary.top)).map((one) => one.textContent);
    });
    await open(page, "?vue=rediger");
    await answerAll(page, PAINTING);
    for (const amount of ["120 000", "9 000 000", "900 000 000"]) {
      await answer(page, AMOUNT, amount);
      for (const width of [960, 1120, 1200, 1280, 1366, 1440, 1600]) {
        await page.setViewportSize({ width, height: 900 });
        expect(await covered(), `${amount}, ${width} px`).toEqual([]);
        const place = async () => Math.round((await result(page).locator(".fold > summary").boundingBox()).x);
        const before = await place();
        await result(page).getByText("Calcul et conseils").click();
        expect(await place(), `${width} px`).toBe(before);
        expect(await covered(), `${amount}, ${width} px, open`).toEqual([]);
        await result(page).getByText("Calcul et conseils").click();
      }
    }
  });

  for (const [name, size] of [
    ["a short window", { width: 1440, height: 560 }],
    ["a middling screen", { width: 900, height: 800 }],
    ["a phone", { width: 360, height: 740 }],
    ["400 %", { width: 320, height: 256 }],
  ]) {
    test(`nothing but the page scrolls on ${name}`, async ({ page }) => {
      await page.setViewportSize(size);
      await open(page, "?vue=rediger");
      await answerAll(page, PAINTING);
      await expect(article(page)).toContainText(words("120 heures"));
      await expect(pane(page)).toHaveCount(0);
      const own = await page.evaluate(() => [...document.querySelectorAll("#app *")].filter((one) =>
        ["auto", "scroll"].includes(getComputedStyle(one).overflowY) && !one.closest("#article .scroll, .chart, .scroll, textarea")
          && one.scrollHeight > one.clientHeight + 1).map((one) => one.className));
      expect(own).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(size.width);
    });
  }
});

test("the browser's way back leads to the way before, not out of the page; a reload stays", async ({ page }) => {
  await open(page, "?vue=estimer");
  await answerAll(page, PAINTING);
  await page.getByRole("button", { name: "Rédiger la clause" }).click();
  await expect(article(page)).toBeVisible();
  await way(page, /^Conseiller/).click();
  await page.goBack();
  await expect(way(page, /^Rédiger/)).toHaveAttribute("aria-pressed", "true");
  await page.goBack();
  await expect(way(page, /^Estimer/)).toHaveAttribute("aria-pressed", "true");
  await expect(article(page)).toBeHidden();
  await page.goForward();
  await expect(way(page, /^Rédiger/)).toHaveAttribute("aria-pressed", "true");
  await reload(page);
  await expect(way(page, /^Rédiger/)).toHaveAttribute("aria-pressed", "true");
  await expect(hours(page, "120 h")).toBeVisible();
});

test.describe("a facilitateur with eight lots", () => {
  test("opens the operation, sets a lot apart, and leaves a note for the buyer", async ({ page }) => {
    await open(page, "?vue=conseiller");
    await result(page).getByRole("button", { name: "Réhabilitation NPNRU en huit lots" }).click();

    const lots = page.getByRole("region", { name: "Tableau des lots" });
    await expect(lots.locator("tbody tr")).toHaveCount(8);
    const total = () => result(page).locator(".figure strong").innerText();
    const before = await total();
    await lots.getByRole("button", { name: /^Lot 8/ }).click();
    await answerAll(page, [["Ce lot porte la clause", "Non"]]);
    await expect(lots.getByText("sans clause")).toBeVisible();
    expect(await total()).not.toBe(before);

    // What only advisers use is there in this way, and stays in sight of the others once it is answered.
    const target = page.getByRole("group").filter({ hasText: "Objectif à atteindre" }).first();
    await expect(target).toBeVisible();
    await way(page, /^Rédiger/).click();
    await expect(target).toBeHidden();
    await way(page, /^Conseiller/).click();
    await answerAll(page, [["Objectif à atteindre", "500 h"]]);
    await way(page, /^Rédiger/).click();
    await expect(target).toBeVisible();

    await field(page, "Pièce affichée").selectOption("advice");
    await expect(article(page).getByRole("heading").first()).toContainText("Note du facilitateur");
  });
});

for (const [example, total] of [
  ["Lot de peinture", /120\s*h/],
  ["Nettoyage avec reprise du personnel", /\d+\s*h/],
  ["Réhabilitation NPNRU en huit lots", /\d+\s*h/],
  ["Accord-cadre informatique", /\d+\s*h/],
  ["Espaces verts réservés", /il n’y a pas d’heures à compter/],
  ["Concession d’un réseau de chaleur", /\d+\s*h/],
]) {
  test(`the example « ${example} » opens in one click, gives hours and pieces, and goes away with « Annuler »`, async ({ page }) => {
    await open(page, "");

    await result(page).getByRole("button", { name: example }).click();

    await expect(message(page, `Exemple : ${example}`)).toBeVisible();
    await expect(result(page)).toContainText(total);
    await expect(article(page).getByRole("heading").first()).toBeVisible();
    await expect(page.locator('[aria-invalid="true"]')).toHaveCount(0);
    await page.getByRole("button", { name: "Annuler" }).click();
    await expect(result(page).getByRole("button", { name: example })).toBeVisible();
    await expect(field(page, AMOUNT)).toHaveValue("");
  });
}

test("who comes back after a week finds the answers, the hours and the way the page was shown", async ({ page, context }) => {
  await page.clock.install({ time: new Date("2026-11-02T09:00:00") });
  await open(page, "");
  await way(page, /^Conseiller/).click();
  await answerAll(page, [...PAINTING, [DURATION, "8"]]);
  await expect(hours(page, "120 h")).toBeVisible();
  await page.close();

  const later = await context.newPage();
  await later.clock.install({ time: new Date("2026-11-09T09:00:00") });
  await open(later, "");

  await expect(hours(later, "120 h")).toBeVisible();
  await expect(way(later, /^Conseiller/)).toHaveAttribute("aria-pressed", "true");
  await later.getByRole("button", { name: "Vos dossiers" }).click();
  await expect(later.getByRole("region", { name: "Vos dossiers" })).toContainText("2 nov. 2026");
});

test("a colleague's link opens beside one's own dossier, and neither changes the other", async ({ page, browser, baseURL }) => {
  await open(page, "");
  await answerAll(page, [...PAINTING, [RATE, "10 %"]]);
  await expect(hours(page, "240 h")).toBeVisible();
  await page.getByRole("button", { name: "Partager" }).click();
  const link = await page.getByRole("region", { name: "Partager" }).locator("textarea").inputValue();
  expect(link).toContain("#d1.");

  const other = await browser.newContext({ baseURL, locale: "fr-FR" });
  const colleague = await other.newPage();
  await open(colleague, "");
  await answerAll(colleague, [[AMOUNT, "1 000 000"], [TRADE, "Plomberie, sanitaires"]]);
  const own = await stored(colleague);
  await colleague.goto("about:blank");
  await colleague.goto(link);
  await isReady(colleague);

  await expect(hours(colleague, "240 h")).toBeVisible();
  const kept = await colleague.evaluate(() => Object.values({ ...localStorage }).join("\n"));
  expect(kept).toContain(own);
  await colleague.getByRole("button", { name: "Revenir au dossier précédent" }).click();
  await expect(field(colleague, AMOUNT)).toHaveValue("1 000 000");
  await other.close();
});

test("an estimate goes on paper as it is: the hours, where they come from, and nothing to click", async ({ page }) => {
  await open(page, "?vue=estimer");
  await answerAll(page, [...PAINTING, [DURATION, "8"]]);
  await expect(hours(page, "120 h")).toBeVisible();

  await page.emulateMedia({ media: "print" });
  await page.evaluate(() => dispatchEvent(new Event("beforeprint")));

  await expect(hours(page, "120 h")).toBeVisible();
  await expect(result(page).getByText(words("120 000 € × 70 %")).first()).toBeVisible();
  await expect(page.locator("button:visible:not(.to-step, .term)")).toHaveCount(0);
  expect((await page.pdf()).length).toBeGreaterThan(10_000);
});

for (const view of ["estimer", "rediger", "conseiller"]) {
  test(`the way « ${view} » breaks no rule, whatever the colours and the width`, async ({ page }) => {
    test.slow();
    await open(page, `?vue=${view}`);
    for (const started of [false, true]) {
      if (started) {
        await answerAll(page, [...PAINTING, [DURATION, "8"]]);
        await expect(hours(page, "120 h")).toBeVisible();
      }
      for (const media of [{ colorScheme: "light" }, { colorScheme: "dark" }, { contrast: "more" }, { forcedColors: "active" }]) {
        for (const width of [1280, 768, 360, 320]) {
          await page.emulateMedia({ colorScheme: "light", contrast: "no-preference", forcedColors: "none", ...media });
          await page.setViewportSize({ width, height: 800 });
          const state = `${JSON.stringify(media)}, ${width} px, ${started ? "with a result" : "empty"}`;
          if (width === 1280 || width === 320) expect.soft(await violations(page), state).toEqual([]);
          expect.soft(await page.evaluate(() => document.documentElement.scrollWidth), state).toBeLessThanOrEqual(width);
        }
      }
    }
  });
}

test("the text may be spaced as a reader needs it, and nothing is cut", async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await open(page, "?vue=rediger");
  await answerAll(page, [...PAINTING, [DURATION, "8"]]);
  await expect(hours(page, "120 h")).toBeVisible();

  // WCAG 2.2, 1.4.12.
  await page.evaluate(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync("* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-block-end: 2em !important }");
    document.adoptedStyleSheets = [sheet];
  });

  const cut = await page.evaluate(() => {
    const isShown = (one) => one.getClientRects().length > 0 && !one.closest(".unseen, .scroll, .skip, select");
    const texts = [...document.querySelectorAll("h1, h2, h3, p, label, legend, summary, button, a, li, dt, dd")];
    return texts
      .filter((one) => isShown(one) && (one.scrollWidth > one.clientWidth + 1 && getComputedStyle(one).overflow === "hidden"))
      .map((one) => one.textContent.slice(0, 60));
  });
  expect(cut).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
});

test("at 400 % the page is read in one column, and the hours stay within reach", async ({ page }) => {
  // 1 280 px at 400 %.
  await page.setViewportSize({ width: 320, height: 256 });
  await open(page, "?vue=rediger");
  await answerAll(page, PAINTING);

  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  const bar = page.getByRole("navigation", { name: "Aller à" });
  const { height } = await bar.boundingBox();
  // What stays in view leaves room to read.
  expect(height).toBeLessThan(256 / 3);
});

test("nothing moves for who asks for less motion", async ({ page }) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  await open(page, "");
  await answerAll(page, PAINTING);
  await expect(hours(page, "120 h")).toBeVisible();

  const moving = await page.evaluate(() =>
    document.getAnimations().filter((one) => Number(one.effect.getComputedTiming().duration) > 0).length,
  );
  expect(moving).toBe(0);
  const smooth = await page.evaluate(() => getComputedStyle(document.documentElement).scrollBehavior);
  expect(smooth).toBe("auto");
});

test("three answers put the clause on the clipboard, and the page does not move by itself on the way", async ({ page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const { fields, shifts, text } = await goAllTheWay(page, []);

  expect(fields).toBeLessThanOrEqual(8);
  expect(shifts).toBe(0);
  expect(text).toMatch(words("120 heures de travail"));
});
