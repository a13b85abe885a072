import * as v from 'valibot';
import { byClock, type RawEntry } from './entry.ts';
import { EntryLog } from './entry-log.ts';
import { getOrMake } from './get-or-make.ts';
import type { Poll } from './hall.ts';
import { stationNotes } from './hall-now.ts';
import type { PointId, PollId } from './harvest-ids.ts';
import type { DeviceId } from './ids.ts';
import type { MeetingFold } from './meeting-fold.ts';
import { type Ballot, Voted } from './station-notes.ts';

/** Folds the ballots that the hub took in from viewers: the last one of each device counts, and no other. */
export class BallotFold extends EntryLog<Ballot> {
  readonly #polls = new Map<PollId, Map<DeviceId, Ballot>>();

  of(poll: PollId): readonly Ballot[] {
    return [...(this.#polls.get(poll)?.values() ?? [])];
  }

  /** The one ballot of a device that counts. */
  last(poll: PollId, device: DeviceId): Ballot | undefined {
    return this.#polls.get(poll)?.get(device);
  }

  protected parse(raw: RawEntry): Ballot | undefined {
    const result = v.safeParse(Voted, raw);
    return result.success ? result.output : undefined;
  }

  protected clear(): void {
    this.#polls.clear();
  }

  protected fold(entry: Ballot): void {
    const devices = getOrMake(this.#polls, entry.poll, () => new Map<DeviceId, Ballot>());
    const earlier = devices.get(entry.device);
    if (!earlier || byClock(earlier, entry) < 0) devices.set(entry.device, entry);
  }
}

/** What was cast in a vote: by the tables, in their notes, or by viewers. */
export function ballotsOf(
  poll: Poll,
  { stations, others }: Pick<MeetingFold, 'stations' | 'others'>,
): readonly Ballot[] {
  if (poll.voters === 'viewers') return others.ballots?.of(poll.id) ?? [];
  return [...stations.values()].flatMap((station) => stationNotes(station).ballots.get(poll.id) ?? []);
}

export interface PollResult {
  /** In the order of the poll's options; every option is there. */
  options: readonly { point: PointId; title: string; dots: number }[];
  /** Ballots that were counted: those with at least one dot, and none too many. */
  votes: number;
  /** Ballots with more dots than one has, or on what was not put to the vote. They count for nothing. */
  spoilt: number;
}

/** Counts ballots, one a voter. */
export function countBallots(poll: Poll, ballots: Iterable<Ballot>): PollResult {
  const dots = new Map(poll.options.map((o) => [o.point, 0]));
  let votes = 0;
  let spoilt = 0;
  for (const ballot of ballots) {
    const sum = ballot.dots.reduce((n, d) => n + d.dots, 0);
    if (sum === 0) continue; // taken back
    if (sum > poll.dots || ballot.dots.some((d) => !dots.has(d.point))) {
      spoilt++;
      continue;
    }
    votes++;
    for (const d of ballot.dots) dots.set(d.point, (dots.get(d.point) ?? 0) + d.dots);
  }
  return { options: poll.options.map((o) => ({ ...o, dots: dots.get(o.point) ?? 0 })), votes, spoilt };
}
