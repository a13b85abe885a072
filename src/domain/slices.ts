/** Work that nobody waits for keeps the page so long at a time: a frame has room beside it. Unit: ms. */
const SLICE_MS = 12;

/**
 * Cuts long work into slices between which the page draws and hears its user: what it returns is to be awaited after each small part of the
 * work, and goes on at once as long as the slice, of `ms` milliseconds, is not over. `between` is awaited before each pause. By a timer: Chromium goes on after
 * its own `scheduler.yield` without having drawn. It lets at least 4 ms pass, so that short slices cost more than they give.
 */
export function inSlices<Told extends unknown[]>(
  ms: number = SLICE_MS,
  between: (...told: Told) => unknown = () => undefined,
): (...told: Told) => Promise<void> {
  let begun = performance.now();
  return async (...told) => {
    if (performance.now() - begun < ms) return;
    await between(...told);
    await new Promise((resolve) => setTimeout(resolve));
    begun = performance.now();
  };
}
