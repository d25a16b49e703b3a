// From an amount and a trade to hours, with every step and every source in sight.
import {
  AMOUNT, COST, DURATION, PAINTING, PUBLISHED_CASE, RATE, SHARE, TRADE,
  answer, answerAll, expect, field, hours, message, open, result, test, words,
} from "./helpers.mjs";

const step = (page, name) =>
  result(page).getByRole("listitem").filter({ has: page.getByText(name, { exact: true }) }).first();

test.beforeEach(({ page }) => open(page));

/** The unit beside each coefficient, which is heard with it. */
const UNITS = { [SHARE]: "%", [COST]: "€/h", [RATE]: "%" };

test("the published case gives 833 h", async ({ page }) => {
  await answerAll(page, PUBLISHED_CASE);

  await expect(hours(page, "833 h")).toBeVisible();
});

test("every step of the published case stands with its formula and its numbers", async ({ page }) => {
  await answerAll(page, PUBLISHED_CASE);

  for (const [name, formula, numbers] of [
    ["Montant de main-d’œuvre", "montant HT × part de main-d’œuvre", "1 000 000 € × 50 % = 500 000 €"],
    ["Heures de main-d’œuvre", "montant de main-d’œuvre ÷ coût horaire", "500 000 € ÷ 30 €/h ≈ 16 666,67 h"],
    ["Heures d’insertion", "heures de main-d’œuvre × taux d’insertion", "≈ 16 666,67 h × 5 % ≈ 833,33 h"],
    ["Heures retenues", "heures d’insertion, arrondies à l’heure la plus proche", "→ 833 h"],
  ]) {
    await expect(step(page, name)).toBeVisible();
    await expect(step(page, name)).toContainText(formula);
    await expect(step(page, name)).toContainText(numbers);
  }
});

test("hours that all come from the buyer's own values have no range", async ({ page }) => {
  await answerAll(page, PUBLISHED_CASE);

  await expect(hours(page, "833 h")).toBeVisible();
  await expect(result(page).locator(".range")).toHaveCount(0);
  await expect(result(page).getByText("Valeur basse", { exact: true })).toHaveCount(0);
});

test("the hours are also said in full-time equivalents, with the year they rest on", async ({ page }) => {
  await answerAll(page, PUBLISHED_CASE);

  const etp = result(page).getByRole("definition").filter({ hasText: "ETP" });
  await expect(etp).toContainText("≈ 0,52 ETP");
  await expect(etp).toContainText("833 h ÷ 1 607 h");
});

test("typing the duration says how many people that occupies", async ({ page }) => {
  await answerAll(page, PUBLISHED_CASE);
  const people = result(page).getByRole("term").filter({ hasText: "Personnes à temps plein sur la durée" });
  await expect(hours(page, "833 h")).toBeVisible();
  await expect(people).toHaveCount(0);

  await answer(page, DURATION, "12");

  await expect(people).toBeVisible();
  await expect(result(page).getByRole("definition").filter({ hasText: "personne" }).first()).toContainText(
    "≈ 0,53 personne",
  );
});

for (const view of ["estimer", "rediger", "conseiller"]) {
  test(`hours of cleaning ask whether staff is taken over, with the way to the answer: ${view}`, async ({ page }) => {
    await open(page, `?vue=${view}`);
    await answerAll(page, [[AMOUNT, "900 000"], [TRADE, "Nettoyage de locaux, propreté"], [DURATION, "36"]]);
    await expect(hours(page, "3 600 h")).toBeVisible();

    const question = result(page).getByText("Le titulaire reprend-il le personnel en place ?");
    await expect(question).toHaveCount(1);
    await expect(question).toBeVisible();
    const group = page.locator("details.group", { hasText: "Reprise de personnel" }).locator("summary");
    if (view !== "estimer") await expect(group).toContainText("à préciser");
    await result(page).getByRole("link", { name: words("Répondre : Reprise de personnel") }).click();
    await expect(field(page, "Reprise de personnel")).toBeFocused();

    // No is an answer too.
    await field(page, "Reprise de personnel").selectOption("Non");
    await expect(question).toBeHidden();
    await expect(hours(page, "3 600 h")).toBeVisible();
    await field(page, "Reprise de personnel").selectOption("Oui : propreté, avec les constantes de la branche");
    await expect(group).toContainText("à compléter");
    await answer(page, "Heures mensuelles du personnel repris", "650");
    await expect(hours(page, "1 260 h")).toBeVisible();
    await expect(group).not.toContainText("à compléter");
  });
}

