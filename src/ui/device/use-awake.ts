import { useEffect, useRef, useState } from 'react';
import type { DeviceFacts } from '../../domain/device-conditions.ts';
import { type Awake, ScreenAwake } from './screen-awake.ts';

/** A round that nobody stopped is over after this long: the longest evening lasts half of it. */
const LONGEST_ROUND_MS = 6 * 60 * 60_000;

/**
 * Keeps the screen on while a round runs, and says how that stands. `round` names the one that runs, so that a new one counts anew;
 * undefined while none does.
 */
export function useAwake(round: string | undefined): DeviceFacts['awake'] {
  const [state, setState] = useState<Awake>('idle');
  const awake = useRef<ScreenAwake>(undefined);
  useEffect(() => {
    const made = new ScreenAwake(setState);
    awake.current = made;
    return () => made.close();
  }, []);
  useEffect(() => {
    awake.current?.want(round !== undefined);
    if (round === undefined) return;
    const timer = setTimeout(() => awake.current?.want(false), LONGEST_ROUND_MS);
    return () => clearTimeout(timer);
  }, [round]);
  return state === 'idle' ? undefined : state;
}
