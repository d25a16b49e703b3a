import { chromium } from "@playwright/test";
import { readFileSync } from "node:fs";
const [url, out, dossier] = process.argv.slice(2);
const browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--headless=new","--no-sandbox","--disable-gpu"] });
const widths = (process.env.W||"1440,360").split(",").map(Number);
for (const scheme of (process.env.S||"light").split(",")) for (const w of widths) {
  const c = await browser.newContext({ baseURL: url, colorScheme: scheme, locale: "fr-FR", viewport: { width: w, height: w<500?740:900 } });
  const p = await c.newPage();
  if (dossier) await p.addInitScript((t) => { if (!localStorage.getItem("clausule.dossier")) { localStorage.setItem("clausule.dossier", t); } }, readFileSync(dossier,"utf8"));
  await p.goto(""); await p.waitForTimeout(2500);
  if (process.env.JS) { await p.evaluate(process.env.JS); await p.waitForTimeout(1200); }
  await p.screenshot({ path: `${out}-${w}-${scheme}.png`, fullPage: !process.env.TOP });
  console.log(w, await p.evaluate(() => [document.documentElement.scrollHeight, document.documentElement.scrollWidth]));
  await c.close();
}
await browser.close();
