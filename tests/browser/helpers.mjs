// What the tests share: a page that is watched, and words for what a user does and sees.
import { readFileSync } from "node:fs";
import { test as base, expect } from "@playwright/test";

export { expect };

/** Where the only dossier stayed when there was one; the others' names begin so. */
export const STORED = "clausule.dossier";
/** Where a tab notes which dossier it shows; `src/app/storage.rs` and `src/boot.js` know it too. */
export const SHOWN = "clausule.montre";

/** The page's `test`: any error, refused resource or request to elsewhere fails it. */
export const test = base.extend({
  watch: [
    async ({ context, baseURL }, use) => {
      const watch = new Watch(baseURL);
      context.on("console", (message) => {
        if (message.type() === "error") watch.see(`console: ${message.text().slice(0, 300)}`);
      });
      context.on("weberror", (error) => watch.see(`error: ${error.error()}`));
      context.on("request", (request) => watch.request(request.url()));
      await context.addInitScript(() => {
        addEventListener("securitypolicyviolation", (event) => {
          console.error(`policy: ${event.violatedDirective} ${event.blockedURI}`);
        });
      });
      await use(watch);
      watch.check();
    },
    { auto: true },
  ],
});

class Watch {
  /** The addresses asked for, in order. */
  requests = [];
  #problems = [];
  #expected = [];

  constructor(baseURL) {
    this.baseURL = baseURL;
  }

  see(problem) {
    this.#problems.push(problem);
  }

  request(url) {
    this.requests.push(url);
    const own = [this.baseURL, `blob:${this.baseURL}`];
    if (!own.some((start) => url.startsWith(start))) this.see(`foreign request: ${url}`);
  }

  /** A test that provokes a problem names it; the test fails when it does not come. */
  expects(pattern) {
    this.#expected.push(pattern);
  }

