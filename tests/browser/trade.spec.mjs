// Finding a trade: by a word, by a CPV code, with the keyboard or the mouse.
import { AMOUNT, DURATION, SHARE, TRADE, answer, expect, field, hours, open, test, words } from "./helpers.mjs";

const MASONRY = "Maçonnerie, gros œuvre, béton armé";

const combobox = (page) => page.getByRole("combobox", { name: TRADE });
const options = (page) => page.getByRole("listbox", { name: "Métiers" }).getByRole("option");

/** The option that a screen reader is on. */
const active = (page) => page.getByRole("listbox", { name: "Métiers" }).getByRole("option", { selected: true });

async function isOn(page, option) {
  await expect(active(page)).toHaveCount(1);
  await expect(active(page)).toContainText(option);
  await expect(combobox(page)).toHaveAttribute("aria-activedescendant", await active(page).getAttribute("id"));
}

async function isOpen(page) {
  await expect(combobox(page)).toHaveAttribute("aria-expanded", "true");
  await expect(page.getByRole("listbox", { name: "Métiers" })).toBeVisible();
}

async function isClosed(page) {
  await expect(combobox(page)).toHaveAttribute("aria-expanded", "false");
  await expect(combobox(page)).not.toHaveAttribute("aria-activedescendant");
  await expect(page.getByRole("listbox", { name: "Métiers" })).toBeHidden();
}

test.beforeEach(({ page }) => open(page));

for (const [typed, first] of [
  ["maçon", MASONRY],
  ["VRD", "Terrassement, VRD, travaux publics courants"],
  ["ménage", "Nettoyage de locaux, propreté"],
  ["peintu", "Peinture, revêtements muraux"],
  ["peinture", "Peinture, revêtements muraux"],
  ["MACON", MASONRY],
]) {
  test(`typing « ${typed} » lists « ${first} » first`, async ({ page }) => {
    await combobox(page).pressSequentially(typed);

    await isOpen(page);
    await expect(options(page).first()).toContainText(first);
  });
}

test("a screen reader hears how many trades are found", async ({ page }) => {
  const heard = page.locator("[data-field=trade]").getByRole("status");
  await expect(heard).toHaveText("");
  await combobox(page).pressSequentially("espaces verts");
  await expect(heard).toHaveText(`${await options(page).count()} métiers`);
  await combobox(page).fill("revêtements muraux");
  await expect(heard).toHaveText("1 métier");
  await combobox(page).fill("licorne");
  await expect(heard).toHaveText("Aucun métier trouvé");
  await page.keyboard.press("Tab");
  await expect(heard).toHaveText("");
});

test("every trade shows the nature of contract it belongs to", async ({ page }) => {
  await combobox(page).pressSequentially("ménage");

  await expect(options(page).first()).toHaveText(/Nettoyage de locaux, propreté\s*Services/);
});

test("the nature chosen for the contract comes first in the list", async ({ page }) => {
  await combobox(page).pressSequentially("espaces verts");
  await expect(options(page).first()).toContainText("Travaux");

  await answer(page, "Nature du marché", "Services");
  await combobox(page).click();

  await expect(options(page).first()).toContainText("Services");
});

test("a trade is found and chosen with the keyboard alone", async ({ page }) => {
  await combobox(page).focus();
  await isClosed(page);

  await page.keyboard.type("maçon");
  await isOpen(page);
  await expect(combobox(page)).not.toHaveAttribute("aria-activedescendant");

  await page.keyboard.press("ArrowDown");
  await isOn(page, MASONRY);

  await page.keyboard.press("Enter");
  await isClosed(page);
  await expect(combobox(page)).toBeFocused();
  await expect(combobox(page)).toHaveValue(MASONRY);
  await expect(field(page, SHARE)).toHaveAccessibleDescription(words("50 % (de 40 % à 55 %)"));
});

