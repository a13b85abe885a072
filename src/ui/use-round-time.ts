import { useEffect, useState } from 'react';
import type { RoundTime } from '../domain/hall.ts';
import { secondsLeft, untilNextSecond } from './round-time.ts';

/**
 * Whole seconds left of the round, renewed on the edge of each second by the hub's clock, so that every screen in the hall changes
 * together; below 0 over time. Undefined while no round is on or it was stopped. `offset`: hub time minus this device's, in ms. While the
 * time stands still there is no timer.
 */
export function useSecondsLeft(time: RoundTime | undefined, offset: number): number | undefined {
  const endsAt = time?.state === 'running' ? time.endsAt : undefined;
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    if (endsAt === undefined) return;
    let timer: ReturnType<typeof setTimeout>;
    const tick = () => {
      clearTimeout(timer);
      const here = Date.now();
      setNow(here);
      timer = setTimeout(tick, untilNextSecond(endsAt - here - offset));
    };
    tick();
    // timers stand still while a device sleeps: what it wakes up to must be right at once
    document.addEventListener('visibilitychange', tick);
    window.addEventListener('pageshow', tick);
    return () => {
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', tick);
      window.removeEventListener('pageshow', tick);
    };
  }, [endsAt, offset]);
  if (time?.state === 'paused') return secondsLeft(time.left());
  return time?.state === 'running' ? secondsLeft(time.left(now + offset)) : undefined;
}
