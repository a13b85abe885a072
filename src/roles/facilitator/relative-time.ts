/** How long ago something was, in the coarse steps in which people say it. */
export type Ago =
  | { unit: 'now' }
  | { unit: 'minutes'; n: number }
  | { unit: 'hours'; n: number }
  | { unit: 'days'; n: number };

const MINUTE = 60_000;

/** Whole minutes that have gone by. Both in ms. */
export function minutesSince(at: number, now: number): number {
  return Math.max(0, Math.floor((now - at) / MINUTE));
}

/** A moment that lies ahead (another device's clock runs fast) counts as now. Both in ms. */
export function ago(at: number, now: number): Ago {
  const minutes = minutesSince(at, now);
  if (minutes < 1) return { unit: 'now' };
  if (minutes < 60) return { unit: 'minutes', n: minutes };
  if (minutes < 24 * 60) return { unit: 'hours', n: Math.floor(minutes / 60) };
  return { unit: 'days', n: Math.floor(minutes / (24 * 60)) };
}
