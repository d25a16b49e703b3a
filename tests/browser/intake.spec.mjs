// What is opened, from a file, a link or the bin, and where the focus goes when it was said.
import { AMOUNT, PAINTING, TITLE, answer, answerAll, dossier, expect, field, hours, message, open, openWithFirstAnswer, reload, test, words } from "./helpers.mjs";
import { bin, button, chooseFiles, drop, kept, newDossier, opens, panel, row, rows } from "./shelf.mjs";

const PUBLISHED = dossier("published-case");
const HOUSE = "Barème;Ville d’Exemple;;\nSource;bilan des chantiers;;\nDate;2026-11-22;;\nMétier;Part;Coût\npeinture;50 %;30 €/h\n";

test.describe("files", () => {
  test("the one that is named as opened is the one that is", async ({ page }) => {
    await open(page);
    await chooseFiles(page, "Ouvrir un fichier", [
      ["abime.json", "{ cassé"],
      ["ecole.json", PUBLISHED],
    ]);
    await expect(message(page, "Le dossier « Reconstruction de l’école Jean-Jaurès, lot maçonnerie » est ouvert.")).toBeVisible();
    await expect(message(page, "« abime.json » : Ce fichier n’est pas lisible.")).toBeVisible();
    await expect(hours(page, "833 h")).toBeVisible();
  });

  for (const [name, text, sentence] of [
    ["CCAP.docx", "PK\u0003\u0004", "C’est un document de traitement de texte."],
    ["calcul.xlsx", "PK\u0003\u0004", "C’est un classeur de tableur."],
    ["avis.pdf", "%PDF-1.7", "C’est un PDF"],
    ["photo.png", "\u0000", "C’est une image."],
  ]) {
    test(`a ${name} is told what it is, and what to open instead`, async ({ page }) => {
      await openWithFirstAnswer(page);
      const before = await kept(page);
      await drop(page, [[name, text]]);
      await expect(message(page, sentence)).toContainText(".json");
      await expect(message(page, "Vos réponses n’ont pas changé.")).toBeVisible();
      expect(await kept(page)).toEqual(before);
    });
  }

  test("a barème dropped on the page enters the dossier shown, and is taken back", async ({ page }) => {
    await openWithFirstAnswer(page);
    await answerAll(page, PAINTING);
    await expect(hours(page, "120 h")).toBeVisible();

    await drop(page, [["ville.csv", HOUSE]]);
    await expect(message(page, "Le barème « ville.csv » est ouvert dans le dossier affiché.")).toContainText("Lot 1 : 120 h");
    await expect(hours(page, "100 h")).toBeVisible();
    await button(page, "Annuler").click();
    await expect(hours(page, "120 h")).toBeVisible();
    expect(await kept(page)).toHaveLength(1);

    await drop(page, [["ville.csv", HOUSE], ["a.json", PUBLISHED]]);
    await expect(message(page, "« ville.csv » : C’est un barème : ouvrez-le seul")).toBeVisible();
    await expect(message(page, "Le dossier « Reconstruction de l’école Jean-Jaurès, lot maçonnerie » est ouvert.")).toBeVisible();

    await drop(page, [["notes.csv", "a;b"]]);
    await expect(message(page, "ce fichier n’est pas un barème de Clausule")).toBeVisible();
  });
});

test("the list says lots, amount and hours, and files opened together stand by their names", async ({ page }) => {
  await open(page);
  const named = (name) => JSON.stringify({ ...JSON.parse(PUBLISHED), contract: { title: name } });
  await chooseFiles(page, "Ouvrir un fichier", [["1.json", named("Gare")], ["2.json", named("École")], ["3.json", dossier("two-lots")]]);
  await expect(message(page, "3 dossiers sont dans « Vos dossiers » ; voici le premier.")).toBeVisible();
  await button(page, "Vos dossiers").click();
  await expect(rows(page)).toHaveCount(3);
  await expect(row(page, "Gare")).toContainText(words("1 000 000 € HT · 833 h"));
  await expect(row(page, "Gare")).toContainText("Affiché");
  await expect(row(page, "École")).not.toContainText("Affiché");
  await expect(rows(page).filter({ hasText: "2 lots" })).toHaveCount(1);
  const titles = await rows(page).locator("button.link").allTextContents();
  expect(titles).toEqual([...titles].sort((one, other) => one.localeCompare(other, "fr")));
  // It follows what is typed.
  await answer(page, AMOUNT, "500 000");
  await expect(row(page, "Gare")).toContainText(words("500 000 € HT"));
});

