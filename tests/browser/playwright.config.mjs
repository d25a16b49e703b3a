import { defineConfig } from "@playwright/test";

// `cargo xtask test --only browser` sets the addresses; there is no default, so that no test can
// pass against another site.
const { CLAUSULE_URL, CLAUSULE_SUBPATH_URL, CHROMIUM, CI } = process.env;
if (!CLAUSULE_URL || !CLAUSULE_SUBPATH_URL) {
  throw new Error("CLAUSULE_URL or CLAUSULE_SUBPATH_URL is not set: run `cargo xtask test --only browser`");
}

export default defineConfig({
  testDir: ".",
  outputDir: "test-results",
  reporter: "list",
  workers: 2,
  fullyParallel: true,
  retries: 0,
  forbidOnly: Boolean(CI),
  use: {
    baseURL: CLAUSULE_URL,
    locale: "fr-FR",
    timezoneId: "Europe/Paris",
    launchOptions: {
      executablePath: CHROMIUM || "/usr/bin/chromium",
      args: [
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    },
  },
});
