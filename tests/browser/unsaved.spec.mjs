// A device that is full: what was not kept is said, held, and kept as soon as there is room.
import {
  AMOUNT, PAINTING, TITLE, answer, answerAll, dossier, expect, field, hours, isReady, message, open, reload, stored, test, violations,
} from "./helpers.mjs";
import { bin, button, chooseFiles, enough, full, kept, newDossier, opens, room, row, rows, saved, unsaved } from "./shelf.mjs";

const OLDER = "Dernières modifications pas encore gardées sur cet appareil";
const NOTHING = "Pas encore gardé sur cet appareil";

/** Two dossiers that are kept; the first is changed while the device is full, then the second is shown. */
async function changedWhileFull(page) {
  await open(page);
  await newDossier(page, "École", "111 000");
  await newDossier(page, "Gare", "222 000");
  await opens(page, "École").click();
  await full(page);
  await answer(page, AMOUNT, "999 000");
  await expect(unsaved(page)).toContainText("Pas encore gardé : « École ».");
  await opens(page, "Gare").click();
  await expect(field(page, AMOUNT)).toHaveValue("222 000");
}

test("a kept dossier changed while the device is full is said not to be kept, whatever is shown", async ({ page }) => {
  await changedWhileFull(page);

  await expect(row(page, "École")).toContainText(OLDER);
  await expect(row(page, "Gare")).not.toContainText("gardé");
  await expect(unsaved(page)).toContainText("Pas encore gardé : « École ».");
  await expect(message(page, "Le dossier « Gare » est ouvert.")).toBeVisible();
  expect(await violations(page)).toEqual([]);

  // Closed, the warning is back with the next dossier.
  await unsaved(page).getByRole("button", { name: "Fermer" }).click();
  await expect(unsaved(page)).toBeHidden();
  await opens(page, "École").click();
  await expect(field(page, AMOUNT)).toHaveValue("999 000");
  await expect(unsaved(page)).toBeVisible();
});

test("it is kept with the next change that the device takes, and is there after a reload", async ({ page }) => {
  await changedWhileFull(page);
  await enough(page);
  await answer(page, AMOUNT, "333 000");

  await expect(unsaved(page)).toBeHidden();
  await expect(row(page, "École")).not.toContainText("gardé");
  await reload(page);
  await button(page, "Vos dossiers").click();
  await opens(page, "École").click();
  await expect(field(page, AMOUNT)).toHaveValue("999 000");
  await opens(page, "Gare").click();
  await expect(field(page, AMOUNT)).toHaveValue("333 000");
  await expect(rows(page)).toHaveCount(2);
});

test("it is kept once a deletion makes room", async ({ page }) => {
  await open(page);
  await newDossier(page, "École", "111 000");
  await newDossier(page, "Gare", "222 000");
  await opens(page, "École").click();
  const used = (await kept(page)).join("").length;
  await room(page, used + 90);
  await answer(page, "Objet du marché", `École ${"longue ".repeat(30)}`.trim());
  await expect(unsaved(page)).toBeVisible();

  await row(page, "Gare").getByRole("button", { name: "Supprimer" }).click();

  await expect(unsaved(page)).toBeHidden();
  await expect(rows(page)).toHaveCount(1);
  await reload(page);
  await expect(field(page, TITLE)).toHaveValue(/longue longue$/);

  // What was deleted is gone with the page: the browser had no room for both.
  await button(page, "Vos dossiers").click();
  await expect(bin(page)).toBeHidden();
});

test("a page with something that is not kept asks before it is left", async ({ page }) => {
  await changedWhileFull(page);
  const asked = [];
  page.on("dialog", (dialog) => {
    asked.push(dialog.type());
    dialog.accept();
  });
  await reload(page);
  expect(asked).toEqual(["beforeunload"]);

  await answer(page, AMOUNT, "444 000");
  await reload(page);
  expect(asked).toHaveLength(1);
  await expect(field(page, AMOUNT)).toHaveValue("444 000");
});

test("what is not kept is saved in a file from the warning itself", async ({ page }) => {
  await changedWhileFull(page);
  const save = unsaved(page).getByRole("button", { name: "Enregistrer dans un fichier" });
  const one = await saved(page, () => save.click());
  expect(one.name).toBe("clausule-ecole.json");
  expect(JSON.parse(one.text).lots[0].amount).toBe("999 000");
  await expect(message(page, "Le dossier « École » est enregistré")).toBeVisible();

  await answer(page, AMOUNT, "888 000");
  await expect(unsaved(page)).toContainText("Pas encore gardés : « Gare », « École ».");
  const both = await saved(page, () => save.click());
  expect(JSON.parse(both.text).dossiers.map((one) => one.dossier.lots[0].amount)).toEqual(["888 000", "999 000"]);

  // « Tout enregistrer » and the row have the answers of the page too, not what the device still has.
  const all = await saved(page, () => button(page, "Tout enregistrer").click());
  expect(JSON.parse(all.text).dossiers.map((one) => one.dossier.lots[0].amount).sort()).toEqual(["888 000", "999 000"]);
  const own = await saved(page, () => row(page, "École").getByRole("button", { name: "Enregistrer dans un fichier" }).click());
  expect(JSON.parse(own.text).lots[0].amount).toBe("999 000");
});

test("another name that the device refuses stays in the page", async ({ page }) => {
  await changedWhileFull(page);
  await opens(page, "École").click();
  await row(page, "Gare").getByRole("button", { name: "Renommer" }).click();
  await page.keyboard.type("Gymnase");
  await page.keyboard.press("Enter");

  await expect(row(page, "Gymnase")).toContainText(OLDER);
  await expect(row(page, "Gymnase").getByRole("button", { name: "Renommer" })).toBeFocused();
  await enough(page);
  await answer(page, AMOUNT, "777 000");
  await expect(row(page, "Gymnase")).not.toContainText("gardé");
  expect((await kept(page)).join("\n")).toContain("Gymnase");
});

test("files opened while the device is full are all in the list", async ({ page }) => {
  await open(page);
  await answerAll(page, PAINTING);
  await full(page);
  await chooseFiles(page, "Ouvrir un fichier", [
    ["a.json", dossier("published-case")],
    ["b.json", dossier("two-lots")],
  ]);

  await expect(hours(page, "833 h")).toBeVisible();
  await expect(unsaved(page)).toContainText("Pas encore gardés :");
  await button(page, "Vos dossiers").click();
  await expect(rows(page)).toHaveCount(3);
  await expect(rows(page).filter({ hasText: NOTHING })).toHaveCount(2);
});

test("what is not kept here and was changed in another tab stands beside it", async ({ page, context }) => {
  await open(page);
  await newDossier(page, "École", "111 000");
  const other = await context.newPage();
  await other.goto(page.url());
  await isReady(other);
  await expect(field(other, AMOUNT)).toHaveValue("111 000");

  await full(page);
  await answer(page, AMOUNT, "999 000");
  await expect(unsaved(page)).toBeVisible();
  await answer(other, AMOUNT, "555 000");
  await expect(field(other, AMOUNT)).toHaveValue("555 000");
  await expect(field(page, AMOUNT)).toHaveValue("999 000");

  await enough(page);
  await answer(page, AMOUNT, "999 999");
  await expect(unsaved(page)).toBeHidden();
  expect(await stored(other)).toContain("555 000");
  expect(await stored(page)).toContain("999 999");
  await expect(opens(page, "École (de cet onglet)")).toBeVisible();
});
