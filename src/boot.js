// Starts the app, and says in words what to do where it cannot start.
const say = (id) => {
  document.querySelector("#skeleton")?.setAttribute("hidden", "");
  document.querySelector(id)?.removeAttribute("hidden");
};

if (typeof WebAssembly !== "object" || typeof WebAssembly.instantiate !== "function") {
  say("#no-wasm");
} else {
  try {
    const { default: init } = await import("./{{glue}}");
    await init({ module_or_path: new URL("./{{wasm}}", import.meta.url) });
  } catch (error) {
    console.error(error);
    say("#no-start");
  }
}
