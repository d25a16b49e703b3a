// The page around the app: before it starts, where it cannot, when it stops, small, printed, offline.
import {
  AMOUNT, COMPLETE, COST, DURATION, PAINTING, PUBLISHED_CASE, SHARE, SHOWN, TITLE, TRADE,
  answer, answerAll, article, articleSection, dossier, expect, field, hours, isReady, open, openWithFirstAnswer,
  openWithStored,
  reload, result, stored, test, words,
} from "./helpers.mjs";

const H1 = "Heures d’insertion et clause sociale";
const NO_WASM = "Ce navigateur ne sait pas exécuter WebAssembly";
const NO_START = "Clausule n’a pas pu démarrer.";
const STOPPED = "Clausule s’est arrêté à cause d’une erreur imprévue.";

const WIDE = { width: 1280, height: 900 };
const NARROW = { width: 360, height: 740 };

/** Keeps the program from arriving until the returned function is called. */
async function holdProgram(page) {
  let release;
  const released = new Promise((resolve) => {
    release = resolve;
  });
  await page.route("**/*.wasm", async (route) => {
    await released;
    await route.continue();
  });
  return release;
}

/** Where the title, the labels and the controls that the skeleton has too stand on the page. */
function places(page) {
  return page.evaluate(() => {
    const box = (element) => {
      const { x, y, width, height } = element.getBoundingClientRect();
      return [x, y + scrollY, width, height].map(Math.round);
    };
    const found = { h1: box(document.querySelector("h1")), h2: box(document.querySelector(".result h2")) };
    for (const name of ["amount", "trade", "duration"]) {
      const place = document.querySelector(`[data-field="${name}"]`);
      found[`${name} label`] = box(place.querySelector("label, .label"));
      found[`${name} control`] = box(place.querySelector("input, select"));
    }
    return found;
  });
}

test("the page starts, says its name, and loads its program once", async ({ page, watch }) => {
  await open(page);

  await expect(page).toHaveTitle("Clausule – heures d’insertion et clause sociale");
  await expect(page.getByRole("heading", { level: 1, name: H1 })).toBeVisible();
  await page.waitForLoadState("networkidle");
  expect(watch.requests.filter((url) => url.endsWith(".wasm"))).toHaveLength(1);
});

test("the page forbids itself requests to elsewhere and scripts in the text", async ({ page, watch }) => {
  await open(page);

  watch.expects(/policy: connect-src https:\/\/exemple\.invalid/);
  watch.expects(/policy: script-src/);
  watch.expects(/Content Security Policy/);
  const fetched = await page.evaluate(async () => {
    const script = document.createElement("script");
    script.textContent = "window.ran = true";
    document.body.append(script);
    return fetch("https://exemple.invalid/").then(() => "answered", () => "refused");
  });

  expect(fetched).toBe("refused");
  expect(await page.evaluate(() => window.ran)).toBeUndefined();
});

test.describe("under a sub-path of another host", () => {
  test.use({ baseURL: process.env.CLAUSULE_SUBPATH_URL });

  test("the page starts, computes and keeps its answers", async ({ page, watch }) => {
    await open(page);
    await answerAll(page, PUBLISHED_CASE);
    await expect(hours(page, "833 h")).toBeVisible();

    await reload(page);

    await expect(hours(page, "833 h")).toBeVisible();
    expect(watch.requests.every((url) => url.startsWith(process.env.CLAUSULE_SUBPATH_URL))).toBe(true);
  });
});

