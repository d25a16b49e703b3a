// Files and paper: what comes is what the library writes, and what does not come is said.
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { PAINTING, TITLE, answer, answerAll, article, expect, keptSet, open, openWithStored, plainSpaces, test, words } from "./helpers.mjs";

const SET = "travaux-lots-critere";
const NAME = "clausule-rehabilitation-thermique-de-la-cite-scolaire-emile-combes";
const HEAD = "Article du CCAP – Réhabilitation thermique de la cité scolaire Émile-Combes";
const DAY = "2026-11-22";

const box = (page) => page.getByRole("group", { name: "Télécharger ou imprimer" });
const button = (page, name) => box(page).getByRole("button", { name });
const status = (page) => box(page).getByRole("status");

/** The formats that most do without stand behind a click. */
const openOthers = (page) => box(page).locator(".other-formats").evaluate((details) => (details.open = true));

/** The page of a contract, on a known day. */
async function openSet(page) {
  await page.clock.setFixedTime(new Date(`${DAY}T12:00:00`));
  await openWithStored(page, keptSet(SET));
  await expect(button(page, "Word (.docx)")).toBeVisible();
  await expect(button(page, "Markdown")).toBeHidden();
  await openOthers(page);
}

/** Clicks, and the file that comes: its name and bytes. */
async function download(page, name) {
  const [file] = await Promise.all([page.waitForEvent("download"), button(page, name).click()]);
  return { name: file.suggestedFilename(), bytes: readFileSync(await file.path()) };
}

/** The same file, written by the library on this machine. */
function written(format, piece) {
  const root = fileURLToPath(new URL("../..", import.meta.url));
  const which = piece ? ["--piece", piece] : [];
  const args = ["run", "-q", "--features", "office", "--example", "draft", "--", "--file", format, ...which, "--date", DAY, `tests/sets/${SET}.json`];
  return execFileSync("cargo", args, { cwd: root, maxBuffer: 10_000_000 });
}

test("Word and LibreOffice files have clear names and the very bytes that the library writes", async ({ page }) => {
  // It may have to be compiled.
  test.setTimeout(300_000);
  await openSet(page);
  for (const [label, format] of [["Word (.docx)", "docx"], ["LibreOffice (.odt)", "odt"]]) {
    const file = await download(page, label);
    expect(file.name).toBe(`${NAME}-ccap.${format}`);
    expect(file.bytes.equals(written(format, "ccap")), format).toBe(true);
    await expect(status(page)).toHaveText(words(`Le fichier « ${file.name} » est dans vos téléchargements.`));
  }
  await page.getByLabel("Toutes les pièces").check();
  const all = await download(page, "Word (.docx)");
  expect(all.name).toBe(`${NAME}-pieces.docx`);
  expect(all.bytes.equals(written("docx"))).toBe(true);
});

test("spreadsheets of the computation and of the hours have clear names and the library's bytes", async ({ page }) => {
  test.setTimeout(300_000);
  await openSet(page);
  const books = box(page).locator(".books");
  for (const [label, format, piece] of [
    ["Excel (.xlsx) : Calcul des heures, avec ses formules", "xlsx", "calcul"],
    ["LibreOffice (.ods) : Relevé mensuel des heures, tous les lots", "ods", "releve"],
    ["CSV : Relevé mensuel des heures, lot n° 1", "csv", "releve-lot-1"],
  ]) {
    const one = books.getByRole("button", { name: words(label), exact: true });
    const [file] = await Promise.all([page.waitForEvent("download"), one.click()]);
    expect(file.suggestedFilename()).toBe(`${NAME}-${piece}.${format}`);
    expect(readFileSync(await file.path()).equals(written(format, piece)), format).toBe(true);
    await expect(status(page)).toHaveText(words(`Le fichier « ${NAME}-${piece}.${format} » est dans vos téléchargements.`));
  }
});

test("a contract without hours offers no spreadsheet", async ({ page }) => {
  await open(page);
  await answer(page, "Métier ou code CPV", "peinture");
  await expect(page.locator(".books button")).toHaveCount(0);
});

