// What goes on paper: the result, everything that explains it, and the piece shown; not what one works with.
import { DURATION, PAINTING, answerAll, article, articleSection, expect, hours, open, result, test, words } from "./helpers.mjs";

test("what is closed on the page is printed, and what one clicks is not", async ({ page }) => {
  await open(page);
  await answerAll(page, [...PAINTING, [DURATION, "8"]]);
  await expect(hours(page, "120 h")).toBeVisible();
  const low = result(page).getByText(words("120 000 € × 60 % = 72 000 €"));
  const verdict = result(page).locator(".verdict");
  const basis = page.locator(".basis dd").first();
  for (const one of [low, verdict, basis]) await expect(one).toBeHidden();
  await expect(page.locator(".checks")).toBeVisible();

  await page.emulateMedia({ media: "print" });
  await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
  for (const one of [low, verdict, basis]) await expect(one).toBeVisible();
  for (const worked of [".pieces", ".checks", "#missing", ".completion"]) await expect(page.locator(worked)).toBeHidden();
  await expect(page.getByRole("textbox")).toHaveCount(0);
  await expect(page.getByRole("button")).toHaveCount(0);

  await page.evaluate(() => dispatchEvent(new Event("afterprint")));
  await page.emulateMedia({ media: "screen" });
  for (const one of [low, verdict, basis]) await expect(one).toBeHidden();
});

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
  const pages = async () => (await page.pdf()).toString("latin1").match(/\/Type \/Page\b/g).length;
  const closed = await pages();
  await page.evaluate(() => document.querySelectorAll("main details").forEach((one) => (one.open = true)));
  await expect(page.locator(".basis dd").first()).toBeVisible();
  await expect(result(page).getByText(words("120 000 € × 60 % = 72 000 €"))).toBeVisible();
  expect(closed).toBeGreaterThan(5);
  expect(await pages()).toBe(closed);
});
