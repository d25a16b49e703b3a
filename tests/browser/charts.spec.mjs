// The charts say the numbers of the estimate, for every eye, width and printer.
import {
  AMOUNT, DURATION, PAINTING, TRADE,
  answer, answerAll, expect, field, hours, open, openWithStored, plainSpaces, result, test, violations, words,
} from "./helpers.mjs";

/** Lots of every kind: tranches, another duration, left out, staff taken over, one that lacks something. */
const OPERATION = JSON.stringify({
  format: "clausule-dossier", version: 2, bareme: "2026-11",
  contract: { duration: "24 mois" },
  lots: [
    { trade: "peinture", amount: "180 000", parts: [{ trade: "platrerie", amount: "90 000", tranche: "optional-1" }] },
    { trade: "electricite", amount: "350 000", lot_duration: "6 mois" },
    { trade: "ascenseurs", kept: "no", left_out_reason: "Peu de main-d’œuvre" },
    { trade: "nettoyage", amount: "300 000", taken_over: "cleaning", staff_hours: "300" },
    { trade: "gros_oeuvre", amount: "1 250 000", lot_duration: "14 mois" },
    { trade: "menuiserie_interieure" },
  ],
});

const chart = (page, name) => result(page).getByRole("figure", { name });
const SPLIT = "Ce que le montant paie";
const LOTS = "Les heures, lot par lot";
const MONTHS = "Les personnes, mois par mois";
const RANGE = "La fourchette et ce qui la fait bouger";

/** The whole number of a cell: « 1 799 h ». */
const number = (text) => Number(text.replace(/[^\d]/g, ""));

/** The rows of a chart's table, as texts with plain spaces; opened if it is not. */
async function rows(page, name) {
  const figure = chart(page, name);
  await figure.locator("details").evaluate((details) => {
    details.open = true;
  });
  const all = await figure.getByRole("row").all();
  return Promise.all(
    all.map(async (row) => {
      const cells = await row.locator("th, td").allInnerTexts();
      return cells.map((cell) => plainSpaces(cell).trim());
    }),
  );
}

/** The total that the result shows. */
async function total(page) {
  return number(await result(page).locator(".figure strong").innerText());
}

test("say the numbers of the estimate", async ({ page }) => {
  await open(page);
  await answerAll(page, [...PAINTING, [DURATION, "8"]]);
  await expect(hours(page, "120 h")).toBeVisible();

  await expect(chart(page, SPLIT)).toContainText(
    words("Sur 120 000 € HT, 4 200 € (3,5 %) paient les heures d’insertion, 79 800 € (66,5 %) l’autre main-d’œuvre et 36 000 € (30 %)"),
  );
  await expect(chart(page, MONTHS)).toContainText(words("120 h sur 8 mois : 15 h par mois, soit ≈ 0,12 personne à temps plein."));
  await expect(chart(page, MONTHS)).toContainText("Hypothèse de Clausule");
  await expect(chart(page, RANGE)).toContainText(words("Valeur centrale 120 h, entre 90 h et 150 h."));
  await expect(chart(page, LOTS)).toHaveCount(0);

  expect(await rows(page, SPLIT)).toEqual([
    ["Ce que le montant paie", "Montant HT", "Part", "Heures"],
    ["Heures d’insertion", "4 200 €", "3,5 %", "120 h"],
    ["Autre main-d’œuvre", "79 800 €", "66,5 %", "2 280 h"],
    ["Hors main-d’œuvre", "36 000 €", "30 %", "–"],
    ["En tout", "120 000 €", "100 %", ""],
  ]);
  expect(await rows(page, MONTHS)).toEqual([
    ["Période", "Heures", "Par mois", "Personnes à temps plein"],
    ["Mois 1 à 8", "120 h", "15 h", "≈ 0,12 personne"],
    ["En tout", "120 h", "", ""],
  ]);

  // They follow what is typed.
  await answer(page, AMOUNT, "240 000");
  await expect(chart(page, SPLIT)).toContainText(words("Sur 240 000 € HT, 8 400 € (3,5 %)"));
  await expect(chart(page, MONTHS)).toContainText(words("240 h sur 8 mois"));
});