test.describe("before the program arrives", () => {
  test("the title and the first fields are there to be read", async ({ page }) => {
    await holdProgram(page);
    await page.goto("", { waitUntil: "commit" });

    await expect(page.getByRole("heading", { level: 1, name: H1 })).toBeVisible();
    await expect(page.getByText("Les heures s’affichent ici.")).toBeVisible();
    for (const label of [AMOUNT, TRADE, DURATION]) {
      await expect(page.getByText(label, { exact: true })).toBeVisible();
      await expect(field(page, label)).toBeVisible();
      await expect(field(page, label)).toBeDisabled();
    }
  });

  for (const viewport of [WIDE, NARROW]) {
    test(`everything stands where the app will put it, ${viewport.width} px wide`, async ({ page }) => {
      await page.setViewportSize(viewport);
      const release = await holdProgram(page);
      await page.goto("", { waitUntil: "commit" });
      await expect(page.getByText("Les heures s’affichent ici.")).toBeVisible();
      await expect(field(page, AMOUNT)).toHaveCSS("border-radius", "8px");
      const skeleton = await places(page);

      release();
      await isReady(page);
      const mounted = await places(page);

      for (const [name, place] of Object.entries(skeleton)) {
        // At 360 px the coefficients come between the form and the result.
        if (name === "h2" && viewport === NARROW) continue;
        const off = Math.max(...place.map((length, index) => Math.abs(length - mounted[name][index])));
        expect.soft(off, `${name}: ${place} → ${mounted[name]}`).toBeLessThanOrEqual(1);
      }
    });

    for (const [visit, text] of [
      ["a first visit", null],
      ["a visit with answers on the device", dossier("published-case")],
    ]) {
      test(`nothing moves while the page loads, on ${visit}, ${viewport.width} px wide`, async ({ page }) => {
        await page.setViewportSize(viewport);
        await page.addInitScript(() => {
          window.shifts = [];
          new PerformanceObserver((list) => {
            for (const shift of list.getEntries()) {
              const moved = shift.sources.map(({ node }) => node?.className || node?.nodeName);
              window.shifts.push({ value: shift.value, moved });
            }
          }).observe({ type: "layout-shift", buffered: true });
        });
        if (text) {
          await openWithStored(page, text);
          await expect(hours(page, "833 h")).toBeVisible();
        } else {
          await open(page);
        }
        await page.waitForLoadState("networkidle");

        // The observer hears of a frame after it: a move made on purpose is the last one heard.
        await page.evaluate(() => {
          document.querySelector("h1").style.setProperty("margin-block-start", "200px");
        });
        await expect.poll(() => page.evaluate(() => window.shifts.length)).toBeGreaterThan(0);
        const shifts = await page.evaluate(() => window.shifts);
        expect(shifts.slice(0, -1)).toEqual([]);
      });
    }
  }
});

test.describe("what is loaded after the first answer", () => {
  const failed = (page) => articleSection(page).getByText("n’ont pas pu être chargés");

  test("does not come before it", async ({ page, watch }) => {
    await open(page);
    await page.waitForLoadState("networkidle");

    expect(watch.requests.filter((url) => url.includes("later-"))).toEqual([]);
    await expect(articleSection(page).getByText("à mesure de vos réponses")).toBeVisible();
  });

  test("can be asked for again where it did not come, and no answer is lost", async ({ page, watch }) => {
    watch.expects(/Failed to load resource/);
    watch.expects(/console: .*(TypeError|Failed to fetch)/);
    await page.route("**/later-*.wasm", (route) => route.abort());
    await open(page);
    await answerAll(page, PAINTING);
    await expect(failed(page)).toBeVisible();
    await expect(field(page, AMOUNT)).toHaveValue("120 000");

    await page.unroute("**/later-*.wasm");
    await page.getByRole("button", { name: "Réessayer" }).click();

    await expect(failed(page)).toBeHidden();
    await expect(article(page)).toContainText("120 heures");
    await expect(result(page).getByText("Comment ce nombre est calculé")).toBeVisible();
  });
});

