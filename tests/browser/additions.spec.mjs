// The buyer's own wording: where it stands in the pieces, what is said of it, and what keeps it.
import {
  COMPLETE, PAINTING, answer, answerAll, article, articleSection, choosePiece, expect, field, openAround, openWithFirstAnswer, plainSpaces,
  pointTitle, reload, stored, test, violations, words,
} from "./helpers.mjs";

const CCAP = "Ajout à l’article du CCAP";
const RC = "Ajout au règlement de la consultation";
const TYPED = "Le titulaire prévoit :\n- un tuteur nommé ;\n• un point d’étape.\n\nLe temps d’accueil est du temps de travail : il compte.";

const check = (page, title) => page.locator(".check-list li").filter({ hasText: title });

/** Gives a text all at once, as a paste does: thousands of lines take a robot's typing half a minute. */
const give = (control, text) =>
  control.evaluate((element, value) => {
    element.value = value;
    for (const name of ["input", "change"]) element.dispatchEvent(new Event(name, { bubbles: true }));
  }, text);

/** The words under a title of the piece shown, one block each. */
function under(title) {
  return title.locator("xpath=ancestor::*[@class='point']").evaluate((point) =>
    [...point.querySelectorAll(":scope > :is(p, ul)")].map((one) =>
      one.localName === "ul" ? [...one.children].map((item) => item.textContent) : one.textContent,
    ),
  );
}

test("stands in its piece word for word, as a point of its own, and is kept", async ({ page }) => {
  await openWithFirstAnswer(page);
  await answerAll(page, [...COMPLETE, [CCAP, TYPED], [RC, "Le candidat joint un <b>planning</b> {hours}."]]);

  const title = pointTitle(page, "Dispositions complémentaires");
  await expect(title).toBeVisible();
  expect((await under(title)).map((one) => (Array.isArray(one) ? one.map(plainSpaces) : plainSpaces(one)))).toEqual([
    "Le titulaire prévoit :",
    ["un tuteur nommé ;", "un point d’étape."],
    "Le temps d’accueil est du temps de travail : il compte.",
  ]);
  await expect(check(page, "Textes ajoutés par l’acheteur")).toContainText(words("« Ajout à l’article du CCAP »"));
  await expect(check(page, "Textes ajoutés par l’acheteur")).toContainText("ne les a pas lus");

  await choosePiece(page, "Règlement de la consultation");
  await expect(article(page)).toContainText("Le candidat joint un <b>planning</b> {hours}.");

  expect(JSON.parse(await stored(page)).contract.added_ccap).toBe(TYPED);
  await reload(page);
  await expect(field(page, CCAP)).toHaveValue(TYPED);
});

test("what it says of the hours or of a place is held against the contract", async ({ page }) => {
  await openWithFirstAnswer(page);
  await answerAll(page, [...PAINTING, [CCAP, "Le titulaire doit 999 heures d’insertion, pour des habitants de la commune."]]);

  const hours = check(page, "Cohérence des heures").filter({ hasText: "999" });
  await expect(hours).toContainText("à risque", { ignoreCase: true });
  await expect(check(page, "Préférence locale")).toContainText("habitants de la commune");
  await hours.getByRole("link").click();
  await expect(field(page, CCAP)).toBeFocused();
});

test("ten thousand lines are refused in words, and stay where they were typed", async ({ page }) => {
  await openWithFirstAnswer(page);
  await answerAll(page, PAINTING);
  await openAround(field(page, CCAP));
  await give(field(page, CCAP), "a\n".repeat(2_000));

  const box = page.locator("[data-field=added_ccap]");
  await expect(box.getByText(words("Ce texte a 2 000 lignes : 200 au plus."))).toBeVisible();
  await expect(field(page, CCAP)).toHaveAttribute("aria-invalid", "true");
  await expect(pointTitle(page, "Dispositions complémentaires")).toHaveCount(0);
  await give(field(page, CCAP), "a\n".repeat(10_000));
  await expect(box.getByText(words("Ce texte a 20 000 caractères : 5 000 au plus."))).toBeVisible();
  expect(JSON.parse(await stored(page)).contract.added_ccap).toHaveLength(20_000);
});

test("a contract without the piece says so at the field", async ({ page }) => {
  await openWithFirstAnswer(page);
  await answerAll(page, [...PAINTING, ["Facilitateur des clauses sociales", "Il n’y en a pas"]]);
  const nowhere = page.locator("[data-field=added_sheet] + .nowhere");
  await openAround(field(page, "Ajout à la fiche du facilitateur"));
  await expect(nowhere).toBeHidden();

  await answer(page, "Ajout à la fiche du facilitateur", "Permanence le mardi.");
  await expect(nowhere).toBeVisible();
  await answer(page, "Facilitateur des clauses sociales", "Il y en a un");
  await expect(nowhere).toBeHidden();
});

test("no rule is broken where it is typed and shown", async ({ page }) => {
  test.slow();
  await openWithFirstAnswer(page);
  await answerAll(page, [...PAINTING, [CCAP, TYPED]]);
  await page.locator(".point details").first().locator("summary").click();
  for (const colorScheme of ["light", "dark"]) {
    for (const viewport of [{ width: 1280, height: 900 }, { width: 320, height: 740 }]) {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize(viewport);
      expect.soft(await violations(page), `${colorScheme}, ${viewport.width} px`).toEqual([]);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      expect.soft(wide, `${viewport.width} px`).toBeLessThanOrEqual(0);
    }
  }
});
