// Lets Lighthouse look at one page, and prints its scores as JSON: node run.mjs ADDRESS mobile|desktop
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import lighthouse, { desktopConfig } from "lighthouse";
import { launch } from "chrome-launcher";

const [address, form] = process.argv.slice(2);
const profile = mkdtempSync(join(tmpdir(), "clausule-lighthouse-"));
const chrome = await launch({
  chromePath: process.env.CHROMIUM || "/usr/bin/chromium",
  userDataDir: profile,
  chromeFlags: [
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
  ],
});
try {
  const flags = { port: chrome.port, logLevel: "error", output: "json" };
  const { lhr } = await lighthouse(address, flags, form === "desktop" ? desktopConfig : undefined);
  if (lhr.runtimeError) throw new Error(lhr.runtimeError.message);
  const scores = Object.fromEntries(
    Object.values(lhr.categories).map(({ id, score }) => [id, Math.round((score ?? 0) * 100)]),
  );
  const lost = Object.values(lhr.categories).flatMap(({ auditRefs }) =>
    auditRefs
      .filter(({ id, weight }) => weight > 0 && lhr.audits[id].score !== null && lhr.audits[id].score < 1)
      .map(({ id }) => `${id}: ${lhr.audits[id].title} ${lhr.audits[id].displayValue ?? ""}`.trim()),
  );
  console.log(JSON.stringify({ scores, lost }));
} finally {
  await chrome.kill();
  rmSync(profile, { recursive: true, force: true });
}
