// No state of the page breaks a rule that a machine can check, in either scheme and at either width.
import {
  AMOUNT, COMPLETE, DURATION, PAINTING, RATE, TITLE, TRADE,
  answerAll, articleSection, expect, field, hours, message, open, openWithStored, test, violations,
} from "./helpers.mjs";

/** Lots of every kind: a framework with two tranches, one that lacks something, one left out. */
const OPERATION = JSON.stringify({
  format: "clausule-dossier", version: 2, bareme: "2026-11",
  contract: {
    duration: "24 mois", technique: "orders", programme: "npnru_works", rounding: "week",
    house_name: "Ville", house_rows: "peinture ; 60 % ; 36",
  },
  lots: [
    {
      trade: "peinture", amount: "180 000", maximum: "400 000", trigger: "50 000", target: "500 h",
      parts: [{ trade: "platrerie", amount: "90 000", tranche: "optional-1" }],
    },
    { trade: "electricite" },
    { trade: "ascenseurs", kept: "no", left_out_reason: "Peu de main-d’œuvre" },
    { trade: "nettoyage", amount: "300 000", taken_over: "cleaning", staff_hours: "300" },
  ],
});

const STATES = {
  empty: async (page) => {
    await open(page);
    await expect(page.getByText("Indiquez le montant hors taxes et le métier")).toBeVisible();
  },
  "with a result": async (page) => {
    await open(page);
    await answerAll(page, [...PAINTING, [DURATION, "12"]]);
    await expect(hours(page, "120 h")).toBeVisible();
    const closed = page.locator("details:not([open]):not([hidden]) > summary");
    while ((await closed.count()) > 0) await closed.first().click();
    await expect(closed).toHaveCount(0);
  },
  "with the buyer's own coefficients": async (page) => {
    await open(page);
    await answerAll(page, [...PAINTING, [RATE, "40 %"]]);
    await expect(page.getByRole("button", { name: "Reprendre la valeur par défaut" })).toBeVisible();
    await expect(page.getByText("dépasse tous les usages publiés")).toBeVisible();
  },
  "with errors": async (page) => {
    await open(page);
    await answerAll(page, [[AMOUNT, "beaucoup"], [TRADE, "licorne"], [DURATION, "0"], ["Facilitateur : courriel", "dupont"]]);
    await expect(page.locator('[aria-invalid="true"]')).toHaveCount(4);
  },
  "with several lots and every group open": async (page) => {
    await openWithStored(page, OPERATION);
    await expect(page.getByRole("button", { name: "Dupliquer le lot 1" })).toBeVisible();
    const closed = page.locator("details:not([open]):not([hidden]) > summary");
    while ((await closed.count()) > 0) await closed.first().click();
    await expect(closed).toHaveCount(0);
    await expect(page.getByRole("table").filter({ hasText: "Heures par année" })).toBeVisible();
  },
  "with the list of trades open": async (page) => {
    await open(page);
    await field(page, TRADE).pressSequentially("espaces");
    await page.keyboard.press("ArrowDown");
    await expect(page.getByRole("listbox", { name: "Métiers" })).toBeVisible();
  },
  "with answers that cannot be read": async (page) => {
    await openWithStored(page, '{"format":"clausule-dossier","version":3}');
    await expect(page.getByRole("button", { name: "Copier ces données" })).toBeVisible();
  },
  "with the article copied": async (page) => {
    await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
    await open(page);
    await answerAll(page, PAINTING);
    await page.getByRole("button", { name: "Copier cette pièce" }).click();
    await expect(page.locator(".copy").getByRole("status")).toContainText("Pièce copiée");
  },
  "with nothing missing": async (page) => {
    await open(page);
    await answerAll(page, [...COMPLETE, [TITLE, "Peinture de l’école"]]);
    await expect(page.getByText("Rien ne manque dans le texte.")).toBeVisible();
  },
  "with everything cleared": async (page) => {
    await open(page);
    await answerAll(page, PAINTING);
    await page.getByRole("button", { name: "Tout effacer" }).click();
    await expect(message(page, "Toutes les réponses sont effacées.")).toBeVisible();
  },
  "without an article": async (page) => {
    await open(page);
    await answerAll(page, [[AMOUNT, "100 000"], [TRADE, "Fournitures courantes sans service"]]);
    await expect(articleSection(page).getByText("Les pièces qui restent")).toBeVisible();
  },
  "before the program arrives": async (page) => {
    await page.route("**/*.wasm", () => {});
    await page.goto("", { waitUntil: "commit" });
    await expect(page.getByText("Les heures s’affichent ici.")).toBeVisible();
    await expect(field(page, AMOUNT)).toHaveCSS("border-radius", "8px");
  },
  stopped: async (page) => {
    await open(page);
    await answerAll(page, PAINTING);
    await page.evaluate(() => {
      dispatchEvent(new ErrorEvent("error", { error: new WebAssembly.RuntimeError("unreachable") }));
    });
    await expect(page.getByRole("alert")).toBeVisible();
  },
};

for (const [name, arrange] of Object.entries(STATES)) {
  test(`the page ${name.startsWith("with") || name.startsWith("before") ? name : `(${name})`} breaks no rule`, async ({ page }) => {
    await arrange(page);
    for (const colorScheme of ["light", "dark"]) {
      for (const viewport of [{ width: 1280, height: 900 }, { width: 360, height: 740 }]) {
        await page.emulateMedia({ colorScheme });
        await page.setViewportSize(viewport);
        expect.soft(await violations(page), `${colorScheme}, ${viewport.width} px`).toEqual([]);
      }
    }
  });
}

