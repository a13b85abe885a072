import { useCallback, useMemo, useSyncExternalStore } from 'react';
import type { Filter } from '../../domain/tally.ts';
import { hashWithFilter, queryToFilter, splitHash } from './filter-address.ts';

/** The browser tells nobody of `replaceState`, so those who read the address are told here. */
const readers = new Set<() => void>();

function subscribe(reader: () => void): () => void {
  readers.add(reader);
  window.addEventListener('hashchange', reader);
  return () => {
    readers.delete(reader);
    window.removeEventListener('hashchange', reader);
  };
}

/** The filter that stands in the address, and how to put another there. Leaves no trail of steps in the browser's history. */
export function useAddressFilter(): [Filter, (filter: Filter) => void] {
  const query = useSyncExternalStore(subscribe, () => splitHash(location.hash).query);
  const filter = useMemo(() => queryToFilter(query), [query]);
  const setFilter = useCallback((next: Filter) => {
    history.replaceState(history.state, '', hashWithFilter(location.hash, next));
    for (const reader of readers) reader();
  }, []);
  return [filter, setFilter];
}
