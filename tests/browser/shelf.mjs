// What the tests of the dossiers on a device share.
import { readFile } from "node:fs/promises";
import { AMOUNT, TITLE, answer, expect, field } from "./helpers.mjs";

export const button = (page, name) => page.getByRole("button", { name, exact: true });
export const panel = (page, name) => page.getByRole("region", { name, exact: true });
export const list = (page) => panel(page, "Vos dossiers");
/** The rows of the list itself, without those of the bin. */
export const rows = (page) => list(page).locator("ul.kept").first().getByRole("listitem");
export const row = (page, name) => rows(page).filter({ has: page.getByRole("button", { name, exact: true }) });
export const opens = (page, name) => list(page).getByRole("button", { name, exact: true });
/** What was deleted, in the list of dossiers or of profiles. */
export const bin = (page) => page.getByRole("group", { name: "Corbeille", exact: true });
/** What says that the device does not keep everything. */
export const unsaved = (page) => page.locator("#unsaved");

/** What the device keeps: dossiers, or profiles. */
export const kept = (page, start = "clausule.dossier") =>
  page.evaluate(
    (begins) => Object.keys(localStorage).filter((key) => key.startsWith(begins)).map((key) => localStorage.getItem(key)),
    start,
  );

/** A dossier of that title, shown. */
export async function newDossier(page, title, amount = "120 000") {
  if (!(await list(page).isVisible())) await button(page, "Vos dossiers").click();
  await button(page, "Nouveau dossier").click();
  await answer(page, AMOUNT, amount);
  await expect(field(page, "Part de main-d’œuvre")).toBeVisible();
  await answer(page, TITLE, title);
}

export async function chooseFiles(page, name, files) {
  const choosing = page.waitForEvent("filechooser");
  // In the list of dossiers where it is open, else over it.
  await button(page, name).last().click();
  const chooser = await choosing;
  await chooser.setFiles(
    files.map(([file, text]) => ({ name: file, mimeType: "application/json", buffer: Buffer.from(text) })),
  );
}

/** Drops files on the page. */
export function drop(page, files) {
  return page.evaluate((texts) => {
    const data = new DataTransfer();
    for (const [name, text] of texts) data.items.add(new File([text], name));
    document.querySelector("h1").dispatchEvent(new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true }));
  }, files);
}

export async function saved(page, click) {
  const downloading = page.waitForEvent("download");
  await click();
  const download = await downloading;
  return { name: download.suggestedFilename(), text: await readFile(await download.path(), "utf8") };
}

/** From now on the device has so much room for dossiers, in characters; none, or that of a browser again. */
export const room = (page, characters) =>
  page.evaluate((most) => {
    const set = (window.setItem ??= Storage.prototype.setItem);
    Storage.prototype.setItem = function setItem(key, text) {
      const others = Object.keys(localStorage).filter((name) => name !== key);
      const used = others.reduce((sum, name) => sum + name.length + localStorage.getItem(name).length, 0);
      if (this === localStorage && used + key.length + text.length > most) throw new DOMException("full", "QuotaExceededError");
      set.call(this, key, text);
    };
  }, characters);
export const full = (page) => room(page, 0);
export const enough = (page) => room(page, 5_000_000);
