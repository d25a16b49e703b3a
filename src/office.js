// The worker of office files: hands each message to the WebAssembly, and its answer back.
import init, { write } from "./{{office_glue}}";

const ready = init({ module_or_path: new URL("./{{office_wasm}}", import.meta.url) });

// Loaded or not, said once: the page shows what it waits for.
ready.then(
  () => postMessage({ ready: true }),
  () => postMessage({ absent: true }),
);

addEventListener("message", async ({ data }) => {
  try {
    await ready;
    const file = write(data.dossier, data.date, data.extract, data.format);
    const { name, bytes } = file;
    file.free();
    postMessage({ name, bytes }, [bytes.buffer]);
  } catch (error) {
    // The worker's own errors are sentences; a panic is none, and ends it.
    postMessage(typeof error === "string" ? { error } : { broken: true });
  }
});
