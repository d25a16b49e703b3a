// What it takes from an empty page to the clause on the clipboard, for the painting lot: node clause.mjs URL
//
// By the real keys and clicks of someone who answers nothing but what is needed. Two ways are counted: the
// text with its blanks marked, and the text of which nothing is missing.
import { pathToFileURL } from "node:url";
import { chromium } from "@playwright/test";
import { AMOUNT, COMPLETION, DURATION, TRADE, field, isReady, openAround } from "./helpers.mjs";

async function copied(page) {
  await page.getByRole("button", { name: "Copier cette pièce" }).click();
  await page.locator(".copy").getByRole("status").getByText("Pièce copiée").waitFor();
  return page.evaluate(() => navigator.clipboard.readText());
}

/** Goes all the way, and says how many fields, how many seconds and how much the page moved by itself. */
export async function goAllTheWay(page, completion) {
  await page.addInitScript(() => {
    window.shifts = 0;
    new PerformanceObserver((list) => {
      for (const shift of list.getEntries()) if (!shift.hadRecentInput) window.shifts += shift.value;
    }).observe({ type: "layout-shift", buffered: true });
  });
  await page.goto("");
  await isReady(page);
  const start = Date.now();
  let fields = 0;
  for (const [label, text] of [[AMOUNT, "120 000"], [TRADE, "peinture"], [DURATION, "8"]]) {
    await field(page, label).click();
    await page.keyboard.type(text);
    if (label === TRADE) {
      await page.keyboard.press("ArrowDown");
      await page.keyboard.press("Enter");
    }
    fields += 1;
  }
  await page.keyboard.press("Tab");
  for (const [, label, text] of completion) {
    const control = field(page, label);
    await openAround(control);
    if ((await control.evaluate((element) => element.tagName)) === "SELECT") await control.selectOption({ label: text });
    else {
      await control.click();
      await page.keyboard.type(text);
    }
    fields += 1;
  }
  const text = await copied(page);
  const seconds = (Date.now() - start) / 1000;
  return { fields, seconds, shifts: await page.evaluate(() => window.shifts), text };
}

async function main(url) {
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM || "/usr/bin/chromium",
    args: ["--headless=new", "--no-sandbox", "--disable-gpu"],
  });
  for (const [name, completion] of [["blanks marked", []], ["nothing missing", COMPLETION]]) {
    const context = await browser.newContext({ baseURL: url, locale: "fr-FR" });
    await context.grantPermissions(["clipboard-read", "clipboard-write"]);
    const { fields, seconds, shifts, text } = await goAllTheWay(await context.newPage(), completion);
    const blanks = text.split("[À compléter").length - 1;
    console.log(`${name}: ${fields} fields, ${seconds.toFixed(1)} s, ${blanks} blanks, layout shift ${shifts.toFixed(3)}`);
    await context.close();
  }
  await browser.close();
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const [, , url] = process.argv;
  if (!url) {
    console.error("Usage: node clause.mjs URL");
    process.exit(1);
  }
  await main(url);
}
