import { toJsonSchema } from '@valibot/to-json-schema';
import type * as v from 'valibot';
import { MeetingExport, SCHEMA_VERSION, UnknownEntry } from './export-schema.ts';
import { Completeness, ExportedCount, ExportedTallies } from './figures-schema.ts';
import { Harvest, OtherHistoryEntry } from './harvest-schema.ts';
import { PublicExport } from './public-export.ts';
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
  return jsonSchema(
    MeetingExport,
    INTERNAL_PARTS,
    'export',
    'Tafellaken meeting export',
    'One civic meeting with everything that was written down at its tables. The fields are explained in export.md.',
  );
}

/** The same for what of a meeting can be published: docs/export-public.schema.json. */
export function publicJsonSchema(): string {
  return jsonSchema(
    PublicExport,
    PARTS,
    'export-public',
    'Tafellaken meeting export, public profile',
    'What of a civic meeting can be published. The fields are explained in export.md.',
  );
}

const PARTS = {
  label: Label,
  theme: ExportedTheme,
  angle: ExportedAngle,
  round: ExportedRound,
  count: ExportedCount,
};
const INTERNAL_PARTS = {
  ...PARTS,
  meeting: ExportedMeeting,
  station: ExportedStation,
  setupEntry: ExportedSetupEntry,
  statement: ExportedStatement,
  statementEntry: StatementEntry,
  tallies: ExportedTallies,
  completeness: Completeness,
  harvest: Harvest,
  otherEntry: OtherHistoryEntry,
  unknownEntry: UnknownEntry,
};

function jsonSchema(
  schema: v.GenericSchema,
  definitions: Record<string, v.GenericSchema>,
  name: string,
  title: string,
  description: string,
): string {
  const { $schema, $defs, ...rest } = toJsonSchema(schema, {
    target: 'draft-2020-12',
    definitions,
    ignoreActions: ['brand', 'finite'], // neither can be said in JSON Schema, and JSON has no other numbers
    overrideAction: ({ valibotAction, jsonSchema }) => {
      // A set-up can hold 31 February: wrong, but no reason to call the whole file so, as format "date" would.
      if (valibotAction.type !== 'iso_date') return undefined;
      return { ...jsonSchema, format: undefined, pattern: '^\\d{4}-\\d{2}-\\d{2}$' };
    },
  });
  const head = {
    $schema,
    $id: `urn:tafellaken:${name}:${SCHEMA_VERSION}`,
    title,
    description,
  };
  return `${JSON.stringify({ ...head, ...rest, $defs }, null, 2)}\n`;
}
