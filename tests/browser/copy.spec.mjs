// The article: what is missing in it, which CCAG it quotes, and how it reaches a word processor.
import {
  AMOUNT, CCAG, COMPLETE, COMPLETION, PAINTING, TITLE, TRADE,
  answer, answerAll, article, articleSection, blankLinks, expect, field, open, openWithFirstAnswer, plainSpaces, pointTitle,
  test, words,
} from "./helpers.mjs";

const COPIED = /^Pièce copiée, avec sa mise en forme/;
const SELECTED = "Votre navigateur refuse la copie automatique. Le texte est sélectionné : copiez-le (Ctrl + C), puis collez-le dans votre document.";

const copyButton = (page) => page.getByRole("button", { name: "Copier cette pièce" });
const copyStatus = (page) => page.locator(".copy").getByRole("status");

test.beforeEach(({ context }) => context.grantPermissions(["clipboard-read", "clipboard-write"]));

/** How many points the piece shown has: on the page they are titles of a lower level. */
async function points(page) {
  const count = await pointTitle(page, ".+").count();
  expect(count).toBeGreaterThan(5);
  return count;
}

/** What is on the clipboard, in both kinds. */
function clipboard(page) {
  return page.evaluate(async () => {
    const [item] = await navigator.clipboard.read({ unsanitized: ["text/html"] });
    const text = async (kind) => (await item.getType(kind)).text();
    return { kinds: [...item.types].sort(), html: await text("text/html"), plain: await text("text/plain") };
  });
}

/** What a paste receives, for a page that may not read the clipboard; `inserted`, it is shown too. */
async function paste(page, { inserted = false } = {}) {
  await page.evaluate((isInserted) => {
    const target = document.createElement("div");
    target.contentEditable = "true";
    target.setAttribute("aria-label", "Traitement de texte");
    document.body.append(target);
    target.addEventListener("paste", (event) => {
      if (!isInserted) event.preventDefault();
      target.dataset.html = event.clipboardData.getData("text/html");
      target.dataset.plain = event.clipboardData.getData("text/plain");
    });
    target.focus();
  }, inserted);
  await page.keyboard.press("ControlOrMeta+V");
  const target = page.getByLabel("Traitement de texte");
  await expect(target).toHaveAttribute("data-plain", /\S/);
  return target.evaluate(({ dataset }) => ({ html: dataset.html, plain: dataset.plain }));
}

/** The elements, attributes and words of a piece of HTML. */
function anatomy(page, html) {
  return page.evaluate((text) => {
    const body = new DOMParser().parseFromString(text, "text/html").body;
    const elements = [...body.querySelectorAll("*")];
    const names = elements.map((element) => element.localName);
    return {
      names: [...new Set(names)].sort(),
      counts: Object.fromEntries([...new Set(names)].map((name) => [name, names.filter((n) => n === name).length])),
      attributes: elements.flatMap((element) => element.getAttributeNames()),
      blocks: elements
        .filter((element) => /^(h[1-6]|p|li)$/.test(element.localName) && !element.closest("details"))
        .map((element) => element.textContent),
    };
  }, html);
}

