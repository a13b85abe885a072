import { APP_VERSION } from '../domain/app-version.ts';
import { byClock, parseSetupEntry } from '../domain/entry.ts';
import type { StationId } from '../domain/ids.ts';
import type { MeetingFold } from '../domain/meeting-fold.ts';
import { completenessOf, type DeviceReport } from './completeness.ts';
import { type MeetingExport, SCHEMA_VERSION } from './export-schema.ts';
import { exportedEntry } from './exported-entry.ts';
import { exportedHall, exportedHarvest, exportedNotes, otherHistory } from './exported-harvest.ts';
import { exportedStatements } from './exported-statement.ts';
import { codeLists } from './label-lists.ts';
import { exportedTallies, inOrder } from './tallies.ts';
import { unknownEntries } from './unknown-entries.ts';
import { wireTime } from './wire-time.ts';

export { exportFileName } from './file-name.ts';
export { serialize } from './serialize.ts';

export interface ExportInput {
  fold: MeetingFold;
  /** What devices last told the hub, as far as this device knows; several of one device: the latest counts. */
  presence?: readonly DeviceReport[];
  /** Now, ms since 1970. */
  exportedAt: number;
  /** Version of the app that makes the export; this one, unless a test says otherwise. */
  version?: string;
}

/**
 * A whole meeting as plain data. The same entries give the same export, whatever order they came in, but for `exportedAt`,
 * and for `completeness`, which tells of devices too.
 */
export function exportMeeting(input: ExportInput): MeetingExport {
  const parts = exportParts(input);
  return Object.fromEntries(Object.entries(parts).map(([name, part]) => [name, part()])) as unknown as MeetingExport;
}

/** An export's parts, each made when it is asked for, in the order in which they stand in the file. */
export function exportParts({ fold, presence = [], exportedAt, version = APP_VERSION }: ExportInput): {
  [Name in keyof MeetingExport]: () => MeetingExport[Name];
} {
  const { meeting, setup } = fold;
  const stations = exportedStations(fold);
  const folds = stations.flatMap((id) => fold.stations.get(id) ?? []);
  const unknown = once(() => unknownEntries(fold));
  const notes = once(() => exportedNotes(fold, stations));
  const hall = once(() => exportedHall(fold));
  return {
    schemaVersion: () => SCHEMA_VERSION,
    exportedAt: () => wireTime(exportedAt),
    generator: () => ({ name: 'Tafellaken', version }),
    meeting: () => ({
      id: meeting,
      title: setup.title,
      date: setup.date ?? null,
      place: setup.place,
      languages: [...setup.languages],
      kinds: [...setup.kinds],
      voices: [...setup.voices],
      running: setup.running
        ? { round: setup.running.round, startedAt: wireTime(setup.running.startedAt), stopped: setup.running.stopped }
        : null,
    }),
    codeLists,
    themes: () => setup.themes.map((t) => ({ ...t, subquestions: [...t.subquestions], icon: t.icon ?? null })),
    angles: () => [...setup.angles],
    rounds: () => [...setup.rounds],
    stations: () =>
      setup.stations.map((s) => ({
        ...s,
        name: s.name ?? null,
        theme: s.theme ?? null,
        mergedInto: s.mergedInto ?? null,
      })),
    tallies: () =>
      exportedTallies(
        setup,
        stations,
        folds.flatMap((f) => [...f.statements.values()]),
      ),
    completeness: () => completenessOf(fold, stations, presence, unknown().length),
    statements: () => folds.flatMap((f) => exportedStatements(meeting, f)),
    harvest: () => exportedHarvest(fold),
    marked: () => notes().marked,
    summaries: () => notes().summaries,
    polls: () => hall().polls,
    messages: () => hall().messages,
    setupHistory: () =>
      [...fold.setupEntries.values()].sort(byClock).flatMap((raw) => {
        const entry = parseSetupEntry(raw);
        return entry ? [exportedEntry(entry, raw)] : [];
      }),
    otherHistory: () => otherHistory(fold),
    unknownEntries: unknown,
  };
}

/** What is made when it is first asked for. */
function once<T>(make: () => T): () => T {
  let made: { value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

/** The stations whose statements stand in an export, in order: those of the set-up, then all others. */
export function exportedStations(fold: MeetingFold): StationId[] {
  return inOrder(fold.setup.stations, fold.stations.keys());
}
