// What a key changes on the page: the lot that one types in and the totals, however many lots there are.
// How long that takes is for `typing.mjs` to say: a busy machine fails no test.
import { AMOUNT, DURATION, expect, field, result, test, words } from "./helpers.mjs";
import { text } from "node:stream/consumers";
import { openOperation } from "./typing.mjs";

/** Types one digit, and counts until everything has followed: nodes touched, HTML read, lots touched. */
async function oneKey(page, lots, all) {
  await openOperation(page, lots, all);
  await page.evaluate(() => {
    window.seen = { nodes: 0, html: 0, rows: new Set() };
    const nodes = (node) => 1 + (node.querySelectorAll?.("*").length ?? 0);
    new MutationObserver((records) => {
      for (const { target, addedNodes, removedNodes } of records) {
        // A chart of all lots has a bar for each, and is drawn once the typing rests.
        if ((target.closest ? target : target.parentElement)?.closest(".charts")) continue;
        seen.nodes += 1;
        for (const node of [...addedNodes, ...removedNodes]) seen.nodes += nodes(node);
        const row = (target.closest ? target : target.parentElement)?.closest(".lots tr");
        if (row) seen.rows.add(row.querySelector("th").textContent.replace(/\s/g, " "));
      }
    }).observe(document.querySelector("#app"), { subtree: true, childList: true, attributes: true, characterData: true });
    const inner = Object.getOwnPropertyDescriptor(Element.prototype, "innerHTML");
    Object.defineProperty(Element.prototype, "innerHTML", {
      ...inner,
      set(html) {
        if (!this.matches(".charts")) seen.html += html.length;
        inner.set.call(this, html);
      },
    });
  });
  const before = await result(page).locator(".figure").textContent();
  const article = await page.locator("#article").textContent();
  await page.keyboard.press("5");
  await expect(result(page).locator(".figure")).not.toHaveText(before);
  await expect(page.locator("#article")).not.toHaveText(article);
  // The announcement comes last.
  await expect(page.locator("#hours > [role=status]").filter({ hasText: "Résultat" })).toHaveCount(1);
  return page.evaluate(() => ({ ...seen, rows: [...seen.rows] }));
}

for (const all of [false, true]) {
  test(`one key changes no more with 30 lots than with 3, ${all ? "every group open" : "groups as they open"}`, async ({ page }) => {
    const few = await oneKey(page, 3, all);
    const many = await oneKey(page, 30, all);

    expect(few.nodes).toBeGreaterThan(10);
    expect(many.rows.map((row) => row.split("≈")[0]).sort()).toEqual(["Lot 1 : Bâtiment 1", "Total"]);
    // The long texts of closed groups are read again as a whole, once the typing rests; the ten inputs
    // that the note shows to move the result change with the number of lots.
    expect(many.nodes).toBeLessThanOrEqual(few.nodes * (all ? 2 : 1.1));
    if (!all) expect(many.html).toBeLessThanOrEqual(few.html * 1.4);
  });
}

/** Holds back what waits for the typing to rest, so that no rest comes between two keys of a slow machine. */
function holdRests() {
  const held = new Map();
  let last = 0;
  const { setTimeout: later, clearTimeout: never } = window;
  window.setTimeout = (act, ms, ...rest) => {
    if (!(ms >= 100)) return later(act, ms, ...rest);
    held.set((last -= 1), act);
    return last;
  };
  window.clearTimeout = (id) => held.delete(id) || never(id);
  window.release = () => {
    window.setTimeout = later;
    for (const act of held.values()) act();
  };
  window.type = (text) => {
    const control = document.activeElement;
    control.value = text;
    control.dispatchEvent(new Event("input", { bubbles: true }));
  };
  window.figure = () => document.querySelector(".figure").textContent;
}

test("the long texts wait until the typing rests; the hours do not", async ({ page }) => {
  await openOperation(page, 30, true);
  await page.evaluate(holdRests);
  const hours = await page.evaluate(async () => {
    window.texts = 0;
    const watched = ["#article", ".checks", ".obligation", "#relevance"].map((name) => document.querySelector(name));
    const observer = new MutationObserver(() => (window.texts += 1));
    for (const one of watched) observer.observe(one, { subtree: true, childList: true, characterData: true });
    const seen = [];
    for (const typed of ["1", "12", "123", "1234", "12345"]) {
      const before = window.figure();
      window.type(`${typed}00`);
      for (let frame = 0; frame < 100 && window.figure() === before; frame += 1) await new Promise(requestAnimationFrame);
      seen.push(window.figure());
    }
    return { seen, texts: window.texts };
  });
  expect(new Set(hours.seen).size).toBe(5);
  expect(hours.texts).toBe(0);
  await page.evaluate(() => window.release());
  await expect.poll(() => page.evaluate(() => window.texts)).toBeGreaterThan(0);
});

test("a key is shown before the hours that follow from it", async ({ page }) => {
  await openOperation(page, 30);
  await page.evaluate(holdRests);
  const [before, inItsFrame, after] = await page.evaluate(async () => {
    const before = window.figure();
    window.type("4 321 000");
    // The frame that shows the key; the hours are of the next.
    const inItsFrame = await new Promise((shown) => requestAnimationFrame(() => shown(window.figure())));
    for (let frame = 0; frame < 100 && window.figure() === before; frame += 1) await new Promise(requestAnimationFrame);
    return [before, inItsFrame, window.figure()];
  });
  expect(inItsFrame).toBe(before);
  expect(after).not.toBe(before);
});

test("the way back in a field takes back what was typed, not letter by letter", async ({ page }) => {
  await openOperation(page, 2);
  const before = await field(page, AMOUNT).inputValue();
  await page.keyboard.type("850000", { delay: 60 });
  await expect(field(page, AMOUNT)).toHaveValue(`${before}850000`);
  await page.keyboard.press("Control+z");
  await expect(field(page, AMOUNT)).toHaveValue(before);
});

test("what is understood of an amount or a duration in words stands beside it", async ({ page }) => {
  await openOperation(page, 1);
  const beside = (label) => field(page, label).locator("xpath=..").locator(".unit");
  for (const [label, typed, understood] of [
    [AMOUNT, "1,2 M", "soit 1 200 000 €"],
    [DURATION, "1 an et demi", "soit 18 mois"],
    [DURATION, "18 mois", ""],
    [DURATION, "18", "mois"],
    [DURATION, "longtemps", "mois"],
  ]) {
    await field(page, label).fill(typed);
    await expect(beside(label), typed).toHaveText(understood && words(understood));
  }
});

test("the last key is there for who leaves, prints or saves at once", async ({ page }) => {
  await openOperation(page, 2);
  await page.evaluate(holdRests);
  const download = page.waitForEvent("download");
  await page.evaluate(() => {
    window.type("4 321 001");
    window.dispatchEvent(new KeyboardEvent("keydown", { key: "s", ctrlKey: true, cancelable: true }));
  });
  expect(await (await download).createReadStream().then(text)).toContain("4 321 001");

  await page.evaluate(() => {
    window.type("4 321 002");
    location.reload();
  });
  await expect(field(page, AMOUNT)).toHaveValue(/4.321.002/);
});