test("add up to the total of several lots", async ({ page }) => {
  await openWithStored(page, OPERATION);
  await expect(chart(page, LOTS)).toBeVisible();
  const all = await total(page);
  expect(all).toBeGreaterThan(1_000);

  const lots = (await rows(page, LOTS)).slice(1);
  expect(lots).toHaveLength(7);
  expect(number(lots.at(-1)[2])).toBe(all);
  expect(lots.slice(0, -1).reduce((sum, row) => sum + number(row[2]), 0)).toBe(all);
  expect(lots[2][0]).toContain("sans clause : Peu de main-d’œuvre");
  expect(lots[5][0]).toContain("à compléter");
  expect(lots[5][2]).toBe("–");

  const months = (await rows(page, MONTHS)).slice(1);
  expect(months.at(-1)[1]).toBe(lots.at(-1)[2]);
  expect(months.slice(0, -1).reduce((sum, row) => sum + number(row[1]), 0)).toBe(all);
  expect(months.slice(0, -1).map((row) => row[0])).toEqual(["Mois 1 à 6", "Mois 7 à 14", "Mois 15 à 24"]);

  const split = (await rows(page, SPLIT)).slice(1, -1).map((row) => row[0]);
  expect(split).toEqual([
    "Heures d’insertion", "Autre main-d’œuvre", "Autre travail nouveau", "Travail du personnel repris", "Hors main-d’œuvre",
  ]);
});

test("are named by their heading, and their bars are heard as sentences", async ({ page }) => {
  await openWithStored(page, OPERATION);
  const named = (name) => result(page).getByRole("figure", { name, exact: true });
  for (const name of [SPLIT, LOTS, MONTHS, RANGE]) await expect(named(name)).toHaveCount(1);

  await open(page);
  await page.getByRole("button", { name: "Tout effacer" }).click();
  await answerAll(page, PAINTING);
  const heard = async (name, bar) => plainSpaces(await named(name).locator("li").nth(bar).ariaSnapshot()).replaceAll(" ,", ",");
  expect(await heard(RANGE, 1)).toContain("Coût horaire chargé, de 30 €/h à 40 €/h : de 105 h à 140 h");
  expect(await heard(SPLIT, 0)).toContain("Heures d’insertion : 3,5 % · 4 200 €");
  const meaning = plainSpaces(await result(page).locator(".meanings > div").first().ariaSnapshot());
  expect(meaning).toMatch(/voir le calcul[^]*\. [^]*1 607 h[^]*\. Durée annuelle/);
});

test("draw each bar as long as its number", async ({ page }) => {
  await openWithStored(page, OPERATION);
  const figure = chart(page, LOTS);
  await expect(figure).toBeVisible();
  const drawn = await figure.locator(".bars > li").evaluateAll((items) =>
    items.map((item) => {
      const width = (one) => one?.getBoundingClientRect().width ?? 0;
      const [solid, optional, track] = [".solid", ".optional", ".track"].map((name) => width(item.querySelector(name)));
      const hours = Number((item.querySelector("strong")?.textContent ?? "0").replace(/[^\d]/g, ""));
      return [hours, (solid + optional) / track];
    }),
  );
  const scale = Math.max(...drawn.map(([, width]) => width)) / Math.max(...drawn.map(([one]) => one));
  expect(scale).toBeGreaterThan(0);
  for (const [one, width] of drawn) expect(width).toBeCloseTo(one * scale, 1);
});

test("ask for the duration, and lead to its field", async ({ page }) => {
  await open(page);
  await answerAll(page, PAINTING);
  await expect(hours(page, "120 h")).toBeVisible();
  await expect(chart(page, MONTHS)).toHaveCount(0);
  await result(page).getByRole("link", { name: "Répondre : Durée d’exécution" }).first().click();
  await expect(field(page, DURATION)).toBeFocused();
  await page.keyboard.type("12");
  await expect(chart(page, MONTHS)).toContainText(words("120 h sur 12 mois : 10 h par mois"));
});

