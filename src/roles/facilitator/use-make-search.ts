import { useEffect, useLayoutEffect, useMemo } from 'react';
import type { Session } from '../../sync/session.ts';
import { LiveSearch } from './live-search.ts';

/** The search of this screen, seeking what stands in the address. */
export function useMakeSearch(session: Session, sought: string): LiveSearch {
  const search = useMemo(() => new LiveSearch(session), [session]);
  useLayoutEffect(() => search.seek(sought), [search, sought]);
  useEffect(() => () => search.close(), [search]);
  return search;
}
