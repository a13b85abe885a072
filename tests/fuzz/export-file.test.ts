import * as v from 'valibot';
import { expect, test } from 'vitest';
import { MeetingExport } from '../../src/export/export-schema.ts';
import { serialize } from '../../src/export/meeting-export.ts';
import { exportOf, sampleMeeting } from '../export/meeting-entries.ts';
import { fuzz, PATIENCE } from './fuzz.ts';
import { jsonOf, mutateText, mutateValue } from './mutate.ts';

const FILE = exportOf(sampleMeeting().placed.filter((_, i) => i % 9 === 0));
const TEXT = serialize(FILE);

test(
  'export-file: whatever stands in a file, reading it as an export gives an answer, and yes only to what is whole',
  PATIENCE,
  async () => {
    await fuzz('export-file', ({ chance }, note) => {
      const file = parsed(chance.yes(0.3) ? mutateText(chance, TEXT) : jsonOf(mutateValue(chance, FILE)));
      const read = v.safeParse(MeetingExport, file);
      note(read.success ? 'an export' : 'none');
      if (read.success) expect(v.is(MeetingExport, JSON.parse(JSON.stringify(read.output)))).toBe(true);
    });
  },
);

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
