import * as v from 'valibot';
import { KINDS, SOURCES, VOICES } from './code-lists.ts';
import { ANGLES_LIMIT, base, OVER_LIMIT, TEXT_LIMIT, TYPE_LIMIT } from './entry.ts';
import { AngleId, EntryId, RoundId, ThemeId } from './ids.ts';

/**
 * What the entries of a station are. In a file of its own: a device reads them by the checks in `entry.ts`, which say the same (a test
 * holds them together), and needs the schemas for exports only.
 */

const text = v.pipe(v.string(), v.minLength(1), v.maxLength(TEXT_LIMIT));
const angles = v.pipe(v.array(AngleId), v.maxLength(ANGLES_LIMIT));
const over = v.pipe(v.array(EntryId), v.maxLength(OVER_LIMIT));

/** What was said, as the host wrote it down. The tags can all be missing. */
export const StatementFields = v.object({
  text,
  theme: ThemeId,
  angles,
  kind: v.nullable(v.picklist(KINDS)),
  voice: v.nullable(v.picklist(VOICES)),
  quote: v.boolean(),
  round: RoundId,
});
export type StatementFields = v.InferOutput<typeof StatementFields>;
export type StatementField = keyof StatementFields;

const captured = v.object({
  ...base,
  type: v.literal('captured'),
  text,
  theme: ThemeId,
  angles,
  kind: v.optional(v.picklist(KINDS)),
  voice: v.optional(v.picklist(VOICES)),
  quote: v.optional(v.boolean()),
  round: RoundId,
  source: v.optional(v.picklist(SOURCES)),
});
/** `over`: the entries whose words this one replaces, as far as its writer had seen them. What it does not name stays beside it. */
const amended = v.object({
  ...base,
  type: v.literal('amended'),
  statement: EntryId,
  changes: v.partial(StatementFields),
  over,
});
/** Withdrawing and restoring: the highest (clock, id) of them stands. */
const withdrawn = v.object({ ...base, type: v.literal('withdrawn'), statement: EntryId });
const restored = v.object({ ...base, type: v.literal('restored'), statement: EntryId });

export const StationEntry = v.variant('type', [captured, amended, withdrawn, restored]);
export type StationEntry = v.InferOutput<typeof StationEntry>;
export type CapturedEntry = v.InferOutput<typeof captured>;

/** The part of an entry that every version can read, whatever its type is. */
export const EntryBase = v.object({ ...base, type: v.pipe(v.string(), v.minLength(1), v.maxLength(TYPE_LIMIT)) });