test("a closed group says its answers whole, each with its unit, and nothing twice", async ({ page }) => {
  await answerAll(page, [[AMOUNT, "900 000"], [TRADE, "Nettoyage de locaux, propreté"], [DURATION, "36"]]);
  const summary = (name) => page.locator("details.group > summary").filter({ hasText: name });
  const shut = (label) => field(page, label).evaluate((one) => (one.closest("details.group").open = false));
  const reach = (label) => field(page, label).evaluate((one) => (one.closest("details.group").open = true));

  await reach("Reprise de personnel");
  await field(page, "Reprise de personnel").selectOption("Oui : propreté, avec les constantes de la branche");
  const price = field(page, "Prix d’une heure de prestation");
  await expect(price).toHaveAccessibleDescription(words("€/h Vide : 25 €/h, le prix de la branche de la propreté."));
  await answer(page, "Heures mensuelles du personnel repris", "1 650");
  await shut("Reprise de personnel");
  await expect(summary("Reprise de personnel").locator(".answers")).toHaveText(
    words("Oui : propreté, avec les constantes de la branche · Heures mensuelles du personnel repris : 1 650 h"),
  );
  await reach("Reprise de personnel");
  await field(page, "Reprise de personnel").selectOption("Oui : autre métier, avec vos chiffres");
  await expect(price).toHaveAccessibleDescription(words("€/h À indiquer : le calcul en a besoin."));
  await expect(summary("Reprise de personnel")).toContainText("à compléter");

  await reach("Type d’acheteur");
  await field(page, "Type d’acheteur").selectOption("Collectivité, hôpital, EPIC ou autre pouvoir adjudicateur");
  await answer(page, "Valeur estimée du marché", "2 000 000");
  await shut("Type d’acheteur");
  const said = summary("Acheteur et procédure");
  await expect(said.locator(".answers")).toContainText(words("Collectivité, hôpital, EPIC ou autre pouvoir adjudicateur · "));
  // No line parts the number from itself nor from its unit.
  await expect(said.locator(".answers")).toContainText(/2[\u00a0\u202f]000[\u00a0\u202f]000[\u00a0\u202f]€[\u00a0\u202f]HT/);
});

test("coefficients that do not count say so in their place", async ({ page }) => {
  await answerAll(page, [[AMOUNT, "900 000"], [TRADE, "Nettoyage de locaux, propreté"], [DURATION, "36"]]);
  const group = page.getByRole("group", { name: "Les coefficients", exact: true });
  await expect(group).toContainText("Par défaut");
  await field(page, "Reprise de personnel").evaluate((one) => (one.closest("details").open = true));
  await field(page, "Reprise de personnel").selectOption("Oui : propreté, avec les constantes de la branche");
  await expect(group).toContainText("le calcul part de ses heures");
  for (const label of [SHARE, COST]) await expect(field(page, label)).toBeHidden();
  await expect(field(page, RATE)).toBeVisible();

  // A value typed before stays in sight.
  await field(page, "Reprise de personnel").selectOption("Non");
  await answer(page, SHARE, "70");
  await field(page, "Mécanisme retenu").evaluate((one) => (one.closest("details").open = true));
  await field(page, "Mécanisme retenu").selectOption({ label: "Réservé aux entreprises adaptées (EA) et aux ESAT" });
  await expect(group).toContainText(words("Il n’y a pas d’heures à calculer ici"));
  await expect(field(page, SHARE)).toBeVisible();
  for (const label of [COST, RATE]) await expect(field(page, label)).toBeHidden();
  await expect(group.getByText(/^Par défaut/).filter({ visible: true })).toHaveCount(0);
});

