import { useMemo } from 'react';
import { countBallots, type PollResult } from '../../../domain/ballots.ts';
import type { Poll } from '../../../domain/hall.ts';
import { stationNotes } from '../../../domain/hall-now.ts';
import { useEvening, useView } from '../evening.tsx';
import { useWide, useWideView } from '../use-wide.ts';

export interface PollStanding extends PollResult {
  /** How many can vote: the tables that are there; undefined of viewers, whom nobody counts. */
  of: number | undefined;
}

/** How a vote stands: one ballot a table, or a viewer's device. */
export function usePollStanding(poll: Poll): PollStanding {
  const { session, setup } = useEvening();
  const wide = useWide();
  const noted = useView((v) => v.noted);
  const balloted = useWideView((v) => v.balloted);
  // biome-ignore lint/correctness/useExhaustiveDependencies: both tell that something changed in place
  return useMemo(() => {
    if (poll.voters === 'viewers') return { ...countBallots(poll, wide.ballots.of(poll.id)), of: undefined };
    const ballots = [...session.fold.stations.values()].flatMap(
      (fold) => stationNotes(fold).ballots.get(poll.id) ?? [],
    );
    const tables = setup.stations.filter((s) => s.kind === 'table' && !s.dropped).length;
    const result = countBallots(poll, ballots);
    return { ...result, of: Math.max(tables, result.votes) };
  }, [poll, session, setup, wide, noted, balloted]);
}
