// Starts the app, and says in words what to do where it cannot start or has stopped.
const show = (id) => {
  const message = document.querySelector(id);
  message?.removeAttribute("hidden");
  message?.focus();
};
const cannotStart = (id) => {
  document.querySelector("#skeleton")?.setAttribute("hidden", "");
  show(id);
};

// A panic in the app ends as a RuntimeError of its WebAssembly: nothing else throws one.
const watch = (reason) => {
  if (reason instanceof WebAssembly.RuntimeError) {
    document.querySelector("#app")?.setAttribute("inert", "");
    show("#stopped");
  }
};

if (typeof WebAssembly !== "object" || typeof WebAssembly.instantiate !== "function") {
  cannotStart("#no-wasm");
} else {
  addEventListener("error", (event) => watch(event.error));
  addEventListener("unhandledrejection", (event) => watch(event.reason));
  document.querySelector("#set-aside")?.addEventListener("click", () => {
    try {
      // The dossier stays among the others; this tab shows an empty one.
      sessionStorage.setItem("clausule.montre", `clausule.dossier.${Date.now()}`);
    } finally {
      location.reload();
    }
  });
  try {
    const { default: init } = await import("./{{glue}}");
    await init({ module_or_path: new URL("./{{wasm}}", import.meta.url) });
  } catch (error) {
    console.error(error);
    if (error instanceof WebAssembly.RuntimeError) {
      watch(error);
    } else {
      cannotStart("#no-start");
    }
  }
}
