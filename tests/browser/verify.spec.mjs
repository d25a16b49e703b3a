// What the check list leaves to the buyer: apart from what is in order; and small penalties under the CCAG-FCS.
import { answer, article, expect, field, keptSet, openWithStored, test, violations, words } from "./helpers.mjs";

const checks = (page) => page.locator(".checks");
const rows = (page, state) => checks(page).locator(`.check-list > li.${state}`);
const about = (page, state, label) =>
  rows(page, state).filter({ has: page.getByRole("link", { name: words(`Voir : ${label}`) }) });

test.beforeEach(({ page }) => openWithStored(page, keptSet("fcs-exoneration-ecartee")));

test("keeps it apart from what is in order, with a sign and a word of its own", async ({ page }) => {
  const derogations = rows(page, "verify").filter({ hasText: words("Dérogations au CCAG") });
  await expect(derogations).toHaveCount(1);
  await expect(derogations).toContainText("À vérifier");
  await expect(rows(page, "risky")).toHaveCount(0);
  await checks(page).getByText("Points en ordre").click();
  const count = await rows(page, "verify").count();
  await expect(checks(page).locator(".tallies .verify")).toHaveText(words(`À vérifier : ${count}`));

  // Three signs, none of them shared; not read out, since the word follows.
  const signs = await checks(page).locator(".tallies span").evaluateAll((all) =>
    all.map((one) => getComputedStyle(one, "::before").content));
  expect(new Set(signs).size).toBe(3);
  for (const sign of signs) expect(sign).toMatch(/^".+" \/ ""$/);
  // The most pressing first: what is to verify comes after what is at risk.
  await answer(page, "Pénalité par heure non réalisée", "");
  const open = checks(page).locator(".check-list.first > li");
  await expect(rows(page, "risky")).not.toHaveCount(0);
  await expect(open.last()).toHaveClass("verify");
  const ofTheList = (one) => /check|tallies|grade|field-/.test(one);
  expect((await violations(page)).filter(ofTheList)).toEqual([]);
});

test("asks whether small penalties are due only where the CCAG leaves it in doubt", async ({ page }) => {
  const SMALL = "Exonération des petites pénalités";
  await answer(page, SMALL, "À choisir");
  await about(page, "risky", SMALL).getByRole("link", { name: words(`Voir : ${SMALL}`) }).click();
  await expect(field(page, SMALL)).toBeFocused();
  await expect(article(page)).not.toContainText(words("14.1.3"));

  await answer(page, SMALL, "Gardée : les petites pénalités ne sont pas dues");
  await expect(about(page, "risky", SMALL)).toHaveCount(0);
  await expect(article(page)).toContainText(words("que prévoit l’article 14.1.3 du CCAG-FCS vaut aussi pour elles"));

  await answer(page, "CCAG de référence", "CCAG-Travaux");
  await expect(field(page, SMALL)).toBeHidden();
  await expect(article(page)).not.toContainText(words("14.1.3"));
});
