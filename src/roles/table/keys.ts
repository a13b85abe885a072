import { type KeyboardEvent, useEffect, useState } from 'react';

/** Enter saves; Shift+Enter is a new line. */
export function isSaveKey(event: KeyboardEvent<HTMLTextAreaElement>): boolean {
  return event.key === 'Enter' && !event.shiftKey && !event.altKey && !isComposing(event);
}

/**
 * Whether the key belongs to a word that is still being composed (Japanese, Chinese, accents on some keyboards). Safari ends the
 * composition before it tells of the Enter that ended it; the key code 229 is then all that is left of it.
 */
function isComposing(event: KeyboardEvent): boolean {
  return event.nativeEvent.isComposing || event.keyCode === 229;
}

/** Keys that keyboards on a screen do not have. */
const HARDWARE_KEYS = new Set([
  'Tab',
  'Alt',
  'Control',
  'Meta',
  'Escape',
  'ArrowUp',
  'ArrowDown',
  'ArrowLeft',
  'ArrowRight',
]);

/** Whether a keyboard with keys has been used on this page. */
export function useHardwareKeyboard(): boolean {
  const [used, setUsed] = useState(false);
  useEffect(() => {
    if (used) return;
    const listener = (event: globalThis.KeyboardEvent) => {
      if (HARDWARE_KEYS.has(event.key)) setUsed(true);
    };
    window.addEventListener('keydown', listener);
    return () => window.removeEventListener('keydown', listener);
  }, [used]);
  return used;
}
