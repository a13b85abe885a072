import { useLayoutEffect, useMemo, useState } from 'react';
import { type Columns, type Filter, type Follower, matcher, Tally } from '../../domain/tally.ts';
import { filterToQuery, queryToFilter } from './filter-address.ts';
import type { Followed } from './live-search.ts';

/**
 * What counts statements along, filled from what is followed and kept up by it while it is shown. The same object until `make` or
 * what is followed changes: what is computed from it must be renewed when statements change.
 */
export function useFollowed<F extends Follower>(source: Followed, make: () => F): F {
  const [shown, setShown] = useState(make);
  useLayoutEffect(() => {
    const follower = make();
    setShown(() => follower);
    return source.follow(follower);
  }, [source, make]);
  return shown;
}

/** The same filter object as long as it chooses the same. */
export function useSameFilter(filter: Filter): Filter {
  const query = filterToQuery(filter);
  return useMemo(() => queryToFilter(query), [query]);
}

export function useTally(source: Followed, filter: Filter, columns: Columns = 'angles'): Tally {
  const same = useSameFilter(filter);
  return useFollowed(
    source,
    useMemo(() => () => new Tally(same, columns), [same, columns]),
  );
}

/** How many statements a filter chooses. */
export class ChoiceCount implements Follower {
  total = 0;
  readonly #chooses: ReturnType<typeof matcher>;

  constructor(filter: Filter) {
    this.#chooses = matcher(filter);
  }

  change(...[before, after]: Parameters<Follower['change']>): void {
    if (before && this.#chooses(before)) this.total--;
    if (after && this.#chooses(after)) this.total++;
  }
}
