import * as v from 'valibot';
import { EntryId, StationId } from '../domain/ids.ts';
import { Completeness, ExportedTallies } from './figures-schema.ts';
import { ExportedMessage, ExportedPoll, ExportedSummary, Harvest, OtherEntry } from './harvest-schema.ts';
import { codeLists } from './label-lists.ts';
import { Label, Time, told } from './schema-parts.ts';
import {
  ExportedAngle,
  ExportedMeeting,
  ExportedRound,
  ExportedSetupEntry,
  ExportedStation,
  ExportedTheme,
} from './setup-schema.ts';
import { ExportedStatement } from './statement-schema.ts';

/**
 * The version of the export's form. The second number rises when fields are added, which readers of an earlier version can
 * leave alone; the first when one is renamed, removed or given another meaning.
 */
export const SCHEMA_VERSION = '1.2';

/** Why something stands under `unknownEntries`. */
const UNKNOWN_REASONS = ['unknown-entry', 'statement-missing', 'unread-document', 'no-entry'] as const;

const List = v.array(v.object({ code: v.string(), label: Label }));
const lists = Object.fromEntries(Object.keys(codeLists()).map((name) => [name, List])) as Record<
  keyof ReturnType<typeof codeLists>,
  typeof List
>;

export const CodeLists = v.object(lists);

export const UnknownEntry = v.object({
  document: v.string(),
  reason: told(
    v.picklist(UNKNOWN_REASONS),
    'unknown-entry: of a newer version or a shape that is not known. statement-missing: about a statement that has not come in. ' +
      'unread-document: in a document that this version does not fold. no-entry: not an entry at all.',
  ),
  value: told(v.unknown(), 'As it lies in the document, with keys in alphabetical order.'),
});

/** A whole meeting as a file. The definition of docs/export.schema.json, and of the type. */
export const MeetingExport = v.object({
  schemaVersion: v.literal(SCHEMA_VERSION),
  exportedAt: told(
    Time,
    'When this file was made. Everything but this and completeness follows from the entries alone.',
  ),
  generator: v.object({ name: v.literal('Tafellaken'), version: told(v.string(), 'Version of the app.') }),
  meeting: ExportedMeeting,
  codeLists: told(CodeLists, 'Every code that can stand in this file, with Dutch and English words.'),
  themes: v.array(ExportedTheme),
  angles: v.array(ExportedAngle),
  rounds: v.array(ExportedRound),
  stations: v.array(ExportedStation),
  tallies: ExportedTallies,
  completeness: told(Completeness, 'How much of the meeting this file holds, as far as its maker could know.'),
  statements: told(v.array(ExportedStatement), 'By station, in the order in which they were captured.'),
  harvest: told(
    Harvest,
    'Points, what lies under them, what follows. Empty where the harvest was not known (from 1.2).',
  ),
  marked: told(
    v.array(v.object({ station: StationId, statement: EntryId })),
    'The statements that a table itself found the most important (from 1.2).',
  ),
  summaries: told(v.array(ExportedSummary), 'A round in a sentence, by the table itself (from 1.2).'),
  polls: told(v.array(ExportedPoll), 'What was put to the vote, and how it was voted (from 1.2).'),
  messages: told(v.array(ExportedMessage), 'What was said to the tables, oldest first (from 1.2).'),
  setupHistory: told(v.array(ExportedSetupEntry), 'Every entry of the set-up: who changed what when.'),
  otherHistory: told(
    v.array(OtherEntry),
    'Every entry about the hall, tables’ notes, harvest, screen and ballots, by document (from 1.2).',
  ),
  unknownEntries: told(v.array(UnknownEntry), 'What this version could not show. Nothing is left out of the file.'),
});
export type MeetingExport = v.InferOutput<typeof MeetingExport>;
export type UnknownEntry = v.InferOutput<typeof UnknownEntry>;
