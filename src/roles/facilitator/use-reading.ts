import { type RefObject, useEffect, useState } from 'react';

/** Further down than this many px one is reading; less is a finger that trembled. */
const SCROLLED_PX = 24;

/**
 * Whether someone is reading in a list: it is scrolled (in itself, or away with the page), or the focus is in it. While that is so
 * nothing may move under their eyes.
 */
export function useReading(box: RefObject<HTMLElement | null>): boolean {
  const [reading, setReading] = useState(false);
  useEffect(() => {
    const look = () => {
      const element = box.current;
      if (!element) return setReading(false);
      const scrolled = element.scrollTop > SCROLLED_PX || element.getBoundingClientRect().top < -SCROLLED_PX;
      const focused = element !== document.activeElement && element.contains(document.activeElement);
      setReading(scrolled || focused);
    };
    // `scroll` does not bubble, it is caught on its way down: from the list itself, from the page and from what lies between
    document.addEventListener('scroll', look, { capture: true, passive: true });
    document.addEventListener('focusin', look);
    document.addEventListener('focusout', look);
    look();
    return () => {
      document.removeEventListener('scroll', look, { capture: true });
      document.removeEventListener('focusin', look);
      document.removeEventListener('focusout', look);
    };
  }, [box]);
  return reading;
}
