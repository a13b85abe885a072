import * as v from 'valibot';
import { byClock, EntryBase, type RawEntry } from './entry.ts';
import { DOTS_LIMIT, OPTIONS_LIMIT } from './hall.ts';
import { PointId, PollId } from './harvest-ids.ts';
import { type DeviceId, EntryId, RoundId, type StatementId } from './ids.ts';
import { onePerId } from './one-per-id.ts';
import { NOTE_TYPES } from './other-types.ts';

/**
 * What a table says beside its statements: which of them matter most, a round in one sentence, "come here, please", its vote. Entries of
 * the station's document.
 */

/** One sentence that is read aloud in one breath or two. Unit: UTF-16 code units. */
export const SENTENCE_LIMIT = 400;
/** How many statements a table is asked to choose. More, by two tablets at once, are all shown. */
export const MARKS_WANTED = 3;

const { id, clock, at, device } = EntryBase.entries;
const base = { id, clock, at, device };

const marked = v.object({ ...base, type: v.literal('marked'), statement: EntryId, marked: v.boolean() });
/**
 * `statement` names the sentence through all its versions, as if it were a statement: so it is erased like one. Two tablets that sum up
 * without having heard of each other make two sentences. An empty text takes it away.
 */
const summedUp = v.object({
  ...base,
  type: v.literal('summed-up'),
  statement: EntryId,
  round: RoundId,
  text: v.pipe(v.string(), v.maxLength(SENTENCE_LIMIT)),
});
const handRaised = v.object({ ...base, type: v.literal('hand-raised') });
const handLowered = v.object({ ...base, type: v.literal('hand-lowered'), hand: EntryId });
/** A ballot: of a station, or of a viewer's device. The last one of each counts, and no other. */
export const Voted = v.object({
  ...base,
  type: v.literal('voted'),
  poll: PollId,
  dots: v.pipe(
    v.array(v.object({ point: PointId, dots: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(DOTS_LIMIT)) })),
    v.maxLength(OPTIONS_LIMIT),
  ),
});

export const NoteEntry = v.variant('type', [marked, summedUp, handRaised, handLowered, Voted]);
export type NoteEntry = v.InferOutput<typeof NoteEntry>;
export type NoteBody = NoteEntry extends infer E ? (E extends NoteEntry ? Omit<E, keyof typeof base> : never) : never;
export type Ballot = v.InferOutput<typeof Voted>;

export interface Summary {
  /** Names the sentence. */
  statement: EntryId;
  round: RoundId;
  text: string;
  /** When its words were last changed, by its device's clock. */
  at: number;
  device: DeviceId;
}
export interface StationNotes {
  marked: ReadonlySet<StatementId>;
  /** In the order in which they were first written. */
  summaries: readonly Summary[];
  /** The hand that is up, as far as the table says; whoever leads may have answered it (`Hall.answered`). */
  hand: { id: EntryId; at: number } | undefined;
  ballots: ReadonlyMap<PollId, Ballot>;
}

export function parseNote(raw: RawEntry): NoteEntry | undefined {
  if (!NOTE_TYPES.has(raw.type)) return undefined; // nearly all are something else
  const result = v.safeParse(NoteEntry, raw);
  return result.success ? result.output : undefined;
}

/** Folds a station's notes, from all entries of its document. Order and duplicates make no difference. */
export function notesOf(entries: Iterable<RawEntry>): StationNotes {
  const marks = new Map<StatementId, boolean>();
  const summaries = new Map<EntryId, Summary>();
  const ballots = new Map<PollId, Ballot>();
  const lowered = new Set<EntryId>();
  let hand: StationNotes['hand'];
  for (const note of onePerId(entries, parseNote).sort(byClock)) {
    if (note.type === 'marked') marks.set(note.statement, note.marked);
    else if (note.type === 'summed-up') {
      const { statement, round, text, at, device } = note;
      summaries.set(statement, { statement, round, text, at, device });
    } else if (note.type === 'voted') ballots.set(note.poll, note);
    else if (note.type === 'hand-lowered') lowered.add(note.hand);
    else hand = { id: note.id, at: note.at };
  }
  return {
    marked: new Set([...marks].filter(([, on]) => on).map(([statement]) => statement)),
    summaries: [...summaries.values()].filter((s) => s.text.trim() !== ''),
    hand: hand && !lowered.has(hand.id) ? hand : undefined,
    ballots,
  };
}
