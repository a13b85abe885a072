import * as v from 'valibot';
import { COLOURS, ICONS, KINDS, SOURCES, STATION_KINDS, VOICES } from './code-lists.ts';
import { AngleId, DeviceId, EntryId, isId, RoundId, StationId, ThemeId } from './ids.ts';
import { isCount, isList, isOneOf, isText } from './plain-checks.ts';

/**
 * Entries: the small immutable facts that everything else is folded from. The schemas here are their definition on the disk,
 * on the wire and in files; the types are inferred. A field is never renamed or given another meaning: a new entry type is
 * made instead, which older versions keep and pass on without showing it.
 */

/** The longest statement seen at a meeting was a spoken paragraph of 2,000 characters; four times that. Unit: UTF-16 code units. */
export const TEXT_LIMIT = 8_000;
/** Names and titles in a set-up: longer ones do not fit any screen. */
export const NAME_LIMIT = 200;
/** A core question or sub-question. */
export const QUESTION_LIMIT = 1_000;
/** A meeting has three angles by default; a dozen is more than a host can read. */
export const ANGLES_LIMIT = 12;
/** More than a table can talk about in one evening. */
export const SUBQUESTIONS_LIMIT = 20;
/** A meeting lasts an evening: at most eight hours. Unit: minutes. */
export const MINUTES_LIMIT = 480;
/** Numbers on table cards. */
export const NUMBER_LIMIT = 100_000;
/** How many earlier entries one change can stand over: one head a field, times the devices that wrote at once. */
export const OVER_LIMIT = 64;

const text = v.pipe(v.string(), v.minLength(1), v.maxLength(TEXT_LIMIT));
const name = v.pipe(v.string(), v.maxLength(NAME_LIMIT));
const question = v.pipe(v.string(), v.maxLength(QUESTION_LIMIT));
const local = v.object({ nl: name, en: v.optional(name) });
const localQuestion = v.object({ nl: question, en: v.optional(question) });
const angles = v.pipe(v.array(AngleId), v.maxLength(ANGLES_LIMIT));
const order = v.pipe(v.number(), v.finite());
const over = v.pipe(v.array(EntryId), v.maxLength(OVER_LIMIT));

/** What every entry has. `clock`: one more than the highest seen in its document. `at`: ms since 1970, for people only. */
const base = {
  id: EntryId,
  clock: v.pipe(v.number(), v.safeInteger(), v.minValue(1)),
  at: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
  device: DeviceId,
};

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
export const STATEMENT_FIELDS = Object.keys(StatementFields.entries) as StatementField[];

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

const meetingSet = v.object({
  ...base,
  type: v.literal('meeting-set'),
  changes: v.partial(
    v.object({
      title: local,
      /** Local calendar day of the meeting, YYYY-MM-DD. */
      date: v.pipe(v.string(), v.isoDate()),
      place: name,
      languages: v.pipe(v.array(v.picklist(['nl', 'en'])), v.maxLength(2)),
      kinds: v.array(v.picklist(KINDS)),
      voices: v.array(v.picklist(VOICES)),
    }),
  ),
});
const themeSet = v.object({
  ...base,
  type: v.literal('theme-set'),
  theme: ThemeId,
  changes: v.partial(
    v.object({
      name: local,
      question: localQuestion,
      subquestions: v.pipe(v.array(localQuestion), v.maxLength(SUBQUESTIONS_LIMIT)),
      colour: v.picklist(COLOURS),
      icon: v.picklist(ICONS),
      order,
      dropped: v.boolean(),
    }),
  ),
});
const angleSet = v.object({
  ...base,
  type: v.literal('angle-set'),
  angle: AngleId,
  changes: v.partial(
    v.object({ name: local, colour: v.picklist(COLOURS), icon: v.picklist(ICONS), order, dropped: v.boolean() }),
  ),
});
const roundSet = v.object({
  ...base,
  type: v.literal('round-set'),
  round: RoundId,
  changes: v.partial(
    v.object({
      name: local,
      /** Planned length. */
      minutes: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(MINUTES_LIMIT)),
      order,
      dropped: v.boolean(),
    }),
  ),
});
const stationSet = v.object({
  ...base,
  type: v.literal('station-set'),
  station: StationId,
  changes: v.partial(
    v.object({
      kind: v.picklist(STATION_KINDS),
      number: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(NUMBER_LIMIT)),
      name: local,
      theme: ThemeId,
      /** Raising it turns the station's earlier links away. */
      generation: v.pipe(v.number(), v.safeInteger(), v.minValue(1)),
      dropped: v.boolean(),
      /** Beside `dropped`: where this station's group has gone. Versions that do not know it see a dropped station. */
      mergedInto: v.nullable(StationId),
    }),
  ),
});
const roundStarted = v.object({ ...base, type: v.literal('round-started'), round: RoundId });
const roundStopped = v.object({ ...base, type: v.literal('round-stopped'), round: RoundId });
/** All that was ever said in one statement is to be taken off every disk. It cannot be undone; only its identifier is left, here. */
const erased = v.object({ ...base, type: v.literal('erased'), station: StationId, statement: EntryId });

