// Words and figures are explained where they stand.
import { readFile } from "node:fs/promises";
import {
  AMOUNT, DURATION, PAINTING, SHARE,
  answer, answerAll, expect, field, hours, message, open, result, test, violations, words,
} from "./helpers.mjs";

const button = (page, name) => page.getByRole("button", { name, exact: true });
const panel = (page) => page.getByRole("dialog");
const definition = (page, label) => page.getByRole("button", { name: words(`Définition : ${label}`), exact: true });

test("a word of the form opens its definition, with its source, and gives the focus back", async ({ page }) => {
  await open(page);
  await answerAll(page, PAINTING);
  await definition(page, SHARE).focus();
  await page.keyboard.press("Enter");
  await expect(panel(page).getByRole("heading")).toHaveText("Part de main-d’œuvre");
  await expect(panel(page)).toContainText("paie du travail");
  await expect(panel(page)).toContainText(words("Source : barème"));
  await expect(panel(page)).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(panel(page)).toBeHidden();
  await expect(definition(page, SHARE)).toBeFocused();
  await expect(page.getByRole("textbox", { name: SHARE, exact: true })).toHaveValue("");
});

test("a definition leads to the next one in the same place, and to the glossary", async ({ page }) => {
  await open(page);
  await answerAll(page, PAINTING);
  await page.locator("summary").filter({ hasText: "Accord-cadre" }).click();
  await definition(page, "Forme du marché").click();
  await panel(page).getByRole("link", { name: "ratio" }).click();
  await expect(panel(page).getByRole("heading")).toHaveText("Ratio");
  await panel(page).getByRole("link", { name: "Voir dans le glossaire" }).click();
  await expect(page).toHaveURL(/glossaire[.]html#ratio$/);
});

test("the words beside the hours are explained too, before anything else is read", async ({ page }) => {
  await open(page, "?vue=estimer");
  await definition(page, "Métier ou code CPV").click();
  await expect(panel(page).getByRole("heading")).toHaveText(words("CPV : vocabulaire commun pour les marchés publics"));
  await panel(page).getByRole("button", { name: "Fermer" }).click();
  await answerAll(page, [...PAINTING, [DURATION, "8"]]);
  await result(page).getByRole("button", { name: "Fourchette, définition", exact: true }).click();
  await expect(panel(page).getByRole("heading")).toHaveText("Fourchette");
  // From one to the other without closing.
  await result(page).getByRole("button", { name: "Heures d’insertion, définition", exact: true }).click();
  await expect(panel(page).getByRole("heading")).toHaveText(/Heures d’insertion/);
});

test("every word that opens has its definition", async ({ page }) => {
  await open(page);
  await answerAll(page, [...PAINTING, [DURATION, "8"]]);
  await expect(page.locator("#checks")).toBeVisible();
  const ids = await page.locator("[data-term]").evaluateAll((all) => [...new Set(all.map((one) => one.dataset.term))]);
  expect(ids.length).toBeGreaterThan(25);
  const glossary = JSON.parse(await readFile(new URL("../../src/pages/data/glossary.json", import.meta.url), "utf8"));
  const known = glossary.map(({ id }) => id);
  expect(ids.filter((id) => !known.includes(id))).toEqual([]);
});

test("without a connection it says what to do, and works once there is one", async ({ page, watch }) => {
  watch.expects(/glossaire|Failed to load|ERR_/);
  await open(page);
  await answerAll(page, PAINTING);
  await page.route("**/glossaire.html", (route) => route.abort());
  await definition(page, SHARE).click();
  await expect(panel(page)).toContainText("n’a pas pu être chargée");
  await expect(panel(page).getByRole("link", { name: "Ouvrir le glossaire" })).toHaveAttribute("href", "glossaire.html#part-main-oeuvre");
  await page.keyboard.press("Escape");
  await page.unroute("**/glossaire.html");
  await definition(page, SHARE).click();
  await expect(panel(page)).toContainText("paie du travail");
});

test("the hours show the steps that give them, in place", async ({ page }) => {
  await open(page, "?vue=estimer");
  await answerAll(page, PAINTING);
  const figure = result(page).locator(".figure").getByRole("button", { name: words("120 h, voir le calcul") });
  await figure.scrollIntoViewIfNeeded();
  const before = await page.evaluate(() => scrollY);
  await figure.click();
  for (const step of ["120 000 € × 70 % = 84 000 €", "84 000 € ÷ 35 €/h = 2 400 h", "2 400 h × 5 % = 120 h"]) {
    await expect(panel(page)).toContainText(words(step));
  }
  await expect(panel(page)).toContainText("MEF Sud 77");
  expect(await page.evaluate(() => scrollY)).toBe(before);
});

test("the panel breaks no rule, at both widths and in both schemes", async ({ page }) => {
  await open(page);
  await answerAll(page, PAINTING);
  for (const colorScheme of ["light", "dark"]) {
    await page.emulateMedia({ colorScheme });
    for (const width of [1280, 320]) {
      await page.setViewportSize({ width, height: 800 });
      await result(page).locator(".figure .to-step").click();
      await expect(panel(page)).toBeInViewport({ ratio: 1 });
      expect(await violations(page)).toEqual([]);
      await page.keyboard.press("Escape");
    }
  }
});

test("a message said out of sight comes into it", async ({ page }) => {
  await open(page);
  await answerAll(page, PAINTING);
  await expect(page.locator("#checks")).toBeVisible();
  await page.locator(".site-footer").scrollIntoViewIfNeeded();
  await page.keyboard.press("Control+s");
  await expect(message(page, "enregistré dans vos téléchargements")).toBeInViewport();
});

test("a click is not lost to the error that comes with it", async ({ page }) => {
  await open(page);
  await answerAll(page, PAINTING);
  await page.getByText("Vos coefficients", { exact: true }).click();
  await answerAll(page, [["Nom de votre barème", "Ville"], ["Source de votre barème", "Bilans"], ["Date de votre barème", "2026-11-22"]]);
  await field(page, "Coefficients par métier").fill("licorne ; 10 % ; 3");
  const save = button(page, "Enregistrer le barème");
  // What follows from the rows has come, and moves nothing any more.
  await page.waitForTimeout(500);
  await save.scrollIntoViewIfNeeded();
  await save.evaluate((one) => one.addEventListener("click", () => { window.isClicked = true; }));
  const { x, y, width, height } = await save.boundingBox();
  await page.mouse.move(x + width / 2, y + height / 2);
  await page.mouse.down();
  await page.waitForTimeout(120);
  await expect(page.locator(".error:visible")).toHaveCount(0);
  await page.mouse.up();
  expect(await page.evaluate(() => window.isClicked)).toBe(true);
  await expect(page.locator(".error:visible")).toHaveCount(1);
});

test("a wrong answer that changes no hours is heard; undone, the focus is not lost", async ({ page }) => {
  await open(page);
  await answerAll(page, PAINTING);
  await answer(page, "Facilitateur : courriel", "dupont");
  await expect(page.getByRole("status").filter({ hasText: words("Facilitateur : courriel :") })).toHaveCount(1);
  await field(page, AMOUNT).focus();
  await page.keyboard.press("Enter");
  await expect(page.locator("#problems")).toBeFocused();
  await page.keyboard.press("Control+z");
  await expect(page.locator("#problems")).toBeHidden();
  await expect(page.locator("#result")).toBeFocused();
  await expect(hours(page, "120 h")).toBeVisible();
});

test("the title of the window says which dossier it shows", async ({ page }) => {
  await open(page);
  await expect(page).toHaveTitle(/^Clausule/);
  await answerAll(page, [...PAINTING, ["Objet du marché", "École"]]);
  await expect(page).toHaveTitle("École – Clausule");
  await page.locator(".dossier").getByRole("button", { name: words("Renommer le dossier « École »") }).click();
  await expect(page.getByRole("listitem").filter({ hasText: "École" }).first()).toBeVisible();
  await expect(page.getByRole("searchbox").or(page.getByRole("region", { name: "Vos dossiers" })).first()).toBeVisible();
});