test("nothing of the worker is loaded before a file is asked for, and once for many", async ({ page, watch }) => {
  await openSet(page);
  const loaded = () => watch.requests.filter((url) => /\/office[\w-]*\.(js|wasm)$/.test(url)).length;
  expect(loaded()).toBe(0);
  await download(page, "Word (.docx)");
  expect(loaded()).toBe(3);
  await download(page, "LibreOffice (.odt)");
  expect(loaded()).toBe(3);
});

test("the page writes HTML, Markdown and text itself", async ({ page }) => {
  await openSet(page);
  for (const [label, ending, start] of [
    ["Page HTML", "html", '<!doctype html>\n<html lang="fr">'],
    ["Markdown", "md", `# ${HEAD}\n\nProjet du 22 novembre 2026\n\nProjet à vérifier`],
    ["Texte", "txt", `${HEAD}\n\nProjet du 22 novembre 2026\n\nProjet à vérifier`],
  ]) {
    const file = await download(page, label);
    expect(file.name).toBe(`${NAME}-ccap.${ending}`);
    const text = file.bytes.toString("utf8");
    expect(plainSpaces(text).startsWith(start), label).toBe(true);
    // What does not break is held together in HTML, which shows on paper.
    expect(plainSpaces(text.replace(/<[^>]+>/g, ""))).toContain("20.1.5 du CCAG-Travaux");
    // Said once, above the text.
    expect(text.match(/avant publication/g)).toHaveLength(1);
  }
  await page.getByLabel("Toutes les pièces").check();
  const all = (await download(page, "Texte")).bytes.toString("utf8");
  for (const piece of ["Règlement de la consultation (RC)", "Note de calcul", "Données essentielles (DECP)"]) expect(all).toContain(piece);
});

