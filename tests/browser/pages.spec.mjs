// The pages beside the calculator: what a reader sees of them, and that they keep the rules of the site.
import { readFileSync } from "node:fs";
import { HtmlValidate } from "html-validate";
import { AMOUNT, COMPLETE, PAINTING, answer, answerAll, expect, field, hours, open, test, violations } from "./helpers.mjs";

const PAGES = [
  ["methode.html", "Méthode et sources"],
  ["glossaire.html", "Glossaire"],
  ["limites.html", "Limites"],
  ["confidentialite.html", "Confidentialité"],
  ["accessibilite.html", "Accessibilité"],
];
const NAMES = ["Calculateur", ...PAGES.map(([, name]) => name)];

/** What a reader may set by WCAG 1.4.12. */
const MORE_SPACE = `* {
  line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important;
} p { margin-block-end: 2em !important; }`;

/** Puts a style past the page's policy, as the reader's own style sheet does. */
async function withStyle(page, css) {
  await page.evaluate((text) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(text);
    document.adoptedStyleSheets.push(sheet);
  }, css);
}

/** The elements whose text is cut off, or that stand outside the page. */
async function cut(page) {
  return page.evaluate(() => {
    const { clientWidth, scrollWidth } = document.documentElement;
    const found = scrollWidth > clientWidth ? [`the page is ${scrollWidth} px wide`] : [];
    for (const one of document.querySelectorAll("body *:not(.unseen, .skip, input)")) {
      if (!one.checkVisibility() || one.closest(".scroll, .unseen, svg")) continue;
      const style = getComputedStyle(one);
      // For screen readers only.
      if (style.clipPath !== "none") continue;
      const hides = [style.overflowX, style.overflowY].some((value) => value === "hidden" || value === "clip");
      if (hides && (one.scrollWidth > one.clientWidth + 1 || one.scrollHeight > one.clientHeight + 1)) {
        found.push(`${one.tagName}.${one.className} cuts ${one.textContent.slice(0, 40)}`);
      }
      if (one.getBoundingClientRect().right > clientWidth + 1) found.push(`${one.tagName}.${one.className} stands out`);
    }
    return found;
  });
}

test("the pages beside have the ground and the height of the calculator", async ({ page }) => {
  const body = () => page.evaluate(() => {
    const { backgroundColor, display } = getComputedStyle(document.body);
    return [backgroundColor, display, document.body.getBoundingClientRect().height >= innerHeight];
  });
  await page.goto("");
  const own = await body();
  expect(own[2]).toBe(true);
  for (const name of ["methode", "glossaire", "limites", "confidentialite", "accessibilite"]) {
    await page.goto(`${name}.html`);
    expect(await body(), name).toEqual(own);
  }
});

/** What html-validate finds, in one line each. */
async function faults(html, rules = {}) {
  const validate = new HtmlValidate({
    extends: ["html-validate:standard", "html-validate:document", "html-validate:a11y"],
    rules: {
      "no-inline-style": "error",
      // A box that scrolls is a region by its name; a section would say no more.
      "prefer-native-element": "off",
      // The files are the site's own, named by their contents.
      "require-sri": "off",
      ...rules,
    },
  });
  const { results } = await validate.validateString(html);
  return results.flatMap(({ messages }) =>
    messages.map(({ ruleId, message, line, selector }) => `${ruleId}: ${message} (${line}, ${selector})`),
  );
}

