// What stays on the device, what goes into a file, and what happens when either cannot be read.
import { readFile } from "node:fs/promises";
import {
  AMOUNT, CCAG, COMPLETE, DURATION, PAINTING, STORED, TITLE, TRADE,
  answer, answerAll, dossier, expect, field, hours, message, open, openAround, openWithFirstAnswer, openWithStored, reload, stored, test,
} from "./helpers.mjs";

const PUBLISHED = dossier("published-case");
const altered = (change) => JSON.stringify({ ...JSON.parse(PUBLISHED), ...change });

/** Texts that are no dossier this version can open, and what is said of them. */
const UNREADABLE = [
  ["broken", '{"format":"clausule-dossier","vers', "Ce fichier n’est pas lisible."],
  ["foreign", '{"autre":"logiciel"}', "Ce fichier n’est pas un dossier Clausule."],
  [
    "newer",
    '{"format":"clausule-dossier","version":3,"nouveau":true}',
    "Ce dossier a été enregistré par une version plus récente de Clausule (format 3 ; cette version lit le format 2).",
  ],
];

const NOT_KEPT = "Vos réponses ne peuvent pas être gardées sur cet appareil";

async function hasAnswers(page, answers) {
  for (const [label, text] of answers) {
    const control = field(page, label);
    const isChoice = (await control.evaluate((element) => element.tagName)) === "SELECT";
    if (isChoice) await expect(control.locator("option:checked")).toHaveText(text);
    else await expect(control).toHaveValue(text);
  }
}

async function openFile(page, name, text) {
  const choosing = page.waitForEvent("filechooser");
  await page.getByRole("button", { name: "Ouvrir un fichier" }).click();
  const chooser = await choosing;
  await chooser.setFiles({ name, mimeType: "application/json", buffer: Buffer.from(text) });
}

async function saveFile(page) {
  const downloading = page.waitForEvent("download");
  await page.getByRole("button", { name: "Enregistrer en fichier" }).click();
  const download = await downloading;
  return { name: download.suggestedFilename(), text: await readFile(await download.path(), "utf8") };
}

/** What the device holds once it holds this somewhere. */
async function holds(page, text) {
  await expect.poll(() => stored(page)).toContain(text);
}

test.describe("on the device", () => {
  for (const [kind, answers] of [
    ["right answers", COMPLETE],
    ["answers as they were written", [[AMOUNT, "1,25 M€"], [TRADE, "45442100-8"], [DURATION, "12 mois"]]],
    ["wrong answers", [[AMOUNT, "beaucoup"], [TRADE, "licorne"], [DURATION, "0"]]],
    ["choices", [["Nature du marché", "Services"], [CCAG, "CCAG-MI"]]],
  ]) {
    test(`${kind} are still there after a reload`, async ({ page }) => {
      await openWithFirstAnswer(page);
      await answerAll(page, answers);

      await reload(page);

      await hasAnswers(page, answers);
    });
  }

  test("the last key typed is still there after a reload, without leaving the field", async ({ page }) => {
    await openWithFirstAnswer(page);
    await openAround(field(page, TITLE));
    await field(page, TITLE).pressSequentially("Peinture de l’école");

    await reload(page);

    await expect(field(page, TITLE)).toHaveValue("Peinture de l’école");
  });

  test("answers are kept as a dossier, version 2", async ({ page }) => {
    await open(page);
    await answerAll(page, [[AMOUNT, "1,25 M€"], [TRADE, "Peinture, revêtements muraux"]]);

    await holds(page, "peinture");
    expect(JSON.parse(await stored(page))).toMatchObject({
      format: "clausule-dossier",
      version: 2,
      lots: [{ trade: "peinture", amount: "1,25 M€" }],
    });
  });

  test("a first visit that types nothing keeps nothing", async ({ page }) => {
    await open(page);
    await page.getByRole("combobox", { name: TRADE }).click();

    expect(await page.evaluate(() => localStorage.length)).toBe(0);
  });
});