test("a painting lot of 120 000 € shows 120 h, from 90 to 150", async ({ page }) => {
  await answerAll(page, PAINTING);

  await expect(hours(page, "120 h")).toBeVisible();
  await expect(result(page).getByText("Fourchette : de 90 h à 150 h")).toBeVisible();
  await expect(step(page, "Heures retenues")).toContainText("→ 120 h");
  for (const [name, end] of [
    ["Valeur basse", "120 000 € × 60 % ÷ 40 €/h × 5 % → 90 h"],
    ["Valeur haute", "120 000 € × 75 % ÷ 30 €/h × 5 % → 150 h"],
  ]) {
    await expect(result(page).getByText(name, { exact: true })).toBeVisible();
    await expect(result(page)).toContainText(words(end));
  }
});

test("the hours are said in the work of people, which leads to its computation", async ({ page }) => {
  await answerAll(page, [...PAINTING, [DURATION, "8"]]);

  const said = result(page).locator(".hours .in-people");
  await expect(said).toHaveText(words("soit une personne à temps plein pendant environ 3 semaines et demie"));
  await said.getByRole("button").click();
  const panel = page.getByRole("dialog");
  await expect(panel).toContainText(words("120 h ÷ 35 h ≈ 3,43 semaines"));
  await panel.getByRole("button", { name: "Voir tout le calcul" }).click();
  const step = result(page).locator("#step-presence");
  await expect(step).toBeFocused();
  await expect(step).toContainText(words("120 h ÷ 35 h ≈ 3,43 semaines"));
  await expect(step).toContainText("Convention de Clausule : une semaine de travail");
  // Over so short a time there is work for several.
  await answerAll(page, [[AMOUNT, "1 200 000"], [DURATION, "4"]]);
  await expect(said).toHaveText(words("soit 2 à 3 personnes à temps plein pendant 4 mois"));
});

test("a reserved contract says what it is, and shows no zero hours", async ({ page }) => {
  await open(page, "?vue=estimer");
  await page.getByRole("button", { name: "Espaces verts réservés" }).click();

  await expect(result(page).getByText(words("Ce marché est réservé aux entreprises adaptées (EA) et aux ESAT : il n’y a pas d’heures à compter"))).toBeVisible();
  await expect(result(page).getByText(words("art. L. 2113-12"))).toBeVisible();
  await expect(result(page).locator(".figure")).toBeHidden();
  await expect(result(page).getByText(words("0 h d’insertion"))).toHaveCount(0);
  await expect(result(page).getByRole("button", { name: "Rédiger la clause" })).toBeVisible();
});

test("the hours follow every key", async ({ page }) => {
  await answer(page, TRADE, "Peinture, revêtements muraux");

  await field(page, AMOUNT).pressSequentially("120000");
  await expect(hours(page, "120 h")).toBeVisible();
  await page.keyboard.type("0");
  await expect(hours(page, "1 200 h")).toBeVisible();
});

test("a screen reader hears the hours once the typing rests", async ({ page }) => {
  await answerAll(page, PAINTING);

  await expect(
    page.getByRole("status").filter({ hasText: "Résultat : 120 h d’insertion (de 90 h à 150 h)." }),
  ).toHaveCount(1);
});

for (const [label, value, grade, source] of [
  [SHARE, "70 % (de 60 % à 75 %)", "source publiée", "MEF Sud 77 et LASER emploi : peinture intérieure 70 %"],
  [COST, "35 €/h (de 30 €/h à 40 €/h)", "source publiée", /\S/],
  [RATE, "5 %", "source publiée", "Charte nationale d’insertion ANRU"],
]) {
  test(`« ${label} » shows its default value, how far to trust it and where it was read`, async ({ page }) => {
    await answer(page, TRADE, "Peinture, revêtements muraux");

    await expect(field(page, label)).toHaveValue("");
    await expect(field(page, label)).toHaveAccessibleDescription(words(`${UNITS[label]} Par défaut : ${value} ${grade}`));

    const around = page.locator("[data-field]").filter({ has: field(page, label) });
    await around.getByText(/^Sources/).click();
    await expect(around.getByRole("listitem").filter({ hasText: source }).first()).toBeVisible();
  });
}

