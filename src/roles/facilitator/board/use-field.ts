import { useEffect, useRef, useState } from 'react';

/** A pause in typing after which the others see it: long enough not to send every letter. */
const PAUSE_MS = 500;

interface Typed {
  text: string;
  /** What the field said when this was typed, or when it was last saved. */
  base: string;
}

/**
 * A field of a point that several may change at once. While someone types in it, it keeps what is typed; what another makes of it
 * meanwhile is told beside it (`theirs`) and can be taken over. Saves after a pause, when it is left and when it goes off the screen:
 * the last word stands.
 */
export function useField(value: string, save: (text: string) => void) {
  const [typed, setTyped] = useState<Typed>();
  const [theirs, setTheirs] = useState<string>();
  const latest = useRef({ typed, save });
  latest.current.save = save;
  if (typed && value !== typed.base && value !== typed.text && value !== theirs) setTheirs(value);

  const set = (next: Typed | undefined) => {
    latest.current.typed = next;
    setTyped(next);
  };
  const flush = useRef(() => {
    const { typed: now } = latest.current;
    if (!now || now.text === now.base) return;
    set({ text: now.text, base: now.text });
    latest.current.save(now.text);
  }).current;

  useEffect(() => {
    if (!typed || typed.text === typed.base) return;
    const timer = setTimeout(flush, PAUSE_MS);
    return () => clearTimeout(timer);
  }, [typed, flush]);
  useEffect(() => {
    window.addEventListener('pagehide', flush);
    document.addEventListener('visibilitychange', flush);
    return () => {
      window.removeEventListener('pagehide', flush);
      document.removeEventListener('visibilitychange', flush);
      flush();
    };
  }, [flush]);

  return {
    text: typed?.text ?? value,
    theirs: theirs !== undefined && theirs !== typed?.text ? theirs : undefined,
    type: (text: string) => set({ text, base: typed?.base ?? value }),
    leave() {
      flush();
      set(undefined);
      setTheirs(undefined);
    },
    take() {
      if (theirs === undefined) return;
      set(undefined);
      setTheirs(undefined);
      if (theirs !== value) latest.current.save(theirs);
    },
  };
}
