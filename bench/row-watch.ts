import type { Page } from 'playwright';

/**
 * Marks in a page's trace what a host would see of a save: `enter`, the key; `row-new`, another statement stands first; `row-saving`,
 * `row-kept` and so on, what it says of itself; `rest`, nothing on the screen has changed for a while.
 */
export async function watchRows(page: Page, restMs: number): Promise<void> {
  await page.evaluate(watch, restMs);
}

/** Presses Enter and resolves when the first row has these words, says `last` of itself, and the screen is at rest. */
export async function saveAndRest(page: Page, text: string, last: string): Promise<void> {
  await Promise.all([page.evaluate(rest, { text, last, patience: REST_PATIENCE_MS }), page.keyboard.press('Enter')]);
}

const REST_PATIENCE_MS = 20_000;

interface RowWatch {
  words: string;
  says: string | undefined;
  rested: (() => void) | undefined;
}
declare global {
  interface Window {
    rowWatch?: RowWatch;
  }
}

/** Runs in the page. */
function watch(restMs: number): void {
  const seen: RowWatch = { words: '', says: undefined, rested: undefined };
  window.rowWatch = seen;
  let first: Element | null = document.querySelector('[data-row]');
  let timer: ReturnType<typeof setTimeout> | undefined;
  const mark = (name: string) => performance.mark(name);
  addEventListener(
    'keydown',
    (event) => {
      if (event.key !== 'Enter') return;
      clearTimeout(timer);
      mark('enter');
    },
    { capture: true },
  );
  new MutationObserver(() => {
    const row = document.querySelector('[data-row]');
    if (row !== first) {
      first = row;
      seen.says = undefined;
      mark('row-new');
    }
    const says = row?.querySelector<HTMLElement>('[data-safety]')?.dataset.safety;
    if (says !== seen.says) {
      seen.says = says;
      mark(`row-${says}`);
    }
    clearTimeout(timer);
    timer = setTimeout(() => {
      mark('rest');
      seen.words = row?.textContent ?? '';
      seen.rested?.();
    }, restMs);
  }).observe(document.body, { subtree: true, childList: true, characterData: true, attributes: true });
}

/** Runs in the page. */
function rest({ text, last, patience }: { text: string; last: string; patience: number }): Promise<void> {
  return new Promise((resolve, reject) => {
    const seen = window.rowWatch;
    if (!seen) return reject(new Error('The page is not watched'));
    const timer = setTimeout(
      () => reject(new Error(`The first row should have come to say “${last}”, and says “${seen.says}”`)),
      patience,
    );
    seen.rested = () => {
      if (seen.says !== last || !seen.words.startsWith(text)) return;
      clearTimeout(timer);
      seen.rested = undefined;
      resolve();
    };
  });
}
