import { canonical, plain } from '../domain/canonical.ts';
import { type DocumentName, documentName } from '../domain/documents.ts';
import { byClock, parseRawEntry, parseSetupEntry, parseStationEntry, type RawEntry } from '../domain/entry.ts';
import { parseHallEntry } from '../domain/hall.ts';
import { parseHarvestEntry } from '../domain/harvest-entries.ts';
import type { EntryId } from '../domain/ids.ts';
import type { MeetingFold, OtherFolds } from '../domain/meeting-fold.ts';
import { parseScreenEntry } from '../domain/screen-entries.ts';
import type { StationFold } from '../domain/station-fold.ts';
import { parseNote } from '../domain/station-notes.ts';
import type { UnknownEntry } from './export-schema.ts';

const PARSE: Record<keyof OtherFolds, (raw: RawEntry) => unknown> = {
  harvest: parseHarvestEntry,
  screen: parseScreenEntry,
  ballots: parseNote,
};

type Reason = UnknownEntry['reason'];

/** Everything in the meeting's documents that the other parts of an export do not show, as it came, in one order. */
export function unknownEntries(fold: MeetingFold): UnknownEntry[] {
  const found: UnknownEntry[] = [];
  const put = (document: DocumentName, reason: Reason, value: unknown) =>
    found.push({ document, reason, value: plain(value) });

  const setup = documentName({ kind: 'setup', meeting: fold.meeting });
  for (const raw of fold.setupEntries.values())
    if (!parseSetupEntry(raw) && !parseHallEntry(raw)) put(setup, 'unknown-entry', raw);
  for (const station of fold.stations.values()) {
    const document = documentName({ kind: 'station', meeting: fold.meeting, station: station.station });
    const shown = shownEntries(station);
    for (const raw of station.entries.values()) {
      if (!shown.has(raw.id) && !parseNote(raw))
        put(document, parseStationEntry(raw) ? 'statement-missing' : 'unknown-entry', raw);
    }
  }
  for (const [kind, other] of Object.entries(fold.others) as [keyof OtherFolds, OtherFolds[keyof OtherFolds]][]) {
    const document = documentName({ kind, meeting: fold.meeting });
    for (const raw of other?.entries.values() ?? []) if (!PARSE[kind](raw)) put(document, 'unknown-entry', raw);
  }
  for (const { document, value } of fold.strays) {
    put(document, parseRawEntry(value) ? 'unread-document' : 'no-entry', value);
  }
  return found.sort(byPlace);
}

function shownEntries(station: StationFold): Set<EntryId> {
  const shown = new Set<EntryId>();
  for (const s of station.statements.values()) for (const e of s.history) shown.add(e.id);
  return shown;
}

/** By document; within it entries in their own order, and what is no entry behind them by its text. */
function byPlace(a: UnknownEntry, b: UnknownEntry): number {
  if (a.document !== b.document) return a.document < b.document ? -1 : 1;
  const rawA = parseRawEntry(a.value);
  const rawB = parseRawEntry(b.value);
  if (rawA && rawB) return byClock(rawA, rawB) || compare(canonical(a.value), canonical(b.value));
  if (rawA || rawB) return rawA ? -1 : 1;
  return compare(canonical(a.value), canonical(b.value));
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
