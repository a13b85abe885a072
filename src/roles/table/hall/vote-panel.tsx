import type { Poll } from '../../../domain/hall.ts';
import type { StationId } from '../../../domain/ids.ts';
import type { StationNotes } from '../../../domain/station-notes.ts';
import type { Session } from '../../../sync/session.ts';
import { useWords } from '../../../ui/language.ts';
import { Ballot } from './ballot.tsx';
import { HALL_WORDS } from './words.ts';

interface VotePanelProps {
  session: Session;
  station: StationId;
  polls: readonly Poll[];
  notes: StationNotes;
}

/** The votes that tables can take part in now. */
export function VotePanel({ session, station, polls, notes }: VotePanelProps) {
  const words = useWords(HALL_WORDS).vote;
  if (polls.length === 0) return <p role="status">{words.closed}</p>;
  return polls.map((poll) => (
    <Ballot key={poll.id} session={session} station={station} poll={poll} ballot={notes.ballots.get(poll.id)} />
  ));
}