test.describe("where the app cannot start", () => {
  test("a browser without WebAssembly is told what to open the page with", async ({ page }) => {
    await page.addInitScript(() => {
      delete window.WebAssembly;
    });
    await page.goto("");

    await expect(page.getByText(NO_WASM)).toBeVisible();
    await expect(page.getByText("Les heures s’affichent ici.")).toBeHidden();
  });

  for (const [what, address] of [
    ["program", "**/*.wasm"],
    ["script", "**/clausule-*.js"],
  ]) {
    test(`a ${what} that cannot be loaded is said, with what to do`, async ({ page, watch }) => {
      watch.expects(/Failed to load resource/);
      watch.expects(/console: .*(TypeError|Failed to fetch)/);
      await page.route(address, (route) => route.abort());
      await page.goto("");

      await expect(page.getByText(NO_START)).toBeVisible();
      await expect(page.getByText("Les heures s’affichent ici.")).toBeHidden();

      await page.unroute(address);
      await page.getByRole("link", { name: "rechargez la page" }).click();
      await isReady(page);
      await expect(page.getByText(NO_START)).toBeHidden();
    });
  }

  test("a program that comes cut is said, with what to do", async ({ page, watch }) => {
    watch.expects(/CompileError/);
    await page.route("**/*.wasm", (route) =>
      route.fulfill({ contentType: "application/wasm", body: Buffer.from([0, 0x61, 0x73, 0x6d]) }),
    );
    await page.goto("");

    await expect(page.getByText(NO_START)).toBeVisible();
  });

  test.describe("without JavaScript", () => {
    test.use({ javaScriptEnabled: false });

    test("the page says what it needs", async ({ page }) => {
      await page.goto("");

      // No text locator looks inside a noscript.
      const alarm = page.locator("noscript p");
      await expect(alarm).toBeVisible();
      await expect(alarm).toContainText("Clausule calcule dans votre navigateur et a besoin de JavaScript");
      await expect(page.getByRole("heading", { level: 1, name: H1 })).toBeVisible();
    });
  });

  test("no alarm is shown where everything works", async ({ page }) => {
    await open(page);

    for (const text of [NO_WASM, NO_START, STOPPED]) await expect(page.getByText(text)).toBeHidden();
  });
});

test.describe("an app that stops", () => {
  const crash = (page) =>
    page.evaluate(() => {
      dispatchEvent(new ErrorEvent("error", { error: new WebAssembly.RuntimeError("unreachable") }));
    });

  test("says so, and gives the answers back after a reload", async ({ page }) => {
    await open(page);
    await answerAll(page, PAINTING);

    await crash(page);

    const alarm = page.getByRole("alert").filter({ hasText: STOPPED });
    await expect(alarm).toBeVisible();
    await expect(alarm).toBeInViewport();
    await expect(alarm).toBeFocused();

    await alarm.getByRole("link", { name: "rechargez la page" }).click();
    await isReady(page);
    await expect(field(page, AMOUNT)).toHaveValue("120 000");
    await expect(hours(page, "120 h")).toBeVisible();
    await expect(alarm).toBeHidden();
  });

  test("takes no more answers", async ({ page }) => {
    await open(page);
    await answerAll(page, PAINTING);

    await crash(page);

    await field(page, AMOUNT).evaluate((element) => element.focus());
    await expect(field(page, AMOUNT)).not.toBeFocused();
  });

  test("can put the answers aside and start from an empty page", async ({ page }) => {
    await open(page);
    await answerAll(page, PAINTING);
    await expect.poll(() => stored(page)).toContain("peinture");
    const before = await stored(page);
    const key = await page.evaluate((name) => sessionStorage.getItem(name), SHOWN);

    await crash(page);
    await page.getByRole("button", { name: "Mettre ces réponses de côté" }).click();

    await isReady(page);
    await expect(field(page, AMOUNT)).toHaveValue("");
    expect(await stored(page)).toBeNull();
    expect(await stored(page, key)).toBe(before);
  });

  test("an error that is not the app's own stops nothing", async ({ page }) => {
    await open(page);
    await answerAll(page, PAINTING);

    await page.evaluate(() => {
      dispatchEvent(new ErrorEvent("error", { error: new TypeError("from an extension") }));
    });

    await expect(page.getByText(STOPPED)).toBeHidden();
    await answer(page, AMOUNT, "240 000");
    await expect(hours(page, "240 h")).toBeVisible();
  });
});

