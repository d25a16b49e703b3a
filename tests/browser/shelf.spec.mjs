// Several dossiers on one device: the list, two tabs, files, links, profiles, and the way back.
import { readFile } from "node:fs/promises";
import {
  AMOUNT, COMPLETION, DURATION, PAINTING, SHOWN, TITLE, TRADE,
  answer, answerAll, dossier, expect, field, hours, isReady, message, open, openAround, openWithFirstAnswer, openWithStored,
  reload, result, stored, test, violations, words,
} from "./helpers.mjs";
import { button, chooseFiles, full, kept, list, newDossier, opens, panel, row, rows, saved, unsaved } from "./shelf.mjs";

const PUBLISHED = dossier("published-case");
const TWO_LOTS = dossier("two-lots");

test.describe("the list of dossiers", () => {
  test("is empty at first, and says what makes a dossier", async ({ page }) => {
    await open(page);
    await button(page, "Vos dossiers").click();

    await expect(list(page).getByText("Aucun dossier n’est encore gardé")).toBeVisible();
    await expect(button(page, "Vos dossiers")).toHaveAttribute("aria-expanded", "true");
    expect(await violations(page)).toEqual([]);

    await button(page, "Vos dossiers").click();
    await expect(list(page)).toBeHidden();
  });

  test("what a button opens comes into view on a phone, in the place of what was said before", async ({ page }) => {
    await page.setViewportSize({ width: 360, height: 740 });
    await open(page);
    await answerAll(page, PAINTING);
    await button(page, "Plus…").click();
    await button(page, "Tout effacer").click();
    await expect(message(page, "Toutes les réponses sont effacées.")).toBeVisible();
    await answer(page, AMOUNT, "1 000");
    for (const [name, title] of [
      ["Profils", "Profils"], ["Raccourcis", "Raccourcis clavier"], ["Partager", "Partager"], ["Vos dossiers", "Vos dossiers"],
    ]) {
      await button(page, name).scrollIntoViewIfNeeded();
      await button(page, name).click();
      await expect(page.locator("#panels").getByRole("heading", { level: 2, name: title })).toBeInViewport({ ratio: 1 });
      // The focus stays on the button, which closes it.
      await expect(button(page, name)).toBeFocused();
    }
    await page.keyboard.press("Escape");
    await expect(list(page)).toBeHidden();
    await expect(button(page, "Vos dossiers")).toBeFocused();
    await expect(button(page, "Vos dossiers")).toBeInViewport({ ratio: 1 });
    await button(page, "Vos dossiers").click();
    await rows(page).first().getByRole("button", { name: "Supprimer" }).click();
    await expect(message(page, "est supprimé")).toBeVisible();
    await button(page, "Partager").click();
    await expect(page.locator("#message")).toBeHidden();
  });

  test("a dossier of a device that had one only is still there, and the first of the list", async ({ page }) => {
    await openWithStored(page, PUBLISHED);
    await expect(hours(page, "833 h")).toBeVisible();
    await newDossier(page, "École");
    await expect(rows(page)).toHaveCount(2);

    await opens(page, JSON.parse(PUBLISHED).contract.title).click();
    await expect(hours(page, "833 h")).toBeVisible();
    await reload(page);
    await expect(hours(page, "833 h")).toBeVisible();
  });

  test("two dossiers stand side by side, each with its answers, over a reload", async ({ page }) => {
    await open(page);
    await newDossier(page, "École", "111 000");
    await newDossier(page, "Gare", "222 000");
    await expect(rows(page)).toHaveCount(2);
    await expect(row(page, "Gare")).toContainText("Affiché");
    await expect(row(page, "Gare")).toContainText(new Date().getFullYear().toString());

    await opens(page, "École").click();
    await expect(field(page, AMOUNT)).toHaveValue("111 000");
    await expect(message(page, "Le dossier « École » est ouvert.")).toBeVisible();

    await reload(page);
    await expect(field(page, AMOUNT)).toHaveValue("111 000");

    await button(page, "Vos dossiers").click();
    await opens(page, "Gare").click();
    await expect(field(page, AMOUNT)).toHaveValue("222 000");
    await button(page, "Revenir au dossier précédent").click();
    await expect(field(page, AMOUNT)).toHaveValue("111 000");
  });

  test("is searched without accents or capitals", async ({ page }) => {
    await open(page);
    for (const title of ["École Jean-Jaurès", "Gare", "École Pasteur"]) await newDossier(page, title);

    await field(page, "Chercher un dossier").fill("ecole PAS");
    await expect(rows(page)).toHaveCount(1);
    await expect(opens(page, "École Pasteur")).toBeVisible();
    await expect(list(page).getByRole("status")).toHaveText("1 dossier trouvé.");

    await field(page, "Chercher un dossier").fill("zoo");
    await expect(list(page).getByText("Aucun dossier ne porte ces mots.")).toBeVisible();
  });

  test("a dossier is duplicated, given another name, and both go their own way", async ({ page }) => {
    await open(page);
    await newDossier(page, "École");
    await row(page, "École").getByRole("button", { name: "Dupliquer" }).click();
    await expect(rows(page)).toHaveCount(2);
    await expect(message(page, "La copie « École (2) »")).toBeVisible();

    await row(page, "École (2)").getByRole("button", { name: "Renommer" }).click();
    await expect(field(page, "Nouveau nom")).toBeFocused();
    await page.keyboard.type("Gymnase");
    await page.keyboard.press("Enter");
    await expect(opens(page, "Gymnase")).toBeVisible();
    await expect(row(page, "Gymnase").getByRole("button", { name: "Renommer" })).toBeFocused();

    await opens(page, "Gymnase").click();
    await answer(page, AMOUNT, "999 000");
    await opens(page, "École").click();
    await expect(field(page, AMOUNT)).toHaveValue("120 000");

    await row(page, "École").getByRole("button", { name: "Renommer" }).click();
    await page.keyboard.press("Escape");
    await expect(field(page, "Nouveau nom")).toHaveCount(0);
    await expect(opens(page, "École")).toBeVisible();
  });

  test("a dossier that is deleted comes back, shown or not", async ({ page }) => {
    await open(page);
    await newDossier(page, "École", "111 000");
    await newDossier(page, "Gare", "222 000");
    const before = (await kept(page)).sort();

    for (const [title, amount] of [["École", "222 000"], ["Gare", "222 000"]]) {
      await row(page, title).getByRole("button", { name: "Supprimer" }).click();
      await expect(rows(page)).toHaveCount(1);
      await expect(message(page, `Le dossier « ${title} » est supprimé.`)).toBeVisible();
      await expect(page.locator("#message")).toBeFocused();
      if (title === "Gare") await expect(field(page, AMOUNT)).toHaveValue("111 000");

      await button(page, "Remettre en place").click();
      await expect(rows(page)).toHaveCount(2);
      await expect(field(page, AMOUNT)).toHaveValue(amount);
    }
    expect((await kept(page)).sort()).toEqual(before);
  });

  test("the last dossier deleted leaves an empty page", async ({ page }) => {
    await open(page);
    await newDossier(page, "École");
    await row(page, "École").getByRole("button", { name: "Supprimer" }).click();

    await expect(field(page, AMOUNT)).toHaveValue("");
    await expect(list(page).getByText("Aucun dossier n’est encore gardé")).toBeVisible();
    expect(await kept(page)).toEqual([]);
  });

  test("a full device is said, with what to do, and nothing typed is lost", async ({ page }) => {
    await open(page);
    await newDossier(page, "École");
    await full(page);

    await row(page, "École").getByRole("button", { name: "Dupliquer" }).click();
    await expect(message(page, "la copie n’a pas pu être gardée. Supprimez des dossiers")).toBeVisible();

    await button(page, "Nouveau dossier").click();
    await answer(page, TITLE, "Gare");
    await expect(unsaved(page)).toContainText("ne peuvent pas être gardées sur cet appareil");
    await opens(page, "École").click();
    await expect(field(page, TITLE)).toHaveValue("École");
    await expect(row(page, "Gare")).toContainText("Pas encore gardé sur cet appareil");
    await opens(page, "Gare").click();
    await expect(field(page, TITLE)).toHaveValue("Gare");
  });

  test("shows a name as it is, whatever signs it has", async ({ page }) => {
    const title = `<img src=x onerror="document.title='fait'"> & "l’école" 'B' ; fin`;
    await open(page);
    await newDossier(page, title);
    await expect(rows(page).locator("img")).toHaveCount(0);
    await expect(rows(page).getByRole("button").first()).toContainText(/<img src=x onerror=.*> & "l’école"/u);
    await rows(page).getByRole("button", { name: "Renommer" }).click();
    await page.keyboard.press("Enter");
    await expect(rows(page).getByRole("button").first()).toContainText("<img src=x");
    expect(await page.title()).toContain("Clausule");
  });

  test("that could not be loaded is said, and comes when it is asked for again", async ({ page, watch }) => {
    watch.expects(/Failed to load resource/);
    watch.expects(/console: .*(TypeError|Failed to fetch)/);
    let asked = 0;
    let broken = true;
    await page.route("**/later-*.wasm", (route) => {
      asked += 1;
      // The first two are the hours and what both need.
      return broken && asked > 2 ? route.abort() : route.continue();
    });
    await open(page);
    await button(page, "Vos dossiers").click();
    await expect(message(page, "les liens et les profils n’ont pas pu être chargés")).toBeVisible();
    await expect(button(page, "Vos dossiers")).toHaveAttribute("aria-expanded", "false");
    await answerAll(page, PAINTING);
    await expect(hours(page, "120 h")).toBeVisible();

    broken = false;
    await button(page, "Vos dossiers").click();
    await expect(rows(page)).toHaveCount(1);
  });

  test("is used with the keyboard alone", async ({ page }) => {
    await open(page);
    await newDossier(page, "École");
    await newDossier(page, "Gare");
    await opens(page, "École").focus();
    await page.keyboard.press("Enter");
    await expect(field(page, TITLE)).toHaveValue("École");
    await row(page, "Gare").getByRole("button", { name: "Supprimer" }).focus();
    await page.keyboard.press("Space");
    await expect(rows(page)).toHaveCount(1);
  });
});

