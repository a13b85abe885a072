import type { StationContact } from './station-contact.ts';

/** A table that writes nothing for this long in a running round may be stuck, or in the best talk of the evening: worth a look. */
export const SILENT_AFTER_MS = 5 * 60_000;

/** The round that runs, and since when (ms). */
export interface RunningRound {
  startedAt: number;
}

/**
 * Since when a station has been silent, or undefined when it is not or nobody can know. Only a connected station that holds
 * nothing back can be called silent: of one that is away it is unknown, and one that still holds entries has been writing.
 * `lastAt`: when its newest statement was written, undefined when there is none; `now`: both in ms.
 */
export function silentSince(
  contact: StationContact,
  lastAt: number | undefined,
  running: RunningRound | undefined,
  now: number,
): number | undefined {
  if (!running || contact.state !== 'here' || contact.held > 0) return undefined;
  const since = Math.max(running.startedAt, lastAt ?? 0);
  return now - since >= SILENT_AFTER_MS ? since : undefined;
}
