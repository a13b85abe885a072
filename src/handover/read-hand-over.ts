import * as v from 'valibot';
import { type DocumentName, parseDocumentName } from '../domain/documents.ts';
import { parseRawEntry, type RawEntry } from '../domain/entry.ts';
import { isWithinLimits } from '../domain/entry-limits.ts';
import { DeviceId, type EntryId, MeetingId } from '../domain/ids.ts';
import { contentChecksum, FORMAT, type HandedDraft, VERSION } from './hand-over-file.ts';

/**
 * Characters. A device of the largest meeting (60,000 statements, some 400 characters an entry, each changed once) holds 50 million;
 * what is larger was not made by this app, and would take the page's memory.
 */
export const TEXT_LIMIT = 64_000_000;

const Head = v.object({ format: v.literal(FORMAT), version: v.pipe(v.number(), v.integer(), v.minValue(1)) });
const Draft = v.object({ station: v.string(), at: v.number(), text: v.string() });
const Body = v.object({
  meeting: MeetingId,
  device: DeviceId,
  madeAt: v.number(),
  counts: v.object({ documents: v.number(), entries: v.number() }),
  checksum: v.string(),
  documents: v.record(v.string(), v.array(v.unknown())),
  drafts: v.optional(v.array(v.unknown())),
});

export interface ReadFile {
  meeting: MeetingId;
  device: DeviceId;
  madeAt: number;
  documents: ReadonlyMap<DocumentName, readonly RawEntry[]>;
  /** Entries there are in all. */
  entries: number;
  drafts: readonly HandedDraft[];
  /** What is in the file and has no place here: documents of a kind this version does not know, and what is no entry, or too large for one. */
  leftOut: number;
}

export type ReadOutcome =
  | { state: 'read'; file: ReadFile }
  | { state: 'no-hand-over' }
  | { state: 'damaged' }
  | { state: 'too-large' }
  | { state: 'newer'; version: number }
  | { state: 'other-meeting'; meeting: MeetingId };

/**
 * Reads the text of any file. Entries of a type that this version does not know come through as they are. `meeting`: the one that
 * is worked on here; without it any will do.
 */
export function readHandOver(text: string, meeting?: MeetingId): ReadOutcome {
  if (text.length > TEXT_LIMIT) return { state: 'too-large' };
  const value = parseJson(text);
  // a file of ours that was cut off is no JSON any more, but still says what it was
  if (value === undefined) return { state: text.slice(0, 200).includes(`"${FORMAT}"`) ? 'damaged' : 'no-hand-over' };
  const head = v.safeParse(Head, value);
  if (!head.success) return { state: 'no-hand-over' };
  if (head.output.version > VERSION) return { state: 'newer', version: head.output.version };
  const parsed = v.safeParse(Body, value);
  if (!parsed.success) return { state: 'damaged' };
  const body = parsed.output;
  if (contentChecksum(value as typeof body) !== body.checksum) return { state: 'damaged' };
  if (meeting !== undefined && body.meeting !== meeting) return { state: 'other-meeting', meeting: body.meeting };
  return { state: 'read', file: contents(body) };
}

function contents(body: v.InferOutput<typeof Body>): ReadFile {
  const documents = new Map<DocumentName, RawEntry[]>();
  let entries = 0;
  let leftOut = 0;
  for (const [name, values] of Object.entries(body.documents)) {
    if (parseDocumentName(name)?.meeting !== body.meeting) {
      leftOut += values.length;
      continue;
    }
    const known = new Map<EntryId, RawEntry>();
    for (const value of values) {
      const entry = parseRawEntry(value);
      if (entry && isWithinLimits(value)) known.set(entry.id, entry);
      else leftOut++;
    }
    entries += known.size;
    documents.set(name as DocumentName, [...known.values()]);
  }
  const drafts = (body.drafts ?? []).flatMap((draft) => (v.is(Draft, draft) ? [draft] : []));
  const { meeting, device, madeAt } = body;
  return { meeting, device, madeAt, documents, entries, drafts, leftOut };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, '')); // some mail programs put a mark before it
  } catch {
    return undefined;
  }
}