test("open their table with the keyboard, and keep it open while the answers change", async ({ page }) => {
  await open(page);
  await answerAll(page, PAINTING);
  const figure = chart(page, SPLIT);
  await expect(figure.getByRole("table")).toBeHidden();
  await figure.locator("summary").focus();
  await page.keyboard.press("Enter");
  await expect(figure.getByRole("table")).toBeVisible();
  await answer(page, AMOUNT, "200 000");
  await expect(figure.getByRole("table")).toContainText(words("200 000 €"));
  await expect(figure.getByRole("table")).toBeVisible();
});

test("lead from a figure to its computation", async ({ page }) => {
  await open(page);
  await answerAll(page, [...PAINTING, [DURATION, "8"]]);
  // Above what is looked at, and the last to come.
  await expect(chart(page, MONTHS)).toBeVisible();
  const number = (root, name) => root.getByRole("button", { name: words(`${name}, voir le calcul`) }).first();
  const to = async (button, id) => {
    await button.click();
    await page.getByRole("dialog").getByRole("button", { name: "Voir tout le calcul" }).click();
    await expect(page.locator(`#${id}`)).toBeFocused();
    await expect(page.locator(`#${id}`)).toBeInViewport();
  };
  await to(number(chart(page, RANGE), "150 h"), "step-high");
  await to(number(result(page), "≈ 0,07 ETP"), "step-etp");
  await to(number(result(page), "≈ 0,12 personne"), "step-people");
  await expect(page.locator("#step-etp")).toContainText(words("Durée annuelle légale effective : 1 607 h"));

  await result(page).locator("#relevance summary").click();
  await to(number(result(page), "1 000 h par M€"), "relevance-whole");
  await expect(page.locator("#relevance-whole")).toContainText(words("heures d’insertion ÷ montant HT × 1 million d’euros"));
});

test("break no rule in light, dark and forced colours, with their tables open", async ({ page }) => {
  // Six times all rules, on a long page.
  test.slow();
  await openWithStored(page, OPERATION);
  for (const name of [SPLIT, LOTS, MONTHS, RANGE]) await rows(page, name);
  for (const media of [{ colorScheme: "light" }, { colorScheme: "dark" }, { colorScheme: "light", forcedColors: "active" }]) {
    await page.emulateMedia(media);
    for (const width of [1280, 320]) {
      await page.setViewportSize({ width, height: 800 });
      expect.soft(await violations(page), `${JSON.stringify(media)}, ${width} px`).toEqual([]);
    }
  }
});

test("fit into 320 px with their tables open", async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await openWithStored(page, OPERATION);
  for (const name of [SPLIT, LOTS, MONTHS, RANGE]) await rows(page, name);
  const [wide, shown] = await page.evaluate(() => [document.documentElement.scrollWidth, document.documentElement.clientWidth]);
  expect(wide).toBeLessThanOrEqual(shown);
  for (const summary of await result(page).locator("figure summary").all()) {
    expect((await summary.boundingBox()).height).toBeGreaterThanOrEqual(24);
  }
});