test("before a trade is chosen, the coefficients say when their default will show", async ({ page }) => {
  await answer(page, DURATION, "12");
  for (const label of [SHARE, COST, RATE]) {
    await expect(field(page, label)).toHaveAccessibleDescription(
      `${UNITS[label]} La valeur par défaut s’affiche quand le métier est choisi.`,
    );
  }
});

test("the buyer's own coefficient is marked and can be given up", async ({ page }) => {
  await answerAll(page, PAINTING);
  await expect(hours(page, "120 h")).toBeVisible();

  await answer(page, SHARE, "35 %");
  await expect(hours(page, "60 h")).toBeVisible();
  await expect(field(page, SHARE)).toHaveAccessibleDescription(/modifié par vous/);
  await expect(field(page, COST)).toHaveAccessibleDescription(/source publiée/);

  await page.getByRole("button", { name: "Reprendre la valeur par défaut" }).click();
  await expect(field(page, SHARE)).toHaveValue("");
  await expect(field(page, SHARE)).toHaveAccessibleDescription(words("70 % (de 60 % à 75 %) source publiée"));
  await expect(hours(page, "120 h")).toBeVisible();
});

test("a trade without any published figure says that its coefficients are hypotheses", async ({ page }) => {
  await answerAll(page, [[AMOUNT, "500 000"], [TRADE, "Blanchisserie, entretien du linge"]]);

  await expect(field(page, SHARE)).toHaveAccessibleDescription(/hypothèse à faire confirmer/);
  await expect(
    result(page).getByRole("listitem").filter({ hasText: "Attention : Aucun chiffre publié" }),
  ).toBeVisible();
});

test("fewer hours than a week of work come with a warning", async ({ page }) => {
  await answerAll(page, [[AMOUNT, "20 000"], [TRADE, "Peinture, revêtements muraux"]]);

  await expect(hours(page, "20 h")).toBeVisible();
  await expect(
    result(page).getByRole("listitem").filter({ hasText: "Attention : 20 h, c’est moins d’une semaine" }),
  ).toBeVisible();
});

test("an empty page asks for what it needs and offers an example", async ({ page }) => {
  await expect(
    result(page).getByText(/^Indiquez le montant hors taxes et le métier du premier lot/),
  ).toBeVisible();

  await result(page).getByRole("button", { name: "Lot de peinture" }).click();

  await expect(hours(page, "120 h")).toBeVisible();
  await expect(field(page, AMOUNT)).toHaveValue("120 000");
  await expect(field(page, TRADE)).toHaveValue("Peinture, revêtements muraux");
  await expect(message(page, "Exemple : Lot de peinture")).toBeVisible();
});

test("a page half filled in asks only for the rest", async ({ page }) => {
  await answer(page, AMOUNT, "120 000");

  await expect(result(page).getByText("Pour voir les heures, indiquez le métier.")).toBeVisible();
  await expect(page.getByRole("button", { name: "Lot de peinture" })).toHaveCount(0);
});

for (const [typed, read] of [
  ["1,25 M€", "1 250 000 €"],
  ["1 250 000,50", "1 250 000,50 €"],
  ["850 k€", "850 000 €"],
  ["1250000", "1 250 000 €"],
  ["1.250.000,50 €", "1 250 000,50 €"],
  ["1\u202f250\u202f000\u00a0€ HT", "1 250 000 €"],
]) {
  test(`an amount written « ${typed} » is read as ${read}`, async ({ page }) => {
    await answer(page, TRADE, "Peinture, revêtements muraux");
    await answer(page, AMOUNT, typed);

    await expect(step(page, "Montant de main-d’œuvre")).toContainText(`${read} × 70 % =`);
    await expect(field(page, AMOUNT)).toHaveValue(typed);
  });
}
