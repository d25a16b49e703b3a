// What goes on paper: the result, everything that explains it, and the texts; not what one works with.
import { DURATION, PAINTING, answerAll, expect, hours, open, result, test, words } from "./helpers.mjs";

test("what is closed on the page is printed, and what one clicks is not", async ({ page }) => {
  await open(page);
  await answerAll(page, [...PAINTING, [DURATION, "8"]]);
  await expect(hours(page, "120 h")).toBeVisible();
  const note = page.getByRole("heading", { name: "Coefficients et sources" });
  const low = result(page).getByText(words("120 000 € × 60 % = 72 000 €"));
  const verdict = result(page).locator(".verdict");
  const basis = page.locator(".basis dd").first();
  for (const one of [note, low, verdict, basis]) await expect(one).toBeHidden();

  await page.emulateMedia({ media: "print" });
  await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
  for (const one of [note, low, verdict, basis]) await expect(one).toBeVisible();
  await expect(page.getByRole("textbox")).toHaveCount(0);
  await expect(page.getByRole("button")).toHaveCount(0);

  await page.evaluate(() => dispatchEvent(new Event("afterprint")));
  await page.emulateMedia({ media: "screen" });
  for (const one of [note, low, verdict, basis]) await expect(one).toBeHidden();
});

test("a PDF of the page is the same whatever is open", async ({ page }) => {
  await open(page);
  await answerAll(page, PAINTING);
  await expect(hours(page, "120 h")).toBeVisible();
  const pages = async () => (await page.pdf()).toString("latin1").match(/\/Type \/Page\b/g).length;
  const closed = await pages();
  await page.evaluate(() => document.querySelectorAll("main details").forEach((one) => (one.open = true)));
  await expect(page.getByRole("heading", { name: "Coefficients et sources" })).toBeVisible();
  expect(closed).toBeGreaterThan(5);
  expect(await pages()).toBe(closed);
});