test.describe("two tabs", () => {
  async function twoTabs(page, context) {
    await open(page);
    await answerAll(page, PAINTING);
    await expect(hours(page, "120 h")).toBeVisible();
    const other = await context.newPage();
    await other.goto(page.url());
    await isReady(other);
    await expect(field(other, AMOUNT)).toHaveValue("120 000");
    return other;
  }

  test("of one dossier show the same answers", async ({ page, context }) => {
    const other = await twoTabs(page, context);

    await answer(other, AMOUNT, "240 000");
    await expect(field(page, AMOUNT)).toHaveValue("240 000");
    await expect(hours(page, "240 h")).toBeVisible();
    await expect(message(page, "Ce dossier vient d’être modifié dans un autre onglet")).toBeVisible();
    await answer(page, DURATION, "8");
    await expect(field(other, DURATION)).toHaveValue("8");
    await expect(field(other, AMOUNT)).toHaveValue("240 000");

    await button(page, "Annuler").click();
    await button(page, "Annuler").click();
    await expect(field(page, AMOUNT)).toHaveValue("120 000");
    expect(await kept(page)).toHaveLength(1);
  });

  test("never write over what they have not seen", async ({ page, context }) => {
    // A tab that sleeps hears of nothing.
    await page.addInitScript(() => {
      addEventListener("storage", (event) => event.stopImmediatePropagation(), true);
    });
    const other = await twoTabs(page, context);

    await answer(other, AMOUNT, "240 000");
    await answer(page, DURATION, "8");

    await expect(message(page, "Rien n’est remplacé")).toBeVisible();
    expect(await stored(other)).toContain("240 000");
    expect(await stored(page)).toContain("120 000");
    expect(await kept(page)).toHaveLength(2);
    await button(page, "Vos dossiers").click();
    await expect(opens(page, "Peinture, revêtements muraux (de cet onglet)")).toBeVisible();
  });

  test("a dossier deleted in the other one is kept again once it changes here", async ({ page, context }) => {
    const other = await twoTabs(page, context);
    await button(other, "Vos dossiers").click();
    await rows(other).getByRole("button", { name: "Supprimer" }).click();

    await expect(message(page, "Ce dossier vient d’être supprimé dans un autre onglet.")).toBeVisible();
    await expect(field(page, AMOUNT)).toHaveValue("120 000");
    await answer(page, DURATION, "8");
    expect(await kept(page)).toHaveLength(1);
  });
});

