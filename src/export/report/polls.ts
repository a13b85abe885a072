import { type BallotFold, ballotsOf, countBallots } from '../../domain/ballots.ts';
import { hallNow } from '../../domain/hall-now.ts';
import type { MeetingFold } from '../../domain/meeting-fold.ts';
import type { ReportPoll } from './model.ts';
import type { ReportWords } from './report-words.ts';

/** All votes with their results, in the order in which they were made. */
export function reportPolls(fold: MeetingFold, ballots: BallotFold, words: ReportWords): ReportPoll[] {
  return hallNow(fold.setup, fold).polls.map((poll) => {
    const cast = ballotsOf(poll, { stations: fold.stations, others: { ballots } });
    const { options, votes, spoilt } = countBallots(poll, cast);
    return {
      id: poll.id,
      title: poll.title.trim() || words.untitledPoll,
      voters: poll.voters,
      open: poll.open,
      dots: poll.dots,
      votes,
      spoilt,
      options: options.map(({ title, dots }) => ({ title: title.trim() || words.untitledPoint, dots })),
    };
  });
}
