// What goes on paper: what the estimate is about, the result, everything that explains it, and the piece shown;
// not what one works with.
import { DURATION, PAINTING, TITLE, answer, answerAll, article, articleSection, expect, hours, open, result, test, words } from "./helpers.mjs";

/** Opens an example. */
async function example(page, view, name) {
  await open(page, `?vue=${view}`);
  await page.getByRole("button", { name }).click();
  await expect(result(page).locator(".figure")).toBeVisible();
  await page.waitForTimeout(250);
}

async function onPaper(page) {
  await page.emulateMedia({ media: "print" });
  await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
}

async function pagesOf(page) {
  return (await page.pdf({ preferCSSPageSize: true })).toString("latin1").match(/\/Type \/Page\b/g).length;
}

test("what is closed on the page is printed, and what one clicks is not", async ({ page }) => {
  await open(page);
  await answerAll(page, [...PAINTING, [DURATION, "8"]]);
  await expect(hours(page, "120 h")).toBeVisible();
  const low = result(page).getByText(words("120 000 € × 60 % ÷ 40 €/h × 5 % → 90 h"));
  const central = result(page).getByText(words("120 000 € × 70 % = 84 000 €"));
  const verdict = result(page).locator(".verdict");
  const basis = page.locator(".basis dd").first();
  for (const one of [verdict, basis]) await expect(one).toBeHidden();
  await expect(page.locator(".checks")).toBeVisible();

  await onPaper(page);
  for (const one of [central, low, verdict, basis]) await expect(one).toBeVisible();
  // The steps stand there once: low and high say theirs in a line.
  await expect(result(page).getByText(words("120 000 € × 60 % = 72 000 €"))).toBeHidden();
  for (const worked of [".pieces", ".checks", "#missing", ".completion"]) await expect(page.locator(worked)).toBeHidden();
  await expect(page.getByRole("textbox")).toHaveCount(0);
  // What opens an explanation is read as what it is.
  await expect(page.locator("button:visible:not(.to-step, .term)")).toHaveCount(0);

  await page.evaluate(() => dispatchEvent(new Event("afterprint")));
  await page.emulateMedia({ media: "screen" });
  for (const one of [verdict, basis]) await expect(one).toBeHidden();
});

test("what is printed stands on the page before the browser goes on to print it, and goes as soon", async ({ page }) => {
  await example(page, "conseiller", "Réhabilitation NPNRU en huit lots");
  // Some browsers copy the page in the same breath: nothing may wait for the next one.
  const lengths = await page.evaluate(() => {
    const read = () => ["#relevance > div", ".about", ".origins"].map((part) => {
      const all = [...document.querySelectorAll(part)];
      return Math.max(...all.map((one) => one.textContent.length));
    });
    const before = read();
    dispatchEvent(new Event("beforeprint"));
    const printed = read();
    dispatchEvent(new Event("afterprint"));
    return { before, printed, after: read() };
  });
  expect(lengths.before).toEqual([0, 0, 0]);
  for (const length of lengths.printed) expect(length).toBeGreaterThan(300);
  expect(lengths.after).toEqual([0, 0, 0]);

  // What follows the page finds it done.
  const [at_once, later] = await page.evaluate(async () => {
    const read = () => document.querySelector(".about").innerHTML + document.querySelector("#relevance").innerHTML;
    dispatchEvent(new Event("beforeprint"));
    const printed = read();
    await new Promise((resolve) => setTimeout(resolve, 300));
    return [printed, read()];
  });
  expect(later).toBe(at_once);
});

test("the head of the paper says what the estimate is about, by which barème and on which day", async ({ page }) => {
  await open(page);
  await answerAll(page, [...PAINTING, [DURATION, "8"], [TITLE, "École Jules-Ferry"]]);
  await answer(page, "Taux d’insertion", "7");
  await answer(page, "CCAG de référence", "CCAG-Travaux");
  const about = page.locator(".about");
  await expect(about).toBeHidden();

  await onPaper(page);
  await expect(about.getByRole("heading", { name: "École Jules-Ferry" })).toBeVisible();
  await expect(about).toContainText(new Date().getFullYear().toString());
  await expect(about).toContainText("Barème Clausule");
  const pairs = await about.locator("dl > div").evaluateAll((all) =>
    all.map((one) => [...one.children].map((part) => part.textContent.replace(/\s/g, " ")).join(" : ")),
  );
  expect(pairs).toEqual([
    "Montant hors taxes : 120 000 €",
    "Métier ou code CPV : Peinture, revêtements muraux",
    "Durée d’exécution : 8 mois",
    "CCAG de référence : CCAG-Travaux",
    "Taux d’insertion : 7 %",
  ]);
  // Where the figures are from, once.
  const sources = page.locator(".origins:not(:empty)");
  await expect(sources).toHaveCount(1);
  await expect(sources).toContainText("MEF Sud 77");
  await expect(sources).toContainText(words("Taux d’insertion 7 % : "));
});

