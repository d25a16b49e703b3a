// In `cargo xtask dev` only: waits until the server has a new build, then loads it.
let seen = "";
for (;;) {
  try {
    const answer = await fetch(`dev-build?seen=${seen}`, { cache: "no-store" });
    const build = await answer.text();
    if (seen !== "" && build !== seen) {
      location.reload();
      break;
    }
    seen = build;
  } catch {
    // The server is down or busy: ask again in a moment.
    await new Promise((resolve) => setTimeout(resolve, 1000));
  }
}

// A module, for the `await` above.
export {};
