import { useCallback, useMemo, useSyncExternalStore } from 'react';
import { hashWithLook, type Look, queryToLook } from './address-look.ts';
import { splitHash } from './filter-address.ts';

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

/** How one looks at the evening, from the address, and how to change it there. Leaves no trail of steps in the browser's history. */
export function useAddressLook(): [Look, (changes: Partial<Look>) => void] {
  const query = useSyncExternalStore(subscribe, () => splitHash(location.hash).query);
  const look = useMemo(() => queryToLook(query), [query]);
  const setLook = useCallback((changes: Partial<Look>) => {
    history.replaceState(history.state, '', hashWithLook(location.hash, changes));
    for (const reader of readers) reader();
  }, []);
  return [look, setLook];
}
