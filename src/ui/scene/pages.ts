import { useEffect, useState } from 'react';

/** Long enough to read a full page aloud to oneself. Unit: ms. */
const PAGE_MS = 14_000;

/** Things in their order, in pages. Each page holds at least one, at most `most`, and no more than `room` of what they take. */
export function pagesOf<T>(items: readonly T[], takes: (item: T) => number, room: number, most: number): T[][] {
  const pages: T[][] = [];
  let page: T[] = [];
  let taken = 0;
  for (const item of items) {
    const size = takes(item);
    if (page.length > 0 && (page.length >= most || taken + size > room)) {
      pages.push(page);
      page = [];
      taken = 0;
    }
    page.push(item);
    taken += size;
  }
  if (page.length > 0) pages.push(page);
  return pages;
}

/** The whole lines that a text takes, at so many characters a line. */
export function linesOf(text: string, perLine: number): number {
  return text.split('\n').reduce((lines, part) => lines + Math.max(1, Math.ceil(part.length / perLine)), 0);
}

/**
 * Which of so many pages is shown: one after the other, or by the arrow keys, which stops the turning; the space bar starts it again.
 */
export function useTurning(count: number): number {
  const [at, setAt] = useState(0);
  const [still, setStill] = useState(false);
  useEffect(() => {
    if (count < 2) return;
    const step = (by: number) => setAt((page) => (((page + by) % count) + count) % count);
    const keys = (event: KeyboardEvent) => {
      if (event.target !== document.body) return; // the desk's fields and buttons have their own use for them
      if (event.key === 'ArrowRight' || event.key === 'PageDown') step(1);
      else if (event.key === 'ArrowLeft' || event.key === 'PageUp') step(-1);
      else if (event.key !== ' ') return;
      event.preventDefault();
      setStill(event.key !== ' ' || !still);
    };
    document.addEventListener('keydown', keys);
    const timer = still ? undefined : setInterval(step, PAGE_MS, 1);
    return () => {
      document.removeEventListener('keydown', keys);
      clearInterval(timer);
    };
  }, [count, still]);
  return count > 0 ? Math.min(at, count - 1) : 0;
}