test("an empty dossier has no link to share until there is an answer", async ({ page }) => {
  await open(page);
  await button(page, "Partager").click();
  const shown = panel(page, "Partager ce dossier par un lien");
  await expect(shown).toContainText("Le dossier est vide");
  await expect(button(page, "Copier le lien")).toHaveCount(0);
  await expect(shown.getByRole("textbox")).toHaveCount(0);
  await answer(page, AMOUNT, "120 000");
  await expect(button(page, "Copier le lien")).toBeVisible();
});

test("a dossier from a link is called after its object, and no two alike", async ({ page, context }) => {
  await openWithFirstAnswer(page);
  await answerAll(page, [...PAINTING, [TITLE, "École"]]);
  await button(page, "Partager").click();
  await expect(field(page, "Lien")).toHaveValue(/#d1\./);
  const link = await field(page, "Lien").inputValue();
  await answer(page, AMOUNT, "240 000");

  const other = await context.newPage();
  await other.goto(link);
  await expect(message(other, "Le dossier « École (lien) », reçu par lien, est ouvert.")).toBeVisible();
  await button(other, "Vos dossiers").click();
  await expect(opens(other, "École (lien)")).toBeVisible();
  await expect(opens(other, "École")).toBeVisible();

  await answer(other, AMOUNT, "360 000");
  await other.evaluate((fragment) => { location.hash = fragment; }, link.split("#")[1]);
  await expect(message(other, "Le dossier « École (lien) (2) », reçu par lien, est ouvert.")).toBeVisible();
  await other.evaluate((fragment) => { location.hash = fragment; }, link.split("#")[1]);
  await expect(message(other, "vous l’aviez déjà, sous le nom « École (lien) (2) »")).toBeVisible();
  await expect(rows(other)).toHaveCount(3);
});

test("the panel of the link shows each free text that it contains", async ({ page }) => {
  await openWithFirstAnswer(page);
  await answerAll(page, [...PAINTING, [TITLE, "École"], ["Facilitateur : nom et organisme", "Mme Martin"]]);
  await answer(page, "Globalisation avec d’autres marchés", "Oui, selon des règles");
  await answer(page, "Règles de globalisation", `Demander à M. Durand, ${"au service des marchés, ".repeat(10)}`);
  await button(page, "Partager").click();

  const shown = panel(page, "Partager ce dossier par un lien");
  await expect(shown.getByRole("listitem").filter({ hasText: "Règles de globalisation" })).toContainText(/«\sDemander à M\. Durand, .*…\s»/);
  await expect(shown.getByRole("listitem").filter({ hasText: "Objet du marché" })).toContainText("« École »");
  await expect(shown).not.toContainText("Mme Martin");

  await field(page, "Joindre les coordonnées du facilitateur (nom, téléphone, courriel)").check();
  await expect(shown.getByRole("listitem").filter({ hasText: "Facilitateur : nom et organisme" })).toContainText("« Mme Martin »");
});

test.describe("the bin", () => {
  test("has every dossier deleted, whatever was closed", async ({ page }) => {
    await open(page);
    for (const title of ["École", "Gare", "Piscine"]) await newDossier(page, title);
    const before = (await kept(page)).sort();
    await expect(bin(page)).toBeHidden();
    for (const title of ["École", "Gare"]) {
      await row(page, title).getByRole("button", { name: "Supprimer" }).click();
      await expect(message(page, `Le dossier « ${title} » est supprimé.`)).toBeVisible();
    }
    await button(page, "Fermer").click();
    await expect(rows(page)).toHaveCount(1);
    await expect(bin(page).getByRole("listitem")).toHaveCount(2);

    await bin(page).getByRole("button", { name: "Remettre en place « École »" }).click();
    await expect(message(page, "Le dossier « École » est remis en place.")).toBeVisible();
    await expect(page.locator("#message")).toBeFocused();
    await bin(page).getByRole("button", { name: "Remettre en place « Gare »" }).click();
    await expect(message(page, "Le dossier « Gare » est remis en place.")).toBeVisible();
    await expect(bin(page)).toBeHidden();
    expect((await kept(page)).sort()).toEqual(before);
  });

  test("is there after a reload, and nothing of it once it is emptied", async ({ page }) => {
    await open(page);
    for (const title of ["École", "Gare"]) await newDossier(page, title);
    await row(page, "École").getByRole("button", { name: "Supprimer" }).click();
    const there = await kept(page, "clausule.corbeille.");
    expect(there).toHaveLength(1);
    expect(there[0]).toContain("École");

    await reload(page);
    await button(page, "Vos dossiers").click();
    await expect(rows(page)).toHaveCount(1);
    await bin(page).getByRole("button", { name: "Remettre en place « École »" }).click();
    await expect(message(page, "Le dossier « École » est remis en place.")).toBeVisible();
    await expect(rows(page)).toHaveCount(2);
    await expect(bin(page)).toBeHidden();
    expect(await kept(page, "clausule.corbeille.")).toEqual([]);

    await row(page, "École").getByRole("button", { name: "Supprimer" }).click();
    await button(page, "Vider la corbeille").click();
    await expect(button(page, "Effacer pour de bon")).toBeFocused();
    await button(page, "Garder").click();
    await expect(button(page, "Vider la corbeille")).toBeFocused();
    expect(await kept(page, "clausule.corbeille.")).toHaveLength(1);
    await button(page, "Vider la corbeille").click();
    await button(page, "Effacer pour de bon").click();
    await expect(message(page, "La corbeille est vide.")).toBeVisible();
    await expect(bin(page)).toBeHidden();
    expect(await page.evaluate(() => JSON.stringify(localStorage))).not.toContain("École");
  });

  test("has profiles too", async ({ page }) => {
    await openWithFirstAnswer(page);
    await answer(page, "Pénalité par heure non réalisée", "60");
    await button(page, "Profils").click();
    for (const name of ["Ville", "Région"]) {
      await field(page, "Nom du nouveau profil").fill(name);
      await button(page, "Garder ces réponses comme profil").click();
      await expect(message(page, `Le profil « ${name} » est gardé.`)).toBeVisible();
    }
    for (const name of ["Ville", "Région"]) {
      await panel(page, "Profils").getByRole("button", { name: `Supprimer : « ${name} »` }).click();
    }
    for (const name of ["Ville", "Région"]) {
      await bin(page).getByRole("button", { name: `Remettre en place « ${name} »` }).click();
      await expect(message(page, `Le profil « ${name} » est remis en place.`)).toBeVisible();
    }
    expect(await kept(page, "clausule.profil.")).toHaveLength(2);
  });
});

test.describe("the focus", () => {
  test("is back on its button when another name is given up", async ({ page }) => {
    await open(page);
    await newDossier(page, "École");
    const rename = row(page, "École").getByRole("button", { name: "Renommer" });
    await rename.focus();
    await page.keyboard.press("Enter");
    await expect(field(page, "Nouveau nom")).toBeFocused();
    await page.keyboard.press("Escape");
    await expect(rename).toBeFocused();
  });

  test("is back where it was when a message is closed", async ({ page }) => {
    await open(page);
    await newDossier(page, "École");
    await newDossier(page, "Gare");
    const close = button(page, "Fermer");

    // The message took the focus.
    await opens(page, "École").focus();
    await page.keyboard.press("Enter");
    await expect(page.locator("#message")).toBeFocused();
    await close.focus();
    await page.keyboard.press("Enter");
    await expect(opens(page, "École")).toBeFocused();

    // The user went to it.
    const copy = row(page, "École").getByRole("button", { name: "Dupliquer" });
    await copy.focus();
    await page.keyboard.press("Enter");
    await expect(message(page, "La copie")).toBeVisible();
    await close.focus();
    await page.keyboard.press("Enter");
    await expect(copy).toBeFocused();

    // What it was on is gone.
    await row(page, "Gare").getByRole("button", { name: "Supprimer" }).focus();
    await page.keyboard.press("Enter");
    await expect(page.locator("#message")).toBeFocused();
    await close.focus();
    await page.keyboard.press("Enter");
    await expect(button(page, "Vos dossiers")).toBeFocused();
  });
});