for (const [file, name] of PAGES) {
  test(`« ${name} » breaks no rule, in either scheme and at either width`, async ({ page }) => {
    await page.goto(file);
    for (const colorScheme of ["light", "dark"]) {
      for (const viewport of [{ width: 1280, height: 900 }, { width: 360, height: 740 }]) {
        await page.emulateMedia({ colorScheme });
        await page.setViewportSize(viewport);
        expect.soft(await violations(page), `${colorScheme}, ${viewport.width} px`).toEqual([]);
      }
    }
  });

  test(`« ${name} » fits 320 px, and with more space between its letters too`, async ({ page }) => {
    await page.setViewportSize({ width: 320, height: 740 });
    await page.goto(file);
    expect(await cut(page)).toEqual([]);

    await withStyle(page, MORE_SPACE);

    expect(await page.evaluate(() => getComputedStyle(document.querySelector("main p")).letterSpacing)).not.toBe("normal");
    expect(await cut(page)).toEqual([]);
    await page.setViewportSize({ width: 1280, height: 900 });
    expect(await cut(page)).toEqual([]);
  });

  test(`« ${name} » is valid HTML`, async ({ request }) => {
    expect(await faults(await (await request.get(file)).text())).toEqual([]);
  });

  test(`« ${name} » has one title of level 1, an outline, and its place in the menu`, async ({ page }) => {
    await page.goto(file);

    await expect(page).toHaveTitle(`${name} – Clausule`);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(name);
    const levels = await page.getByRole("heading").evaluateAll((all) => all.map((one) => Number(one.localName[1])));
    levels.slice(1).forEach((level, index) => {
      expect(level, `title ${index + 2}`).toBeLessThanOrEqual(levels[index] + 1);
      expect(level).toBeGreaterThan(1);
    });
    const current = page.getByRole("contentinfo").locator('[aria-current="page"]');
    await expect(current).toHaveText(name);
  });

  test(`« ${name} » runs no script, moves nothing and asks nothing of elsewhere`, async ({ page, watch }) => {
    await page.addInitScript(() => {
      window.shifts = 0;
      new PerformanceObserver((list) => {
        for (const shift of list.getEntries()) window.shifts += shift.value;
      }).observe({ type: "layout-shift", buffered: true });
    });
    await page.goto(file, { waitUntil: "networkidle" });

    expect(await page.locator("script").count()).toBe(0);
    expect(await page.evaluate(() => window.shifts)).toBe(0);
    // The page, two sheets, the mark, which is the icon too.
    expect(watch.requests.length).toBeLessThanOrEqual(5);
  });

  test(`the links of « ${name} » land`, async ({ page, request }) => {
    await page.goto(file);
    const targets = await page.getByRole("link").evaluateAll((links) => [...new Set(links.map((link) => link.href))]);
    expect(targets.length).toBeGreaterThan(8);
    const texts = new Map();
    for (const target of targets) {
      const [address, anchor] = target.split("#");
      if (!texts.has(address)) {
        const answered = await request.get(address);
        expect(answered.status(), address).toBe(200);
        texts.set(address, await answered.text());
      }
      if (anchor) expect(texts.get(address), target).toContain(`id="${anchor}"`);
    }
  });

  test(`on « ${name} » the first stop of the keyboard leads to the text`, async ({ page }) => {
    await page.goto(file);
    await page.keyboard.press("Tab");
    const skip = page.getByRole("link", { name: "Aller au contenu" });
    await expect(skip).toBeFocused();
    await expect(skip).toBeInViewport({ ratio: 1 });

    await page.keyboard.press("Enter");

    await expect(page.getByRole("main")).toBeFocused();
  });

  test(`« ${name} » prints its text without its menus`, async ({ page }) => {
    await page.goto(file);
    await page.emulateMedia({ media: "print" });

    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await expect(page.getByRole("navigation")).toHaveCount(0);
    await expect(page.getByRole("heading", { level: 2 }).last()).toBeVisible();
  });
}

test("the menu and the foot are the same on every page", async ({ page }) => {
  const of = async () => {
    const names = (nav) => page.getByRole("navigation", { name: nav }).getByRole("link").allTextContents();
    return [await names("Menu"), await names("Toutes les pages"), await page.locator(".site-footer > p").allTextContents()];
  };
  await open(page);
  const [menu, all, foot] = await of();
  expect(menu).toEqual(NAMES.slice(0, 3));
  expect(all).toEqual(NAMES);

  for (const [file] of PAGES) {
    await page.goto(file);
    expect((await of()).map((part) => part.map((text) => text.replace(/\s/g, " ")))).toEqual(
      [menu, all, foot].map((part) => part.map((text) => text.replace(/\s/g, " "))),
    );
  }
});

