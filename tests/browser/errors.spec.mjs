// A wrong answer: said at its field, in words that help, and never lost.
import {
  AMOUNT, COST, DURATION, PAINTING, RATE, SHARE, TITLE, TRADE,
  answer, answerAll, expect, field, hours, openAround, openWithFirstAnswer, reload, result, test, words,
} from "./helpers.mjs";

/** The field says this, to the eye and to a screen reader. */
async function says(page, label, sentence) {
  const control = field(page, label);
  await openAround(control);
  await expect(control).toHaveAttribute("aria-invalid", "true");
  await expect(control).toHaveAccessibleDescription(words(sentence));
  await expect(page.locator(".error").getByText(sentence)).toBeVisible();
}

async function isRight(page, label) {
  await expect(field(page, label)).not.toHaveAttribute("aria-invalid");
}

test.beforeEach(({ page }) => openWithFirstAnswer(page));

// Field, what is typed, what the field says, what mends it.
const WRONG = [
  [AMOUNT, "beaucoup", "« beaucoup » n’est pas un nombre. Écrivez par exemple 1 250 000 ou 1,25 M€.", "1 250 000"],
  [AMOUNT, "-5", "La valeur ne peut pas être négative. Retirez le signe moins.", "5"],
  [AMOUNT, "0", "Le montant doit dépasser zéro.", "1"],
  [AMOUNT, "1000000000000000", "Le montant ne peut pas dépasser 1 000 000 000 000 €. Vérifiez la valeur.", "1000000000000"],
  [AMOUNT, "1.250", "« 1.250 » peut se lire de deux façons. Écrivez 1250 ou 1,25.", "1250"],
  [AMOUNT, "120 000 TTC", "Indiquez le montant hors taxes : les heures se calculent sur le montant HT. À partir d’un montant TTC : montant TTC ÷ (1 + taux de TVA).", "100 000 HT"],
  [AMOUNT, "12 00", "Les chiffres de « 12 00 » ne sont pas groupés par trois. Vérifiez qu’il n’en manque pas, ou retirez les espaces.", "1 200"],
  [AMOUNT, "1 250,125", "Il y a trop de chiffres après la virgule : 2 au plus.", "1 250,12"],
  [COST, "0 €/h", "Le coût horaire doit dépasser zéro.", "35 €/h"],
  [COST, "5 000", "Le coût horaire ne peut pas dépasser 1 000 €/h. Vérifiez la valeur.", "50"],
  [SHARE, "150 %", "La part de main-d’œuvre ne peut pas dépasser 100 %. Vérifiez la valeur.", "50 %"],
  [RATE, "150 %", "Le taux d’insertion ne peut pas dépasser 100 %. Vérifiez la valeur.", "15 %"],
  [RATE, "cinq", "« cinq » n’est pas un nombre. Écrivez par exemple 5 %.", "5"],
  ["Facilitateur : courriel", "dupont", "Cette adresse n’est pas complète. Écrivez par exemple prenom.nom@organisme.fr.", "dupont@exemple.fr"],
  ["Pénalité par heure non réalisée", "-60", "La valeur ne peut pas être négative. Retirez le signe moins.", "60"],
];

for (const [label, typed, sentence, right] of WRONG) {
  test(`« ${typed} » as « ${label} » is refused in words, kept, and mended`, async ({ page }) => {
    await answer(page, label, typed);
    await says(page, label, sentence);
    await expect(field(page, label)).toHaveValue(typed);

    await reload(page);
    await says(page, label, sentence);
    await expect(field(page, label)).toHaveValue(typed);

    await field(page, label).fill(right);
    await isRight(page, label);
    await expect(page.getByText(sentence)).toHaveCount(0);
  });
}

test("a duration that is no number of months is refused", async ({ page }) => {
  await answer(page, DURATION, "0");
  await says(page, DURATION, "doit dépasser zéro");

  await answer(page, DURATION, "six");
  await says(page, DURATION, "« six » n’est pas un nombre.");

  await answer(page, DURATION, "6 mois");
  await isRight(page, DURATION);
});

for (const [label, sentence, right] of [
  [AMOUNT, "Ce texte de 1 000 000 caractères est trop long pour un nombre. Ne gardez que la valeur.", "1 000"],
  [TITLE, "Ce texte a 1 000 000 caractères : 200 au plus. Raccourcissez-le.", "Peinture de l’école"],
]) {
  test(`a megabyte pasted as « ${label} » is refused and the page goes on`, async ({ page, context }) => {
    await context.grantPermissions(["clipboard-read", "clipboard-write"]);
    await page.evaluate(() => navigator.clipboard.writeText("9".repeat(1_000_000)));

    await openAround(field(page, label));
    await field(page, label).focus();
    await page.keyboard.press("ControlOrMeta+V");
    await page.keyboard.press("Tab");
    await says(page, label, sentence);
    expect((await field(page, label).inputValue()).length).toBe(1_000_000);

    await reload(page);
    await says(page, label, sentence);
    expect((await field(page, label).inputValue()).length).toBe(1_000_000);

    await field(page, label).fill(right);
    await isRight(page, label);
    await answerAll(page, PAINTING);
    await expect(hours(page, "120 h")).toBeVisible();
  });
}

test("nothing is said while the answer is still being typed", async ({ page }) => {
  await field(page, AMOUNT).pressSequentially("1 2");
  await expect(result(page).getByText("Pour voir les heures")).toBeVisible();
  await isRight(page, AMOUNT);

  await page.keyboard.type("50 000");
  await page.keyboard.press("Tab");
  await isRight(page, AMOUNT);
});

test("nothing is said while a trade is being typed, even in a field passed through before", async ({ page }) => {
  const trade = field(page, TRADE);
  await trade.focus();
  await page.keyboard.press("Tab");
  await trade.focus();

  await page.keyboard.type("peint");

  await expect(trade).toHaveAttribute("aria-expanded", "true");
  await isRight(page, TRADE);
});

test("an empty field is not wrong", async ({ page }) => {
  await answer(page, AMOUNT, "0");
  await says(page, AMOUNT, "Le montant doit dépasser zéro.");

  await answer(page, AMOUNT, "");
  await isRight(page, AMOUNT);
});

test("a wrong answer is framed in the colour of its sentence", async ({ page }) => {
  await answer(page, AMOUNT, "beaucoup");

  const colour = await page.locator(".error").getByText("n’est pas un nombre").evaluate((element) => getComputedStyle(element).color);
  await expect(field(page, AMOUNT)).toHaveCSS("border-top-color", colour);
});

test("the result names the answer to mend instead of showing hours of before", async ({ page }) => {
  await answerAll(page, PAINTING);
  await expect(hours(page, "120 h")).toBeVisible();

  await answer(page, AMOUNT, "beaucoup");

  await expect(result(page).getByText("Pour voir les heures, corrigez le montant hors taxes.")).toBeVisible();
  await expect(hours(page, "120 h")).toHaveCount(0);
});

test("a screen reader finds no hours of before either", async ({ page }) => {
  const said = page.getByRole("status").filter({ hasText: "Résultat : 120 h" });
  await answerAll(page, PAINTING);
  await expect(said).toHaveCount(1);

  await answer(page, AMOUNT, "beaucoup");

  await expect(said).toHaveCount(0);
});
