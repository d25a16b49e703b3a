import { expect, test } from "@playwright/test";

for (const [where, address] of [
  ["at the root of a host", process.env.CLAUSULE_URL],
  ["under a sub-path", process.env.CLAUSULE_SUBPATH_URL],
]) {
  test(`starts ${where}, without an error or a foreign request`, async ({ page }) => {
    const errors = [];
    const requests = [];
    page.on("console", (message) => {
      if (message.type() === "error") errors.push(message.text());
    });
    page.on("pageerror", (error) => errors.push(error.message));
    page.on("request", (request) => requests.push(request.url()));

    await page.goto(address);
    await expect(page).toHaveTitle(/\S/);
    await expect(page.locator("h1").first()).toBeVisible();
    await page.waitForLoadState("networkidle");

    expect(errors).toEqual([]);
    expect(requests.filter((url) => !url.startsWith(address))).toEqual([]);
    expect(requests.some((url) => url.endsWith(".wasm"))).toBe(true);
  });
}