test("the arrows walk the list and come round", async ({ page }) => {
  await combobox(page).pressSequentially("espaces verts");
  await isOpen(page);
  const found = await options(page).allInnerTexts();
  expect(found.length).toBeGreaterThan(1);
  const name = (text) => text.split("\n")[0];

  await page.keyboard.press("ArrowDown");
  await isOn(page, name(found.at(0)));
  await page.keyboard.press("ArrowDown");
  await isOn(page, name(found.at(1)));
  await page.keyboard.press("ArrowUp");
  await isOn(page, name(found.at(0)));
  await page.keyboard.press("ArrowUp");
  await isOn(page, name(found.at(-1)));
  await page.keyboard.press("ArrowDown");
  await isOn(page, name(found.at(0)));
});

test("an option reached with the arrows is in view", async ({ page }) => {
  await combobox(page).focus();
  await page.keyboard.press("ArrowDown");
  await isOpen(page);

  await page.keyboard.press("ArrowUp");

  await isOn(page, await options(page).last().locator("span").first().innerText());
  await expect(active(page)).toBeInViewport({ ratio: 0.9 });
});

test("the arrow opens the whole list of an empty field", async ({ page }) => {
  await combobox(page).focus();
  await page.keyboard.press("ArrowDown");

  await isOpen(page);
  expect(await options(page).count()).toBeGreaterThan(40);
});

test("Enter takes the only trade left without an arrow", async ({ page }) => {
  await combobox(page).pressSequentially("maçonnerie gros");
  await expect(options(page)).toHaveCount(1);

  await page.keyboard.press("Enter");

  await expect(combobox(page)).toHaveValue(MASONRY);
  await isClosed(page);
});

test("Escape closes the list and keeps what was typed", async ({ page }) => {
  await combobox(page).pressSequentially("maçon");
  await isOpen(page);

  await page.keyboard.press("Escape");

  await isClosed(page);
  await expect(combobox(page)).toBeFocused();
  await expect(combobox(page)).toHaveValue("maçon");
});

test("Tab closes the list and goes to the next field", async ({ page }) => {
  await combobox(page).focus();
  await page.keyboard.press("ArrowDown");
  await isOpen(page);

  await page.keyboard.press("Tab");

  await isClosed(page);
  await expect(field(page, DURATION)).toBeFocused();
});

test("a trade left unchosen says to choose one", async ({ page }) => {
  await combobox(page).pressSequentially("pein");
  await page.keyboard.press("Tab");

  await expect(combobox(page)).toHaveAttribute("aria-invalid", "true");
  await expect(combobox(page)).toHaveAccessibleDescription(words("Choisissez un des métiers proposés dans la liste, par exemple « Peinture, revêtements muraux »"));
  await expect(combobox(page)).toHaveValue("pein");

  // Back in the field, what there is to choose is shown again.
  await combobox(page).focus();
  await expect(combobox(page)).toHaveAttribute("aria-expanded", "true");
});

test("the only trade that answers is taken when the field is left", async ({ page }) => {
  await combobox(page).pressSequentially("maçon");
  await page.keyboard.press("Tab");

  await expect(combobox(page)).toHaveValue("Maçonnerie, gros œuvre, béton armé");
  await expect(combobox(page)).not.toHaveAttribute("aria-invalid");
});

for (const [typed, taken] of [
  ["peinture", "Peinture, revêtements muraux"],
  ["ménage", "Nettoyage de locaux, propreté"],
  ["nettoyage", "Nettoyage de locaux, propreté"],
  ["VRD", "Terrassement, VRD, travaux publics courants"],
]) {
  for (const key of ["Tab", "Enter"]) {
    test(`« ${typed} », then ${key}, is the first trade of the list`, async ({ page }) => {
      await combobox(page).pressSequentially(typed);
      await page.keyboard.press(key);

      await expect(combobox(page)).toHaveValue(taken);
      await expect(combobox(page)).not.toHaveAttribute("aria-invalid");
      await expect(page.locator("[data-field=trade]").getByRole("status")).toHaveText(words(`Métier retenu : ${taken}`));
      await isClosed(page);
    });
  }
}

test("Escape keeps words from becoming a trade", async ({ page }) => {
  await combobox(page).pressSequentially("peinture");
  await page.keyboard.press("Escape");
  await page.keyboard.press("Tab");

  await expect(combobox(page)).toHaveValue("peinture");
  await expect(combobox(page)).toHaveAttribute("aria-invalid", "true");
});