test.describe("files", () => {
  test("several are opened at once, each a dossier; one that is broken is said and leaves the others", async ({ page }) => {
    await open(page);
    await answerAll(page, PAINTING);
    await chooseFiles(page, "Ouvrir un fichier", [
      ["a.json", PUBLISHED],
      ["b.json", "{ cassé"],
      ["c.json", TWO_LOTS],
    ]);

    await expect(message(page, "2 dossiers sont dans « Vos dossiers » ; voici le premier.")).toBeVisible();
    await expect(message(page, "« b.json » : Ce fichier n’est pas lisible.")).toBeVisible();
    await expect(hours(page, "833 h")).toBeVisible();
    expect(await kept(page)).toHaveLength(3);
  });

  test("all are saved in one, which opens on another device", async ({ page }) => {
    await open(page);
    await newDossier(page, "École", "111 000");
    await newDossier(page, "Gare", "222 000");
    const file = await saved(page, () => button(page, "Tout enregistrer").click());
    expect(file.name).toBe("clausule-dossiers.json");
    expect(JSON.parse(file.text)).toMatchObject({ format: "clausule-dossiers", version: 1 });
    expect(JSON.parse(file.text).dossiers).toHaveLength(2);
    await expect(message(page, "Le fichier de 2 dossiers est enregistré")).toBeVisible();

    await page.evaluate(() => {
      localStorage.clear();
      sessionStorage.clear();
    });
    await reload(page);
    await chooseFiles(page, "Ouvrir un fichier", [["tout.json", file.text]]);
    await expect(message(page, "2 dossiers sont dans « Vos dossiers »")).toBeVisible();
    await button(page, "Vos dossiers").click();
    await expect(opens(page, "École")).toBeVisible();
    await expect(opens(page, "Gare")).toBeVisible();

    // The same once more makes no copies.
    await chooseFiles(page, "Ouvrir un fichier", [["tout.json", file.text]]);
    await expect(rows(page)).toHaveCount(2);
  });

  test("are dropped anywhere on the page, which says so", async ({ page }) => {
    await open(page);
    const drag = (type, files) =>
      page.evaluate(
        ([kind, texts]) => {
          const data = new DataTransfer();
          for (const [name, text] of texts) data.items.add(new File([text], name, { type: "application/json" }));
          const event = new DragEvent(kind, { dataTransfer: data, bubbles: true, cancelable: true });
          document.querySelector("h1").dispatchEvent(event);
          return event.defaultPrevented;
        },
        [type, files],
      );
    const target = page.getByText("Déposez les fichiers ici");

    expect(await drag("dragover", [["a.json", PUBLISHED]])).toBe(true);
    await expect(target).toBeVisible();
    await drag("dragleave", []);
    await expect(target).toBeHidden();

    await drag("dragover", [["a.json", PUBLISHED]]);
    expect(await drag("drop", [["a.json", PUBLISHED]])).toBe(true);
    await expect(target).toBeHidden();
    await expect(hours(page, "833 h")).toBeVisible();
    await expect(message(page, "Le dossier « Reconstruction de l’école Jean-Jaurès, lot maçonnerie » est ouvert.")).toBeVisible();

    // A text that is dragged is not a file.
    expect(await drag("dragover", [])).toBe(false);
    await expect(target).toBeHidden();
  });
});