test.describe("copying", () => {
  test("puts the formatted text and the plain text together on the clipboard", async ({ page }) => {
    await open(page);
    await answerAll(page, COMPLETE);

    await copyButton(page).click();

    await expect(copyStatus(page)).toHaveText(COPIED);
    const { kinds } = await clipboard(page);
    expect(kinds).toEqual(["text/html", "text/plain"]);
  });

  test("keeps titles, paragraphs, lists and bold, and no style of the page", async ({ page }) => {
    await open(page);
    await answerAll(page, COMPLETE);
    await copyButton(page).click();
    await expect(copyStatus(page)).toHaveText(COPIED);

    const { names, counts, attributes } = await anatomy(page, (await clipboard(page)).html);

    expect(names).toEqual(["h2", "h3", "li", "p", "strong", "ul"]);
    expect(attributes).toEqual([]);
    expect(counts.h2).toBe(1);
    expect(counts.h3).toBe(await points(page));
  });

  test("gives the same words as plain text", async ({ page }) => {
    await open(page);
    await answerAll(page, COMPLETE);
    await copyButton(page).click();
    await expect(copyStatus(page)).toHaveText(COPIED);

    const { html, plain } = await clipboard(page);
    const { blocks } = await anatomy(page, html);

    expect(plain.split("\n").filter(Boolean).map((line) => line.replace(/^– /, ""))).toEqual(blocks);
    expect(plainSpaces(plain)).toContain("120 heures de travail");
  });

  test("gives the words that are on the page", async ({ page }) => {
    await open(page);
    await answerAll(page, PAINTING);
    await copyButton(page).click();
    await expect(copyStatus(page)).toHaveText(COPIED);

    const { blocks } = await anatomy(page, (await clipboard(page)).html);
    const shown = await anatomy(page, await article(page).innerHTML());

    expect(blocks).toEqual(shown.blocks);
    expect(blocks.join()).toContain("À compléter");
  });

  test("pastes into a rich text field with its titles", async ({ page }) => {
    await open(page);
    await answerAll(page, COMPLETE);
    await copyButton(page).click();
    await expect(copyStatus(page)).toHaveText(COPIED);

    const penalties = await pointTitle(page, "Pénalités").textContent();
    await paste(page, { inserted: true });

    const target = page.getByLabel("Traitement de texte");
    await expect(target.getByRole("heading", { level: 2, name: "Clause d’insertion sociale" })).toBeVisible();
    await expect(target.getByRole("heading", { level: 3, name: penalties })).toBeVisible();
  });

  test("the sentence goes when the text changes", async ({ page }) => {
    await open(page);
    await answerAll(page, PAINTING);
    await copyButton(page).click();
    await expect(copyStatus(page)).toHaveText(COPIED);

    await answer(page, AMOUNT, "240 000");

    await expect(copyStatus(page)).toHaveText("");
  });

  test("a title full of marks is copied as the letters that were typed", async ({ page }) => {
    const title = '<img src="x" onerror="alert(1)"> & <b>école</b>';
    await open(page);
    await answerAll(page, [...PAINTING, [TITLE, title]]);
    await expect(article(page)).toContainText(title);
    await expect(article(page).locator("img, b")).toHaveCount(0);

    await copyButton(page).click();
    await expect(copyStatus(page)).toHaveText(COPIED);

    const { html, plain } = await clipboard(page);
    expect(plain).toContain(title);
    expect((await anatomy(page, html)).names).not.toContain("img");
  });
});

test.describe("copying where the browser has no clipboard for pages", () => {
  test.beforeEach(({ page }) =>
    page.addInitScript(() => {
      Object.defineProperty(Navigator.prototype, "clipboard", { value: undefined });
    }),
  );

  test("goes the older way, with both kinds of text", async ({ page }) => {
    await open(page);
    await answerAll(page, COMPLETE);

    await copyButton(page).click();
    await expect(copyStatus(page)).toHaveText(COPIED);

    const { html, plain } = await paste(page);
    expect((await anatomy(page, html)).counts.h3).toBe(await points(page));
    expect(plainSpaces(plain)).toContain("120 heures de travail");
  });

  test("and no older way either, selects the text for Ctrl + C", async ({ page }) => {
    await page.addInitScript(() => {
      document.execCommand = () => false;
    });
    await open(page);
    await answerAll(page, COMPLETE);

    await copyButton(page).click();

    await expect(copyStatus(page)).toHaveText(words(SELECTED));
    const last = await article(page).locator("p").last().textContent();
    await page.keyboard.press("ControlOrMeta+C");
    const { plain } = await paste(page);
    expect(plain.trim().startsWith("Clause d’insertion sociale")).toBe(true);
    expect(plainSpaces(plain).trim().endsWith(plainSpaces(last).trim())).toBe(true);
  });
});

