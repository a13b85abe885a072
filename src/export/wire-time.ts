/** The last millisecond that RFC 3339 can write; a device whose clock is beyond it is out of order anyway. */
const LAST_MS = Date.UTC(9999, 11, 31, 23, 59, 59, 999);

/** Milliseconds since 1970 as RFC 3339 text in UTC, with milliseconds: `2026-10-08T17:31:04.250Z`. Never throws. */
export function wireTime(ms: number): string {
  const known = Number.isFinite(ms) ? Math.trunc(ms) : 0;
  return new Date(Math.min(Math.max(known, 0), LAST_MS)).toISOString();
}
