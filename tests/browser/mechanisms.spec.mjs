// What mechanisms and publics ask for: boxes to tick, the balance of a choice, a service of insertion, codes to key in.
import {
  choosePiece,  answer, answerAll, article, expect, field, isReady, keptSet, openAround, openWithStored, reload, stored, test, violations,
  words,
} from "./helpers.mjs";

const CATEGORIES = "Catégories gardées";
const RSA = "Bénéficiaires du RSA en recherche d’emploi";
const SIAE = "Personnes en structure d’insertion (EI, ACI, AI, ETTI)";

const box = (page, name) => page.getByRole("checkbox", { name, exact: true });
const group = (page) => page.locator("#field-publics_categories");
const rows = (page, state, title) =>
  page.locator(`.checks .check-list > li.${state}`).filter({ has: page.locator("strong", { hasText: words(title) }) });
const kept = async (page) => JSON.parse(await stored(page)).contract?.publics_categories;

test.describe("boxes to tick", () => {
  test.beforeEach(async ({ page }) => {
    await openWithStored(page, keptSet("fcs-ordinaire-condition"));
    await answer(page, "Publics de la clause", "Seulement certaines catégories");
  });

  test("keep categories, which the article and the annex then name", async ({ page }) => {
    await openAround(group(page));
    await expect(group(page).getByRole("checkbox")).toHaveCount(16);
    // Nothing kept yet: a blank, and the link to the boxes.
    await page.locator("#missing").getByRole("link", { name: CATEGORIES }).click();
    await expect(group(page)).toBeFocused();
    await expect(page.getByRole("group", { name: CATEGORIES, exact: true })).toBeFocused();

    // By keyboard, in another order than the list's.
    await box(page, RSA).focus();
    await page.keyboard.press("Space");
    await box(page, SIAE).click();
    await expect.poll(() => kept(page)).toBe("siae rsa");
    await expect(article(page)).toContainText(words("bénéficiaires du RSA en recherche d’emploi (article 16.1.1.2, b)."));
    await expect(page.locator("#missing").getByRole("link", { name: CATEGORIES })).toHaveCount(0);

    await choosePiece(page, words("Annexe : publics et justificatifs"));
    await expect(article(page).getByRole("row")).toHaveCount(3);
    await expect(article(page)).toContainText(words("Justificatif délivré par l’organisme qui verse le RSA"));

    // Kept on the device, and ticked again.
    await reload(page);
    await openAround(group(page));
    await expect(box(page, RSA)).toBeChecked();
    await expect(box(page, SIAE)).toBeChecked();
    await expect(group(page).getByRole("checkbox", { checked: true })).toHaveCount(2);

    await box(page, RSA).click();
    await expect.poll(() => kept(page)).toBe("siae");
  });

  test("say what they restrict, and follow answers that are replaced and taken back", async ({ page }) => {
    await openAround(group(page));
    await box(page, SIAE).click();
    await expect(rows(page, "risky", "Publics trop restreints")).toHaveCount(1);
    await expect(rows(page, "risky", "Moyen imposé")).toHaveCount(1);
    await box(page, RSA).click();
    await expect(rows(page, "risky", "Moyen imposé")).toHaveCount(0);
    await page.locator(".checks").getByText("Points en ordre").click();
    await expect(rows(page, "verify", "Publics restreints")).toContainText(words("2 catégories gardées"));
    expect(await violations(page)).toEqual([]);

    await page.getByRole("button", { name: "Tout effacer" }).click();
    await expect(page.getByRole("checkbox", { checked: true, includeHidden: true })).toHaveCount(0);
    await page.getByRole("button", { name: "Annuler" }).click();
    await expect(box(page, RSA)).toBeChecked();
  });
});

test("an unknown category is said at its boxes, and nothing of it is lost", async ({ page }) => {
  const set = JSON.parse(keptSet("fcs-publics-categories"));
  set.contract.publics_categories = "rsa <b>autre";
  await openWithStored(page, JSON.stringify(set));
  await openAround(group(page));
  await expect(group(page)).toContainText("Une des catégories n’est pas connue.");
  await expect(box(page, RSA)).toBeChecked();
  expect(await kept(page)).toBe("rsa <b>autre");
  expect(await violations(page)).toEqual([]);
  await box(page, SIAE).click();
  await expect(group(page)).not.toContainText("Une des catégories n’est pas connue.");
  expect(await kept(page)).toBe("siae rsa");
});

test("a choice that buys out the hours is a risk, until its actions weigh as much", async ({ page }) => {
  await openWithStored(page, keptSet("pi-au-choix"));
  const risk = rows(page, "risky", "Équilibre entre heures et actions");
  await expect(risk).toContainText(words("2 actions contre 213 heures"));
  await risk.getByRole("link").click();
  await expect(field(page, "Actions sociales par année d’exécution")).toBeFocused();
  await answerAll(page, [
    ["Actions sociales par année d’exécution", "13"],
    ["Heures d’actions par année d’exécution", "420"],
  ]);
  await expect(risk).toHaveCount(0);
  await expect(rows(page, "risky", "Pénalités du choix")).toHaveCount(0);
  await choosePiece(page, words("Acte d’engagement (AE)"));
  await expect(article(page).getByText("☐")).toHaveCount(2);
});

test("insertion as the object asks for persons and results, and the notice for BT-736", async ({ page }) => {
  await openWithStored(page, keptSet("fcs-objet-insertion"));
  const missing = page.locator("#missing").getByRole("link", { name: "Personnes accueillies" });
  await expect(missing).toHaveCount(1);
  await answerAll(page, [
    ["Personnes accueillies", "12"],
    ["Résultats attendus", "Une suite de parcours pour chaque personne"],
    ["Pénalité par service d’insertion non rendu", "100"],
    ["Exécution dans un programme d’emploi protégé", "Non"],
  ]);
  await expect(missing).toHaveCount(0);
  await expect(rows(page, "risky", "Pénalité sans montant")).toHaveCount(0);
  await expect(article(page)).toContainText(words("12 personnes"));
  await choosePiece(page, words("Avis d’appel à la concurrence (AAPC)"));
  await expect(article(page).getByRole("row", { name: /BT-736-Lot/ }).locator("code").last()).toHaveText("no");
});

test("the essential data are a block of code, whole on a small screen and on paper", async ({ page }) => {
  await openWithStored(page, keptSet("fcs-ordinaire-condition"));
  await choosePiece(page, words("Données essentielles (DECP)"));
  const block = article(page).getByRole("region", { name: "Texte à reprendre tel quel" });
  const json = JSON.parse(await block.innerText());
  expect(json).toEqual({
    considerationsSociales: { considerationSociale: ["Clause sociale"] },
    ccag: "Fournitures courantes et services",
    modalitesExecution: { modaliteExecution: ["Sans objet"] },
  });
  for (const scheme of ["light", "dark"]) {
    await page.emulateMedia({ colorScheme: scheme });
    expect(await violations(page)).toEqual([]);
  }
  await page.setViewportSize({ width: 360, height: 740 });
  await isReady(page);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  await page.emulateMedia({ media: "print" });
  expect(await block.evaluate((one) => one.scrollWidth <= one.clientWidth)).toBe(true);
});