test("the page in HTML says its contract, and does not scroll sideways on a telephone", async ({ page, context }) => {
  await openSet(page);
  await page.getByLabel("Toutes les pièces").check();
  const file = (await download(page, "Page HTML")).bytes.toString("utf8");
  const phone = await context.newPage();
  await phone.setViewportSize({ width: 360, height: 740 });
  await phone.setContent(file);
  expect(plainSpaces(await phone.title())).toBe("Clause d’insertion sociale : pièces du marché – Réhabilitation thermique de la cité scolaire Émile-Combes");
  await expect(phone.getByRole("heading", { level: 1 })).toHaveCount(1);
  await expect(phone.getByText("Projet du 22 novembre 2026")).toBeVisible();
  expect(await phone.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
  const boxes = await phone.locator(".scroll").evaluateAll((all) => all.filter((one) => one.scrollWidth > one.clientWidth).length);
  expect(boxes).toBeGreaterThan(0);
});

test("a contract without a title has files with a name", async ({ page }) => {
  await open(page);
  await answerAll(page, PAINTING);
  expect((await download(page, "Word (.docx)")).name).toBe("clausule-ccap.docx");
});

test("a worker that cannot be loaded is said, and the other formats still come", async ({ page }) => {
  await openSet(page);
  await page.route(/\/office-[0-9a-f]+\.js$/, (route) => route.abort());
  await button(page, "Word (.docx)").click();
  await expect(status(page)).toHaveText(/Vérifiez votre connexion, puis réessayez/);
  expect((await download(page, "Markdown")).name).toBe(`${NAME}-ccap.md`);

  await page.unroute(/\/office-[0-9a-f]+\.js$/);
  expect((await download(page, "Word (.docx)")).name).toBe(`${NAME}-ccap.docx`);
});

test("its WebAssembly that cannot be loaded is said too", async ({ page }) => {
  await openSet(page);
  await page.route(/\/office-[0-9a-f]+\.wasm$/, (route) => route.abort());
  await button(page, "LibreOffice (.odt)").click();
  await expect(status(page)).toHaveText(/n’a pas pu être chargé/);
});

test("a file that takes long is announced and can be given up", async ({ page }) => {
  await openSet(page);
  let let_go;
  const held = new Promise((resolve) => (let_go = resolve));
  await page.route(/\/office-[0-9a-f]+\.wasm$/, async (route) => {
    await held;
    await route.continue().catch(() => {});
  });
  await button(page, "Word (.docx)").focus();
  await page.keyboard.press("Enter");
  await expect(status(page)).toHaveText(/Préparation du fichier/);
  await button(page, "Abandonner").click();
  await expect(status(page)).toHaveText("Le fichier est abandonné.");
  await expect(button(page, "Word (.docx)")).toBeFocused();
  await expect(button(page, "Abandonner")).toHaveCount(0);

  let_go();
  await page.unroute(/\/office-[0-9a-f]+\.wasm$/);
  expect((await download(page, "Word (.docx)")).name).toBe(`${NAME}-ccap.docx`);
});

test("the focus stays on the button, and the sentence goes when the text changes", async ({ page }) => {
  await openSet(page);
  await button(page, "Texte").focus();
  const [file] = await Promise.all([page.waitForEvent("download"), page.keyboard.press("Enter")]);
  await expect(status(page)).toHaveText(words(`Le fichier « ${file.suggestedFilename()} » est dans vos téléchargements.`));
  await expect(button(page, "Texte")).toBeFocused();
  await answer(page, TITLE, "Autre objet");
  await expect(status(page)).toHaveText("");
});

test("what is still to do is said before the text is sent", async ({ page }) => {
  await openSet(page);
  const reminder = page.locator(".reminder");
  await expect(reminder).toContainText(/il reste (une mention|\d+ mentions) à compléter/);
  await page.getByLabel("Toutes les pièces").check();
  await expect(reminder).toContainText(/il reste \d+ mentions à compléter/);
  await reminder.getByRole("link", { name: /à compléter$/ }).click();
  await expect(page.locator("#missing")).toBeInViewport();
  await reminder.getByRole("link", { name: /à vérifier$/ }).click();
  await expect(page.locator("#checks")).toBeInViewport();
});

test("the whole set is printed alone, with a title page, each piece on pages of its own", async ({ page }) => {
  await openSet(page);
  await page.evaluate(() => {
    window.print = () => (window.printed = document.title);
  });
  const title = await page.title();
  await page.getByLabel("Toutes les pièces").check();
  await button(page, "Imprimer / PDF").click();
  expect(await page.evaluate(() => window.printed)).toBe("Clause d’insertion sociale\u00a0: pièces du marché – Réhabilitation thermique de la cité scolaire Émile-Combes");

  await page.emulateMedia({ media: "print" });
  const paper = page.locator("#paper");
  await expect(paper.getByRole("heading", { level: 1, name: "Réhabilitation thermique de la cité scolaire Émile-Combes" })).toBeVisible();
  await expect(page.locator("button:visible:not(.to-step, .term)")).toHaveCount(0);
  await expect(page.getByRole("heading", { name: "Pièces du marché" })).toBeHidden();
  const pieces = await page.evaluate(() => document.querySelectorAll(".pieces li:not([hidden])").length);
  await expect(paper.locator("section")).toHaveCount(pieces + 2);
  // The list of the pieces, each of which stands under its name.
  const listed = await paper.locator(".contents li").allTextContents();
  expect(listed).toHaveLength(pieces);
  expect(await paper.locator("section h1").allTextContents()).toEqual([expect.any(String), "Sommaire", ...listed]);
  for (const href of await paper.locator(".contents a").evaluateAll((all) => all.map((one) => one.getAttribute("href")))) {
    await expect(paper.locator(href)).toHaveCount(1);
  }
  const breaks = await paper.locator("section + section").evaluateAll((all) => all.map((one) => getComputedStyle(one).breakBefore));
  expect(new Set(breaks)).toEqual(new Set(["page"]));
  const titles = await paper.locator("h1, h2, h3").evaluateAll((all) => all.map((one) => getComputedStyle(one).breakAfter));
  expect(new Set(titles)).toEqual(new Set(["avoid"]));
  await expect(paper.locator("mark").first()).toBeVisible();

  // Making a PDF says when it is done: the page is back.
  const pdf = await page.pdf({ preferCSSPageSize: true });
  expect(pdf.toString("latin1").match(/\/Type \/Page\b/g).length).toBeGreaterThan(pieces);
  // The sheet of hours lies on its side.
  const boxes = new Set(pdf.toString("latin1").match(/\/MediaBox \[[^\]]*\]/g));
  expect(boxes.size).toBe(2);
  await expect(paper).toHaveCount(0);
  await page.emulateMedia({ media: "screen" });
  await expect(article(page)).toBeVisible();
  expect(await page.title()).toBe(title);
});

