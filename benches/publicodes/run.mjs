// Times publicodes in Node, then Clausule and publicodes in Chromium, and prints JSON:
// node run.mjs DIR, where DIR has native.json, recompute.js and recompute.wasm. `cargo xtask bench`.
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import Engine from "publicodes";
import { timePublicodes } from "./rules.mjs";

// The packages of the browser tests have Playwright.
const require = createRequire(new URL("../../tests/browser/package.json", import.meta.url));
const { chromium } = require("@playwright/test");

const folder = process.argv[2];
if (!folder) {
  console.error("Usage: node run.mjs DIR");
  process.exit(1);
}
const here = (path) => fileURLToPath(new URL(path, import.meta.url));

/** What the page may load: the same modules as Node, and the compiled program. */
const SITE = "http://localhost/";
const FILES = {
  "": ["text/html", null],
  "measure.mjs": ["text/javascript", here("measure.mjs")],
  "rules.mjs": ["text/javascript", here("rules.mjs")],
  "publicodes.js": ["text/javascript", fileURLToPath(import.meta.resolve("publicodes"))],
  "recompute.js": ["text/javascript", join(folder, "recompute.js")],
  "recompute.wasm": ["application/wasm", join(folder, "recompute.wasm")],
};

/** Each in a page of its own: neither leaves its garbage to the other. */
async function inPage(browser, work, cases) {
  const page = await browser.newPage();
  await page.route("**", async (route) => {
    const [contentType, path] = FILES[route.request().url().replace(SITE, "")] ?? [];
    if (!contentType) return route.fulfill({ status: 404 });
    await route.fulfill({
      body: path ? await readFile(path) : "<!doctype html><title>bench</title>",
      contentType,
      // Isolated, a page has a clock of 5 µs instead of 100 µs.
      headers: {
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Embedder-Policy": "require-corp",
      },
    });
  });
  await page.goto(SITE);
  const timing = await page.evaluate(work, cases);
  await page.close();
  return timing;
}

async function clausule({ hours }) {
  const { agree, measure } = await import("/measure.mjs");
  const program = await import("/recompute.js");
  await program.default({ module_or_path: "/recompute.wasm" });
  const timing = measure(program.recompute);
  for (const step of [0, 1]) agree("Clausule in Chromium", [...program.hours(step)], hours[step]);
  return timing;
}

async function publicodes(cases) {
  const { timePublicodes } = await import("/rules.mjs");
  const { default: Engine } = await import("/publicodes.js");
  return timePublicodes(Engine, cases);
}

try {
  const cases = JSON.parse(await readFile(join(folder, "native.json"), "utf8"));
  const node = timePublicodes(Engine, cases);
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM || "/usr/bin/chromium",
    args: ["--headless=new", "--no-sandbox", "--disable-gpu"],
  });
  try {
    const answer = {
      publicodes: { node, chromium: await inPage(browser, publicodes, cases) },
      clausule: await inPage(browser, clausule, cases),
      chromium: browser.version(),
      node: process.versions.node,
    };
    console.log(JSON.stringify(answer));
  } finally {
    await browser.close();
  }
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
