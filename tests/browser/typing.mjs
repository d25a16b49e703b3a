// What a key costs while one types an amount, as the browser counts it: node typing.mjs URL
import { pathToFileURL } from "node:url";
import { chromium } from "@playwright/test";
import { AMOUNT, STORED, field, isReady } from "./helpers.mjs";

/** What is typed, again and again; the amount before it makes each key another result. */
const KEYS = "123456789";

/** How long a frame lasts as the browser tells it: in steps of 8 ms. */
const FRAME = 16;

/** A dossier of so many lots, each with two trades, as an operation has them. */
export function operation(lots) {
  const trades = ["peinture", "electricite", "gros_oeuvre", "platrerie", "plomberie"];
  return JSON.stringify({
    format: "clausule-dossier", version: 2, bareme: "2026-11",
    contract: { duration: "18 mois", title: "Groupe scolaire" },
    lots: Array.from({ length: lots }, (_, index) => ({
      trade: trades[index % trades.length], amount: String(100_000 + 7_000 * index),
      lot_name: `Bâtiment ${index + 1}`,
    })),
  });
}

/** Opens the page with these answers, and every group where `all` says so. */
export async function openOperation(page, lots, all = false) {
  await page.goto("");
  await page.evaluate(
    ([key, text]) => {
      // Nothing else is there, and the tab shows nothing yet.
      sessionStorage.clear();
      localStorage.clear();
      localStorage.setItem(key, text);
    },
    [STORED, operation(lots)],
  );
  await page.reload();
  await isReady(page);
  await page.locator("#article").waitFor();
  await page.locator("#hours .figure").waitFor();
  if (all) {
    await page.evaluate(() => {
      for (const details of document.querySelectorAll("details")) details.open = true;
    });
    await page.locator("#relevance .verdict").waitFor();
    await page.locator("#checks-complete li").first().waitFor();
  }
  await field(page, AMOUNT).focus();
  await page.keyboard.press("End");
}

/** Types real keys, and says what each cost: milliseconds of the main thread, by kind of work. */
export async function cost(page, keys = KEYS) {
  const client = await page.context().newCDPSession(page);
  await client.send("Performance.enable");
  const read = async () => {
    const { metrics } = await client.send("Performance.getMetrics");
    return Object.fromEntries(metrics.map(({ name, value }) => [name, value]));
  };
  await page.evaluate(() => {
    window.seen = { event: [], longtask: [] };
    for (const [type, options] of [["event", { durationThreshold: 16 }], ["longtask", {}]]) {
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) {
          if (type === "longtask" || entry.name === "keydown") window.seen[type].push(entry.duration);
        }
      }).observe({ type, ...options });
    }
  });
  // Longer than the page waits before its long texts follow.
  const rest = () => page.waitForTimeout(500);
  await rest();
  const before = await read();
  for (const key of keys) {
    // As fast as people type at best.
    for (const pressed of [key, "Backspace"]) {
      await page.keyboard.press(pressed);
      await page.waitForTimeout(60);
    }
  }
  const typed = await read();
  // One more, which leaves another amount for the long texts to follow.
  await page.keyboard.press("0");
  await rest();
  const rested = await read();
  const since = (from, to) => (name) => (to[name] - from[name]) * 1000;
  const of = (ms) => ({
    script: ms("ScriptDuration"), style: ms("RecalcStyleDuration"), layout: ms("LayoutDuration"), task: ms("TaskDuration"),
  });
  const key = of((name) => since(before, typed)(name) / (2 * keys.length));
  const { event, longtask } = await page.evaluate(() => window.seen);
  await page.keyboard.press("Backspace");
  await client.detach();
  return { key, rest: of(since(typed, rested)), keys: 2 * keys.length + 1, slowKeys: event, longTasks: longtask };
}

/** What a click takes until the page shows what it does, with so many lots: the longest of six. */
async function clicks(page) {
  const named = (name) => page.getByRole("button", { name });
  const acts = [
    ["the next lot", () => named("Lot suivant").click()],
    ["a group of fields, opened and closed", () => page.locator("#options .group > summary").first().click()],
    ["another way of using the page", (turn) => named(turn % 2 ? /^Rédiger/ : /^Conseiller/).click()],
  ];
  await page.evaluate(() => {
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) if (entry.name === "click") window.clicked.push(entry.duration);
    }).observe({ type: "event", durationThreshold: 16 });
  });
  const rows = [];
  for (const [name, act] of acts) {
    await page.evaluate(() => (window.clicked = []));
    for (let turn = 0; turn < 6; turn += 1) {
      await act(turn);
      await page.waitForTimeout(500);
    }
    rows.push([name, Math.max(FRAME, ...(await page.evaluate(() => window.clicked)))]);
  }
  return rows;
}

async function main(url) {
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM || "/usr/bin/chromium",
    args: ["--headless=new", "--no-sandbox", "--disable-gpu"],
  });
  try {
    console.log("| lots, groups | script | style | layout | key, with painting | once the typing rests | keys shown in one frame | slowest key | longest task |");
    console.log("| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |");
    for (const [lots, all, idle] of [[1, false], [30, false], [1, true], [30, true], [30, false, true]]) {
      const page = await browser.newPage({ baseURL: url, locale: "fr-FR", viewport: { width: 1280, height: 900 } });
      await openOperation(page, lots, all);
      // What this machine takes to show a key that nothing follows.
      if (idle) await page.evaluate(() => addEventListener("input", (event) => event.stopImmediatePropagation(), true));
      await cost(page); // warm
      const { key, rest, keys, slowKeys, longTasks } = await cost(page);
      const ms = (value) => `${value.toFixed(1)} ms`;
      const longest = (durations, under) => (durations.length ? `${Math.max(...durations)} ms` : under);
      console.log(
        `| ${lots}, ${idle ? "nothing follows" : all ? "all open" : "as they open"} | ${[key.script, key.style, key.layout, key.task, rest.task].map(ms).join(" | ")} | ` +
          `${keys - slowKeys.filter((ms) => ms > FRAME).length} of ${keys} | ${longest(slowKeys, "< 16 ms")} | ${longest(longTasks, "< 50 ms")} |`,
      );
      await page.close();
    }
    console.log("\n| 30 lots, a click on | longest of six |\n| --- | ---: |");
    const page = await browser.newPage({ baseURL: url, locale: "fr-FR", viewport: { width: 1280, height: 900 } });
    await openOperation(page, 30);
    for (const [name, ms] of await clicks(page)) console.log(`| ${name} | ${ms} ms |`);
  } finally {
    await browser.close();
  }
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const [url] = process.argv.slice(2);
  if (!url) {
    console.error("Usage: node typing.mjs URL");
    process.exit(1);
  }
  await main(url);
}