test.describe("answers on the device that cannot be read", () => {
  for (const [kind, text, sentence] of UNREADABLE) {
    test(`a ${kind} dossier is said to be unreadable, and stays beside what is typed`, async ({ page }) => {
      await openWithStored(page, text);
      await expect(
        message(page, "Les réponses gardées sur cet appareil ne peuvent pas être ouvertes."),
      ).toContainText(sentence);
      expect(await stored(page, STORED)).toBe(text);

      await answerAll(page, PAINTING);
      await expect(hours(page, "120 h")).toBeVisible();
      await holds(page, "peinture");
      expect(await stored(page, STORED)).toBe(text);

      await reload(page);
      await hasAnswers(page, PAINTING);
      expect(await stored(page, STORED)).toBe(text);
    });
  }

  const [, NEWER] = UNREADABLE[2];

  test("the example does not write over them", async ({ page }) => {
    await openWithStored(page, NEWER);

    await page.getByRole("button", { name: "Lot de peinture" }).click();
    await expect(hours(page, "120 h")).toBeVisible();
    await expect(message(page, "ne peuvent pas être ouvertes")).toBeVisible();

    expect(await stored(page, STORED)).toBe(NEWER);
  });

  test("opening a file does not write over them", async ({ page }) => {
    await openWithStored(page, NEWER);

    await openFile(page, "ecole.json", PUBLISHED);
    await expect(hours(page, "833 h")).toBeVisible();

    expect(await stored(page, STORED)).toBe(NEWER);
  });

  test("they can be copied", async ({ page, context }) => {
    await context.grantPermissions(["clipboard-read", "clipboard-write"]);
    await openWithStored(page, NEWER);

    await page.getByRole("button", { name: "Copier ces données" }).click();

    await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe(NEWER);
  });

  test("they are in the list, and can be saved and deleted", async ({ page }) => {
    await openWithStored(page, NEWER);
    await page.getByRole("button", { name: "Vos dossiers" }).click();
    const row = page.getByRole("listitem").filter({ hasText: "illisible" });
    await expect(row).toBeVisible();
    await expect(row.getByRole("button", { name: /Dupliquer/ })).toHaveCount(0);

    const downloading = page.waitForEvent("download");
    await row.getByRole("button", { name: /Enregistrer dans un fichier/ }).click();
    expect(await readFile(await (await downloading).path(), "utf8")).toBe(NEWER);

    await row.getByRole("button", { name: /Supprimer/ }).click();
    await expect(row).toHaveCount(0);
    expect(await stored(page, STORED)).toBeNull();
    await page.getByRole("button", { name: "Remettre en place", exact: true }).click();
    await expect(row).toBeVisible();
    expect(await stored(page, STORED)).toBe(NEWER);
  });
});

test.describe("a browser that refuses storage", () => {
  test("a full device is said, and the page works", async ({ page }) => {
    await page.addInitScript(() => {
      Storage.prototype.setItem = () => {
        throw new DOMException("full", "QuotaExceededError");
      };
    });
    await open(page);
    await expect(message(page, NOT_KEPT)).toHaveCount(0);

    await answerAll(page, PAINTING);

    await expect(hours(page, "120 h")).toBeVisible();
    await expect(message(page, NOT_KEPT)).toBeVisible();
  });

  test("storage forbidden by the browser's settings is said with the first answer, and the page works", async ({ page }) => {
    await page.addInitScript(() => {
      Object.defineProperty(window, "localStorage", {
        get() {
          throw new DOMException("denied", "SecurityError");
        },
      });
    });
    await open(page);
    // A visitor of a page within another has nothing to lose yet.
    await expect(page.locator("#unsaved")).toBeHidden();

    await answerAll(page, PAINTING);
    await expect(hours(page, "120 h")).toBeVisible();
    await expect(message(page, "Ce navigateur ne laisse pas cette page garder vos réponses")).toBeVisible();
    await page.locator("#unsaved").getByRole("button", { name: "Fermer" }).click();
    await expect(page.locator(".not-kept")).toContainText("Non gardé sur cet appareil");

    const file = await saveFile(page);
    expect(JSON.parse(file.text).lots).toEqual([{ trade: "peinture", amount: "120 000" }]);
  });

  test("the warning, once closed, does not come back at every key", async ({ page }) => {
    await page.addInitScript(() => {
      Storage.prototype.setItem = () => {
        throw new DOMException("full", "QuotaExceededError");
      };
    });
    await open(page);
    await answer(page, AMOUNT, "120 000");
    await expect(message(page, NOT_KEPT)).toBeVisible();
    await page.getByRole("button", { name: "Fermer" }).click();

    await answer(page, TRADE, "Peinture, revêtements muraux");

    await expect(hours(page, "120 h")).toBeVisible();
    await expect(message(page, NOT_KEPT)).toHaveCount(0);
  });
});