test("tell their parts apart without colour", async ({ page }) => {
  await openWithStored(page, OPERATION);
  await expect(chart(page, SPLIT)).toBeVisible();
  for (const media of [{ colorScheme: "light" }, { colorScheme: "dark" }, { forcedColors: "active" }]) {
    await page.emulateMedia(media);
    const fills = await chart(page, SPLIT).locator(".stack rect").evaluateAll((all) => all.map((one) => getComputedStyle(one).fill));
    expect(fills).toHaveLength(5);
    expect(new Set(fills).size, JSON.stringify(media)).toBe(5);
    // The patterns are there to be drawn: a name of none would be no paint at all.
    const named = fills.map((fill) => /#([a-z]+)/.exec(fill)?.[1]).filter(Boolean);
    expect(named).toHaveLength(3);
    for (const id of named) await expect(page.locator(`pattern#${id}`)).toHaveCount(1);
  }
});

test("show the range of each lot on its bar and beside it", async ({ page }) => {
  await openWithStored(page, OPERATION);
  const figure = chart(page, LOTS);
  await expect(figure.locator(".whisker").first()).toBeAttached();
  const all = [
    { colorScheme: "light" }, { colorScheme: "dark" }, { forcedColors: "active" }, { forcedColors: "none", media: "print" },
  ];
  for (const media of all) {
    await page.emulateMedia(media);
    const found = await figure.evaluate((shown) => {
      const of = (name, what) => getComputedStyle(shown.querySelector(name))[what];
      const light = (colour) => {
        const parts = colour.match(/[\d.]+/g).slice(0, 3).map((part) => part / 255);
        const [red, green, blue] = parts.map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
      };
      const contrast = (one, other) => {
        const [low, high] = [light(one), light(other)].sort((a, b) => a - b);
        return (high + 0.05) / (low + 0.05);
      };
      const [whisker, halo] = [of(".whisker", "stroke"), of(".halo", "stroke")];
      const lines = [...shown.querySelectorAll(".bar:has(.whisker) line")].map((line) => line.getAttribute("class"));
      return {
        // The line on its halo, the halo on the bar, the line where no bar is.
        least: Math.min(contrast(whisker, halo), contrast(halo, of(".solid", "fill")), contrast(whisker, of(".track", "fill"))),
        wider: parseFloat(of(".halo", "strokeWidth")) - parseFloat(of(".whisker", "strokeWidth")),
        first: lines.indexOf("halo") < lines.indexOf("whisker"),
      };
    });
    expect(found.least, JSON.stringify(media)).toBeGreaterThanOrEqual(3);
    expect(found.wider).toBeGreaterThanOrEqual(2);
    expect(found.first).toBe(true);
  }
});

test("print with their numbers", async ({ page }) => {
  await open(page);
  await answerAll(page, [...PAINTING, [DURATION, "8"]]);
  await expect(chart(page, MONTHS)).toBeVisible();
  await page.emulateMedia({ media: "print" });
  for (const name of [SPLIT, RANGE]) {
    await expect(chart(page, name).locator("svg").first()).toBeVisible();
    // The bars bear their numbers: no table says them again.
    await expect(chart(page, name).getByRole("table")).toHaveCount(0);
  }
  await expect(chart(page, SPLIT)).toContainText(words("3,5 % · 4 200 €"));
  await expect(chart(page, RANGE)).toContainText(/de 105\sh\s–\s+à 140\sh/);
  await expect(chart(page, MONTHS)).toContainText(words("15 h par mois"));
});

test("people are drawn where the months differ, and the numbers stand clear of the drawing", async ({ page }) => {
  await openWithStored(page, OPERATION);
  const months = chart(page, MONTHS);
  const areas = months.locator(".plot .area");
  await expect(areas).toHaveCount(3);
  const left = Math.min(...(await areas.evaluateAll((all) => all.map((one) => one.getBoundingClientRect().left))));
  const texts = await months.locator(".plot text").evaluateAll((all) => all.map((one) => one.getBoundingClientRect().toJSON()));
  expect(texts.length).toBeGreaterThan(1);
  for (const text of texts) expect(text.right).toBeLessThanOrEqual(left);
  const { x } = await months.boundingBox();
  for (const text of texts) expect(text.left).toBeGreaterThanOrEqual(x);
  // On paper their table stands beside them.
  await page.emulateMedia({ media: "print" });
  const height = await months.getByRole("table").evaluate((table) => table.getBoundingClientRect().height);
  expect(height).toBeGreaterThan(50);
});

test("the same every month is a sentence and a table, no flat rectangle", async ({ page }) => {
  await open(page);
  await answerAll(page, [...PAINTING, [DURATION, "8"]]);
  await expect(chart(page, MONTHS)).toContainText(words("15 h par mois"));
  await expect(chart(page, MONTHS).locator("svg")).toHaveCount(0);
  expect(await rows(page, MONTHS)).toHaveLength(3);
});
