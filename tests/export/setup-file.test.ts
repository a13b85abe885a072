import { describe, expect, test } from 'vitest';
import { MeetingFold } from '../../src/domain/meeting-fold.ts';
import { sampleSetup } from '../../src/domain/sample-meeting.ts';
import { planOf } from '../../src/domain/setup-plan.ts';
import { templatePlan } from '../../src/domain/templates.ts';
import { exportMeeting, serialize } from '../../src/export/meeting-export.ts';
import { readSetupFile, setupFileName, setupFileText } from '../../src/export/setup-file.ts';
import { anyPlan } from '../domain/any-plan.ts';
import { fc } from '../support/property.ts';
import { anyMeeting } from './any-meeting.ts';
import { MEETING, SETUP } from './meeting-entries.ts';

function foldOf(entries: readonly { document: string; value: unknown }[]): MeetingFold {
  const fold = new MeetingFold(MEETING);
  for (const { document, value } of entries) fold.add(document, value);
  return fold;
}
const cafe = () => JSON.parse(setupFileText(templatePlan('world-cafe')));

describe('a set-up file', () => {
  test('read back says what was written, whatever the set-up', () => {
    fc.assert(
      fc.property(anyPlan, (plan) => {
        expect(readSetupFile(setupFileText(plan))).toEqual({ state: 'read', plan });
      }),
    );
  });

  test('is read by an editor’s byte order mark too', () => {
    const plan = templatePlan('expert');
    expect(readSetupFile(`\uFEFF${setupFileText(plan)}`)).toEqual({ state: 'read', plan });
  });

  test('has a name that every system takes', () => {
    const plan = { ...templatePlan('blank'), title: { nl: 'Café «Zorg & co»' }, date: '2027-03-18' };
    expect(setupFileName(plan)).toBe('tafellaken-cafe-zorg-co-2027-03-18-setup.json');
    expect(setupFileName(templatePlan('blank'))).toBe('tafellaken-setup.json');
  });
});

describe('a meeting’s whole export', () => {
  test('gives the set-up that the meeting had, without what was dropped', () => {
    const bodies = sampleSetup('2026-11-24');
    const setup = bodies.map((body, i) => ({
      document: SETUP,
      value: { id: `e${i}`, clock: i + 1, at: 0, device: 'd', ...body },
    }));
    const dropped = { type: 'theme-set', theme: 'care', changes: { dropped: true } };
    const merged = { type: 'station-set', station: 'table-1', changes: { dropped: true, mergedInto: 'table-2' } };
    for (const [i, body] of [dropped, merged].entries()) {
      setup.push({ document: SETUP, value: { id: `f${i}`, clock: 99, at: 0, device: 'd', ...body } as never });
    }
    const fold = foldOf(setup);
    const plan = planOf(fold.setup);
    expect(plan.stations).toHaveLength(4);
    expect(readSetupFile(serialize(exportMeeting({ fold, exportedAt: 0 })))).toEqual({ state: 'read', plan });
  });

  test('is read, or refused with a reason, whatever it holds; nothing throws', () => {
    fc.assert(
      fc.property(anyMeeting, (entries) => {
        const read = readSetupFile(serialize(exportMeeting({ fold: foldOf(entries), exportedAt: 0 })));
        expect(['read', 'field']).toContain(read.state);
      }),
    );
  });
});

describe('a file that is none', () => {
  test.each([
    ['no JSON', 'tafels: 5', { state: 'no-json' }],
    ['a file that was cut off', setupFileText(templatePlan('expert')).slice(0, 500), { state: 'no-json' }],
    ['a list', '[]', { state: 'other-file' }],
    ['JSON of something else', '{"name":"tafellaken"}', { state: 'other-file' }],
    ['a later version', '{"format":"tafellaken-setup","version":2}', { state: 'newer', version: '2' }],
    ['an export of a later version', '{"schemaVersion":"2.0","meeting":{}}', { state: 'newer', version: '2.0' }],
  ])('is said to be %s', (_, text, told) => {
    expect(readSetupFile(text)).toEqual(told);
  });

  type Loose = ReturnType<typeof cafe>;
  test.each<[string, (f: Loose) => unknown, (string | number)[], string]>([
    ['a theme without a name', (f) => delete f.themes[2].name, ['themes', 2, 'name'], 'missing'],
    ['a name that is a number', (f) => (f.themes[0].name.nl = 7), ['themes', 0, 'name', 'nl'], 'wrong-type'],
    ['a title without end', (f) => (f.title.nl = 'x'.repeat(201)), ['title', 'nl'], 'too-long'],
    [
      '21 sub-questions',
      (f) => (f.themes[1].subquestions = Array(21).fill({ nl: 'x' })),
      ['themes', 1, 'subquestions'],
      'too-many',
    ],
    ['a colour that is none', (f) => (f.themes[3].colour = 'pink'), ['themes', 3, 'colour'], 'not-in-list'],
    ['a day that is none', (f) => (f.date = 'morgen'), ['date'], 'no-date'],
    ['a round of no minutes', (f) => (f.rounds[0].minutes = 0), ['rounds', 0, 'minutes'], 'out-of-range'],
    ['a table number and a half', (f) => (f.stations[0].number = 1.5), ['stations', 0, 'number'], 'out-of-range'],
    ['an identifier that no link can hold', (f) => (f.stations[1].id = 'a/b'), ['stations', 1, 'id'], 'no-id'],
    ['two tables of one identifier', (f) => (f.stations[1].id = 'table-1'), ['stations', 1, 'id'], 'twice'],
    [
      'a table of a theme that is not there',
      (f) => (f.stations[0].theme = 'weg'),
      ['stations', 0, 'theme'],
      'no-such-theme',
    ],
    ['no themes at all', (f) => delete f.themes, ['themes'], 'missing'],
  ])('names the field and the reason: %s', (_, break_, field, problem) => {
    const file = cafe();
    break_(file);
    expect(readSetupFile(JSON.stringify(file))).toEqual({ state: 'field', field, problem });
  });

  test('throws nothing, whatever comes', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        expect(readSetupFile(text).state).not.toBe('read');
      }),
    );
    fc.assert(
      fc.property(fc.constantFrom(...Object.keys(cafe())), fc.jsonValue(), (field, value) => {
        expect(readSetupFile(JSON.stringify({ ...cafe(), [field]: value }))).toHaveProperty('state');
      }),
    );
  });
});