test.describe("with the keyboard alone", () => {
  const focusedName = (page) =>
    page.evaluate(() => {
      const element = document.activeElement;
      return element.labels?.[0]?.textContent ?? element.textContent;
    });

  /** Presses Tab until the element has the focus; so many stops are more than the page has. */
  async function tabTo(page, element) {
    for (let stop = 0; stop < 120; stop += 1) {
      if (await element.evaluate((node) => node === document.activeElement)) return;
      await page.keyboard.press("Tab");
    }
    await expect(element).toBeFocused();
  }

  test("from the top of the page to the copied article", async ({ page, context }) => {
    await context.grantPermissions(["clipboard-read", "clipboard-write"]);
    await open(page);

    await page.keyboard.press("Tab");
    const skip = page.getByRole("link", { name: "Aller au formulaire" });
    await expect(skip).toBeFocused();
    await expect(skip).toBeInViewport();
    await page.keyboard.press("Enter");
    await expect(page.locator("#form")).toBeFocused();

    await tabTo(page, field(page, AMOUNT));
    await page.keyboard.type("120 000");
    await tabTo(page, field(page, TRADE));
    await page.keyboard.type("peint");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await expect(hours(page, "120 h")).toBeVisible();

    await tabTo(page, field(page, SHARE));
    await page.keyboard.type("35");
    await expect(hours(page, "60 h")).toBeVisible();

    await tabTo(page, page.locator("summary").filter({ hasText: "Facilitateur et suivi" }));
    await page.keyboard.press("Enter");
    await tabTo(page, field(page, "Périodicité des justificatifs"));
    await page.keyboard.type("chaque t");
    await expect(article(page)).toContainText("chaque trimestre");

    await tabTo(page, page.getByRole("button", { name: "Copier cette pièce" }));
    await page.keyboard.press("Enter");
    await expect(page.locator(".copy").getByRole("status")).toContainText("Pièce copiée");
  });

  for (const viewport of [WIDE, NARROW]) {
    test(`every stop is in view and shows the focus, ${viewport.width} px wide`, async ({ page }) => {
      await page.setViewportSize(viewport);
      await open(page);
      await answerAll(page, PAINTING);
      await expect(hours(page, "120 h")).toBeVisible();
      await page.evaluate(() => {
        document.activeElement.blur();
        scrollTo(0, 0);
      });

      const last = page.getByText("Fondement de chaque point");
      let stops = 0;
      do {
        await page.keyboard.press("Tab");
        stops += 1;
        const seen = await page.evaluate(() => {
          const element = document.activeElement;
          const { outlineStyle } = getComputedStyle(element);
          const { left, top, width, height } = element.getBoundingClientRect();
          const bar = document.querySelector(".result-bar");
          const [x, y] = [left + width / 2, top + height / 2];
          const hit = document.elementFromPoint(x, y);
          const isSeen = y >= 0 && y <= innerHeight && (bar?.contains(element) || !bar?.contains(hit));
          return { isSeen, outlineStyle };
        });
        expect.soft(seen, await focusedName(page)).toEqual({ isSeen: true, outlineStyle: "solid" });
      } while (stops < 180 && !(await last.evaluate((node) => node === document.activeElement)));
      expect(stops).toBeGreaterThan(20);
      await expect(last).toBeFocused();
    });
  }
});

