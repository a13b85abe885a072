import { APP_VERSION } from '../domain/app-version.ts';
import { byClock, parseSetupEntry } from '../domain/entry.ts';
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
export function exportMeeting({ fold, presence = [], exportedAt, version = APP_VERSION }: ExportInput): MeetingExport {
  const { meeting, setup } = fold;
  const stations = inOrder(setup.stations, fold.stations.keys());
  const folds = stations.flatMap((id) => fold.stations.get(id) ?? []);
  const unknown = unknownEntries(fold);
  return {
    schemaVersion: SCHEMA_VERSION,
    exportedAt: wireTime(exportedAt),
    generator: { name: 'Tafellaken', version },
    meeting: {
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
    },
    codeLists: codeLists(),
    themes: setup.themes.map((t) => ({ ...t, subquestions: [...t.subquestions], icon: t.icon ?? null })),
    angles: [...setup.angles],
    rounds: [...setup.rounds],
    stations: setup.stations.map((s) => ({
      ...s,
      name: s.name ?? null,
      theme: s.theme ?? null,
      mergedInto: s.mergedInto ?? null,
    })),
    tallies: exportedTallies(
      setup,
      stations,
      folds.flatMap((f) => [...f.statements.values()]),
    ),
    completeness: completenessOf(fold, stations, presence, unknown.length),
    statements: folds.flatMap((f) => exportedStatements(meeting, f)),
    harvest: exportedHarvest(fold),
    ...exportedNotes(fold, stations),
    ...exportedHall(fold),
    setupHistory: [...fold.setupEntries.values()].sort(byClock).flatMap((raw) => {
      const entry = parseSetupEntry(raw);
      return entry ? [exportedEntry(entry, raw)] : [];
    }),
    otherHistory: otherHistory(fold),
    unknownEntries: unknown,
  };
}
