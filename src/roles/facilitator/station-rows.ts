import type { StationId, ThemeId } from '../../domain/ids.ts';
import type { Station } from '../../domain/setup-fold.ts';
import type { StationContact } from './station-contact.ts';

/** What the overview of tables says of one station. Times in ms. */
export interface StationRow {
  id: StationId;
  number: number;
  theme: ThemeId | undefined;
  /** Statements in all, in the round that is on (undefined while none is), and without an angle. */
  total: number;
  thisRound: number | undefined;
  withoutAngle: number;
  lastAt: number | undefined;
  contact: StationContact;
  /** What its tablets are called, in one line; undefined while none is. */
  people?: string | undefined;
  silentSince: number | undefined;
  /** How many statements in each slice of the last hour, oldest first. `lineMark` changes whenever that does. */
  line: () => readonly number[];
  lineMark: string;
  /** Since when a hand is up that nobody answered. */
  hand: number | undefined;
}

/** Why a table may want a look. */
export const WANTS = ['hand', 'silent', 'incomplete', 'withoutAngle'] as const;
export type Want = (typeof WANTS)[number];

/** Fewer statements than this say nothing of how a table tags. */
const TELLING = 4;
/** From this share on a table has lost sight of the angles. */
const MUCH_WITHOUT = 0.5;

export function wants(row: StationRow, want: Want): boolean {
  switch (want) {
    case 'hand':
      return row.hand !== undefined;
    case 'silent':
      return row.silentSince !== undefined;
    case 'incomplete':
      return row.contact.state !== 'here' || row.contact.held > 0 || row.contact.strays > 0;
    case 'withoutAngle':
      return row.withoutAngle >= TELLING && row.withoutAngle >= MUCH_WITHOUT * row.total;
  }
}

export const SORT_KEYS = ['number', 'activity', 'count', 'withoutAngle'] as const;
export type SortKey = (typeof SORT_KEYS)[number];
export interface Sorting {
  key: SortKey;
  descending: boolean;
}

/** The order that one wants first of a column: the lowest number, who wrote longest ago, the most statements, the largest share. */
export const FIRST_SORTING: Record<SortKey, Sorting> = {
  number: { key: 'number', descending: false },
  activity: { key: 'activity', descending: false },
  count: { key: 'count', descending: true },
  withoutAngle: { key: 'withoutAngle', descending: true },
};

/** A new array in this order; equal rows stand by number. A station that wrote nothing yet wrote longest ago. */
export function sortedRows(rows: readonly StationRow[], sorting: Sorting): StationRow[] {
  const value = (row: StationRow): number => {
    switch (sorting.key) {
      case 'number':
        return row.number;
      case 'activity':
        return row.lastAt ?? 0;
      case 'count':
        return row.total;
      case 'withoutAngle':
        return row.withoutAngle / Math.max(1, row.total);
    }
  };
  const sign = sorting.descending ? -1 : 1;
  return [...rows].sort(
    (a, b) => sign * (value(a) - value(b)) || a.number - b.number || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0),
  );
}

/**
 * The stations to show: all of the set-up, a dropped one only when something was heard of it, then those that were heard of
 * and are not in the set-up (yet).
 */
export function shownStations(stations: readonly Station[], heardOf: ReadonlySet<StationId>): StationId[] {
  const ids = new Set(stations.filter((s) => !s.dropped || heardOf.has(s.id)).map((s) => s.id));
  for (const id of heardOf) ids.add(id);
  return [...ids];
}