test("the complete page breaks no rule in forced colours", async ({ page }) => {
  await page.emulateMedia({ forcedColors: "active" });
  await STATES["with a result"](page);

  expect(await page.evaluate(() => matchMedia("(forced-colors: active)").matches)).toBe(true);
  expect(await violations(page)).toEqual([]);
});

test("the rules find what is wrong", async ({ page }) => {
  await open(page);
  await page.evaluate(() => {
    document.querySelector("label[for=field-amount]").remove();
    document.querySelector("h1").style.setProperty("color", "#eee");
  });

  const found = (await violations(page)).join("\n");

  expect(found).toContain("label");
  expect(found).toContain("color-contrast");
});

test("the titles are those of an outline, one of level 1", async ({ page }) => {
  await open(page);
  await answerAll(page, PAINTING);
  await expect(hours(page, "120 h")).toBeVisible();

  const levels = await page
    .getByRole("heading")
    .evaluateAll((headings) => headings.map((heading) => Number(heading.localName.slice(1))));

  expect(levels.filter((level) => level === 1)).toHaveLength(1);
  expect(levels[0]).toBe(1);
  levels.slice(1).forEach((level, index) => {
    expect(level, `title ${index + 2}`).toBeLessThanOrEqual(levels[index] + 1);
  });
});

test("text twice as large still fits", async ({ page }) => {
  await page.setViewportSize({ width: 640, height: 900 });
  await open(page);
  await answerAll(page, COMPLETE);
  await page.evaluate(() => document.documentElement.style.setProperty("font-size", "200%"));

  await expect(hours(page, "120 h")).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(640);
});

// RGAA 3.3, WCAG 1.4.11: 3 to 1 for what one must see to use a control or to read a chart.
test("edges, bars and the focus stand out from their ground", async ({ page }) => {
  await open(page);
  for (const colorScheme of ["light", "dark"]) {
    await page.emulateMedia({ colorScheme });
    const ratios = await page.evaluate(() => {
      const style = getComputedStyle(document.documentElement);
      const luminance = (name) => {
        const value = style.getPropertyValue(name).trim().slice(1);
        const [red, green, blue] = [0, 2, 4].map((at) => {
          const part = Number.parseInt(value.slice(at, at + 2), 16) / 255;
          return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
        });
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
      };
      const ratio = (one, other) => {
        const [high, low] = [luminance(one), luminance(other)].sort((a, b) => b - a);
        return (high + 0.05) / (low + 0.05);
      };
      const pairs = ["--control-line", "--accent", "--focus", "--error", "--warning"].flatMap((edge) =>
        ["--ground", "--surface"].map((ground) => [edge, ground]),
      );
      return pairs.map(([edge, ground]) => ({ edge, ground, ratio: ratio(edge, ground) }));
    });
    for (const { edge, ground, ratio } of ratios) {
      expect.soft(ratio, `${colorScheme}: ${edge} on ${ground}`).toBeGreaterThanOrEqual(3);
    }
  }
});

for (const [view, size] of [
  ["conseiller", { width: 1280, height: 800 }],
  ["rediger", { width: 1280, height: 800 }],
  ["conseiller", { width: 360, height: 740 }],
]) {
  test(`no stop of the keyboard is hidden by what stays in view, ${view}, ${size.width} px wide`, async ({ page }) => {
    test.slow();
    await page.setViewportSize(size);
    await open(page, `?vue=${view}`);
    await page.getByRole("button", { name: "Réhabilitation NPNRU en huit lots" }).click();
    await expect(page.locator("#checks")).toBeVisible();
    await page.waitForTimeout(400);
    await message(page, "Exemple").getByRole("button", { name: "Fermer" }).click();
    await page.evaluate(() => {
      document.querySelector("#lots details").open = true;
      // From the first stop on.
      document.querySelector(".skip").focus();
      document.activeElement.blur();
      scrollTo(0, 0);
    });
    const hidden = [];
    let stops = 0;
    for (; stops < 400; stops += 1) {
      await page.keyboard.press("Tab");
      const seen = await page.evaluate(() => {
        const one = document.activeElement;
        if (one === document.body) return null;
        const { left, right, top, bottom } = one.getBoundingClientRect();
        const [low, high] = [Math.max(top, 0), Math.min(bottom, innerHeight)];
        // A part of it is enough.
        const points = [0.1, 0.3, 0.5, 0.7, 0.9].map((part) => low + (high - low) * part);
        const isOn = (x, y) => {
          const found = document.elementFromPoint(x, y);
          return found && (one.contains(found) || found.contains(one) || found.closest("label")?.contains(one));
        };
        const xs = [left + 3, (left + right) / 2, right - 3].map((x) => Math.min(Math.max(x, 1), innerWidth - 1));
        return { name: (one.getAttribute("aria-label") || one.textContent || one.id).trim().slice(0, 60), seen: low < high && points.some((y) => xs.some((x) => isOn(x, y))) };
      });
      if (!seen) break;
      if (!seen.seen) hidden.push(seen.name);
    }
    expect(stops).toBeGreaterThan(100);
    expect(hidden).toEqual([]);
  });
}
