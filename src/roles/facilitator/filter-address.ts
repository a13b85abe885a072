import type * as v from 'valibot';
import { KINDS, VOICES } from '../../domain/code-lists.ts';
import { AngleId, parseId, RoundId, StationId, ThemeId } from '../../domain/ids.ts';
import type { Filter } from '../../domain/tally.ts';

/**
 * The filter as it stands in the address, behind the `?` of the hash: `theme=a,b&angle=none&kind=idea`. Identifiers are URL-safe
 * and without commas, so nothing needs escaping. What this version cannot read is left out: an address can be typed,
 * cut off in a mail or made by a newer version, and must never stop the screen.
 */

/** The names in the address, in the order in which they are written. */
const NAMES = {
  themes: 'theme',
  angles: 'angle',
  kinds: 'kind',
  voices: 'voice',
  stations: 'table',
  rounds: 'round',
} as const satisfies Record<keyof Filter, string>;

/** Values that are read for one name: as many as a large hall has tables. */
const VALUES_LIMIT = 1_000;

/** The text behind the `?`; empty for the filter that chooses everything. Equal filters give equal texts. */
export function filterToQuery(filter: Filter): string {
  const parts: string[] = [];
  for (const [field, name] of Object.entries(NAMES) as [keyof Filter, string][]) {
    const values = filter[field];
    if (values && values.length > 0) parts.push(`${name}=${[...new Set<string>(values)].sort().join(',')}`);
  }
  return parts.join('&');
}

/** The filter in the text behind a `?`, with or without that sign. Anything that is no filter is left out. */
export function queryToFilter(query: string): Filter {
  const params = new URLSearchParams(query);
  const read = <T extends string>(name: string, parse: (text: string) => T | undefined): readonly T[] | undefined => {
    const found = new Set<T>();
    for (const text of params.getAll(name).flatMap((part) => part.split(','))) {
      const value = parse(text);
      if (value !== undefined) found.add(value);
      if (found.size >= VALUES_LIMIT) break;
    }
    return found.size > 0 ? [...found].sort() : undefined;
  };
  return withoutEmpty({
    themes: read(NAMES.themes, idOf(ThemeId)),
    angles: read(NAMES.angles, (text) => (text === 'none' ? text : parseId(AngleId, text))),
    kinds: read(NAMES.kinds, oneOf([...KINDS, 'none'])),
    voices: read(NAMES.voices, oneOf([...VOICES, 'none'])),
    stations: read(NAMES.stations, idOf(StationId)),
    rounds: read(NAMES.rounds, idOf(RoundId)),
  });
}

/** The two halves of a location's hash: the path without `#`, and the query without `?`. */
export function splitHash(hash: string): { path: string; query: string } {
  const bare = hash.replace(/^#/, '');
  const mark = bare.indexOf('?');
  return mark < 0 ? { path: bare, query: '' } : { path: bare.slice(0, mark), query: bare.slice(mark + 1) };
}

/** The filter without the fields that choose nothing, so that a missing field always means "all". */
export function withoutEmpty(fields: { [F in keyof Filter]: Filter[F] | undefined }): Filter {
  return Object.fromEntries(Object.entries(fields).filter(([, values]) => values !== undefined && values.length > 0));
}

function idOf<const S extends v.GenericSchema<string, string>>(schema: S) {
  return (text: string): v.InferOutput<S> | undefined => parseId(schema, text);
}
function oneOf<const T extends string>(list: readonly T[]) {
  return (text: string): T | undefined => list.find((value) => value === text);
}
