// Links from what is said to the field that answers it, the skip links, and the tables of a piece.
import { PAINTING, answerAll, articleSection, blankLinks, expect, open, openWithFirstAnswer, openWithStored, test, words } from "./helpers.mjs";

const dossier = (contract, lots) => JSON.stringify({ format: "clausule-dossier", version: 2, bareme: "2026-11", contract, lots });

const DOSSIERS = {
  "none above the threshold, with two lots": dossier(
    { duration: "24", buyer: "authority", value: "9 000 000", launch: "15/01/2027", mechanism: "none" },
    [
      { amount: "6 000 000", trade: "gros_oeuvre" },
      { amount: "3 000 000", trade: "peinture" },
    ],
  ),
  "a condition with a criterion": dossier({ duration: "12", mechanism: "criterion" }, [
    { amount: "400 000", trade: "peinture" },
  ]),
  "nothing but a duration": dossier({ duration: "12" }, [{}]),
};

/** The links of the check list and of the blanks. */
const LINKS = ".checks a[data-field-link], #missing a[data-field-link]";

/** Opens all that holds such links. */
async function settled(page) {
  await page.locator("#checks-complete").evaluate((details) => (details.open = true));
  await expect(page.locator(".checks")).toBeVisible();
}

for (const [name, text] of Object.entries(DOSSIERS)) {
  test(`each link lands on a control that is seen: ${name}`, async ({ page }) => {
    await openWithStored(page, text);
    await expect(page.locator("#piece")).toBeAttached();
    const pieces = await page.locator("#piece option").evaluateAll((all) => all.map((one) => one.value));
    const walked = new Set();
    for (const piece of pieces) {
      await page.locator("#piece").evaluate((select, value) => {
        select.value = value;
        select.dispatchEvent(new Event("change", { bubbles: true }));
      }, piece);
      await settled(page);
      const keys = await page.locator(LINKS).evaluateAll((all) => all.map((one) => one.dataset.fieldLink));
      for (const key of keys) {
        if (walked.has(key)) continue;
        walked.add(key);
        await page.locator(`#pieces .pane :is(.checks, #missing) a[data-field-link="${key}"]`).first().evaluate((link) => {
          document.activeElement.blur();
          link.click();
        });
        const focused = page.locator(":is(input, select, textarea):focus");
        await expect(focused, key).toBeVisible();
        await expect(focused, key).toBeInViewport();
      }
    }
    expect(walked.size).toBeGreaterThan(3);
  });
}

test("the blank « motif » of a lot without a social condition leads to that lot's field", async ({ page }) => {
  await openWithStored(page, DOSSIERS["none above the threshold, with two lots"]);
  const blank = page.locator('#missing .of-piece a[data-field-link="left_out_reason"]');
  await page.locator("#piece").evaluate((select) => {
    select.value = "motivation";
    select.dispatchEvent(new Event("change", { bubbles: true }));
  });
  await blank.click();
  await expect(page.locator("#field-left_out_reason")).toBeFocused();

  await page.keyboard.type("Trop peu de main-d’œuvre.");
  await page.keyboard.press("Tab");
  await expect(page.getByText("Lot 1 sur 2")).toBeVisible();

  // The next one is of the other lot.
  await blank.click();
  await expect(page.locator("#field-left_out_reason")).toBeFocused();
  await expect(page.getByText("Lot 2 sur 2")).toBeVisible();
});

test("each heading has one row of bases, and its button copies all of the point", async ({ page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await open(page);
  await answerAll(page, PAINTING);
  await articleSection(page).getByText("Fondement de chaque point").click();
  const rows = page.locator(".basis dt");
  const names = await rows.allTextContents();
  expect(new Set(names).size).toBe(names.length);
  expect(names).toEqual(await page.locator("#article .point h4").allTextContents());

  for (const point of (await page.locator("#article .point").all()).slice(0, 4)) {
    await point.getByRole("button").click();
    await expect(point.getByRole("button")).toHaveText(/^Copié/);
    const copied = (await page.evaluate(() => navigator.clipboard.readText())).replace(/\s+/g, " ");
    const shown = await point.locator("h4, p, li").evaluateAll((all) =>
      all.filter((one) => !one.closest(".tool")).map((one) => one.textContent.replace(/\s+/g, " ")));
    expect(shown.length).toBeGreaterThan(1);
    for (const text of shown) expect(copied).toContain(text);
  }
});

test("the first stops of the keyboard lead to the parts of the page that are there", async ({ page }) => {
  await open(page);
  const skip = (name) => page.locator(".skip").filter({ hasText: name });
  await expect(skip("Aller aux vérifications")).toBeHidden();

  await answerAll(page, PAINTING);
  await expect(page.locator("#checks")).toBeVisible();
  for (const [name, id] of [
    ["Aller au formulaire", "form"],
    ["Aller au résultat", "result"],
    ["Aller aux vérifications", "checks"],
    ["Aller aux pièces", "pieces"],
  ]) {
    await skip(name).focus();
    await expect(skip(name)).toBeInViewport({ ratio: 1 });
    await page.keyboard.press("Enter");
    await expect(page.locator(`#${id}`)).toBeFocused();
  }
});

test.describe("on a small screen", () => {
  test.use({ viewport: { width: 360, height: 740 } });

  test("no code of a table is split, and the page does not scroll sideways", async ({ page }) => {
    await openWithFirstAnswer(page);
    await answerAll(page, PAINTING);
    const pieces = await page.locator("#piece option").evaluateAll((all) => all.map((one) => one.value));
    let codes = 0;
    for (const piece of pieces) {
      await page.locator("#piece").selectOption(piece);
      await expect(page.locator("#piece")).toHaveValue(piece);
      for (const cell of await page.locator("#article td.code").all()) {
        codes += 1;
        const lines = await cell.evaluate((one) => {
          const range = document.createRange();
          range.selectNodeContents(one);
          return new Set([...range.getClientRects()].map((rect) => Math.round(rect.top))).size;
        });
        expect(lines, await cell.textContent()).toBe(1);
      }
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
    }
    expect(codes).toBeGreaterThan(5);
    const box = page.locator("#article").getByRole("region", { name: words("Tableau 1 :") });
    await page.locator("#piece").selectOption({ index: pieces.length - 1 });
    if (await box.count()) await expect(box).toHaveAttribute("tabindex", "0");
    if (process.env.SHOT) {
      await page.locator("#piece").selectOption("aapc");
      await page.locator("#article .scroll").first().screenshot({ path: process.env.SHOT });
    }
  });

  test("what is missing and what to verify are closed, and opened by the links above the text", async ({ page }) => {
    await openWithStored(page, DOSSIERS["a condition with a criterion"]);
    const rows = page.locator(".check-list.first > li");
    await expect(page.locator("#checks summary").first()).toBeVisible();
    await expect(rows.first()).toBeHidden();
    await expect(blankLinks(page).first()).toBeHidden();

    await page.locator(".reminder").getByRole("link", { name: /à compléter$/ }).click();
    await expect(blankLinks(page).first()).toBeInViewport();
    await page.locator(".reminder").getByRole("link", { name: /à (risque|vérifier)$/ }).first().click();
    await expect(page.locator("#checks")).toBeFocused();
    await expect(rows.first()).toBeVisible();
    expect(await rows.count()).toBeGreaterThan(0);
  });
});