test.describe("a point of the text", () => {
  const copyPoint = (page, name) => article(page).getByRole("button", { name: words(`Copier le point ${name}`) });

  /** The number and the name of a point: « 15 : Pénalités ». */
  async function named(page, title) {
    return (await pointTitle(page, title).textContent()).replace(". ", " : ");
  }

  test("is copied alone by the button beside its title, which says so and keeps the focus", async ({ page }) => {
    await open(page);
    await answerAll(page, COMPLETE);
    const name = await named(page, "Pénalités");

    await copyPoint(page, name).focus();
    await page.keyboard.press("Enter");

    await expect(copyStatus(page)).toHaveText(words(`Point copié, avec sa mise en forme : ${name}.`));
    const done = article(page).getByRole("button", { name: words(`Copié : le point ${name}`) });
    await expect(done).toBeFocused();
    const { html, plain } = await clipboard(page);
    expect((await anatomy(page, html)).counts.h3).toBe(1);
    expect(plainSpaces(plain)).toContain("60 € par heure d’insertion non réalisée");
    expect(plain).not.toMatch(/Copi|Fondement/);

    // Another one takes its place, and a change of the text leaves none.
    const other = await named(page, "Bilans");
    await copyPoint(page, other).click();
    await expect(copyPoint(page, name)).toBeVisible();
    await expect(article(page).getByRole("button", { name: /^Copié/ })).toHaveCount(1);
    await answer(page, TITLE, "École");
    await expect(article(page).getByRole("button", { name: /^Copié/ })).toHaveCount(0);
    await expect(copyStatus(page)).toHaveText("");
  });

  test("opens what it rests on in its place, and stays open while the text changes", async ({ page }) => {
    await open(page);
    await answerAll(page, COMPLETE);
    const point = article(page).locator(".point").filter({ has: page.getByRole("heading", { name: /^\d+\. Pénalités$/ }) });
    const basis = point.getByText("CCAG-Travaux, art. 20.1.5 (Pénalités)");
    await expect(basis).toBeHidden();

    await point.locator("summary").click();
    await expect(basis).toBeVisible();
    await answer(page, "Pénalité par heure non réalisée", "61");
    await expect(point).toContainText(words("61 € par heure"));
    await expect(basis).toBeVisible();
  });

  test("has its buttons outside of the text that the user selects", async ({ page }) => {
    await open(page);
    await answerAll(page, COMPLETE);
    await article(page).locator("summary").first().click();
    await page.evaluate(() => getSelection().selectAllChildren(document.getElementById("article")));
    await page.keyboard.press("ControlOrMeta+C");

    const { html, plain } = await paste(page);
    expect(plain).not.toMatch(/Copier|Fondement|Rédaction de Clausule/);
    expect(html).not.toMatch(/<button|<summary/);
    expect(plainSpaces(plain)).toContain("1. Objet de la clause");
  });

  test("is selected where the browser refuses to copy", async ({ page }) => {
    await page.addInitScript(() => {
      Object.defineProperty(Navigator.prototype, "clipboard", { value: undefined });
      document.execCommand = () => false;
    });
    await open(page);
    await answerAll(page, COMPLETE);
    await copyPoint(page, await named(page, "Bilans")).click();

    await expect(copyStatus(page)).toHaveText(words("Le point est sélectionné : copiez-le (Ctrl + C)"));
    await page.keyboard.press("ControlOrMeta+C");
    const { plain } = await paste(page);
    expect(plain).toMatch(/^\s*\d+\. Bilans/);
    expect(plain).not.toMatch(/Copier|Pénalités/);
  });

  for (const [device, hasTouch] of [["with a mouse", false], ["with a finger", true]]) {
    test(`has buttons of 24 px and more in view, ${device}`, async ({ browser, baseURL }) => {
      const context = await browser.newContext({ baseURL, hasTouch, isMobile: hasTouch, viewport: { width: 360, height: 740 } });
      const page = await context.newPage();
      await open(page);
      await answerAll(page, PAINTING);
      for (const one of [article(page).getByRole("button").first(), article(page).locator("summary").first()]) {
        await expect(one).toBeVisible();
        const { width, height } = await one.boundingBox();
        expect(Math.min(width, height)).toBeGreaterThanOrEqual(24);
        const decoration = () => one.evaluate((element) => getComputedStyle(element).textDecorationLine);
        // Quiet until it is wanted, but where nothing hovers.
        await expect.poll(decoration).toBe(hasTouch ? "underline" : "none");
        await one.focus();
        await expect.poll(decoration).toBe("underline");
        await one.blur();
      }
      await context.close();
    });
  }
});

