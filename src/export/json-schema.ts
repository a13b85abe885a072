import { toJsonSchema } from '@valibot/to-json-schema';
import { MeetingExport, SCHEMA_VERSION, UnknownEntry } from './export-schema.ts';
import { Completeness, ExportedCount, ExportedTallies } from './figures-schema.ts';
import { Label } from './schema-parts.ts';
import {
  ExportedAngle,
  ExportedMeeting,
  ExportedRound,
  ExportedSetupEntry,
  ExportedStation,
  ExportedTheme,
} from './setup-schema.ts';
import { ExportedStatement, StatementEntry } from './statement-schema.ts';

/** The export's definition as JSON Schema (2020-12), in the text of docs/export.schema.json. */
export function exportJsonSchema(): string {
  const { $schema, $defs, ...rest } = toJsonSchema(MeetingExport, {
    target: 'draft-2020-12',
    definitions: {
      label: Label,
      meeting: ExportedMeeting,
      theme: ExportedTheme,
      angle: ExportedAngle,
      round: ExportedRound,
      station: ExportedStation,
      setupEntry: ExportedSetupEntry,
      statement: ExportedStatement,
      statementEntry: StatementEntry,
      count: ExportedCount,
      tallies: ExportedTallies,
      completeness: Completeness,
      unknownEntry: UnknownEntry,
    },
    ignoreActions: ['brand', 'finite'], // neither can be said in JSON Schema, and JSON has no other numbers
    overrideAction: ({ valibotAction, jsonSchema }) => {
      // A set-up can hold 31 February: wrong, but no reason to call the whole file so, as format "date" would.
      if (valibotAction.type !== 'iso_date') return undefined;
      return { ...jsonSchema, format: undefined, pattern: '^\\d{4}-\\d{2}-\\d{2}$' };
    },
  });
  const head = {
    $schema,
    $id: `urn:tafellaken:export:${SCHEMA_VERSION}`,
    title: 'Tafellaken meeting export',
    description:
      'One civic meeting with everything that was written down at its tables. The fields are explained in export.md.',
  };
  return `${JSON.stringify({ ...head, ...rest, $defs }, null, 2)}\n`;
}
