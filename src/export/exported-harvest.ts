import { ballotsOf, countBallots } from '../domain/ballots.ts';
import { type DocumentName, documentName } from '../domain/documents.ts';
import { byClock, type RawEntry } from '../domain/entry.ts';
import { parseHallEntry } from '../domain/hall.ts';
import { hallNow, stationNotes } from '../domain/hall-now.ts';
import { parseHarvestEntry } from '../domain/harvest-entries.ts';
import type { StationId } from '../domain/ids.ts';
import type { MeetingFold } from '../domain/meeting-fold.ts';
import { parseScreenEntry } from '../domain/screen-entries.ts';
import { parseNote } from '../domain/station-notes.ts';
import { exportedEntry } from './exported-entry.ts';
import type { ExportedMessage, ExportedPoll, ExportedSummary, Harvest, OtherEntry } from './harvest-schema.ts';
import { wireTime } from './wire-time.ts';

/** The points and what lies under them; empty where the harvest is not known. */
export function exportedHarvest({ others: { harvest } }: MeetingFold): Harvest {
  if (!harvest) return { points: [], parked: [], followUps: [] };
  return {
    points: harvest.points.map((point) => {
      const response = harvest.response(point.id);
      return {
        ...point,
        statements: harvest.under(point.id).map(placeOf),
        response: response ? { ...response, date: response.date || null } : null,
      };
    }),
    parked: harvest.parked.map(placeOf),
    followUps: harvest.followUps.map((f) => ({ ...f, due: f.due || null, points: [...f.points] })),
  };
}

function placeOf({ station, statement }: Harvest['parked'][number]): Harvest['parked'][number] {
  return { station, statement };
}

/** What the tables themselves found the most important, and their rounds in a sentence. `stations`: in order. */
export function exportedNotes(fold: MeetingFold, stations: readonly StationId[]) {
  const marked: Harvest['parked'] = [];
  const summaries: ExportedSummary[] = [];
  for (const station of stations) {
    const notes = stationNotes(fold.stations.get(station));
    for (const statement of [...notes.marked].sort()) marked.push({ station, statement });
    for (const { statement, round, text, device, at } of notes.summaries) {
      summaries.push({ id: statement, station, round, text, device, at: wireTime(at) });
    }
  }
  return { marked, summaries };
}

/** Votes with their results, and what was said to the tables. */
export function exportedHall(fold: MeetingFold): { polls: ExportedPoll[]; messages: ExportedMessage[] } {
  const { polls, messages } = hallNow(fold.setup, fold);
  return {
    polls: polls.map((poll) => {
      const { options, votes, spoilt } = countBallots(poll, ballotsOf(poll, fold));
      const { id, title, voters, dots, open } = poll;
      return { id, title, voters, dots, open, votes, spoilt, options: [...options] };
    }),
    messages: messages.map(({ id, at, to, text }) => ({ id, at: wireTime(at), to: to ? [...to] : null, text })),
  };
}

/** Every entry that is about no statement and no set-up, by document and in its order. */
export function otherHistory(fold: MeetingFold): OtherEntry[] {
  const { meeting } = fold;
  const found: { document: DocumentName; raw: RawEntry; entry: { at: number } }[] = [];
  const take = (
    document: DocumentName,
    raws: Iterable<RawEntry>,
    parse: (raw: RawEntry) => { at: number } | undefined,
  ) => {
    for (const raw of raws) {
      const entry = parse(raw);
      if (entry) found.push({ document, raw, entry });
    }
  };
  take(documentName({ kind: 'setup', meeting }), fold.setupEntries.values(), parseHallEntry);
  for (const { station, entries } of fold.stations.values()) {
    take(documentName({ kind: 'station', meeting, station }), entries.values(), parseNote);
  }
  const { harvest, screen, ballots } = fold.others;
  if (harvest) take(documentName({ kind: 'harvest', meeting }), harvest.entries.values(), parseHarvestEntry);
  if (screen) take(documentName({ kind: 'screen', meeting }), screen.entries.values(), parseScreenEntry);
  if (ballots) take(documentName({ kind: 'ballots', meeting }), ballots.entries.values(), parseNote);
  return found
    .sort((a, b) => (a.document === b.document ? byClock(a.raw, b.raw) : a.document < b.document ? -1 : 1))
    .map(({ document, raw, entry }) => ({
      document,
      entry: exportedEntry(entry, raw) as unknown as OtherEntry['entry'],
    }));
}
