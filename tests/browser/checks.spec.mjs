// The check list beside the pieces: what is risky, missing, to verify, in order.
import { answer, answerAll, blankLinks, expect, field, keptSet, openWithStored, test, words } from "./helpers.mjs";

const PENALTY = "Pénalité par heure non réalisée";
const PUBLICS = "Publics de la clause";
const CATEGORIES = "Catégories, une par ligne";

const STATES = [["risky", "À risque"], ["verify", "À vérifier"], ["done", "En ordre"]];

const checks = (page) => page.locator(".checks");
const rows = (page, state) => checks(page).locator(`.check-list > li.${state}`);
const about = (page, state, label) =>
  rows(page, state).filter({ has: page.getByRole("link", { name: words(`Voir : ${label}`) }) });

/** A contract with every answer given. */
test.beforeEach(({ page }) => openWithStored(page, keptSet("travaux-ordinaire-condition")));

/** Follows the row's link to its field. */
async function follow(page, row, label) {
  await row.getByRole("link", { name: words(`Voir : ${label}`) }).click();
  await expect(field(page, label)).toBeFocused();
  await expect(field(page, label)).toBeInViewport({ ratio: 1 });
}

/** Each tally is the number of its rows. */
async function tallied(page) {
  await expect(async () => {
    for (const [state, label] of STATES) {
      const count = await rows(page, state).count();
      await expect(checks(page).locator(`.tallies .${state}`)).toHaveText(words(`${label} : ${count}`), { timeout: 500 });
    }
  }).toPass({ timeout: 5000 });
}

test("counts what it lists, and shows what is in order on demand", async ({ page }) => {
  await expect(checks(page).getByRole("heading", { name: "Vérifications" })).toBeVisible();
  await expect(rows(page, "risky")).toHaveCount(0);
  await expect(rows(page, "done")).toHaveCount(0);

  await checks(page).getByText("Points en ordre").click();
  await expect(rows(page, "done").first()).toBeVisible();
  await tallied(page);
  for (const row of await rows(page, "done").all()) await expect(row).toContainText("Source");

  await answerAll(page, [[PENALTY, ""], ["Facilitateur : téléphone", ""]]);
  await expect(rows(page, "risky")).not.toHaveCount(0);
  await tallied(page);
});

test("calls a clause without a penalty a risk, leads to the field, and lets go once it is given", async ({ page }) => {
  await expect(about(page, "risky", PENALTY)).toHaveCount(0);

  await answer(page, PENALTY, "");
  await expect(about(page, "risky", PENALTY)).toHaveCount(1);
  await expect(about(page, "risky", PENALTY)).toContainText(words("art. 20.1.5"));
  await field(page, PENALTY).evaluate((element) => (element.closest("details").open = false));
  await follow(page, about(page, "risky", PENALTY), PENALTY);

  await page.keyboard.type("60");
  await expect(about(page, "risky", PENALTY)).toHaveCount(0);
  await expect(field(page, PENALTY)).toBeFocused();
});

test("finds a preference for one place in the buyer's own words", async ({ page }) => {
  await answer(page, PUBLICS, "Seulement certaines catégories");
  await answer(page, CATEGORIES, "Bénéficiaires du RSA\nDemandeurs d’emploi de la commune");

  const row = about(page, "risky", CATEGORIES);
  await expect(row).toHaveCount(1);
  await expect(row).toContainText(words("de la commune »"));
  await follow(page, row, CATEGORIES);

  await field(page, CATEGORIES).fill("Bénéficiaires du RSA\nHabitants des quartiers prioritaires de la politique de la ville");
  await expect(row).toHaveCount(0);
});

test("what is missing is told once, in the list beside", async ({ page }) => {
  const PHONE = "Facilitateur : téléphone";
  await answer(page, PHONE, "");
  const link = blankLinks(page).filter({ hasText: words(PHONE) });
  await expect(link).toHaveCount(1);
  await expect(page.locator("#missing .of-group")).toHaveText(["Facilitateur et suivi"]);
  await expect(page.locator("#pieces").getByRole("link", { name: words(PHONE) })).toHaveCount(1);
  await link.click();
  await expect(field(page, PHONE)).toBeFocused();
  await expect(field(page, PHONE)).toBeInViewport({ ratio: 1 });

  await page.keyboard.type("01 02 03 04 05");
  await expect(link).toHaveCount(0);
});
