import { useMemo } from 'react';
import { ballotsOf, countBallots, type PollResult } from '../../../domain/ballots.ts';
import type { Poll } from '../../../domain/hall.ts';
import { useEvening, useView } from '../evening.tsx';
import { useWideView } from '../use-wide.ts';

export interface PollStanding extends PollResult {
  /** How many can vote: the tables that are there; undefined of viewers, whom nobody counts. */
  of: number | undefined;
}

/** How a vote stands: one ballot a table, or a viewer's device. */
export function usePollStanding(poll: Poll): PollStanding {
  const { session, setup } = useEvening();
  const noted = useView((v) => v.noted);
  const balloted = useWideView((v) => v.balloted);
  // biome-ignore lint/correctness/useExhaustiveDependencies: both tell that something changed in place
  return useMemo(() => {
    const result = countBallots(poll, ballotsOf(poll, session.fold));
    if (poll.voters === 'viewers') return { ...result, of: undefined };
    const tables = setup.stations.filter((s) => s.kind === 'table' && !s.dropped).length;
    return { ...result, of: Math.max(tables, result.votes) };
  }, [poll, session, setup, noted, balloted]);
}
