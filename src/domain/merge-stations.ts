import type { SetupBody } from './entry.ts';
import type { StationId } from './ids.ts';
import type { Setup, Station } from './setup-fold.ts';

/** Two tables go on as one: the first is dropped, and its screen points to the other. What was said at it stays said at it. */
export function mergeEntries(from: StationId, into: StationId): SetupBody[] {
  return [{ type: 'station-set', station: from, changes: { dropped: true, mergedInto: into } }];
}

/** A station that was dropped, or merged, is part of the meeting again. */
export function restoreEntries(station: StationId): SetupBody[] {
  return [{ type: 'station-set', station, changes: { dropped: false, mergedInto: null } }];
}

/** What became of a station that was dropped. `merged`: the group sits there now, however often it moved on. */
export type StationFate = { state: 'there' } | { state: 'dropped' } | { state: 'merged'; into: Station };

export function fateOf(setup: Setup, station: StationId): StationFate {
  const find = (id: StationId) => setup.stations.find((s) => s.id === id);
  let now = find(station);
  if (!now?.dropped) return { state: 'there' };
  const passed = new Set<StationId>();
  // two organisers without a network can send two tables to each other
  while (now?.dropped && now.mergedInto && !passed.has(now.id)) {
    passed.add(now.id);
    now = find(now.mergedInto);
  }
  return now && !now.dropped ? { state: 'merged', into: now } : { state: 'dropped' };
}
