import { QUERY_LIMIT } from '../../domain/search/query.ts';
import type { Filter } from '../../domain/tally.ts';
import { filterToQuery, queryToFilter, splitHash } from './filter-address.ts';

/** What the matrix shows: everything, the last minutes, or other columns than the angles. */
export const MATRIX_VIEWS = ['all', 'recent', 'rounds', 'voices'] as const;
export type MatrixView = (typeof MATRIX_VIEWS)[number];

/** How one looks at the evening, as it stands in the address: the filter, what is sought (`q`), what the matrix shows (`show`). */
export interface Look {
  filter: Filter;
  /** As it was typed, without the spaces around it; empty for no search. */
  sought: string;
  matrix: MatrixView;
}

/** The text behind the `?`; empty for the look that one begins with. */
export function lookToQuery({ filter, sought, matrix }: Look): string {
  const text = cleanSearch(sought);
  return [
    filterToQuery(filter),
    text === '' ? '' : `q=${encodeURIComponent(text)}`,
    matrix === 'all' ? '' : `show=${matrix}`,
  ]
    .filter(Boolean)
    .join('&');
}

/** The look in the text behind a `?`. Anything that this version cannot read is left out. */
export function queryToLook(query: string): Look {
  const params = new URLSearchParams(query);
  return {
    filter: queryToFilter(query),
    sought: cleanSearch(params.get('q') ?? ''),
    matrix: MATRIX_VIEWS.find((view) => view === params.get('show')) ?? 'all',
  };
}

/** The same place in the app, looked at with these changes. */
export function hashWithLook(hash: string, changes: Partial<Look>): string {
  const { path, query } = splitHash(hash);
  const next = lookToQuery({ ...queryToLook(query), ...changes });
  return next === '' ? `#${path}` : `#${path}?${next}`;
}

/** A search as it is kept: one line, cut where nobody reads on. */
function cleanSearch(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim().slice(0, QUERY_LIMIT).toWellFormed().trim();
}
