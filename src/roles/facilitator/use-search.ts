import { useMemo } from 'react';
import { useStore } from 'zustand';
import { useEvening } from './evening.tsx';
import type { Followed } from './live-search.ts';

/** How the search stands; renewed whenever what it found changes. */
export function useSearchState() {
  return useStore(useEvening().search.state);
}

/** All statements; while something is sought those that were found. Another object for each thing that is sought. */
export function useFound(): Followed {
  const { session, search } = useEvening();
  const { sought } = useSearchState();
  return useMemo(
    () => (sought === '' ? session : { follow: (follower) => search.follow(follower) }),
    [session, search, sought],
  );
}
