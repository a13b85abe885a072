import { useSyncExternalStore } from 'react';

/** What stands behind the `#` of the page's address, from a slash on: `/` where there is nothing. */
export function useHashLocation(): string {
  return useSyncExternalStore(subscribe, hashLocation);
}

function hashLocation(): string {
  return `/${location.hash.replace(/^#?\/?/, '')}`;
}

function subscribe(changed: () => void): () => void {
  addEventListener('hashchange', changed);
  return () => removeEventListener('hashchange', changed);
}
