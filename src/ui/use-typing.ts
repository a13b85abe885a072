import { useEffect, useRef, useState } from 'react';
import type { MeetingId } from '../domain/ids.ts';

/** A pause in typing after which what is typed becomes a change of the meeting: long enough not to send every letter. */
const PAUSE_MS = 400;
const TYPING = 'tafellaken:typing:';

/**
 * The text of a field that saves itself: after a pause, when it is left, when it goes off the screen, and when the page is put away.
 * Every key press is in localStorage before anything else happens, so that not even a crash within the pause costs one.
 * `place` names the field in its meeting; `save` is given what was typed and may refuse it by doing nothing.
 */
export function useTyping(
  meeting: MeetingId,
  place: string,
  value: string,
  save: (text: string) => void,
  /** Half a number is another number, and the whole hall would see it: such a field saves only when it is left. */
  saves: 'in-pauses' | 'when-left' = 'in-pauses',
) {
  const key = `${TYPING}${meeting}/${place}`;
  const [typed, setTyped] = useState<string | undefined>(() => leftOver(key, value));
  const latest = useRef({ save, key, value, typed, dirty: typed !== undefined });
  latest.current.save = save;
  latest.current.value = value;

  const flush = useRef(() => {
    const now = latest.current;
    if (!now.dirty || now.typed === undefined) return;
    now.dirty = false;
    if (now.typed !== now.value) now.save(now.typed);
    forget(now.key);
  }).current;

  useEffect(() => {
    if (typed === undefined || saves === 'when-left') return;
    const timer = setTimeout(flush, PAUSE_MS);
    return () => clearTimeout(timer);
  }, [typed, flush, saves]);
  useEffect(() => {
    const hidden = () => {
      if (document.visibilityState === 'hidden') flush();
    };
    document.addEventListener('visibilitychange', hidden);
    window.addEventListener('pagehide', flush);
    return () => {
      document.removeEventListener('visibilitychange', hidden);
      window.removeEventListener('pagehide', flush);
      flush();
    };
  }, [flush]);

  const set = (text: string | undefined) => {
    latest.current.typed = text;
    setTyped(text);
  };
  return {
    text: typed ?? value,
    type(text: string) {
      latest.current.dirty = true;
      remember(key, value, text);
      set(text);
    },
    leave() {
      flush();
      set(undefined);
    },
  };
}

/** What a crash left behind; not when the field has been changed elsewhere since. */
function leftOver(key: string, value: string): string | undefined {
  try {
    const found: unknown = JSON.parse(localStorage.getItem(key) ?? 'null');
    if (!Array.isArray(found)) return undefined;
    const [from, text] = found as unknown[];
    return from === value && typeof text === 'string' ? text : undefined;
  } catch {
    return undefined;
  }
}
function remember(key: string, from: string, text: string): void {
  try {
    localStorage.setItem(key, JSON.stringify([from, text]));
  } catch {
    // full or switched off: then the pause is all there is to lose
  }
}
function forget(key: string): void {
  try {
    localStorage.removeItem(key);
  } catch {
    // it then says the same as the field
  }
}