test.describe("going back and forth", () => {
  test("takes back and does again every change: fields, lots, clearing", async ({ page }) => {
    await openWithFirstAnswer(page);
    await answer(page, AMOUNT, "100 000");
    await answer(page, AMOUNT, "200 000");
    await button(page, "Ajouter un lot").click();
    await answer(page, AMOUNT, "300 000");
    await button(page, "Tout effacer").click();

    const back = button(page, "Annuler");
    const forth = button(page, "Rétablir");
    await back.click();
    await expect(field(page, AMOUNT)).toHaveValue("300 000");
    await back.click();
    await expect(page.getByRole("status").filter({ hasText: "Annulé : Montant hors taxes, lot 2." })).toBeVisible();
    await back.click();
    await expect(result(page).getByRole("table")).toHaveCount(0);
    await expect(field(page, AMOUNT)).toHaveValue("200 000");
    await back.click();
    await expect(field(page, AMOUNT)).toHaveValue("100 000");
    for (let times = 0; times < 4; times += 1) await forth.click();
    await expect(field(page, AMOUNT)).toHaveValue("");
    await expect(forth).toHaveAttribute("aria-disabled", "true");
    await reload(page);
    await expect(field(page, AMOUNT)).toHaveValue("");
  });

  test("by Ctrl+Z: the browser's own in a field being typed in, the dossier's elsewhere", async ({ page }) => {
    await openWithFirstAnswer(page);
    await answer(page, AMOUNT, "100 000");
    await field(page, AMOUNT).focus();
    await page.keyboard.press("End");
    await page.keyboard.type("0");
    await expect(field(page, AMOUNT)).toHaveValue("100 0000");
    await page.keyboard.press("Control+z");
    await expect(field(page, AMOUNT)).toHaveValue("100 000");
    // The field is as it was before it was typed in: now it is the dossier's turn.
    await page.keyboard.press("Control+z");
    await expect(field(page, AMOUNT)).toHaveValue("");

    await page.keyboard.press("Control+Shift+z");
    await expect(field(page, AMOUNT)).toHaveValue("100 000");
    await field(page, "Nature du marché").selectOption({ label: "Services" });
    await field(page, "Nature du marché").press("Control+z");
    await expect(field(page, "Nature du marché")).toHaveValue("");
    await page.keyboard.press("Control+y");
    await expect(field(page, "Nature du marché").locator("option:checked")).toHaveText("Services");
  });

  test("shows the field that changed, in its group and its lot", async ({ page }) => {
    await openWithFirstAnswer(page);
    await answer(page, "Pénalité par heure non réalisée", "60");
    await page.locator("details[open]").evaluateAll((all) => all.forEach((one) => { one.open = false; }));
    await button(page, "Ajouter un lot").click();
    await page.keyboard.press("Control+z");
    await page.keyboard.press("Control+z");

    await expect(field(page, "Pénalité par heure non réalisée")).toBeInViewport();
    await expect(field(page, "Pénalité par heure non réalisée")).toHaveValue("");
  });

  test("is each dossier's own, and is still there after another one was shown", async ({ page }) => {
    await open(page);
    await newDossier(page, "École", "111 000");
    await newDossier(page, "Gare", "222 000");
    await opens(page, "École").click();
    await expect(field(page, AMOUNT)).toHaveValue("111 000");
    await button(page, "Annuler").click();
    await expect(field(page, TITLE)).toHaveValue("");
    await opens(page, "Gare").click();
    await expect(field(page, TITLE)).toHaveValue("Gare");
    await button(page, "Annuler").click();
    await expect(field(page, TITLE)).toHaveValue("");
    await expect(field(page, AMOUNT)).toHaveValue("222 000");
  });
});

