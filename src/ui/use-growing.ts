import { type RefCallback, useCallback, useState } from 'react';

interface Growing {
  shown: number;
  end: RefCallback<HTMLElement>;
  reset: () => void;
  all: () => void;
}

/** How far below the window (px) the end of a list makes it longer: so far that one who scrolls does not see it happen. */
const AHEAD_PX = 800;

/**
 * How many rows of a long list to draw: `page` to begin with, and so many more each time its end comes near. Give `end` as the
 * `ref` of an element behind the last row; while that is not displayed nothing grows. `reset`: back to the
 * first page, for another order. `all`: no end any more, for one who jumps to it.
 */
export function useGrowing(page: number): Growing {
  const [shown, setShown] = useState(page);
  const end = useCallback(
    (element: HTMLElement | null) => {
      if (!element) return;
      const observer = new IntersectionObserver(
        (looks) => {
          if (looks.some((look) => look.isIntersecting)) setShown((n) => n + page);
        },
        { rootMargin: `${AHEAD_PX}px` },
      );
      observer.observe(element);
      return () => observer.disconnect();
    },
    [page],
  );
  const reset = useCallback(() => setShown(page), [page]);
  const all = useCallback(() => setShown(Number.POSITIVE_INFINITY), []);
  return { shown, end, reset, all };
}
