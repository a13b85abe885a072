/** A pause in typing that is longer than this is no pause between two words. */
const PAUSE_MS = 5_000;
const TEXT_FIELDS = 'textarea, input:not([type]), input[type="text"], input[type="search"]';

let typedAt = Number.NEGATIVE_INFINITY;

/** Calls at every key, and once when the typing has paused. Only the fact is noted, never what was typed. */
export function watchTyping(changed: () => void): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  document.addEventListener(
    'input',
    () => {
      typedAt = performance.now();
      changed();
      clearTimeout(timer);
      timer = setTimeout(changed, PAUSE_MS + 1);
    },
    { capture: true, passive: true },
  );
}

/** Whether a field holds words that are nowhere else yet, someone typed a moment ago, or a dialog is open. */
export function isTyping(): boolean {
  if (performance.now() - typedAt < PAUSE_MS) return true;
  if (document.querySelector('dialog[open], [role="dialog"]')) return true;
  return [...document.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>(TEXT_FIELDS)].some(
    (field) => !field.readOnly && field.value.trim() !== '',
  );
}
