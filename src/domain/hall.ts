import * as v from 'valibot';
import { byClock, EntryBase, NAME_LIMIT, type RawEntry } from './entry.ts';
import { PointId, PollId } from './harvest-ids.ts';
import { type DeviceId, EntryId, type RoundId, RoundId as RoundIdSchema, StationId } from './ids.ts';
import { onePerId } from './one-per-id.ts';
import { HALL_TYPES } from './other-types.ts';
import type { Setup } from './setup-fold.ts';

/**
 * What goes on in the hall while it runs: the time of a round, messages to the tables, hands that were answered, votes. Entries of the
 * set-up's document, because every table reads that one.
 */

/** Two lines on a tablet: a host has two seconds for it. Unit: UTF-16 code units. */
export const MESSAGE_LIMIT = 280;
/** As many tables as the largest hall has, twice. Without a list a message is for all of them. */
const ADDRESSEES_LIMIT = 2_000;
/** More than fit one tablet's screen, or anyone's head. */
export const OPTIONS_LIMIT = 40;
/** Dots that one voter can have. */
export const DOTS_LIMIT = 20;
/** A whole day: no round lasts longer. Unit: ms. */
const LEFT_LIMIT_MS = 24 * 60 * 60_000;

const { id, clock, at, device } = EntryBase.entries;
const base = { id, clock, at, device };
const name = v.pipe(v.string(), v.maxLength(NAME_LIMIT));

/** The time of a round, as it was set: it ends at `endsAt`, hub time in ms; or it stands still with `left` ms to go. */
const roundTimed = v.object({
  ...base,
  type: v.literal('round-timed'),
  round: RoundIdSchema,
  endsAt: v.optional(v.pipe(v.number(), v.safeInteger(), v.minValue(0))),
  left: v.optional(v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(LEFT_LIMIT_MS))),
});
/** Without `to` it is for every station. */
const messageSent = v.object({
  ...base,
  type: v.literal('message-sent'),
  to: v.optional(v.pipe(v.array(StationId), v.maxLength(ADDRESSEES_LIMIT))),
  text: v.pipe(v.string(), v.minLength(1), v.maxLength(MESSAGE_LIMIT)),
});
const messageTakenBack = v.object({ ...base, type: v.literal('message-taken-back'), message: EntryId });
/** `hand`: the entry with which the table raised it. */
const handAnswered = v.object({ ...base, type: v.literal('hand-answered'), station: StationId, hand: EntryId });
const pollSet = v.object({
  ...base,
  type: v.literal('poll-set'),
  poll: PollId,
  changes: v.partial(
    v.object({
      title: name,
      /** What can be voted on, with the words as they were put to the vote. */
      options: v.pipe(v.array(v.object({ point: PointId, title: name })), v.maxLength(OPTIONS_LIMIT)),
      dots: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(DOTS_LIMIT)),
      voters: v.picklist(['tables', 'viewers']),
      open: v.boolean(),
      dropped: v.boolean(),
    }),
  ),
});

export const HallEntry = v.variant('type', [roundTimed, messageSent, messageTakenBack, handAnswered, pollSet]);
export type HallEntry = v.InferOutput<typeof HallEntry>;
export type HallBody = HallEntry extends infer E ? (E extends HallEntry ? Omit<E, keyof typeof base> : never) : never;

export interface Message {
  id: EntryId;
  /** Hub time, ms. */
  at: number;
  device: DeviceId;
  /** Undefined: every station. */
  to: readonly StationId[] | undefined;
  text: string;
}
export interface Poll {
  id: PollId;
  title: string;
  options: readonly { point: PointId; title: string }[];
  dots: number;
  voters: 'tables' | 'viewers';
  open: boolean;
}
export interface Hall {
  /** Oldest first, without those that were taken back. */
  messages: readonly Message[];
  answered: ReadonlySet<EntryId>;
  /** In the order in which they were made, without those that were dropped. */
  polls: readonly Poll[];
  /** The last time that was set for each round. */
  times: ReadonlyMap<RoundId, HallEntry & { type: 'round-timed' }>;
}

/** Folds what goes on in the hall, from all entries of the set-up's document. Order and duplicates make no difference. */
export function hallOf(entries: Iterable<RawEntry>): Hall {
  const messages: Message[] = [];
  const takenBack = new Set<EntryId>();
  const answered = new Set<EntryId>();
  const times = new Map<RoundId, HallEntry & { type: 'round-timed' }>();
  const polls = new Map<PollId, (HallEntry & { type: 'poll-set' })[]>();
  for (const entry of onePerId(entries, parseHallEntry)) {
    if (entry.type === 'message-sent') {
      messages.push({ id: entry.id, at: entry.at, device: entry.device, to: entry.to, text: entry.text });
    } else if (entry.type === 'message-taken-back') takenBack.add(entry.message);
    else if (entry.type === 'hand-answered') answered.add(entry.hand);
    else if (entry.type === 'poll-set') polls.set(entry.poll, [...(polls.get(entry.poll) ?? []), entry]);
    else {
      const earlier = times.get(entry.round);
      if (!earlier || byClock(earlier, entry) < 0) times.set(entry.round, entry);
    }
  }
  return {
    messages: messages.filter((m) => !takenBack.has(m.id)).sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1)),
    answered,
    times,
    polls: [...polls.values()]
      .map((sets) => sets.sort(byClock))
      .sort((a, b) => (a[0] && b[0] ? byClock(a[0], b[0]) : 0))
      .flatMap(pollOf),
  };
}

/** Per field the highest (clock, id) stands. */
function pollOf(sets: readonly (HallEntry & { type: 'poll-set' })[]): Poll[] {
  const f = Object.assign({}, ...sets.map((s) => s.changes)) as (typeof sets)[number]['changes'];
  const [first] = sets;
  if (!first || f.dropped) return [];
  const { title = '', options = [], dots = 3, voters = 'tables', open = false } = f;
  return [{ id: first.poll, title, options, dots, voters, open }];
}

export function parseHallEntry(raw: RawEntry): HallEntry | undefined {
  if (!HALL_TYPES.has(raw.type)) return undefined; // nearly all are something else
  const result = v.safeParse(HallEntry, raw);
  return result.success ? result.output : undefined;
}

/** How the time of the round stands that was started last. Times are the hub's, in ms; `left` can be below 0: it runs over. */
export type RoundTime =
  | { state: 'running'; round: RoundId; endsAt: number; left(now: number): number }
  | { state: 'paused'; round: RoundId; left(): number }
  | { state: 'stopped'; round: RoundId };

const MINUTE_MS = 60_000;

/** The time of the round that is on; undefined before the first. What was set before the round was started again does not count. */
export function roundTime({ running, rounds }: Setup, { times }: Hall): RoundTime | undefined {
  if (!running) return undefined;
  const { round } = running;
  if (running.stopped) return { state: 'stopped', round };
  const set = times.get(round);
  const counts = set && set.clock > running.clock ? set : undefined;
  if (counts && counts.endsAt === undefined) return { state: 'paused', round, left: () => counts.left ?? 0 };
  const planned = (rounds.find((r) => r.id === round)?.minutes ?? 0) * MINUTE_MS;
  const endsAt = counts?.endsAt ?? running.startedAt + planned;
  return { state: 'running', round, endsAt, left: (now) => endsAt - now };
}
