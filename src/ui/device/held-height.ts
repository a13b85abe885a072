import { type RefObject, useEffect } from 'react';

/**
 * Keeps an element as high as it once was, so that what stands below it moves once when something is said there and not again
 * when it is over. The room is given back when nobody is touching the page: it is put away, or turned.
 */
export function useHeldHeight(element: RefObject<HTMLElement | null> | undefined): void {
  useEffect(() => {
    const held = element?.current;
    if (!held) return;
    let width = window.innerWidth; // with its scroll bar, which comes and goes with what is said
    let highest = 0;
    const release = () => {
      highest = 0;
      held.style.removeProperty('min-height');
    };
    const observer = new ResizeObserver(() => {
      if (window.innerWidth !== width) {
        width = window.innerWidth;
        release();
      }
      const { height } = held.getBoundingClientRect(); // with its fraction: a rounded one would make it a little higher
      if (height <= highest) return;
      highest = height;
      held.style.minHeight = `${height}px`;
    });
    const hidden = () => {
      if (document.visibilityState === 'hidden') release();
    };
    observer.observe(held);
    document.addEventListener('visibilitychange', hidden);
    return () => {
      observer.disconnect();
      document.removeEventListener('visibilitychange', hidden);
      release();
    };
  }, [element]);
}
