import { useCallback, useEffect, useState } from 'react';
import { RecentTally } from '../../domain/recent-tally.ts';
import { type Filter, type Follower, Tally } from '../../domain/tally.ts';
import type { MatrixView } from './address-look.ts';
import { useEvening, useView } from './evening.tsx';
import { isEmpty } from './filter-choice.ts';
import { COLUMNS_OF } from './matrix-columns.ts';
import { useFollowed, useSameFilter } from './use-followed.ts';
import { useNow } from './use-now.ts';
import { useFound } from './use-search.ts';

/** What counts as having just come in. Unit: ms. */
const RECENT_MS = 5 * 60_000;
/** How often what is too old is let go of: a window of minutes needs no finer step. */
const LOOK_EVERY_MS = 5_000;

/** Follows nothing: for the tally that another one stands in for. */
class Idle implements Follower {
  change(): void {}
}

/** The counts of the matrix, of what is sought and chosen. */
export function useMatrixTally(view: MatrixView, filter: Filter): Tally {
  const { session, all } = useEvening();
  const found = useFound();
  const same = useSameFilter(filter);
  const offset = useView((v) => v.hubOffset) ?? 0;
  const link = useView((v) => v.link);
  // without the link no time goes by here: what came in last is all that is known
  const clock = useNow(LOOK_EVERY_MS, offset);
  const now = 'since' in link && link.state !== 'connected' ? link.since + offset : clock;
  const columns = COLUMNS_OF[view];
  const isAll = view === 'all' && found === session && isEmpty(same);
  const make = useCallback((): Follower => {
    if (isAll) return new Idle();
    if (view !== 'recent') return new Tally(same, columns);
    return new RecentTally(RECENT_MS, Date.now() + (session.view.getState().hubOffset ?? 0), same, columns);
  }, [isAll, view, same, columns, session]);
  const follower = useFollowed(found, make);
  const [, lookAgain] = useState(0);
  useEffect(() => {
    if (follower instanceof RecentTally && follower.advance(now)) lookAgain((n) => n + 1);
  }, [follower, now]);
  if (follower instanceof Tally) return follower;
  return follower instanceof RecentTally ? follower.tally : all;
}
