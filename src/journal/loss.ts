import { type DocumentName, parseDocumentName } from '../domain/documents.ts';
import { parseRawEntry, type RawEntry } from '../domain/entry.ts';
import type { EntryId, MeetingId, StatementId } from '../domain/ids.ts';
import type { RawRecord } from './raw-database.ts';
import { textGoes, type WipeScope } from './wipe.ts';

/** What of one meeting would be lost with this device: what the hub has not said that it has. */
export interface Loss {
  meeting: MeetingId;
  /** Statements of which anything has not been received, each with the document it is in. */
  statements: Map<StatementId, DocumentName>;
  /** Other entries: of the set-up, or of kinds that this version does not know. */
  others: Set<EntryId>;
  /** Texts that were typed and not saved, by the key they lie under. */
  texts: Set<string>;
}

/** How many things that is, in all meetings: the number that must be said before they go. */
export function lossCount(losses: Iterable<Loss>): number {
  let n = 0;
  for (const { statements, others, texts } of losses) n += statements.size + others.size + texts.size;
  return n;
}

const ENTRY_KEY = 'tafellaken:entry:';
const DRAFT_KEY = 'tafellaken:draft:';
const EDIT_KEY = 'tafellaken:edit:';

/** What would be lost, from what lies in the journal and its spare (`records`) and in localStorage (`texts`). */
export function lossOf(
  records: readonly RawRecord[],
  texts: readonly [key: string, value: string][],
  scope: WipeScope,
): Map<MeetingId, Loss> {
  const received = new Set<unknown>();
  const entries: { document: unknown; entry: unknown }[] = [];
  const typed = new Map<string, unknown>();
  const onNoHub = new Set(
    records.flatMap(({ store, value }) => (store === 'meetings' && isOnNoHub(value) ? field(value, 'id') : [])),
  );
  for (const { store, value } of records) {
    if (store === 'journal') {
      // one of the two that says received is enough: the other was not told yet
      const there = Number(field(value, 'receivedAt')) > 0 && !onNoHub.has(field(value, 'meeting'));
      if (there) received.add(field(value, 'id'));
      else entries.push({ document: field(value, 'document'), entry: field(value, 'entry') });
    }
    if (store === 'drafts') typed.set(String(field(value, 'key')), value);
  }
  for (const [key, value] of texts) {
    const parsed = parse(value);
    if (key.startsWith(ENTRY_KEY)) entries.push({ document: field(parsed, 'document'), entry: field(parsed, 'entry') });
    if (key.startsWith(DRAFT_KEY) || key.startsWith(EDIT_KEY)) typed.set(key, parsed);
  }

  const losses = new Map<MeetingId, Loss>();
  const of = (meeting: MeetingId): Loss | undefined => {
    if (scope.of === 'meeting' && scope.meeting !== meeting) return undefined;
    const loss = losses.get(meeting) ?? emptyLoss(meeting);
    losses.set(meeting, loss);
    return loss;
  };
  for (const { document, entry: raw } of entries) {
    const entry = parseRawEntry(raw);
    const ref = typeof document === 'string' ? parseDocumentName(document) : undefined;
    if (entry && ref && !received.has(entry.id)) addEntry(of(ref.meeting), document as DocumentName, entry);
  }
  for (const [key, value] of typed) {
    const meeting = key.split(':')[2]?.split('/')[0] as MeetingId | undefined;
    if (meeting && hasOwnWords(key, value) && textGoes(key, '', scope)) of(meeting)?.texts.add(key);
  }
  return losses;
}

export function emptyLoss(meeting: MeetingId): Loss {
  return { meeting, statements: new Map(), others: new Set(), texts: new Set() };
}

function addEntry(loss: Loss | undefined, document: DocumentName, entry: RawEntry): void {
  const about = entry.type === 'captured' ? entry.id : entry.statement;
  if (parseDocumentName(document)?.kind === 'station' && typeof about === 'string') {
    loss?.statements.set(about as StatementId, document);
  } else {
    loss?.others.add(entry.id);
  }
}

/** Made on this device, and never put on a hub: whatever its rows say, nobody else has them. */
function isOnNoHub(meeting: unknown): boolean {
  return field(meeting, 'rootKey') !== undefined && field(meeting, 'hub') === undefined;
}

/** A draft holds the tags of the next statement too, and a change that was begun may be back at what it was: those are no words. */
function hasOwnWords(key: string, value: unknown): boolean {
  if (key.startsWith(EDIT_KEY)) return field(value, 'text') !== field(value, 'base');
  const text = field(field(value, 'draft'), 'text');
  return typeof text === 'string' && text.trim() !== '';
}

function field(of: unknown, name: string): unknown {
  return typeof of === 'object' && of !== null ? (of as Record<string, unknown>)[name] : undefined;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
