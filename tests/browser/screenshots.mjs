// Pictures of the main states, for people to look at: node screenshots.mjs URL DIR
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { chromium } from "@playwright/test";
import { AMOUNT, COMPLETE, DURATION, PAINTING, SHARE, STORED, TITLE, TRADE, answerAll, field, open } from "./helpers.mjs";

const [url, folder] = process.argv.slice(2);
if (!url || !folder) {
  console.error("Usage: node screenshots.mjs URL DIR");
  process.exit(1);
}

/** The way that the page is shown, with an example open. */
const way = (view, example) => async (page) => {
  await open(page, `?vue=${view}`);
  await page.getByRole("button", { name: example }).click();
  await page.locator("#hours .figure").waitFor();
  await page.locator(".charts").first().waitFor();
};

const STATES = {
  estimer: way("estimer", "Lot de peinture"),
  rediger: way("rediger", "Nettoyage avec reprise du personnel"),
  conseiller: way("conseiller", "Réhabilitation NPNRU en huit lots"),
  empty: (page) => open(page),
  result: async (page) => {
    await open(page);
    await answerAll(page, [...PAINTING, [DURATION, "8"], [SHARE, "65 %"]]);
  },
  errors: async (page) => {
    await open(page);
    await answerAll(page, [[AMOUNT, "120 000 TTC"], [TRADE, "licorne"], [DURATION, "six"], [SHARE, "150 %"], ["Facilitateur : courriel", "dupont"]]);
  },
  combobox: async (page) => {
    await open(page);
    await answerAll(page, [[AMOUNT, "120 000"]]);
    await field(page, TRADE).pressSequentially("pein");
    await page.keyboard.press("ArrowDown");
  },
  "combobox-all": async (page) => {
    await open(page);
    await field(page, TRADE).click();
  },
  complete: async (page) => {
    await open(page);
    await answerAll(page, [...COMPLETE, [DURATION, "8"], [TITLE, "Remise en peinture de l’école Jean-Jaurès"]]);
    await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
    await page.getByRole("button", { name: "Copier cette pièce" }).click();
    await page.getByText("Pièce copiée").waitFor();
  },
  unreadable: async (page) => {
    await page.addInitScript(
      ([key, text]) => localStorage.setItem(key, text),
      [STORED, '{"format":"clausule-dossier","version":3}'],
    );
    await open(page);
  },
  cleared: async (page) => {
    await open(page);
    await answerAll(page, PAINTING);
    await page.getByRole("button", { name: "Tout effacer" }).click();
  },
  stopped: async (page) => {
    await open(page);
    await answerAll(page, PAINTING);
    await page.evaluate(() => {
      dispatchEvent(new ErrorEvent("error", { error: new WebAssembly.RuntimeError("unreachable") }));
    });
  },
  loading: async (page) => {
    await page.route("**/*.wasm", () => {});
    await page.goto("", { waitUntil: "commit" });
    await page.getByText("Les heures s’affichent ici.").waitFor();
  },
};

await mkdir(folder, { recursive: true });
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM || "/usr/bin/chromium",
  args: ["--headless=new", "--no-sandbox", "--disable-gpu"],
});
try {
  for (const colorScheme of ["light", "dark"]) {
    for (const [width, height] of [[1440, 900], [768, 900], [360, 740]]) {
      for (const [name, arrange] of Object.entries(STATES)) {
        const context = await browser.newContext({
          baseURL: url,
          colorScheme,
          locale: "fr-FR",
          viewport: { width, height },
        });
        const page = await context.newPage();
        await arrange(page);
        const path = join(folder, `${name}-${width}-${colorScheme}.png`);
        await page.screenshot({ path, fullPage: true });
        console.log(path);
        await context.close();
      }
    }
  }
} finally {
  await browser.close();
}
