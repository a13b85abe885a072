import * as v from 'valibot';
import { COLOURS, VOICES } from './code-lists.ts';
import { EntryBase, NAME_LIMIT, OVER_LIMIT, type RawEntry } from './entry.ts';
import { FollowUpId, PointId } from './harvest-ids.ts';
import { EntryId, StationId } from './ids.ts';
import { OUTCOMES } from './outcomes.ts';

/** The entries of the harvest's document: points, which statements they hold, what is to follow, what the council answered. */

/** A page of one's own words beside a point. Unit: UTF-16 code units. */
export const NOTE_LIMIT = 4_000;
/** What is to be done, in a paragraph. */
export const TASK_LIMIT = 1_000;
/** Points that one follow-up is linked to. */
const LINKS_LIMIT = 40;

const { id, clock, at, device } = EntryBase.entries;
const base = { id, clock, at, device };
const name = v.pipe(v.string(), v.maxLength(NAME_LIMIT));
const note = v.pipe(v.string(), v.maxLength(NOTE_LIMIT));
const order = v.pipe(v.number(), v.finite());
/** A local calendar day, YYYY-MM-DD; empty for none. */
const day = v.union([v.literal(''), v.pipe(v.string(), v.isoDate())]);

const pointSet = v.object({
  ...base,
  type: v.literal('point-set'),
  point: PointId,
  changes: v.partial(
    v.object({
      title: name,
      note,
      colour: v.picklist(COLOURS),
      order,
      dropped: v.boolean(),
      /** Beside `dropped`: what lies under this point counts as under that one. */
      mergedInto: v.nullable(PointId),
    }),
  ),
});
/**
 * Whether a statement lies under a point. `order`: its place there; without one, after the others in the order of placing. `over`: what was
 * said of this statement and point before, as far as its writer had seen it (`withOver`); what it does not name stays beside it.
 */
const placed = v.object({
  ...base,
  type: v.literal('placed'),
  station: StationId,
  statement: EntryId,
  point: PointId,
  placed: v.boolean(),
  order: v.optional(order),
  over: v.optional(v.pipe(v.array(EntryId), v.maxLength(OVER_LIMIT))),
});
/** Set aside: seen, and not needed under a point. */
const parked = v.object({
  ...base,
  type: v.literal('parked'),
  station: StationId,
  statement: EntryId,
  parked: v.boolean(),
});
const followUpSet = v.object({
  ...base,
  type: v.literal('follow-up-set'),
  followUp: FollowUpId,
  changes: v.partial(
    v.object({
      what: v.pipe(v.string(), v.maxLength(TASK_LIMIT)),
      who: name,
      due: day,
      voice: v.nullable(v.picklist(VOICES)),
      points: v.pipe(v.array(PointId), v.maxLength(LINKS_LIMIT)),
      order,
      done: v.boolean(),
      dropped: v.boolean(),
    }),
  ),
});
const responseSet = v.object({
  ...base,
  type: v.literal('response-set'),
  point: PointId,
  changes: v.partial(v.object({ outcome: v.nullable(v.picklist(OUTCOMES)), reason: note, who: name, date: day })),
});

export const HarvestEntry = v.variant('type', [pointSet, placed, parked, followUpSet, responseSet]);
export type HarvestEntry = v.InferOutput<typeof HarvestEntry>;
export type HarvestBody = HarvestEntry extends infer E
  ? E extends HarvestEntry
    ? Omit<E, keyof typeof base>
    : never
  : never;

export function parseHarvestEntry(raw: RawEntry): HarvestEntry | undefined {
  const result = v.safeParse(HarvestEntry, raw);
  return result.success ? result.output : undefined;
}
