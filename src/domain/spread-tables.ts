import type { SetupBody } from './entry.ts';
import type { StationId, ThemeId } from './ids.ts';
import { NO_THEME, type Setup, type Station } from './setup-fold.ts';

/** The largest meeting there is: a thousand tables of ten in one hall. */
export const TABLES_LIMIT = 1_000;

/** How many tables each theme gets, and what must be changed for it. */
export interface TableSpread {
  /** By theme, in the order of the meeting; `undefined`: tables of no theme, where there are no themes at all. */
  counts: ReadonlyMap<ThemeId | undefined, number>;
  added: number;
  dropped: readonly Station[];
  bodies: readonly SetupBody[];
}

/**
 * Has the meeting have so many tables, spread over its themes as evenly as can be. Tables that are there keep their theme; one without
 * a theme gets one. Tables that were dropped come back before new ones are made, so that their printed cards are good again; too many
 * are dropped from the fullest theme, the highest number first. `total`: 0 to `TABLES_LIMIT`.
 */
export function spreadTables(setup: Setup, total: number, newStation: (number: number) => StationId): TableSpread {
  const themes = setup.themes.filter((t) => !t.dropped).map((t) => t.id);
  const tables = setup.stations.filter((s) => s.kind === 'table');
  const there = tables.filter((s) => !s.dropped);
  const back = tables.filter((s) => s.dropped && s.mergedInto === undefined);
  const counts = new Map<ThemeId | undefined, number>((themes.length > 0 ? themes : [undefined]).map((t) => [t, 0]));
  const bodies: SetupBody[] = [];
  const themeOf = (s: Station) => (s.theme && counts.has(s.theme) ? s.theme : undefined);
  const count = (theme: ThemeId | undefined, by: number) => counts.set(theme, (counts.get(theme) ?? 0) + by);
  for (const s of there) if (counts.has(themeOf(s))) count(themeOf(s), 1);

  const dropped: Station[] = [];
  const left = [...there];
  while (left.length > total) {
    // a table that has no theme goes first
    const fullest = left.find((s) => !counts.has(themeOf(s))) ? undefined : extreme(counts, (a, b) => a >= b);
    const at = left.findLastIndex((s) => themeOf(s) === fullest);
    const [gone] = left.splice(at, 1);
    if (!gone) break;
    dropped.push(gone);
    if (counts.has(fullest)) count(fullest, -1);
    bodies.push({ type: 'station-set', station: gone.id, changes: { dropped: true } });
  }
  const emptiest = () => extreme(counts, (a, b) => a < b);
  for (const s of left) {
    if (counts.has(themeOf(s))) continue;
    const theme = emptiest();
    count(theme, 1);
    bodies.push({ type: 'station-set', station: s.id, changes: { theme: theme ?? NO_THEME } });
  }
  let highest = Math.max(0, ...setup.stations.map((s) => s.number));
  for (let n = left.length; n < total; n++) {
    const theme = emptiest();
    count(theme, 1);
    const again = back.shift();
    const number = again?.number ?? ++highest;
    const changes = again ? { dropped: false } : { kind: 'table' as const, number };
    bodies.push({
      type: 'station-set',
      station: again?.id ?? newStation(number),
      changes: { ...changes, ...((theme ?? again?.theme) && { theme: theme ?? NO_THEME }) },
    });
  }
  return { counts, added: Math.max(0, total - left.length), dropped, bodies };
}

/** The theme whose count comes out best; of equals, the last one that `beats` lets win. */
function extreme(counts: ReadonlyMap<ThemeId | undefined, number>, beats: (a: number, b: number) => boolean) {
  let found: [ThemeId | undefined, number] | undefined;
  for (const entry of counts) if (!found || beats(entry[1], found[1])) found = entry;
  return found?.[0];
}
