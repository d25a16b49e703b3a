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

// The skeleton has the shape of the way to use the page that the app opens with (`View::first`).
try {
  const asked = new URLSearchParams(location.search).get("vue") ?? localStorage.getItem("clausule.vue");
  document.querySelector("#skeleton").dataset.view = asked ?? (innerWidth < 640 ? "estimer" : "rediger");
} catch {
  // No storage: it has the shape of a buyer's.
  document.querySelector("#skeleton").dataset.view = "rediger";
}

// A page that is read again is as high as it was left, until its content is there: the browser finds the place of
// the reader again, and the foot stays where it is.
const main = document.querySelector("#main");
const HEIGHT = "clausule.hauteur";
try {
  const height = Number(sessionStorage.getItem(HEIGHT));
  if (height > 0 && performance.getEntriesByType("navigation")[0]?.type !== "navigate") {
    main.style.minHeight = `${height}px`;
  }
  addEventListener("pagehide", () => sessionStorage.setItem(HEIGHT, String(main.offsetHeight)));
} catch {
  // No storage: the page begins at its top.
}

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
