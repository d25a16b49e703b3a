// The same measure as `timing` in examples/recompute.rs, for Node and for a page.

/** Milliseconds: long beside the grain of any browser's clock. */
const BATCH = 50;
const WARM_UP = 10;
const BATCHES = 51;

/** Milliseconds: of the very first call, and of one call in the median batch. */
export function measure(work) {
  let step = 0;
  const time = (calls) => {
    const start = performance.now();
    for (let call = 0; call < calls; call++) work(step++);
    return performance.now() - start;
  };
  const first = time(1);
  let calls = 1;
  while (time(calls) < BATCH) calls *= 2;
  const batches = Array.from({ length: WARM_UP + BATCHES }, () => time(calls));
  const kept = batches.slice(WARM_UP).sort((a, b) => a - b);
  return { first, median: kept[Math.floor(BATCHES / 2)] / calls };
}

/** Stops a comparison of programs that do not compute the same. */
export function agree(who, found, expected) {
  const place = expected.findIndex((hours, index) => hours !== found[index]);
  if (place >= 0 || found.length !== expected.length) {
    throw new Error(
      `${who} and the native program differ: figure ${place + 1} of ${expected.length} is ` +
        `${found[place]} h instead of ${expected[place]} h`,
    );
  }
}