test("several lots stand in one table on paper, with their sum", async ({ page }) => {
  await example(page, "conseiller", "Réhabilitation NPNRU en huit lots");
  await onPaper(page);
  const rows = page.locator(".about").getByRole("row");
  await expect(rows).toHaveCount(10);
  const cells = await rows.nth(1).locator("th, td").allInnerTexts();
  expect(cells.map((cell) => cell.replace(/\s/g, " "))).toEqual(
    ["Lot 1 : Gros œuvre", "Maçonnerie, gros œuvre, béton armé", "30 mois", "2 900 000 €", "2 071 h", "1 450 h à 2 658 h"],
  );
  await expect(rows.last()).toContainText(words("8 940 000 €"));
  await expect(rows.last()).toContainText(words("5 812 h"));
  // The table to work with is not printed beside it.
  await expect(page.getByRole("region", { name: "Tableau des lots" })).toHaveCount(0);
  await expect(page.getByRole("link", { name: /^Répondre/ })).toHaveCount(0);
});

test("no colour of the dark theme reaches the paper", async ({ page }) => {
  await open(page);
  const colours = () =>
    page.evaluate(() => {
      const names = new Set();
      for (const sheet of document.styleSheets) {
        const read = (rules) => {
          for (const rule of rules) {
            if (rule.cssRules?.length) read(rule.cssRules);
            if (rule.selectorText === ":root") for (const name of rule.style) if (name.startsWith("--")) names.add(name);
          }
        };
        read(sheet.cssRules);
      }
      const style = getComputedStyle(document.documentElement);
      return Object.fromEntries([...names].sort().map((name) => [name, style.getPropertyValue(name)]));
    });
  await page.emulateMedia({ media: "print", colorScheme: "light" });
  const light = await colours();
  expect(Object.keys(light)).toContain("--accent-soft");
  await page.emulateMedia({ media: "print", colorScheme: "dark" });
  expect(await colours()).toEqual(light);
  await page.emulateMedia({ media: "screen", colorScheme: "dark" });
  expect((await colours())["--accent-soft"]).not.toBe(light["--accent-soft"]);
});

for (const [name, view, most] of [
  ["Lot de peinture", "estimer", 2],
  ["Nettoyage avec reprise du personnel", "estimer", 2],
  ["Nettoyage avec reprise du personnel", "rediger", 8],
  ["Réhabilitation NPNRU en huit lots", "estimer", 4],
]) {
  test(`« ${name} » in the way « ${view} » takes ${most} pages at most`, async ({ page }) => {
    await example(page, view, name);
    expect(await pagesOf(page)).toBeLessThanOrEqual(most);
  });
}

test("the piece shown is printed whole, and no other", async ({ page }) => {
  await open(page);
  await answerAll(page, PAINTING);
  const choice = articleSection(page).getByRole("navigation", { name: "Choix de la pièce" });
  await choice.getByRole("button", { name: "Note de calcul" }).click();
  await expect(article(page).getByRole("heading", { name: "Coefficients et sources" })).toBeVisible();

  await page.emulateMedia({ media: "print" });
  await page.evaluate(() => dispatchEvent(new Event("beforeprint")));

  for (const one of await article(page).locator("h2, h3, h4, p, li, td").all()) await expect(one).toBeVisible();
  await expect(article(page)).not.toContainText("Clause d’insertion sociale");
  // A table too wide for the screen scrolls there; paper does not.
  expect(await article(page).evaluate((one) => one.scrollWidth <= one.clientWidth)).toBe(true);
});

test("a PDF of the page is the same whatever is open", async ({ page }) => {
  await open(page);
  await answerAll(page, PAINTING);
  await expect(hours(page, "120 h")).toBeVisible();
  const closed = await pagesOf(page);
  await page.evaluate(() => document.querySelectorAll("main details").forEach((one) => (one.open = true)));
  await expect(page.locator(".basis dd").first()).toBeVisible();
  await expect(result(page).getByText(words("120 000 € × 60 % = 72 000 €"))).toBeVisible();
  expect(closed).toBeGreaterThan(3);
  expect(await pagesOf(page)).toBe(closed);
});