test("in a frame that forbids downloads and printing, what was asked for is not said to be done", async ({ page, baseURL, watch }) => {
  watch.expects(/Ignored call to 'print\(\)'/);
  await page.route("**/host.html", (route) =>
    route.fulfill({ contentType: "text/html", body: `<iframe src="${baseURL}" sandbox="allow-scripts allow-same-origin" width="1200" height="800"></iframe>` }),
  );
  await page.goto(new URL("host.html", baseURL).href);
  const frame = page.frameLocator("iframe");
  await frame.getByLabel("Montant hors taxes", { exact: true }).fill("120 000");
  await frame.getByLabel("Métier ou code CPV", { exact: true }).fill("Peinture, revêtements muraux");
  await frame.getByLabel("Métier ou code CPV", { exact: true }).blur();
  const downloads = frame.getByRole("group", { name: "Télécharger ou imprimer" });
  const alone = downloads.getByRole("link", { name: "Ouvrir la page seule" });
  // Once the text stands: a change of it takes away what was said of the last file.
  await expect(frame.locator(".article")).toContainText(/120\s+heures/);
  await downloads.getByText("Tableurs et autres formats").click();
  await downloads.getByRole("button", { name: "Markdown" }).click();
  await expect(downloads.getByRole("status")).toContainText("le téléchargement est demandé. Si rien n’arrive");
  await expect(alone).toHaveAttribute("href", baseURL);
  await downloads.getByRole("button", { name: "Imprimer / PDF" }).click();
  await expect(downloads.getByRole("status")).toContainText("L’impression est demandée. Si rien ne s’ouvre");
  await expect(alone).toBeVisible();
  await frame.getByRole("button", { name: "Enregistrer en fichier" }).click();
  await expect(frame.locator("#message")).toContainText("Si rien n’arrive");
});

test.describe("copying", () => {
  test.beforeEach(({ context }) => context.grantPermissions(["clipboard-read", "clipboard-write"]));

  const html = (page) =>
    page.evaluate(async () => {
      const [item] = await navigator.clipboard.read({ unsanitized: ["text/html"] });
      return (await item.getType("text/html")).text();
    });

  test("all pieces: the blanks are counted, and tables keep their lines without any style", async ({ page }) => {
    await openSet(page);
    await page.getByLabel("Toutes les pièces").check();
    await page.getByRole("button", { name: "Copier toutes les pièces" }).click();
    await expect(page.locator(".copy").getByRole("status")).toHaveText(/mentions encore à compléter\s:\s\d+\./);
    const text = await html(page);
    const tables = text.match(/<table[^>]*>/g);
    expect(tables.length).toBeGreaterThan(10);
    for (const table of tables) expect(table).toContain('border="1"');
    expect(text).not.toMatch(/style=|class=|<font/);
  });

  test("in a page of another site that gives no permission, the older way is taken", async ({ page, baseURL }) => {
    // A page without an origin: the frame is of another site, and may neither store nor use the clipboard.
    await page.setContent(`<iframe src="${baseURL}" width="1200" height="800"></iframe>`);
    const frame = page.frameLocator("iframe");
    await frame.getByLabel("Montant hors taxes", { exact: true }).fill("120 000");
    await frame.getByLabel("Métier ou code CPV", { exact: true }).fill("Peinture, revêtements muraux");
    await frame.getByLabel("Métier ou code CPV", { exact: true }).blur();
    await frame.getByRole("button", { name: /^Copier le point 1\s/ }).click();
    await expect(frame.getByText(/^Point copié, avec sa mise en forme/)).toBeVisible();
    await frame.getByRole("button", { name: "Copier cette pièce" }).click();
    await expect(frame.getByText(/^Pièce copiée, avec sa mise en forme/)).toBeVisible();
    await page.goto("");
    expect(await html(page)).toContain("<h2>Clause d’insertion sociale</h2>");
  });
});
