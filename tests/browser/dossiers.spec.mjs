// The page and the library read, write and draft the same dossiers: the kept ones of
// tests/dossiers/, which the library's own tests hold to the same files.

import fs from "node:fs";
import path from "node:path";
import { expect, open, test } from "./helpers.mjs";

const FOLDER = path.join(import.meta.dirname ?? new URL(".", import.meta.url).pathname, "../dossiers");
const KEPT = fs
  .readdirSync(FOLDER)
  .filter((name) => name.endsWith(".json"))
  .map((name) => ({ name, json: fs.readFileSync(path.join(FOLDER, name), "utf8") }))
  .filter(({ json }) => JSON.parse(json).lots.length === 1);

test("there are dossiers to hold the page to", () => {
  expect(KEPT.length).toBeGreaterThan(3);
});

for (const { name, json } of KEPT) {
  test(`« ${name} » is read, drafted and written as by the library`, async ({ page }) => {
    await open(page);
    await page.locator("input[type=file]").setInputFiles({
      name,
      mimeType: "application/json",
      buffer: Buffer.from(json),
    });
    await expect(page.getByText("est ouvert")).toBeVisible();

    const download = page.waitForEvent("download");
    await page.getByRole("button", { name: "Enregistrer en fichier" }).click();
    const saved = fs.readFileSync(await (await download).path(), "utf8");
    expect(`${saved}\n`).toBe(json);

    const expected = fs
      .readFileSync(path.join(FOLDER, name.replace(/json$/, "md")), "utf8")
      .replaceAll(/^#+ |^- |\*\*|\\/gm, "")
      .split(/\n+/)
      .filter(Boolean);
    const article = page.locator("#article");
    const shown = () =>
      article.evaluate((article) =>
        // What a point rests on is on the page alone.
        [...article.querySelectorAll("h3, h4, p, li")].filter((one) => !one.closest("details")).map((one) => one.textContent),
      );
    // The long texts follow a little after the answers.
    await expect.poll(shown).toEqual(expected);
  });
}
