import * as v from 'valibot';
import { COLOURS, ICONS, KINDS, VOICES } from './code-lists.ts';
import { EntryBase, NAME_LIMIT, type RawEntry, TEXT_LIMIT } from './entry.ts';
import { DOTS_LIMIT, OPTIONS_LIMIT } from './hall.ts';
import { NOTE_LIMIT, TASK_LIMIT } from './harvest-entries.ts';
import { PointId, PollId } from './harvest-ids.ts';
import { EntryId, RoundId, StationId } from './ids.ts';
import { OUTCOMES } from './outcomes.ts';

/**
 * The entries of the screen's document: what is on the wall, and everything that was released for it, with the words themselves. It is
 * all that a viewer ever receives, so nothing may be in it that was not released.
 */

/** More than a wall shows, and more than a point on it can hold. */
export const SHOWN_LIMIT = 200;
/** Rounds of a programme. */
export const ROUNDS_LIMIT = 20;
/** Votes at which a table or viewer could have taken part: as many as a hall and its gallery hold, ten times. */
const VOTERS_LIMIT = 100_000;

const { id, clock, at, device } = EntryBase.entries;
const base = { id, clock, at, device };
const name = v.pipe(v.string(), v.maxLength(NAME_LIMIT));
const note = v.pipe(v.string(), v.maxLength(NOTE_LIMIT));
const order = v.pipe(v.number(), v.finite());
const local = v.object({ nl: name, en: v.optional(name) });
const colour = v.picklist(COLOURS);
const day = v.union([v.literal(''), v.pipe(v.string(), v.isoDate())]);
const ms = v.pipe(v.number(), v.safeInteger(), v.minValue(0));

/** What the meeting is, for a screen that knows no set-up. */
const aboutSet = v.object({
  ...base,
  type: v.literal('about-set'),
  title: local,
  date: v.optional(day),
  place: v.optional(name),
  languages: v.pipe(v.array(v.picklist(['nl', 'en'])), v.maxLength(2)),
  rounds: v.pipe(
    v.array(v.object({ id: RoundId, name: local, minutes: v.pipe(v.number(), v.integer(), v.minValue(0)) })),
    v.maxLength(ROUNDS_LIMIT),
  ),
});
/** The clock of the round that is on: it ends at `endsAt` (hub time, ms), or stands still with `left` ms to go, or is over. */
const clockShown = v.object({
  ...base,
  type: v.literal('clock-shown'),
  round: v.optional(RoundId),
  endsAt: v.optional(ms),
  left: v.optional(ms),
});
/** The words of a statement as they were released, or that it is released no more. */
const released = v.object({
  ...base,
  type: v.literal('released'),
  station: StationId,
  statement: EntryId,
  released: v.boolean(),
  /** With `released` only. */
  text: v.optional(v.pipe(v.string(), v.maxLength(TEXT_LIMIT))),
  theme: v.optional(v.object({ name: local, colour, icon: v.optional(v.picklist(ICONS)) })),
  kind: v.optional(v.picklist(KINDS)),
  voice: v.optional(v.picklist(VOICES)),
  quote: v.optional(v.boolean()),
});
const pointReleased = v.object({
  ...base,
  type: v.literal('point-released'),
  point: PointId,
  released: v.boolean(),
  title: v.optional(name),
  note: v.optional(note),
  colour: v.optional(colour),
  order: v.optional(order),
  /** How many statements lie under it. */
  count: v.optional(ms),
  /** Those of them that are shown with it; each has to be released by itself. */
  statements: v.optional(v.pipe(v.array(EntryId), v.maxLength(SHOWN_LIMIT))),
  response: v.optional(
    v.object({ outcome: v.picklist(OUTCOMES), reason: v.optional(note), who: v.optional(name), date: v.optional(day) }),
  ),
});
const resultReleased = v.object({
  ...base,
  type: v.literal('result-released'),
  poll: PollId,
  released: v.boolean(),
  title: v.optional(name),
  results: v.optional(v.pipe(v.array(v.object({ point: PointId, title: name, dots: ms })), v.maxLength(OPTIONS_LIMIT))),
  /** How many voted, of how many that could; the second is not known of viewers. */
  votes: v.optional(v.pipe(ms, v.maxValue(VOTERS_LIMIT))),
  of: v.optional(v.pipe(ms, v.maxValue(VOTERS_LIMIT))),
  voters: v.optional(v.picklist(['tables', 'viewers'])),
});

const shownFollowUp = v.object({
  what: v.pipe(v.string(), v.maxLength(TASK_LIMIT)),
  who: name,
  due: day,
  voice: v.nullable(v.picklist(VOICES)),
  points: v.pipe(v.array(name), v.maxLength(OPTIONS_LIMIT)),
  done: v.optional(v.boolean()),
});
/** What is on the wall. Everything from a table in it stands by its name, and shows only while it is released. */
export const Scene = v.variant('kind', [
  v.object({ kind: v.literal('blank') }),
  v.object({ kind: v.literal('welcome'), text: v.optional(note) }),
  v.object({ kind: v.literal('programme') }),
  v.object({ kind: v.literal('timer') }),
  v.object({ kind: v.literal('matrix') }),
  v.object({ kind: v.literal('quotes'), statements: v.pipe(v.array(EntryId), v.maxLength(SHOWN_LIMIT)) }),
  v.object({ kind: v.literal('point'), point: PointId }),
  v.object({ kind: v.literal('harvest'), points: v.pipe(v.array(PointId), v.maxLength(SHOWN_LIMIT)) }),
  v.object({ kind: v.literal('follow-ups'), items: v.pipe(v.array(shownFollowUp), v.maxLength(SHOWN_LIMIT)) }),
  v.object({
    kind: v.literal('poll'),
    poll: PollId,
    title: name,
    options: v.pipe(v.array(v.object({ point: PointId, title: name })), v.maxLength(OPTIONS_LIMIT)),
    dots: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(DOTS_LIMIT)),
    voters: v.picklist(['tables', 'viewers']),
    open: v.boolean(),
  }),
  v.object({ kind: v.literal('result'), poll: PollId }),
]);
export type Scene = v.InferOutput<typeof Scene>;
const sceneShown = v.object({ ...base, type: v.literal('scene-shown'), scene: Scene });

export const ScreenEntry = v.variant('type', [
  aboutSet,
  clockShown,
  released,
  pointReleased,
  resultReleased,
  sceneShown,
]);
export type ScreenEntry = v.InferOutput<typeof ScreenEntry>;
export type ScreenBody = ScreenEntry extends infer E
  ? E extends ScreenEntry
    ? Omit<E, keyof typeof base>
    : never
  : never;

export function parseScreenEntry(raw: RawEntry): ScreenEntry | undefined {
  const result = v.safeParse(ScreenEntry, raw);
  return result.success ? result.output : undefined;
}
