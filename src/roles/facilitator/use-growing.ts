import { type RefCallback, useCallback, useState } from 'react';

/** How far below the window (px) the end of a list makes it longer: so far that one who scrolls does not see it happen. */
const AHEAD_PX = 800;

/**
 * How many rows of a long list to draw: `page` to begin with, and so many more each time its end comes near. Give `end` as the
 * `ref` of an element behind the last row; while that is not displayed nothing grows. `reset`: back to the
 * first page, for another order.
 */
export function useGrowing(page: number): { shown: number; end: RefCallback<HTMLElement>; reset: () => void } {
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
  return { shown, end, reset };
}