  check() {
    const isExpected = (problem) => this.#expected.some((pattern) => pattern.test(problem));
    const came = (pattern) => this.#problems.some((problem) => pattern.test(problem));
    expect(this.#problems.filter((problem) => !isExpected(problem)), "problems of the page").toEqual([]);
    expect(this.#expected.filter((pattern) => !came(pattern)), "problems that did not come").toEqual([]);
  }
}

/** Opens the page, all of it shown, and waits until the app stands in the place of the skeleton. */
export async function open(page, address = "?vue=conseiller") {
  await page.goto(address);
  await isReady(page);
}

export async function reload(page) {
  await page.reload();
  await isReady(page);
}

/** The skeleton has no buttons. */
export async function isReady(page) {
  // On a small screen others stand behind « Plus… ».
  await expect(page.getByRole("button", { name: "Partager", exact: true })).toBeVisible();
}

/** Opens what explains the hours again, which a field that completes the pieces closes: the list of pieces with it. */
export async function unfold(page) {
  await result(page).getByText("Calcul et conseils").click();
}

/** Shows a piece: by the list, or by the choice that takes its place where the text stands beside the form. */
export async function choosePiece(page, name) {
  const button = articleSection(page).getByRole("navigation", { name: "Choix de la pièce" }).getByRole("button", { name });
  // One of the two, once the text is there.
  await expect(button.or(page.locator("#piece")).filter({ visible: true }).first()).toBeVisible();
  if (await button.isVisible()) return button.click();
  const option = page.locator("#piece option").filter({ hasText: name });
  await page.locator("#piece").selectOption(await option.first().getAttribute("value"));
}

/** Opens the page of a device that already holds this text. */
export async function openWithStored(page, text) {
  await page.addInitScript(
    ([key, value, shown]) => {
      // Once: a reload finds what the app has made of it.
      if (sessionStorage.getItem("given")) return;
      sessionStorage.setItem("given", "yes");
      // The tab may show another dossier already.
      sessionStorage.removeItem(shown);
      localStorage.clear();
      localStorage.setItem(key, value);
    },
    [STORED, text, SHOWN],
  );
  await open(page);
}

/** The file that the device holds of the dossier shown, or under another name; null where it has none. */
export function stored(page, key = null) {
  return page.evaluate(
    ([name, shown]) => {
      const text = localStorage.getItem(name ?? sessionStorage.getItem(shown) ?? "");
      // The moment and the name stand before the file.
      return text?.startsWith("2") ? text.split("\n").slice(2).join("\n") : text;
    },
    [key, SHOWN],
  );
}

/** The control with that label. */
export function field(page, label) {
  // A group may bear the name of its first field, and the panel that explains it too.
  return page.getByLabel(label, { exact: true }).and(page.locator(":not(.group-fields, .explains)"));
}

/** Opens the page and gives a first answer: what is loaded later is then in its place. */
export async function openWithFirstAnswer(page) {
  await open(page);
  await answer(page, DURATION, "12");
  await expect(field(page, SHARE)).toBeVisible();
}

/** Opens the groups that a control stands in. */
export function openAround(control) {
  return control.evaluate((element) => {
    for (let group = element.closest("details"); group; group = group.parentElement.closest("details")) group.open = true;
  });
}

/** Answers in a field and leaves it, in the group where it stands. */
export async function answer(page, label, text) {
  const control = field(page, label);
  await openAround(control);
  if ((await control.evaluate((element) => element.tagName)) === "SELECT") {
    await control.selectOption({ label: text });
  } else {
    await control.fill(text);
  }
  await control.blur();
}

export async function answerAll(page, answers) {
  for (const [label, text] of answers) await answer(page, label, text);
  // The charts and the texts come 150 ms after the last key, and move what stands under them: a click that
  // comes sooner than any person's would miss its link.
  await page.waitForTimeout(250);
}

export const AMOUNT = "Montant hors taxes";
export const TRADE = "Métier ou code CPV";
export const DURATION = "Durée d’exécution";
export const SHARE = "Part de main-d’œuvre";
export const COST = "Coût horaire chargé";
export const RATE = "Taux d’insertion";
export const TITLE = "Objet du marché";
export const CCAG = "CCAG de référence";

/** The worked example that facilitateurs publish: 833 hours. */
export const PUBLISHED_CASE = [
  [AMOUNT, "1 000 000"],
  [TRADE, "Maçonnerie, gros œuvre, béton armé"],
  [SHARE, "50 %"],
  [COST, "30 €/h"],
  [RATE, "5 %"],
];

/** A painting lot with default coefficients: 120 hours, from 90 to 150. */
export const PAINTING = [
  [AMOUNT, "120 000"],
  [TRADE, "Peinture, revêtements muraux"],
];

/** The answers that the article of the CCAP needs beside the hours: blank in the text, field, answer. */
export const COMPLETION = [
  ["nom du facilitateur", "Facilitateur : nom et organisme", "Maison de l’emploi d’Exemple"],
  ["téléphone du facilitateur", "Facilitateur : téléphone", "01 02 03 04 05"],
  ["courriel du facilitateur", "Facilitateur : courriel", "clause@exemple.fr"],
  ["délai de la première réunion", "Délai de la première réunion", "15"],
  ["périodicité des justificatifs", "Périodicité des justificatifs", "chaque trimestre"],
  ["montant de la pénalité par heure", "Pénalité par heure non réalisée", "60"],
  ["montant de la pénalité par absence", "Pénalité par absence en réunion", "100"],
  ["montant de la pénalité par document", "Pénalité par justificatif manquant", "75"],
  ["contenu des justificatifs", "Contenu des justificatifs", "La liste usuelle (commentaire du CCAG)"],
  ["si la globalisation est admise", "Globalisation avec d’autres marchés", "Non"],
  ["si ces pénalités ont un plafond", "Plafond des pénalités d’insertion", "Sans plafond"],
  ["responsable du traitement des données", "Responsable du traitement des données", "Chacun pour les données qu’il traite"],
  ["durée de conservation des données", "Durée de conservation des données", "24"],
];

/** Everything answered: nothing is missing in the article. */
export const COMPLETE = [...PAINTING, ...COMPLETION.map(([, label, text]) => [label, text])];

/** The answers of a set of pieces kept among the tests. */
export function keptSet(name) {
  return readFileSync(new URL(`../sets/${name}.json`, import.meta.url), "utf8");
}

/** The text of a dossier kept among the tests. */
export function dossier(name) {
  return readFileSync(new URL(`../dossiers/${name}.json`, import.meta.url), "utf8");
}

export function result(page) {
  return page.getByRole("region", { name: "Résultat" });
}

/** The hours, as the result shows them: « 833 h ». */
export function hours(page, text) {
  return result(page).getByText(`${text} d’insertion`, { exact: true });
}

/** The section of the pieces. */
export function articleSection(page) {
  return page.getByRole("region", { name: "Pièces du marché" });
}

/** The text itself, without what stands around it. */
export function article(page) {
  return page.locator("#article");
}

/** The title of a point of the piece shown: its number changes with the points before it. */
export function pointTitle(page, name) {
  return article(page).getByRole("heading", { name: new RegExp(`^\\d+\\. ${name}$`) });
}

/** The links to what is missing in the piece shown. */
export function blankLinks(page) {
  return page.locator("#missing .of-piece").getByRole("link");
}

/** What the page says under its buttons, with the buttons beside it, or in a status elsewhere. */
export function message(page, text) {
  return page.locator(".message, [role=status]:not(.messages *)").filter({ hasText: text });
}

/** A text somewhere in another one, whatever its spaces: numbers and signs have no-break ones. */
export function words(text) {
  return new RegExp(text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&").replace(/\s+/g, "\\s+"));
}

/** One kind of space for the no-break spaces of French typography. */
export function plainSpaces(text) {
  return text.replace(/[\u00a0\u202f]/g, " ");
}

// Read before any test: without the rules nothing may pass.
const AXE = readFileSync(new URL("node_modules/axe-core/axe.min.js", import.meta.url), "utf8");
const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** What axe finds wrong, in one line each. */
export async function violations(page) {
  await page.evaluate(AXE);
  // At the end of the page the bar of a small screen stands in its place and covers nothing: what
  // it covers elsewhere is a scroll away, and no target that is too small.
  await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
  return page.evaluate(async (values) => {
    const { violations: found, passes } = await axe.run(document, { runOnly: { type: "tag", values } });
    if (passes.length < 20) throw new Error(`axe ran ${passes.length} rules only`);
    return found.flatMap(({ id, help, nodes }) =>
      nodes.map(({ target, any, all, none }) => {
        const why = [...any, ...all, ...none].map((check) => check.message).join(" ; ");
        return `${id} (${help}): ${target.join(" ")} – ${why}`;
      }),
    );
  }, RULES);
}