test("a reader goes through every page and comes back to the answers", async ({ page }) => {
  await open(page);
  await answerAll(page, PAINTING);
  await expect(hours(page, "120 h")).toBeVisible();

  for (const [, name] of PAGES) {
    await page.getByRole("navigation", { name: "Toutes les pages" }).getByRole("link", { name }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(name);
  }
  await page.getByRole("link", { name: "Calculateur" }).first().click();

  await expect(hours(page, "120 h")).toBeVisible();
});

test.describe("under a sub-path", () => {
  test.use({ baseURL: process.env.CLAUSULE_SUBPATH_URL });

  test("the pages work too, and lead to the calculator", async ({ page, baseURL }) => {
    await page.goto("methode.html");
    await page.getByRole("link", { name: "Glossaire" }).first().click();
    await expect(page).toHaveURL(`${baseURL}glossaire.html`);
    await expect(page.getByRole("navigation", { name: "Sur cette page" })).toHaveCSS("border-radius", "12px");
    await page.getByRole("link", { name: "Clausule", exact: true }).click();
    await expect(page).toHaveURL(baseURL);
  });
});

test.describe("a trade", () => {
  test("stands with its figures and their source, and can be linked to", async ({ page }) => {
    await page.goto("methode.html#metier-peinture");
    const trade = page.locator("#metier-peinture");

    await expect(trade).toBeInViewport();
    await expect(trade.getByRole("rowheader")).toContainText("Peinture");
    await expect(trade).toContainText("Fiabilité");
  });

  test("has its columns side by side on a telephone", async ({ page }) => {
    await page.setViewportSize({ width: 360, height: 740 });
    await page.goto("methode.html#metier-peinture");
    const cells = page.locator("#metier-peinture > tr:first-child > *");

    await expect(cells).toHaveCount(3);
    for (const cell of await cells.all()) await expect(cell).toBeInViewport({ ratio: 1 });
  });
});

test("a word of the glossary can be linked to, and says its source", async ({ page }) => {
  await page.goto("glossaire.html#qpv");
  const term = page.locator("#qpv");

  await expect(term).toBeInViewport();
  await expect(term).toContainText("quartier prioritaire de la politique de la ville");
  await term.getByRole("link").first().click();
  await expect(page).toHaveURL(/#/);
});

test("every stop of the keyboard is seen", async ({ page }) => {
  const seen = async (stops) => {
    for (let stop = 0; stop < stops; stop += 1) {
      await page.keyboard.press("Tab");
      const focus = await page.evaluate(() => {
        const one = document.activeElement;
        const { outlineStyle, outlineWidth } = getComputedStyle(one);
        return { what: `${one.tagName} ${one.textContent.slice(0, 30)}`, outlineStyle, width: parseFloat(outlineWidth) };
      });
      expect.soft(focus.outlineStyle, focus.what).toBe("solid");
      expect.soft(focus.width, focus.what).toBeGreaterThanOrEqual(2);
    }
  };
  await page.goto("limites.html");
  await seen(20);
  await open(page);
  await answerAll(page, PAINTING);
  await expect(hours(page, "120 h")).toBeVisible();
  await page.evaluate(() => document.activeElement.blur());
  await seen(40);
});

test("the calculator keeps its text with more space between its letters", async ({ page }) => {
  await open(page);
  await answerAll(page, COMPLETE);
  await expect(hours(page, "120 h")).toBeVisible();
  for (const width of [1280, 320]) {
    await page.setViewportSize({ width, height: 740 });
    expect.soft(await cut(page), `${width} px`).toEqual([]);
    await withStyle(page, MORE_SPACE);
    expect.soft(await cut(page), `${width} px, more space`).toEqual([]);
  }
});

test("the rendered calculator is valid HTML", async ({ page }) => {
  await open(page);
  await answerAll(page, COMPLETE);
  await answer(page, AMOUNT, "beaucoup");
  await expect(field(page, AMOUNT)).toHaveAttribute("aria-invalid", "true");
  await answer(page, AMOUNT, "120 000");
  await expect(hours(page, "120 h")).toBeVisible();
  const html = await page.evaluate(() => document.documentElement.outerHTML);

  // A browser writes no reference for « < » in an attribute, where none is needed.
  expect(await faults(`<!doctype html>\n${html}`, { "no-raw-characters": "off" })).toEqual([]);
});

test("what is wrong is found", async () => {
  const found = (await faults('<!doctype html>\n<html><head><title>a</title></head><body><p><div id="a"></div></p><a id="a">b</a></body></html>')).join("\n");

  for (const rule of ["no-dup-id", "element-required-attributes"]) expect(found).toContain(rule);
});
