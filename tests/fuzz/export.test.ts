import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { MeetingFold } from '../../src/domain/meeting-fold.ts';
import { MeetingExport } from '../../src/export/export-schema.ts';
import { exportMeeting, serialize } from '../../src/export/meeting-export.ts';
import { EXPORTED_AT, MEETING, type Placed, sampleMeeting, stationDocument } from '../export/meeting-entries.ts';
import type { Chance } from './chance.ts';
import { fuzz, PATIENCE } from './fuzz.ts';
import { mutateText, mutateValue } from './mutate.ts';

const ajv = new Ajv2020({ strict: true, strictTypes: false });
addFormats.default(ajv);
const validate = ajv.compile(
  JSON.parse(readFileSync(new URL('../../docs/export.schema.json', import.meta.url), 'utf8')),
);

const { placed } = sampleMeeting();
/** Two entries of each type: small, so that many can be tried. */
const FEW: readonly Placed[] = [...Map.groupBy(placed, typeOf).values()].flatMap((alike) => alike.slice(0, 2));
const WITNESS = { document: stationDocument('witness'), value: { ...(FEW.at(-1)?.value as object), id: 'witness' } };
const WORDS = (WITNESS.value as { text?: string }).text;
/** Keys that the schema's reader leaves out of what it gives, so that no program trips over them. */
const UNSAFE_KEY = /"(__proto__|constructor|prototype)":/;

function typeOf({ value }: Placed): string {
  return String((value as { type?: unknown }).type);
}

function spoilt(chance: Chance): Placed[] {
  return FEW.flatMap(({ document, value }) => {
    if (chance.yes(0.7)) return [{ document, value }];
    const name = chance.yes(0.1) ? (mutateText(chance, document) as Placed['document']) : document;
    return [{ document: name, value: chance.yes(0.8) ? mutateValue(chance, value) : value }];
  });
}

test(
  'export: whatever entries a meeting holds, its file keeps its schema, can be read back, and has the others as they were',
  PATIENCE,
  async () => {
    await fuzz('export', ({ chance }, note) => {
      const fold = new MeetingFold(MEETING);
      for (const { document, value } of [...spoilt(chance), WITNESS]) fold.add(document, value);
      const text = serialize(exportMeeting({ fold, exportedAt: EXPORTED_AT }));
      const file = JSON.parse(text);
      validate(file);
      expect(validate.errors).toBeNull();
      const named = v.parse(MeetingExport, file);
      if (!UNSAFE_KEY.test(text)) expect(named).toEqual(file);
      const witness = file.statements.find((s: { id: string }) => s.id === 'witness');
      expect(witness?.text).toBe(WORDS);
      note(file.unknownEntries.length > 0 ? 'with unknown entries' : 'all known');
    });
  },
);
