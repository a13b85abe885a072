import { useEffect, useMemo, useState } from 'react';
import type { PollId } from '../../domain/harvest-ids.ts';
import type { Ballot } from '../../domain/station-notes.ts';
import type { Session } from '../../sync/session.ts';
import type { BallotState } from '../../sync/wide.ts';
import { keepBallot, readBallots } from './kept-ballots.ts';
import { useWide } from './use-shown.ts';

export interface Ballots {
  /** What became of this device's ballot; undefined while it has none. */
  of(poll: PollId): BallotState | undefined;
  /** No dots: the ballot is taken back. */
  cast(poll: PollId, dots: Ballot['dots']): void;
}

/** This device's own ballots, remembered over a reload. What was not counted then is sent again. */
export function useBallots(session: Session): Ballots {
  const sent = useWide(session, (v) => v.ballots);
  const { wide, meeting } = session;
  const [kept] = useState(() => readBallots(meeting));
  useEffect(() => {
    for (const [poll, { dots, counted }] of kept) {
      if (!counted && !wide?.view.getState().ballots.has(poll)) wide?.cast(poll, dots);
    }
  }, [kept, wide]);
  useEffect(() => {
    for (const [poll, { dots, state }] of sent)
      keepBallot(meeting, poll, { dots, counted: state !== 'sent' && state !== 'refused' });
  }, [sent, meeting]);
  return useMemo(
    () => ({
      of(poll) {
        const before = kept.get(poll);
        return sent.get(poll) ?? (before && { dots: before.dots, state: before.counted ? 'counted' : 'sent' });
      },
      cast: (poll, dots) => {
        keepBallot(meeting, poll, { dots, counted: false });
        wide?.cast(poll, dots);
      },
    }),
    [sent, kept, meeting, wide],
  );
}