test("the trade that a CPV code led to is named", async ({ page }) => {
  await combobox(page).pressSequentially("CPV 45442100-8 Travaux de peinture");
  await page.keyboard.press("Tab");

  await expect(combobox(page)).toHaveAccessibleDescription(words("Métier retenu : Peinture, revêtements muraux."));
});

test("a trade is chosen with the mouse", async ({ page }) => {
  await combobox(page).click();
  await isOpen(page);

  await options(page).filter({ hasText: "Couverture, zinguerie" }).click();

  await isClosed(page);
  await expect(combobox(page)).toHaveValue("Couverture, zinguerie");
});

test("clicking beside the list closes it", async ({ page }) => {
  await combobox(page).click();
  await isOpen(page);

  await page.getByRole("heading", { level: 1 }).click();

  await isClosed(page);
});

test("opening the list again on a chosen trade shows all the others", async ({ page }) => {
  await answer(page, TRADE, MASONRY);

  await combobox(page).click();

  expect(await options(page).count()).toBeGreaterThan(40);
});

test("the words of a label, without its accents, are that trade", async ({ page }) => {
  await answer(page, TRADE, "peinture revetements muraux");

  await expect(combobox(page)).not.toHaveAttribute("aria-invalid");
  await expect(field(page, SHARE)).toHaveAccessibleDescription(words("70 %"));
});

test("a CPV code of one trade gives the coefficients of that trade", async ({ page }) => {
  await answer(page, AMOUNT, "120 000");
  await answer(page, TRADE, "45442100-8");

  await expect(combobox(page)).not.toHaveAttribute("aria-invalid");
  await expect(combobox(page)).toHaveValue("45442100-8");
  await expect(field(page, SHARE)).toHaveAccessibleDescription(words("70 % (de 60 % à 75 %) source publiée"));
  await expect(hours(page, "120 h")).toBeVisible();
});

test("a CPV code lists its trade by name", async ({ page }) => {
  await combobox(page).pressSequentially("45442100");

  await expect(options(page)).toHaveCount(1);
  await expect(options(page)).toContainText("Peinture, revêtements muraux");
});

test("a CPV code with a wrong check digit says which digit was expected", async ({ page }) => {
  await answer(page, TRADE, "45442100-9");

  await expect(combobox(page)).toHaveAttribute("aria-invalid", "true");
  await expect(combobox(page)).toHaveAccessibleDescription(words("Le chiffre de contrôle de ce code CPV ne correspond pas (attendu : 8)."));
  await expect(combobox(page)).toHaveValue("45442100-9");
});

test("a CPV code of several trades offers the choice", async ({ page }) => {
  await answer(page, TRADE, "45000000-7");
  await expect(combobox(page)).toHaveAccessibleDescription(
    words("Le code CPV 45000000-7 correspond à plusieurs métiers. Choisissez le vôtre dans la liste."),
  );

  await combobox(page).click();
  await expect(options(page).filter({ hasText: "Bâtiment tous corps d’état" })).toBeVisible();
  await expect(options(page).filter({ hasText: "Terrassement, VRD" })).toBeVisible();
  expect(await options(page).count()).toBeLessThan(10);

  await options(page).filter({ hasText: "Bâtiment tous corps d’état" }).click();
  await expect(combobox(page)).toHaveValue("Bâtiment tous corps d’état");
  await expect(combobox(page)).not.toHaveAttribute("aria-invalid");
});

test("a CPV code without a trade says to look by name", async ({ page }) => {
  await answer(page, TRADE, "85000000-9");

  await expect(combobox(page)).toHaveAttribute("aria-invalid", "true");
  await expect(combobox(page)).toHaveAccessibleDescription(
    words("Aucun métier du barème ne correspond au code CPV 85000000-9. Cherchez le métier par son nom."),
  );
});

test("a word that no trade answers to says so", async ({ page }) => {
  await combobox(page).pressSequentially("licorne");
  await expect(combobox(page)).toHaveAttribute("aria-expanded", "false");
  await page.keyboard.press("Tab");

  await expect(combobox(page)).toHaveAttribute("aria-invalid", "true");
  await expect(combobox(page)).toHaveAccessibleDescription(words("Aucun métier ne porte ce nom."));
});