test.describe("on a small screen", () => {
  for (const width of [320, 360]) {
    test(`nothing is wider than ${width} px`, async ({ page }) => {
      await page.setViewportSize({ width, height: 740 });
      const fits = async (state) => {
        const widths = await page.evaluate(() => [
          document.documentElement.scrollWidth,
          document.documentElement.clientWidth,
        ]);
        expect.soft(widths[0], state).toBeLessThanOrEqual(widths[1]);
      };
      await open(page);
      await fits("empty");

      await page.getByRole("combobox", { name: TRADE }).click();
      await expect(page.getByRole("option").first()).toBeVisible();
      await fits("list open");

      await answerAll(page, [...COMPLETE, [DURATION, "12"], [TITLE, "Rénovation de l’école"]]);
      await expect(hours(page, "120 h")).toBeVisible();
      await fits("complete");

      await answerAll(page, [[AMOUNT, "9".repeat(200)], [TRADE, "licorne"]]);
      await expect(field(page, AMOUNT)).toHaveAttribute("aria-invalid", "true");
      await fits("errors");
    });
  }

  test("the most hours that can be do not widen the page", async ({ page }) => {
    await page.setViewportSize({ width: 320, height: 740 });
    await open(page);

    await answerAll(page, [...PAINTING, [AMOUNT, "1000000000000"], [COST, "1"]]);

    await expect(result(page).getByText("35 000 000 000 h d’insertion")).toBeVisible();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  });

  test("a title of one long word does not widen the page", async ({ page }) => {
    await page.setViewportSize(NARROW);
    await openWithFirstAnswer(page);

    await answer(page, TITLE, `https://exemple.fr/${"a".repeat(150)}`);

    await expect(article(page)).toContainText("https://exemple.fr/");
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  });

  test("the hours stay in view while the form is filled in, and lead to the result", async ({ page }) => {
    await page.setViewportSize(NARROW);
    await open(page);
    const bar = page.getByRole("navigation", { name: "Aller à" });
    await expect(bar).toHaveCount(0);

    await answerAll(page, PAINTING);
    await expect(bar).toBeInViewport();
    const total = bar.getByRole("link", { name: words("120 h de 90 h à 150 h") });

    await total.click();
    await expect(hours(page, "120 h")).toBeInViewport();
  });

  test("a large screen has no such bar", async ({ page }) => {
    await page.setViewportSize(WIDE);
    await open(page);
    await answerAll(page, PAINTING);

    await expect(hours(page, "120 h")).toBeInViewport();
    await expect(page.getByRole("navigation", { name: "Aller à" })).toBeHidden();
  });
});

test("after the first answer, a whole journey asks the network for nothing", async ({ page, context, watch }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await open(page);
  await page.waitForLoadState("networkidle");
  const first = watch.requests.length;
  await answer(page, DURATION, "8");
  await expect(field(page, SHARE)).toBeVisible();
  // The hours and the texts, then the lists, and what both share.
  const later = () => watch.requests.slice(first).filter((url) => url.includes("later-"));
  await expect.poll(() => later().length).toBe(3);
  await page.waitForLoadState("networkidle");
  await context.setOffline(true);
  const loaded = watch.requests.length;
  expect(loaded).toBeGreaterThan(3);

  await answerAll(page, [...COMPLETE, [DURATION, "12"], [TITLE, "École"]]);
  await page.getByRole("button", { name: "Copier cette pièce" }).click();
  await expect(page.locator(".copy").getByRole("status")).toContainText("Pièce copiée");
  const downloading = page.waitForEvent("download");
  await page.getByRole("button", { name: "Enregistrer en fichier" }).click();
  await (await downloading).path();
  await page.getByRole("button", { name: "Tout effacer" }).click();
  await page.getByRole("button", { name: "Annuler" }).click();
  await expect(hours(page, "120 h")).toBeVisible();

  const asked = watch.requests.slice(loaded).filter((url) => !url.startsWith("blob:"));
  expect(asked).toEqual([]);
});

test("on paper, the hours and the article stand without the form", async ({ page }) => {
  await open(page);
  await answerAll(page, PAINTING);
  await page.emulateMedia({ media: "print" });

  await expect(article(page)).toBeVisible();
  await expect(hours(page, "120 h")).toBeVisible();
  await expect(result(page).getByRole("heading", { name: "Résultat" })).toBeVisible();
  for (const hidden of [
    field(page, AMOUNT),
    page.getByRole("button", { name: "Ouvrir un fichier" }),
    page.getByRole("button", { name: "Copier cette pièce" }),
    page.locator("#missing"),
  ]) {
    await expect(hidden).toBeHidden();
  }
});

test("the way back is a stop of the keyboard once there is one, and keeps the focus at its end", async ({ page }) => {
  await open(page);
  const [back, forth] = ["Annuler", "Rétablir"].map((name) => page.getByRole("button", { name, exact: true }));
  for (const one of [back, forth]) await expect(one).toHaveAttribute("tabindex", "-1");
  await answer(page, AMOUNT, "1 000");
  for (const one of [back, forth]) await expect(one).not.toHaveAttribute("tabindex");
  await back.focus();
  await page.keyboard.press("Enter");
  await expect(field(page, AMOUNT)).toHaveValue("");
  await expect(back).toHaveAttribute("aria-disabled", "true");
  await expect(back).toBeFocused();
});
