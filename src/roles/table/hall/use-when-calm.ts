import { useEffect, useRef, useState } from 'react';

/** Who has not touched a key for this long does not see the field move while typing. Unit: ms. */
const PAUSE_MS = 3_000;
/** What text is typed in. */
const FIELDS = 'textarea, input:not([type=radio], [type=checkbox]), [contenteditable]';

let typedAt = Number.NEGATIVE_INFINITY;
const note = () => {
  typedAt = performance.now();
};
// for as long as the page lives: one who typed before this part came in was typing too
if (typeof window !== 'undefined') for (const event of ['keydown', 'input']) window.addEventListener(event, note, true);

/** How long until nobody can be said to be typing, in ms; 0 when nobody is. */
function untilCalm(): number {
  if (!document.activeElement?.matches(FIELDS)) return 0;
  return Math.max(0, typedAt + PAUSE_MS - performance.now());
}

/**
 * The value as it was when nobody was typing last: for what takes room above a text field, which must not move under the fingers.
 * `first`: what stands before there was any such moment.
 */
export function useWhenCalm<T>(value: T, first: T): T {
  const [shown, setShown] = useState(() => (untilCalm() === 0 ? value : first));
  const latest = useRef(value);
  latest.current = value;
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = () => {
      const wait = untilCalm();
      if (wait === 0) setShown(latest.current);
      else timer = setTimeout(look, wait);
    };
    if (shown !== value) look();
    return () => clearTimeout(timer);
  }, [value, shown]);
  return shown;
}
