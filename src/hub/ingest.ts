import { ContentAny, ContentDeleted, decodeUpdate, type GC, Item, Skip } from 'yjs';
import { ENTRIES } from '../domain/documents.ts';
import { dropDeletions } from './delete-set.ts';

/**
 * The rules for a Yjs update that comes in: it may add entries and do nothing else. What an entry says is not looked at; those of
 * a newer version are kept and passed on like all others. What it says was deleted is taken out of it: only the hub erases.
 */

/**
 * The longest update. A table's whole evening takes some 100 KB and the set-up of 1,000 tables 300 KB; ten times that, and half a
 * frame, so that what is too long gets an answer instead of a dropped socket. Unit: bytes.
 */
export const UPDATE_LIMIT_BYTES = 4 * 1024 * 1024;
/** The largest entry this version can make is a theme with twenty sub-questions in two languages: some 43,000; three times that. */
export const ENTRY_SIZE_LIMIT = 128 * 1024;
/** Entries are four levels deep. What is nested by the thousand would overflow the stack of whoever reads it. */
const ENTRY_DEPTH_LIMIT = 16;

/** Why an update is not taken, with the words for the hub's operator. */
export const INGEST_REASONS = {
  'too-large': 'The update is longer than any meeting needs.',
  malformed: 'The bytes are not a Yjs update.',
  'not-entries': 'The update holds something else than entries in the array of entries.',
  'entry-too-large': 'An entry is larger or deeper than any entry may be.',
} as const;
export type IngestReason = keyof typeof INGEST_REASONS;

export type Checked =
  | {
      state: 'accepted';
      /** The entries in the update; one that came before may be among them. */
      entries: readonly Record<string, unknown>[];
      /** The update without its deletions: these bytes are to be stored and applied. */
      update: Uint8Array;
      /** By Yjs client, the clock of the first thing in the update. */
      start: ReadonlyMap<number, number>;
      /** By Yjs client, the clock right after the last thing in the update. */
      reach: ReadonlyMap<number, number>;
    }
  | { state: 'refused'; reason: IngestReason };

/** Looks through an update, and takes its deletions out **in the bytes given**, so that whoever applies those does not delete either. */
export function checkUpdate(update: Uint8Array): Checked {
  if (update.byteLength > UPDATE_LIMIT_BYTES) return refused('too-large');
  let decoded: ReturnType<typeof decodeUpdate>;
  try {
    decoded = decodeUpdate(update);
  } catch {
    return refused('malformed');
  }
  const kept = dropDeletions(update, decoded);
  if (!kept) return refused('malformed');
  const entries: Record<string, unknown>[] = [];
  const start = new Map<number, number>();
  const reach = new Map<number, number>();
  for (const struct of decoded.structs) {
    if (breaksReaders(struct)) return refused('malformed');
    if (struct instanceof Skip) continue; // a gap in what the client has, when it came by parts of a document only
    if (!(struct instanceof Item) || !addsToEntries(struct)) return refused('not-entries');
    // What is left of an entry that was erased before it came here: its place.
    const values = struct.content instanceof ContentDeleted ? [] : valuesOf(struct);
    if (!values) return refused('not-entries');
    for (const value of values) {
      if (!isPlainObject(value)) return refused('not-entries');
      const size = sizeOf(value, ENTRY_DEPTH_LIMIT);
      if (size === undefined) return refused('not-entries');
      if (size > ENTRY_SIZE_LIMIT) return refused('entry-too-large');
      entries.push(value);
    }
    const { client, clock } = struct.id;
    start.set(client, Math.min(start.get(client) ?? clock, clock));
    reach.set(client, Math.max(reach.get(client) ?? 0, clock + struct.length));
  }
  return { state: 'accepted', entries, update: kept, start, reach };
}

function valuesOf({ content }: Item): unknown[] | undefined {
  return content instanceof ContentAny ? content.arr : undefined;
}

function refused(reason: IngestReason): Checked {
  return { state: 'refused', reason };
}

/**
 * Whether the item stands in the array of entries. One that names its neighbours takes its place from them, and since nothing but
 * entries was ever let in, the neighbours stand there. A key (`parentSub`) would make it a map's value, which writes over another.
 */
function addsToEntries(item: Item): boolean {
  if (item.parentSub !== null) return false;
  // Decoding without a document leaves a root type's name in `parent`, where an item in a document has the type itself.
  const parent: unknown = item.parent;
  return parent === null ? item.origin !== null || item.rightOrigin !== null : parent === ENTRIES;
}

/**
 * Whether Yjs decodes the struct and then throws half-way through taking it in, whenever this document is read again: one that takes no
 * place or ends beyond what can be counted, and one that names as its neighbour itself or what its own writer makes later. (For what
 * other writers have yet to send it waits.)
 */
function breaksReaders(struct: Item | GC | Skip): boolean {
  const { id, length } = struct;
  if (length === 0 || !Number.isSafeInteger(id.clock + length)) return true;
  if (!(struct instanceof Item)) return false;
  return [struct.origin, struct.rightOrigin].some(
    (at) => at !== null && at.client === id.client && at.clock >= id.clock,
  );
}

function isPlainObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}

/** What every node costs on top of its characters: a number, a brace and a comma, with room. */
const NODE_SIZE = 8;

/**
 * The size of a JSON value in characters, about; infinite when it is nested deeper than `depth`, and undefined when it holds what JSON
 * has no form for (bytes, big integers, an object with a forged prototype): reading that back from an export would fail.
 */
function sizeOf(value: unknown, depth: number): number | undefined {
  if (depth < 0) return Number.POSITIVE_INFINITY;
  if (typeof value === 'string') return value.length + NODE_SIZE;
  if (value === null || value === undefined || typeof value === 'number' || typeof value === 'boolean')
    return NODE_SIZE;
  if (!Array.isArray(value) && !isPlainObject(value)) return undefined;
  let size = NODE_SIZE;
  for (const [key, part] of Object.entries(value)) {
    const inner = sizeOf(part, depth - 1);
    if (inner === undefined) return undefined;
    size += inner + key.length;
  }
  return size;
}
