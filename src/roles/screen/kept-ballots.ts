import * as v from 'valibot';
import { PointId, type PollId } from '../../domain/harvest-ids.ts';
import type { MeetingId } from '../../domain/ids.ts';

/** A viewer's choice as this device remembers it: sent, and whether the hub has said that it counted. */
const Kept = v.object({
  dots: v.array(v.object({ point: PointId, dots: v.pipe(v.number(), v.integer(), v.minValue(1)) })),
  counted: v.boolean(),
});
export type KeptBallot = v.InferOutput<typeof Kept>;
const KeptBallots = v.record(v.string(), Kept);

const keyOf = (meeting: MeetingId) => `tafellaken:ballots/${meeting}`;

export function readBallots(meeting: MeetingId): Map<PollId, KeptBallot> {
  try {
    const result = v.safeParse(KeptBallots, JSON.parse(localStorage.getItem(keyOf(meeting)) ?? '{}'));
    return new Map(result.success ? (Object.entries(result.output) as [PollId, KeptBallot][]) : []);
  } catch {
    return new Map();
  }
}

export function keepBallot(meeting: MeetingId, poll: PollId, ballot: KeptBallot): void {
  try {
    const all = Object.fromEntries(readBallots(meeting).set(poll, ballot));
    localStorage.setItem(keyOf(meeting), JSON.stringify(all));
  } catch {
    // then it lasts as long as the page, which sends it until it is counted
  }
}