test("a clipboard that refuses leaves the older way", async ({ page }) => {
  await page.addInitScript(() => {
    Clipboard.prototype.write = () => Promise.reject(new DOMException("denied", "NotAllowedError"));
  });
  await open(page);
  await answerAll(page, COMPLETE);

  await copyButton(page).click();

  await expect(copyStatus(page)).toHaveText(COPIED);
  expect(plainSpaces((await clipboard(page)).plain)).toContain("120 heures de travail");
});

test.describe("what is missing in the article", () => {
  const blank = (page, label) => blankLinks(page).filter({ hasText: typeof label === "string" ? words(label) : label });
  const inText = (page, name) => article(page).getByText(words(`[À compléter : ${name}`));

  /** The title of the list says how many there are. */
  const saysHowMany = (page, count) =>
    expect(page.locator("#missing > details > summary")).toHaveText(new RegExp(`^Il reste ${count} mentions à compléter$`));

  test("without an amount or a trade, hours and CCAG are missing too", async ({ page }) => {
    await openWithFirstAnswer(page);
    await expect(blankLinks(page)).not.toHaveCount(0);
    await saysHowMany(page, await blankLinks(page).count());
    await expect(blank(page, AMOUNT)).toBeVisible();
    await blank(page, /CCAG/).click();
    await expect(field(page, CCAG)).toBeFocused();

    await answerAll(page, PAINTING);

    await expect(blank(page, AMOUNT)).toHaveCount(0);
    await expect(blank(page, /CCAG/)).toHaveCount(0);
    await expect(blankLinks(page)).toHaveCount(COMPLETION.length);
    await saysHowMany(page, COMPLETION.length);
  });

  for (const [label, name, text] of COMPLETION) {
    test(`« ${name} » is listed, marked in the text, reached by its link, and goes once given`, async ({ page }) => {
      await open(page);
      await answerAll(page, PAINTING);
      await expect(inText(page, label)).not.toHaveCount(0);

      await blank(page, name).click();
      await expect(field(page, name)).toBeFocused();
      await expect(field(page, name)).toBeInViewport({ ratio: 1 });

      await answer(page, name, text);
      await expect(blank(page, name)).toHaveCount(0);
      await expect(inText(page, label)).toHaveCount(0);
      await saysHowMany(page, COMPLETION.length - 1);
    });
  }

  test("a wrong answer is still missing", async ({ page }) => {
    await open(page);
    await answerAll(page, [...COMPLETE, ["Pénalité par heure non réalisée", "beaucoup"]]);

    await expect(page.locator("#missing > details > summary")).toHaveText(/^Il reste une mention à compléter$/);
    await expect(blank(page, "Pénalité par heure non réalisée")).toBeVisible();
  });

  test("with every answer given, nothing is missing", async ({ page }) => {
    await open(page);
    await answerAll(page, COMPLETE);

    await expect(articleSection(page).getByText("Rien ne manque dans le texte.")).toBeVisible();
    await expect(blankLinks(page)).toHaveCount(0);
    await expect(article(page)).not.toContainText("À compléter");
    for (const given of ["01 02 03 04 05", "clause@exemple.fr", "15 jours", "chaque trimestre", "60 €", "100 €", "75 €", "24 mois"]) {
      await expect(article(page)).toContainText(words(given));
    }
  });
});

