/** How the time of a round is counted and written: the same at the tables, at the desk and on the wall. */

/** From here on a table is told that the round draws to its end, and sees the seconds. */
export const SOON_S = 5 * 60;

/** Whole seconds left, rounded up, so that it says 0 at the very end; below 0 over time. `left` in ms. */
export function secondsLeft(left: number): number {
  return Math.ceil(left / 1000) || 0; // never -0
}

/** How many ms until `secondsLeft` says something else: above 0, at most 1000. */
export function untilNextSecond(left: number): number {
  return ((left % 1000) + 1000) % 1000 || 1000;
}

/** Minutes and seconds, as `23:14`; over time as `+1:12`. */
export function minutesAndSeconds(seconds: number): string {
  const size = Math.abs(seconds);
  const text = `${Math.floor(size / 60)}:${String(size % 60).padStart(2, '0')}`;
  return seconds < 0 ? `+${text}` : text;
}

/** Where in its round a table is: plenty of time, soon at its end, over it. */
export type Nearness = 'plenty' | 'soon' | 'over';
export function nearness(seconds: number): Nearness {
  if (seconds <= 0) return 'over';
  return seconds <= SOON_S ? 'soon' : 'plenty';
}

/**
 * The time as it stands on a table, where ticking distracts: whole minutes, rounded up, until it is soon; then the seconds; over time
 * whole minutes again.
 */
export type CalmTime = { unit: 'minutes'; n: number } | { unit: 'seconds'; text: string } | { unit: 'over'; n: number };
export function calmTime(seconds: number): CalmTime {
  const near = nearness(seconds);
  if (near === 'plenty') return { unit: 'minutes', n: Math.ceil(seconds / 60) };
  if (near === 'soon') return { unit: 'seconds', text: minutesAndSeconds(seconds) };
  return { unit: 'over', n: Math.floor(Math.abs(seconds) / 60) };
}
