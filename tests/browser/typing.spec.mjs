// What a key changes on the page: the lot that one types in and the totals, however many lots there are.
// How long that takes is for `typing.mjs` to say: a busy machine fails no test.
import { expect, result, test } from "./helpers.mjs";
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

test("the long texts wait until the typing rests; the hours do not", async ({ page }) => {
  await openOperation(page, 30, true);
  await page.evaluate(() => {
    window.texts = 0;
    const watched = ["#article", ".checks", ".obligation", "#relevance"].map((name) => document.querySelector(name));
    const observer = new MutationObserver(() => (window.texts += 1));
    for (const one of watched) observer.observe(one, { subtree: true, childList: true, characterData: true });
  });
  // Keys of one task: no rest can come between them, however slow the machine.
  const hours = await page.evaluate(async () => {
    const amount = document.activeElement;
    const seen = [];
    for (const typed of ["1", "12", "123", "1234", "12345"]) {
      amount.value = `${typed}00`;
      amount.dispatchEvent(new Event("input", { bubbles: true }));
      for (let turn = 0; turn < 50; turn += 1) await null;
      seen.push(document.querySelector(".figure").textContent);
    }
    return { seen, texts: window.texts };
  });
  expect(new Set(hours.seen).size).toBeGreaterThan(3);
  expect(hours.texts).toBe(0);
  await expect.poll(() => page.evaluate(() => window.texts)).toBeGreaterThan(0);
});
