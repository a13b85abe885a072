import type { HallBody, RoundTime } from '../../../domain/hall.ts';

/** What one press adds to a round's time, or takes from it. Unit: ms. */
export const STEP_MS = 5 * 60_000;
/** A round that is lengthened again and again still ends within a day: longer is no entry. Unit: ms. */
const LONGEST_MS = 24 * 60 * 60_000;

/** The time of a round that was not stopped. */
export type TimeOn = Exclude<RoundTime, { state: 'stopped' }>;
type Timed = HallBody & { type: 'round-timed' };

/** The time stands still. What was over the time is forgotten: it cannot be handed out again. `now`: hub time, ms. */
export function paused(time: TimeOn, now: number): Timed {
  return { type: 'round-timed', round: time.round, left: clamped(time.left(now)) };
}

export function goneOn(time: TimeOn, now: number): Timed {
  return { type: 'round-timed', round: time.round, endsAt: Math.round(now) + clamped(time.left(now)) };
}

/**
 * The time with a step more or less. Who is over time and gets five minutes has five from now; what is taken off ends
 * the round now at the soonest.
 */
export function stepped(time: TimeOn, step: number, now: number): Timed {
  const left = clamped(clamped(time.left(now)) + step);
  const { round } = time;
  return time.state === 'paused'
    ? { type: 'round-timed', round, left }
    : { type: 'round-timed', round, endsAt: Math.round(now) + left };
}

function clamped(left: number): number {
  return Math.min(LONGEST_MS, Math.max(0, Math.round(left)));
}
