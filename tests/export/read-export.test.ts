import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { plain } from '../../src/domain/canonical.ts';
import { MeetingFold } from '../../src/domain/meeting-fold.ts';
import { everyFold } from '../../src/domain/other-folds.ts';
import { exportMeeting, serialize } from '../../src/export/meeting-export.ts';
import { readExport } from '../../src/export/read-export.ts';
import { fc } from '../support/property.ts';
import { anyMeeting } from './any-meeting.ts';
import { EXPORTED_AT, MEETING, type Placed, sampleMeeting } from './meeting-entries.ts';
import { wholeEvening } from './whole-evening.ts';

function fold(placed: readonly Placed[]): MeetingFold {
  const all = new MeetingFold(MEETING, everyFold());
  for (const { document, value } of placed) all.add(document, value);
  return all;
}
const fileOf = (placed: readonly Placed[]) => serialize(exportMeeting({ fold: fold(placed), exportedAt: EXPORTED_AT }));

/** What an import makes of a file: the entries, in the documents that it names. */
function imported(text: string): Placed[] {
  const read = readExport(text);
  if (read.state !== 'read') throw new Error(JSON.stringify(read));
  return [...read.file.documents].flatMap(([document, entries]) => entries.map((value) => ({ document, value })));
}

/** As a hub lets it in: nothing that JSON has not. */
const asJson = (all: readonly Placed[]) =>
  all.map(({ document, value }): Placed => ({ document, value: plain(value) }));

/** It tells of devices too, and of when something was heard that a forged entry took the place of. */
const withoutCompleteness = (text: string) => text.replace(/"completeness": \{[\s\S]*?\n \},\n/, '');

/** Things that no document of a hub can hold, because they are no entries. */
const isNoEntry = (text: string) => text.includes('"reason":"no-entry"');

describe('an export that is read again', () => {
  test('of a whole evening gives the same bytes', () => {
    const text = fileOf(wholeEvening());
    expect(fileOf(imported(text))).toBe(text);
    expect(JSON.parse(text).otherHistory.length).toBeGreaterThan(15);
    expect(JSON.parse(text).unknownEntries).toEqual([]);
  });

  test('of any meeting gives the same bytes, forged and newer entries included', () => {
    let whole = 0;
    fc.assert(
      fc.property(anyMeeting.map(asJson), (placed) => {
        const text = fileOf(placed);
        if (isNoEntry(text)) return;
        whole++;
        expect(withoutCompleteness(fileOf(imported(text)))).toBe(withoutCompleteness(text));
      }),
    );
    expect(whole).toBeGreaterThan(0);
  });

  test('counts what is no entry, and leaves it out', () => {
    const text = fileOf([
      ...sampleMeeting().placed,
      { document: `${MEETING}/harvest` as Placed['document'], value: 7 },
    ]);
    const read = readExport(text);
    expect(read).toMatchObject({ state: 'read', file: { leftOut: 1 } });
  });
});

describe('a file that is wrong', () => {
  const good = () => JSON.parse(fileOf(wholeEvening())) as Record<string, never[]>;
  const changed = (change: (file: ReturnType<typeof good>) => void) => {
    const file = good();
    change(file);
    return readExport(JSON.stringify(file));
  };

  test.each([
    ['no JSON', 'hallo', { state: 'no-json' }],
    ['something else', '{"a":1}', { state: 'other-file' }],
    ['of a later form', '{"schemaVersion":"2.0"}', { state: 'newer', version: '2.0' }],
    ['made for the public', '{"schemaVersion":"1.2","profile":"public"}', { state: 'public' }],
    [
      'without a meeting',
      '{"schemaVersion":"1.2"}',
      { state: 'field', field: ['meeting', 'id'], problem: 'wrong-type' },
    ],
  ])('is called so: %s', (_, text, state) => {
    expect(readExport(text)).toEqual(state);
  });

  test('names the field and the reason', () => {
    expect(changed((f) => Reflect.deleteProperty(f, 'setupHistory'))).toEqual({
      state: 'field',
      field: ['setupHistory'],
      problem: 'missing',
    });
    expect(changed((f) => Object.assign(f.statements?.[3] ?? {}, { text: 'iets anders' }))).toEqual({
      state: 'field',
      field: ['statements', 3, 'text'],
      problem: 'differs',
    });
    expect(
      changed((f) => {
        const statements = f.statements as never as { history: object[] }[];
        Object.assign(statements[2]?.history[0] ?? {}, { at: 'gisteren' });
      }),
    ).toEqual({
      state: 'field',
      field: ['statements', 2, 'history', 0, 'at'],
      problem: 'wrong-type',
    });
    expect(changed((f) => Object.assign(f.otherHistory?.[0] ?? {}, { document: 'elders/setup' }))).toEqual({
      state: 'field',
      field: ['otherHistory', 0],
      problem: 'other-meeting',
    });
    expect(
      changed((f) =>
        Object.assign(f.unknownEntries ?? [], [{ document: 7, value: f.setupHistory?.[0] as never as object }]),
      ),
    ).toMatchObject({
      state: 'read',
      file: { leftOut: 1 }, // its time is a text, as no document holds it
    });
  });

  test('never throws, whatever was done to it', () => {
    const text = fileOf(wholeEvening());
    fc.assert(
      fc.property(fc.nat(text.length - 1), fc.string({ maxLength: 4 }), (at, put) => {
        readExport(text.slice(0, at) + put + text.slice(at + put.length));
      }),
    );
  });
});

describe('an export of an earlier version', () => {
  test.each(['1.0', '1.1'])('%s is read whole, and says the same in today’s form', (version) => {
    const text = readFileSync(new URL(`../fixtures/exports/${version}.json`, import.meta.url), 'utf8');
    const then = JSON.parse(text) as Record<string, unknown[]>;
    expect(then.schemaVersion).toBe(version);
    const now = JSON.parse(fileOf(imported(text))) as Record<string, unknown[]>;
    // a hundred and forty-odd statements, one contested, one withdrawn, one with a field of a later version, and an entry of one
    expect(now.statements?.length).toBeGreaterThan(140);
    for (const part of ['statements', 'setupHistory', 'tallies', 'themes', 'angles', 'rounds', 'unknownEntries']) {
      expect(now[part], part).toEqual(then[part]);
    }
    expect(JSON.stringify(now.statements)).toContain('"unrecognised":{"mood":"blij"}');
    expect(now.unknownEntries).toHaveLength(1);
  });
});
