import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import { MeetingFold } from '../../src/domain/meeting-fold.ts';
import { everyFold } from '../../src/domain/other-folds.ts';
import { publicJsonSchema } from '../../src/export/json-schema.ts';
import { exportMeeting } from '../../src/export/meeting-export.ts';
import { publicExport, VOICE_COUNT_LEAST } from '../../src/export/public-export.ts';
import { serialize } from '../../src/export/serialize.ts';
import { EXPORTED_AT, MEETING, type Placed, STARTED_AT, stationDocument } from './meeting-entries.ts';
import { wholeEvening } from './whole-evening.ts';

function exported(placed: readonly Placed[]) {
  const fold = new MeetingFold(MEETING, everyFold());
  for (const { document, value } of placed) fold.add(document, value);
  return exportMeeting({ fold, exportedAt: EXPORTED_AT });
}
const withdrawn = (statement: string): Placed => ({
  document: stationDocument('table-1'),
  value: { id: 'weg', clock: 900, at: STARTED_AT, device: 'tablet-1', type: 'withdrawn', statement },
});

describe('the public profile', () => {
  const internal = exported([...wholeEvening(), withdrawn('table-1-3')]);
  const file = publicExport(internal);
  const text = serialize(file);

  test('holds every other statement, word for word', () => {
    const left = internal.statements.filter((s) => !s.withdrawn && s.id !== 'table-1-2');
    expect(left.length).toBe(internal.statements.length - 2);
    expect(file.statements.map((s) => [s.id, s.text])).toEqual(left.map((s) => [s.id, s.text]));
    expect(file.counts.all.total).toBe(left.length);
  });

  test('says nothing of devices, times, histories, and what was withdrawn or parked', () => {
    const gone = internal.statements.filter((s) => ['table-1-2', 'table-1-3'].includes(s.id));
    expect(gone).toHaveLength(2);
    for (const { text: words, id } of gone) {
      expect(text).not.toContain(words);
      expect(text).not.toContain(`"${id}"`);
    }
    const devices = new Set(internal.statements.map((s) => s.provenance.device));
    for (const device of [...devices, 'organiser', 'bureau', 'telefoon']) expect(text).not.toContain(`"${device}"`);
    for (const word of ['history', 'provenance', 'clock', 'capturedAt', 'Na negenen', 'Rond het af']) {
      expect(text).not.toContain(word);
    }
    expect(text.match(/\d{4}-\d\d-\d\dT/g), 'but for the moment of the file itself').toHaveLength(1);
  });

  test('names a voice only where enough were heard of it', () => {
    const counts = new Map<string | null, number>();
    for (const { voice } of file.statements) counts.set(voice, (counts.get(voice) ?? 0) + 1);
    for (const [voice, n] of counts) if (voice !== null) expect(n).toBeGreaterThanOrEqual(VOICE_COUNT_LEAST);
    expect(counts.has('politician')).toBe(false);
    expect(internal.statements.some((s) => s.voice === 'politician')).toBe(true);
    expect(file.counts.voices.map((v) => [v.voice, v.total]).sort()).toEqual([...counts].sort());
  });

  test('follows its schema, as another reader has it', () => {
    const validate = new Ajv2020({ strict: false }).compile(JSON.parse(publicJsonSchema()));
    expect(validate(JSON.parse(text)), JSON.stringify(validate.errors)).toBe(true);
    expect(validate({ ...JSON.parse(text), statements: [{ text: 7 }] })).toBe(false);
  });
});
