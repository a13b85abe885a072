import { useLayoutEffect, useMemo, useState } from 'react';
import { type Filter, Tally } from '../../domain/tally.ts';
import type { Session } from '../../sync/session.ts';
import { filterToQuery, queryToFilter } from './filter-address.ts';

/**
 * The session's tally of a choice, kept up by the session while it is shown. The same object until the choice changes: what is
 * computed from it must be renewed when statements change.
 */
export function useTally(session: Session, filter: Filter): Tally {
  const query = filterToQuery(filter);
  const same = useMemo(() => queryToFilter(query), [query]);
  const [tally, setTally] = useState(() => new Tally(same));
  useLayoutEffect(() => {
    const fresh = new Tally(same);
    setTally(fresh);
    return session.follow(fresh);
  }, [session, same]);
  return tally;
}