test.describe("clearing everything", () => {
  test("« Tout effacer » empties the page and the device, and « Annuler » brings the answers back", async ({ page }) => {
    await open(page);
    await answerAll(page, COMPLETE);

    await page.getByRole("button", { name: "Tout effacer" }).click();
    await expect(message(page, "Toutes les réponses sont effacées.")).toBeVisible();
    await expect(page.locator("#message")).toBeFocused();
    await hasAnswers(page, COMPLETION_EMPTY);
    await expect.poll(() => stored(page)).not.toContain("peinture");

    await page.getByRole("button", { name: "Annuler" }).click();
    await expect(page.getByRole("status").filter({ hasText: "Annulé : plusieurs réponses." })).toBeVisible();
    await hasAnswers(page, COMPLETE);
    await reload(page);
    await hasAnswers(page, COMPLETE);
  });

  test("after a further answer the way back goes through it", async ({ page }) => {
    await open(page);
    await page.getByRole("button", { name: "Lot de peinture" }).click();
    await answer(page, TITLE, "École");
    const back = page.getByRole("button", { name: "Annuler" });

    await back.click();
    await expect(field(page, TITLE)).toHaveValue("");
    await expect(field(page, AMOUNT)).toHaveValue("120 000");

    await back.click();
    await expect(field(page, AMOUNT)).toHaveValue("");
    await expect(back).toHaveAttribute("aria-disabled", "true");
    await expect(back).toBeFocused();
  });

  test("a way back can itself be taken back", async ({ page }) => {
    await open(page);
    await answerAll(page, PAINTING);
    await page.getByRole("button", { name: "Tout effacer" }).click();
    await page.getByRole("button", { name: "Annuler" }).click();
    await expect(field(page, AMOUNT)).toHaveValue("120 000");

    await page.getByRole("button", { name: "Rétablir" }).click();

    await expect(field(page, AMOUNT)).toHaveValue("");
  });

  test("there is nothing to clear or to save on an empty page", async ({ page }) => {
    await open(page);
    for (const name of ["Tout effacer", "Enregistrer en fichier"]) {
      await expect(page.getByRole("button", { name })).toBeDisabled();
    }

    await answer(page, AMOUNT, "1");

    for (const name of ["Tout effacer", "Enregistrer en fichier"]) {
      await expect(page.getByRole("button", { name })).toBeEnabled();
    }
  });
});

/** What is chosen in a list, and not typed. */
const CHOSEN = [
  "Périodicité des justificatifs",
  "Contenu des justificatifs",
  "Globalisation avec d’autres marchés",
  "Plafond des pénalités d’insertion",
  "Responsable du traitement des données",
];

const COMPLETION_EMPTY = COMPLETE.map(([label]) => [label, CHOSEN.includes(label) ? "À choisir" : ""]);

test.describe("in a file", () => {
  test("a saved dossier opens again with the same answers, as they were written", async ({ page }) => {
    const answers = [...COMPLETE, [AMOUNT, "1,25 M€"], [DURATION, "bientôt"], [TITLE, "Peinture de l’École"]];
    const expected = [...new Map(answers)];
    await open(page);
    await answerAll(page, answers);

    const file = await saveFile(page);
    expect(file.name).toBe("clausule-peinture-de-l-ecole.json");
    expect(JSON.parse(file.text)).toMatchObject({ format: "clausule-dossier", version: 2 });
    await expect(message(page, "Le dossier est enregistré dans vos téléchargements.")).toBeVisible();

    await page.evaluate(() => localStorage.clear());
    await reload(page);
    await expect(field(page, AMOUNT)).toHaveValue("");

    await openFile(page, "dossier.json", file.text);
    await expect(message(page, "Le dossier « Peinture de l’École » est ouvert.")).toBeVisible();
    await hasAnswers(page, expected);
    await expect(field(page, DURATION)).toHaveAttribute("aria-invalid", "true");
  });

  test("opening a file leaves the dossier shown as it was, a button away", async ({ page }) => {
    await open(page);
    await answer(page, AMOUNT, "999");

    await openFile(page, "ecole.json", PUBLISHED);
    await expect(hours(page, "833 h")).toBeVisible();

    await page.getByRole("button", { name: "Revenir au dossier précédent" }).click();
    await expect(field(page, AMOUNT)).toHaveValue("999");
    await expect(field(page, TRADE)).toHaveValue("");
  });

  test("the same file can be opened twice", async ({ page }) => {
    await open(page);
    await openFile(page, "ecole.json", PUBLISHED);
    await expect(hours(page, "833 h")).toBeVisible();
    await answer(page, AMOUNT, "240 000");
    await expect(hours(page, "200 h")).toBeVisible();

    await openFile(page, "ecole.json", PUBLISHED);

    await expect(hours(page, "833 h")).toBeVisible();
  });

  for (const [kind, text, sentence] of [
    ...UNREADABLE,
    [
      "of another barème",
      altered({ bareme: "1999" }),
      "Ce dossier utilise le barème « 1999 », que cette version de Clausule n’a pas.",
    ],
    [
      "a dossier with an answer that does not exist",
      altered({ lots: [{ surprise: "1" }] }),
      "Ce dossier contient un champ inconnu, « surprise »",
    ],
    [
      "a dossier with a number in the place of a text",
      altered({ lots: [{ amount: 12 }] }),
      "Une donnée de ce dossier n’a pas la forme attendue",
    ],
    ["binary", "\u0000\u0001PK", "Ce fichier n’est pas lisible"],
    ["empty", "", "Ce fichier n’est pas lisible"],
  ]) {
    test(`a file that is ${kind} is refused in words and changes nothing`, async ({ page }) => {
      await open(page);
      await answerAll(page, PAINTING);
      await holds(page, "peinture");
      const before = await stored(page);

      await openFile(page, "autre.json", text);

      await expect(message(page, sentence)).toBeVisible();
      await expect(message(page, "Vos réponses n’ont pas changé.")).toBeVisible();
      await hasAnswers(page, PAINTING);
      await expect(hours(page, "120 h")).toBeVisible();
      expect(await stored(page)).toBe(before);
    });
  }
});