test.describe("the CCAG", () => {
  for (const [ccag, penalties] of [
    ["CCAG-Travaux", "20.1.5"],
    ["CCAG-MOE", "18.1.5"],
    ["CCAG-FCS", "16.1.5"],
    ["CCAG-PI", "16.1.5"],
    ["CCAG-TIC", "16.1.5"],
    ["CCAG-MI", "17.1.5"],
  ]) {
    test(`${ccag}: the penalties rest on article ${penalties}, and no other CCAG is quoted`, async ({ page }) => {
      await open(page);
      await answerAll(page, [...PAINTING, [CCAG, ccag]]);

      await expect(article(page).getByText(words("encourt les pénalités"))).toContainText(words(`article ${penalties} du ${ccag}`));
      const quoted = (await article(page).innerText()).match(/CCAG-[A-Za-z]+/g);
      expect([...new Set(quoted)]).toEqual([ccag]);
    });
  }

  for (const [trade, ccag] of [
    ["Peinture, revêtements muraux", "CCAG-Travaux"],
    ["Maîtrise d’œuvre, ingénierie", "CCAG-MOE"],
    ["Nettoyage de locaux, propreté", "CCAG-FCS"],
    ["Études, conseil, assistance à maîtrise d’ouvrage", "CCAG-PI"],
    ["Prestations informatiques, développement, TMA", "CCAG-TIC"],
  ]) {
    test(`without a choice, « ${trade} » refers to ${ccag}`, async ({ page }) => {
      await open(page);
      await answerAll(page, [[AMOUNT, "1 M€"], [TRADE, trade]]);

      await expect(article(page)).toContainText(`du ${ccag}`);
    });
  }

  test("in a contract under CCAG-MOE, the contractor is « le maître d’œuvre »", async ({ page }) => {
    await open(page);
    await answerAll(page, [...PAINTING, [CCAG, "CCAG-MOE"]]);

    await expect(article(page)).toContainText(words("le maître d’œuvre fait réaliser au moins 120 heures"));
    await expect(article(page)).not.toContainText("titulaire");
  });

  test("each paragraph says what it rests on", async ({ page }) => {
    await open(page);
    await answerAll(page, PAINTING);

    await articleSection(page).getByText("Fondement de chaque point").click();

    await expect(
      articleSection(page).getByRole("definition").filter({ hasText: "CCAG-Travaux, art. 20.1.5 (Pénalités)" }).first(),
    ).toBeVisible();
    await expect(
      articleSection(page).getByRole("definition").filter({ hasText: "Code de la commande publique, art. L. 2112-2" }).first(),
    ).toBeVisible();
  });
});

test("a contract without any insertion hour has no clause, and says why and what is left", async ({ page }) => {
  await open(page);
  await answerAll(page, [[AMOUNT, "100 000"], [TRADE, "Fournitures courantes sans service"]]);

  await expect(articleSection(page).getByText("Le calcul ne donne aucune heure d’insertion")).toBeVisible();
  await expect(articleSection(page).getByText("Les pièces qui restent")).toContainText("Note de calcul");
  await expect(article(page)).not.toContainText("Clause d’insertion sociale");
});

test("without a facilitateur, the article has no such point and asks for no contact", async ({ page }) => {
  await open(page);
  await answerAll(page, PAINTING);
  await expect(pointTitle(page, "Facilitateur")).toBeVisible();

  await answer(page, "Facilitateur des clauses sociales", "Il n’y en a pas");

  await expect(pointTitle(page, "Facilitateur")).toHaveCount(0);
  await expect(pointTitle(page, "Interlocuteur et réunions")).toBeVisible();
  await expect(article(page)).not.toContainText("téléphone du facilitateur");
});