test.describe("a link", () => {
  const CONTACT = "Facilitateur : nom et organisme";

  async function link(page) {
    if (!(await panel(page, "Partager ce dossier par un lien").isVisible())) await button(page, "Partager").click();
    const area = field(page, "Lien");
    await expect(area).toHaveValue(/#d1\./);
    return area.inputValue();
  }

  test("opens beside what is there, without the contacts unless they are ticked", async ({ page, context }) => {
    await context.grantPermissions(["clipboard-read", "clipboard-write"]);
    await openWithFirstAnswer(page);
    await answerAll(page, [...PAINTING, [TITLE, "École"], [CONTACT, "Maison de l’emploi"]]);
    const bare = await link(page);
    expect(bare.length).toBeLessThan(400);
    await expect(panel(page, "Partager ce dossier par un lien")).toContainText("Objet du marché : « École »");
    await expect(page.locator("#share-length")).toContainText("il tient dans un courriel");

    await button(page, "Copier le lien").click();
    await expect(message(page, "Le lien est copié.")).toBeVisible();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(bare);

    await field(page, "Joindre les coordonnées du facilitateur (nom, téléphone, courriel)").check();
    await expect(field(page, "Lien")).not.toHaveValue(bare);
    const whole = await link(page);

    const other = await context.newPage();
    for (const [address, contact] of [[bare, ""], [whole, "Maison de l’emploi"]]) {
      await other.goto("about:blank");
      await other.goto(address);
      await isReady(other);
      await expect(message(other, "reçu par lien")).toBeVisible();
      await expect(field(other, TITLE)).toHaveValue("École");
      await expect(field(other, CONTACT)).toHaveValue(contact);
      expect(other.url()).not.toContain("#");
    }
    // The whole one is the dossier that was there.
    expect(await kept(page)).toHaveLength(2);
  });

  test("opened in a page with a dossier writes over nothing, and a reload opens no second one", async ({ page }) => {
    await openWithStored(page, PUBLISHED);
    await expect(hours(page, "833 h")).toBeVisible();
    const before = await stored(page);
    const [, first] = (await readFile(new URL("../dossiers/links-1.txt", import.meta.url), "utf8")).split("\n");

    await page.evaluate((fragment) => { location.hash = fragment; }, first);
    await expect(message(page, "reçu par lien, est ouvert")).toBeVisible();
    await expect(hours(page, "833 h")).toHaveCount(0);
    expect(await stored(page, "clausule.dossier")).toBe(before);
    expect(await kept(page)).toHaveLength(2);

    await reload(page);
    expect(await kept(page)).toHaveLength(2);
    await page.evaluate((fragment) => { location.hash = fragment; }, first);
    await expect(message(page, "vous l’aviez déjà")).toBeVisible();
    expect(await kept(page)).toHaveLength(2);
  });

  for (const [kind, fragment, sentence] of [
    ["cut", "#d1.S-Muja2XwQ0AEBAEW9GDk", "Ce lien est incomplet ou abîmé"],
    ["hostile", "#d1.<script>alert(1)</script>", "Ce lien est incomplet ou abîmé"],
    ["newer", "#d2.S-Muja2X", "Ce lien a été fait par une version plus récente de Clausule."],
    ["of nothing", "#p1.", "Ce lien est incomplet ou abîmé"],
  ]) {
    test(`that is ${kind} is refused in words and changes nothing`, async ({ page }) => {
      await openWithStored(page, PUBLISHED);
      await expect(hours(page, "833 h")).toBeVisible();
      const before = await kept(page);

      await page.evaluate((hash) => { location.hash = hash; }, fragment);

      await expect(message(page, sentence)).toBeVisible();
      await expect(message(page, "Vos réponses n’ont pas changé.")).toBeVisible();
      await expect(hours(page, "833 h")).toBeVisible();
      expect(await kept(page)).toEqual(before);
      expect(page.url()).not.toContain("#");
    });
  }

  test("that is long is said to be", async ({ page }) => {
    await openWithFirstAnswer(page);
    let seed = 7;
    const noise = Array.from({ length: 3000 }, () => {
      seed = (seed * 48271) % 2147483647;
      return String.fromCharCode(97 + (seed % 26));
    }).join("");
    await answer(page, "Coefficients par métier", noise);
    await link(page);
    await expect(page.locator("#share-length")).toContainText("coupent les adresses de plus de 2 000 caractères".replace(" 000", "\u202f000"));
  });

  test("a fragment of the page itself is no link", async ({ page }) => {
    await openWithFirstAnswer(page);
    await page.evaluate(() => { location.hash = "#main"; });
    await expect(field(page, DURATION)).toHaveValue("12");
    expect(page.url()).toContain("#main");
    await expect(page.locator("#message")).toBeHidden();
  });
});

test.describe("a profile", () => {
  // Fifteen answers and a dozen acts each.
  test.beforeEach(() => test.slow());

  const PENALTY = "Pénalité par heure non réalisée";
  const profiles = (page) => panel(page, "Profils");
  const about = (page, act, name) => profiles(page).getByRole("button", { name: new RegExp(`^${act}\\s:\\s«\\s${name.replace(/[()]/g, "\\$&")}\\s»$`) });

  async function keepProfile(page, name) {
    await openWithFirstAnswer(page);
    await answerAll(page, [...PAINTING, ...COMPLETION.map(([, label, text]) => [label, text]), [TITLE, "École"]]);
    await button(page, "Profils").click();
    await field(page, "Nom du nouveau profil").fill(name);
    await button(page, "Garder ces réponses comme profil").click();
    await expect(message(page, `Le profil « ${name} » est gardé.`)).toBeVisible();
  }

  test("fills in what is empty, leaves the rest, and is taken back", async ({ page }) => {
    await keepProfile(page, "Ville");
    await button(page, "Vos dossiers").click();
    await button(page, "Nouveau dossier").click();
    await answer(page, AMOUNT, "50 000");
    await answer(page, PENALTY, "45");
    await button(page, "Profils").click();
    await about(page, "Appliquer", "Ville").click();

    await expect(message(page, "a rempli 12 champs. Vos réponses restent dans : Pénalité par heure non réalisée.")).toBeVisible();
    await expect(field(page, PENALTY)).toHaveValue("45");
    await expect(field(page, "Facilitateur : nom et organisme")).toHaveValue("Maison de l’emploi d’Exemple");
    await expect(field(page, TITLE)).toHaveValue("");

    await button(page, "Remplacer aussi ces champs").click();
    await expect(field(page, PENALTY)).toHaveValue("60");
    await button(page, "Annuler").click();
    await expect(field(page, PENALTY)).toHaveValue("45");
    await button(page, "Annuler").click();
    await expect(field(page, "Facilitateur : nom et organisme")).toHaveValue("");
    await expect(field(page, AMOUNT)).toHaveValue("50 000");
  });

  test("chosen for new dossiers is in each of them", async ({ page }) => {
    await keepProfile(page, "Ville");
    await field(page, "Pour chaque nouveau dossier").check();
    await expect(field(page, "Pour chaque nouveau dossier")).toBeFocused();
    await reload(page);
    await button(page, "Vos dossiers").click();
    await button(page, "Nouveau dossier").click();

    await expect(message(page, "Voici un nouveau dossier, avec le profil « Ville ».")).toBeVisible();
    await expect(field(page, PENALTY)).toHaveValue("60");
    await expect(field(page, AMOUNT)).toHaveValue("");
  });

  test("travels as a file and as a link, and is added beside those there are", async ({ page, context }) => {
    await context.grantPermissions(["clipboard-read", "clipboard-write"]);
    await keepProfile(page, "Ville");
    const file = await saved(page, () => about(page, "Enregistrer dans un fichier", "Ville").click());
    expect(file.name).toBe("clausule-profil-ville.json");
    expect(JSON.parse(file.text)).toMatchObject({ format: "clausule-profil", version: 1, name: "Ville" });
    expect(JSON.parse(file.text).answers.title).toBeUndefined();

    await chooseFiles(page, "Ouvrir un profil", [["v.json", file.text]]);
    await expect(message(page, "Le profil « Ville (2) » est dans « Profils »")).toBeVisible();

    // What the link contains is seen before it can be copied.
    await expect(button(page, "Copier le lien")).toHaveCount(0);
    await about(page, "Partager par un lien", "Ville").click();
    const shared = profiles(page).getByRole("group", { name: words("Partager le profil « Ville » par un lien") });
    await expect(shared).toContainText("coordonnées du facilitateur : non jointes");
    await expect(shared.getByRole("heading")).toBeFocused();
    await shared.getByRole("button", { name: "Copier le lien" }).click();
    const link = await page.evaluate(() => navigator.clipboard.readText());
    expect(link).toContain("#p1.");
    await about(page, "Supprimer", "Ville").click();
    await expect(about(page, "Appliquer", "Ville")).toHaveCount(0);
    await button(page, "Remettre en place").click();
    await expect(about(page, "Appliquer", "Ville")).toBeVisible();

    const before = await stored(page);
    await page.goto("about:blank");
    await page.goto(link);
    await expect(message(page, "Le profil « Ville (3) » est dans « Profils »")).toBeVisible();
    await expect(profiles(page)).toBeVisible();
    expect(await stored(page)).toBe(before);
    const received = (await kept(page, "clausule.profil.")).find((text) => text.includes("Ville (3)"));
    expect(received).toContain("penalty_hour");
    expect(received).not.toContain("clause@exemple.fr");
  });

  test("shows what it holds and what becomes of it here before it is put in the dossier", async ({ page }) => {
    await keepProfile(page, "Ville");
    const row = profiles(page).getByRole("listitem").filter({ hasText: "Ville" }).first();
    await expect(row).toContainText(words("13 champs : 13 déjà dans ce dossier"));
    await button(page, "Vos dossiers").click();
    await button(page, "Nouveau dossier").click();
    await answer(page, AMOUNT, "50 000");
    await answerAll(page, [[PENALTY, "45"], ["Facilitateur : téléphone", "01 02 03 04 05"]]);
    await button(page, "Profils").click();
    await expect(row).toContainText(words("13 champs : 11 à remplir ici, 1 où votre réponse diffère, 1 déjà dans ce dossier"));

    const contents = about(page, "Voir le contenu", "Ville");
    const hides = about(page, "Masquer le contenu", "Ville");
    await contents.focus();
    await page.keyboard.press("Enter");
    await expect(hides).toBeFocused();
    const group = (title) => row.locator(".contents p").filter({ hasText: title }).locator("+ ul").getByRole("listitem");
    await expect(group("Ce que « Appliquer » remplit ici")).toHaveCount(11);
    // A choice is told as the form tells it.
    await expect(group("Ce que « Appliquer » remplit ici").filter({ hasText: "Périodicité" })).toHaveText(
      words("Périodicité des justificatifs : « chaque trimestre »"),
    );
    await expect(group("Où votre réponse reste")).toHaveText([words(`${PENALTY} : « 60 » (ce dossier : « 45 »)`)]);
    await expect(group("Ce que ce dossier a déjà")).toHaveText([words("Facilitateur : téléphone : « 01 02 03 04 05 »")]);

    await about(page, "Appliquer", "Ville").click();
    await expect(row).toContainText(words("13 champs : 1 où votre réponse diffère, 12 déjà dans ce dossier"));
    await button(page, "Annuler").click();
    await expect(row).toContainText("11 à remplir ici");
    await hides.click();
    await expect(row.locator(".contents")).toHaveCount(0);
  });

  test("takes the answers of the dossier over, keeps what is empty there, and is put back", async ({ page }) => {
    const RC = "Ajout au règlement de la consultation";
    await keepProfile(page, "Ville");
    await about(page, "Mettre à jour", "Ville").click();
    await expect(message(page, "Le profil « Ville » a déjà toutes les réponses de ce dossier.")).toBeVisible();

    await button(page, "Vos dossiers").click();
    await button(page, "Nouveau dossier").click();
    await answerAll(page, [[AMOUNT, "50 000"], [PENALTY, "45"], [RC, "Un planning\n- est joint."]]);
    await button(page, "Profils").click();
    await about(page, "Mettre à jour", "Ville").click();
    await expect(
      message(page, `1 champ ajouté (${RC}) et 1 champ remplacé (${PENALTY}). Ce que ce dossier laisse vide y reste.`),
    ).toBeVisible();
    const text = async () => (await kept(page, "clausule.profil."))[0];
    expect(await text()).toContain('"penalty_hour": "45"');
    expect(await text()).toContain("Maison de l’emploi d’Exemple");

    // What is added is put in the next dossier, lines and all.
    await field(page, "Pour chaque nouveau dossier").check();
    await button(page, "Vos dossiers").click();
    await button(page, "Nouveau dossier").click();
    await expect(field(page, RC)).toHaveValue("Un planning\n- est joint.");
    await button(page, "Profils").click();
    await answer(page, PENALTY, "50");
    await about(page, "Mettre à jour", "Ville").click();
    await expect(message(page, "1 champ remplacé")).toBeVisible();
    await button(page, "Remettre en place").click();
    expect(await text()).toContain('"penalty_hour": "45"');
  });

  test("needs a name, and one of the same name takes its place", async ({ page }) => {
    await keepProfile(page, "Ville");
    await field(page, "Nom du nouveau profil").fill("  ");
    await button(page, "Garder ces réponses comme profil").click();
    await expect(message(page, "Donnez un nom au profil")).toBeVisible();

    await answer(page, PENALTY, "75");
    await field(page, "Nom du nouveau profil").fill("Ville");
    await button(page, "Garder ces réponses comme profil").click();
    await expect(message(page, "Le profil « Ville » est remplacé par les réponses de ce dossier.")).toBeVisible();
    expect(await kept(page, "clausule.profil.")).toHaveLength(1);
    await button(page, "Remettre en place").click();
    expect((await kept(page, "clausule.profil."))[0]).toContain('"penalty_hour": "60"');
  });
});

const LONG = `Réhabilitation énergétique de ${"très ".repeat(12)}longs bâtiments https://exemple.fr/${"a".repeat(60)}`;

for (const [name, arrange] of Object.entries({
  "five dossiers, one with a long name": async (page) => {
    await open(page);
    for (const title of ["École", "Gare", LONG, "Piscine", "Voirie"]) await newDossier(page, title);
    await row(page, "Gare").getByRole("button", { name: "Renommer" }).click();
    await expect(field(page, "Nouveau nom")).toBeVisible();
  },
  "the link": async (page) => {
    await openWithFirstAnswer(page);
    await answerAll(page, [...PAINTING, ["Facilitateur : nom et organisme", "Maison de l’emploi"], [TITLE, LONG]]);
    await button(page, "Partager").click();
    await expect(field(page, "Lien")).toHaveValue(/#d1\./);
  },
  "the profiles": async (page) => {
    await openWithFirstAnswer(page);
    await answerAll(page, COMPLETION.map(([, label, text]) => [label, text]));
    await button(page, "Profils").click();
    for (const profile of ["Ville d’Exemple", LONG]) {
      await field(page, "Nom du nouveau profil").fill(profile);
      await button(page, "Garder ces réponses comme profil").click();
      await expect(message(page, "est gardé.")).toBeVisible();
    }
    await answer(page, "Pénalité par heure non réalisée", "75");
    await page.getByRole("button", { name: "Voir le contenu : « Ville d’Exemple »" }).click();
    await expect(page.locator(".contents li").first()).toBeVisible();
  },
})) {
  test(`${name}: no rule is broken, nothing is wider than the screen`, async ({ page }) => {
    test.slow();
    await arrange(page);
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
}