export const SetupEntry = v.variant('type', [
  meetingSet,
  themeSet,
  angleSet,
  roundSet,
  stationSet,
  roundStarted,
  roundStopped,
  erased,
]);
export type SetupEntry = v.InferOutput<typeof SetupEntry>;
export type SetupBody = SetupEntry extends infer E ? (E extends SetupEntry ? Omit<E, keyof EntryBase> : never) : never;
export type StationBody = StationEntry extends infer E
  ? E extends StationEntry
    ? Omit<E, keyof EntryBase>
    : never
  : never;

/** Names of types, of this version and of later ones. */
const TYPE_LIMIT = 40;

type Fields = Record<string, unknown>;

/** The part of an entry that every version can read, whatever its type is. */
export const EntryBase = v.object({ ...base, type: v.pipe(v.string(), v.minLength(1), v.maxLength(TYPE_LIMIT)) });
export type EntryBase = Omit<v.InferOutput<typeof EntryBase>, 'type'>;

/** An entry as it lies in a document: the base is certain, the rest may be of a newer version. */
export type RawEntry = v.InferOutput<typeof EntryBase> & Record<string, unknown>;

/**
 * Reads the base of an entry that came from a disk, a socket or a file.
 * Returns undefined for anything that is not an entry at all; the rest of its fields is kept as it was.
 */
export function parseRawEntry(value: unknown): RawEntry | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { id, clock, at, device, type } = value as Fields;
  const whole = isId(id) && isCount(clock, 1) && isCount(at, 0) && isId(device) && isText(type, TYPE_LIMIT);
  return whole ? (value as RawEntry) : undefined;
}

/** The entry as this version knows it in that kind of document, or undefined: newer, or of a bad shape. */
export function parseStationEntry(value: unknown): StationEntry | undefined {
  const raw = parseRawEntry(value);
  return raw && isStationEntry(raw) ? knownPart(raw) : undefined;
}

/**
 * Whether this version knows an entry of a station. It may have fields beyond those that are known. Written out by hand, because sixty
 * thousand pass here in one go; tests hold it to the schema `StationEntry`.
 */
export function isStationEntry(raw: RawEntry): raw is StationEntry & RawEntry {
  switch (raw.type) {
    case 'captured':
      return areFields(raw, false) && isOneOf(SOURCES, raw.source);
    case 'amended':
      return isId(raw.statement) && areFields(raw.changes, true) && isList(raw.over, OVER_LIMIT, isId);
    case 'withdrawn':
    case 'restored':
      return isId(raw.statement);
    default:
      return false;
  }
}

/** What a captured entry says, or a change of some of it, in which a tag that is taken away is null. */
function areFields(value: unknown, some: boolean): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const { text, theme, angles, kind, voice, quote, round } = value as Fields;
  return (
    ((some && text === undefined) || isText(text, TEXT_LIMIT)) &&
    ((some && theme === undefined) || isId(theme)) &&
    ((some && angles === undefined) || isList(angles, ANGLES_LIMIT, isAngle)) &&
    ((some && kind === null) || isOneOf(KINDS, kind)) &&
    ((some && voice === null) || isOneOf(VOICES, voice)) &&
    (quote === undefined || typeof quote === 'boolean') &&
    ((some && round === undefined) || isId(round))
  );
}

function isAngle(value: unknown): boolean {
  return value !== 'none' && isId(value);
}

/** The fields of an entry that this version knows, in the order of its schema. */
export function knownPart(entry: StationEntry): StationEntry {
  const schema = StationEntry.options.find(({ entries }) => entries.type.literal === entry.type);
  const known = picked(entry, schema?.entries);
  if (known.type === 'amended') known.changes = picked(known.changes, StatementFields.entries);
  return known;
}

function picked<T extends object>(from: T, fields: object | undefined): T {
  const out: Fields = {};
  for (const field in fields) if (field in from) out[field] = (from as Fields)[field];
  return out as T;
}

export function parseSetupEntry(value: unknown): SetupEntry | undefined {
  const result = v.safeParse(SetupEntry, value);
  return result.success ? result.output : undefined;
}

/** The entry as this version knows it when it says that a statement was erased; undefined for every other. */
export function parseErased(raw: RawEntry): (SetupEntry & { type: 'erased' }) | undefined {
  const entry = raw.type === 'erased' ? parseSetupEntry(raw) : undefined;
  return entry?.type === 'erased' ? entry : undefined;
}

/** The one order of entries: by Lamport clock, then by id. Wall time never orders anything. */
export function byClock(a: { clock: number; id: string }, b: { clock: number; id: string }): number {
  return a.clock - b.clock || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}
