/*
 * Stands before the app and knows nothing of it, so that nothing of the app is opened while this device is being wiped. Names
 * are those of src/journal/wipe.ts and src/app/wipe/alone.ts. Every page holds a lock for each meeting that it has had open: the page that
 * wipes waits until nobody holds it.
 */
(() => {
  const MARK = 'tafellaken:wipe';
  const ORDER = 'tafellaken-wipe:';
  const OPEN = 'tafellaken:open:';
  const ALL = '*';
  const leave = (scope) => {
    const told = scope ? `?wiped=${encodeURIComponent(scope)}` : '';
    location.replace(`/wipe.html${told}${location.hash}`);
  };
  const meeting = () => /^#\/m\/([\w-]+)/.exec(location.hash)?.[1];
  const held = new Set();
  const hold = () => {
    const of = meeting();
    if (!of || held.has(of)) return;
    held.add(of);
    // taken away: a page that wipes has waited for this one in vain
    navigator.locks
      ?.request(OPEN + of, { mode: 'shared' }, () => new Promise(() => {}))
      .catch((error) => error.name === 'AbortError' && leave(of));
  };
  hold();
  addEventListener('hashchange', hold);
  addEventListener('storage', ({ key, newValue }) => {
    if (key !== MARK || !newValue) return;
    if (newValue === ALL || held.has(newValue) || !meeting()) leave(newValue);
  });
  try {
    if (localStorage.getItem(MARK)) return leave();
  } catch {
    // switched off: then the next question gets no answer either
  }
  // a mark in localStorage may be lost with a kill; the order itself is not
  globalThis.indexedDB?.databases?.().then(
    (list) => list.some(({ name }) => name?.startsWith(ORDER)) && leave(),
    () => undefined,
  );
})();
