import { useEffect, useState } from 'react';
import type { Shown } from '../../domain/screen-fold.ts';
import { secondsLeft, untilNextSecond } from '../round-time.ts';

/** How the time stands that is shown on the wall; `left` in ms, below 0 when it runs over. */
export type WallClock =
  | { state: 'none' }
  | { state: 'running' | 'paused'; left: number }
  /** The round is over. */
  | { state: 'stopped' };

/** `now`: hub time, ms. */
export function wallClock(clock: Shown['clock'], now: number): WallClock {
  if (!clock?.round) return { state: 'none' };
  if (clock.endsAt !== undefined) return { state: 'running', left: clock.endsAt - now };
  if (clock.left !== undefined) return { state: 'paused', left: clock.left };
  return { state: 'stopped' };
}

/** `1:05:09` or `23:14`. A second that has begun counts as a whole one, so that it says 0:00 when the time is over and not before. */
export function minutesAndSeconds(left: number): string {
  const seconds = Math.abs(secondsLeft(left));
  const two = (n: number) => String(n).padStart(2, '0');
  const h = Math.floor(seconds / 3600);
  const m = Math.floor(seconds / 60) % 60;
  return h > 0 ? `${h}:${two(m)}:${two(seconds % 60)}` : `${m}:${two(seconds % 60)}`;
}

/**
 * The hub's time, looked at again on each second's edge of `until`, and at once when the page comes into sight: browsers let the timers of
 * a page that nobody sees wait. Without `until` nothing ticks. `offset`: hub time minus this device's, ms.
 */
export function useHubNow(offset: number, until: number | undefined): number {
  const [now, setNow] = useState(() => Date.now() + offset);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = () => {
      clearTimeout(timer);
      const time = Date.now() + offset;
      setNow(time);
      if (until !== undefined) timer = setTimeout(look, untilNextSecond(until - time));
    };
    look();
    document.addEventListener('visibilitychange', look);
    return () => {
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', look);
    };
  }, [offset, until]);
  return now;
}
