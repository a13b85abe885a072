import { readFileSync } from 'node:fs';
import path from 'node:path';
import type * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import {
  byClock,
  parseRawEntry,
  parseSetupEntry,
  parseStationEntry,
  type RawEntry,
  SetupEntry,
  StationEntry,
} from '../../src/domain/entry.ts';
import type { MeetingId } from '../../src/domain/ids.ts';
import { MeetingFold } from '../../src/domain/meeting-fold.ts';
import { fc } from '../support/property.ts';
import { said } from './said.ts';

/**
 * The format of entries as it lies on tablets and hubs. The fixture is never changed, only added to: a failure here means that
 * what was captured with an earlier version would be read otherwise, or not at all.
 */
const fixture = read('entries-v1.json') as { setup: RawEntry[]; station: RawEntry[] };
/** What those entries say. A newer version may say more. */
const meaning = read('entries-v1-folded.json') as object;

function read(name: string): unknown {
  return JSON.parse(readFileSync(path.join(import.meta.dirname, 'fixtures', name), 'utf8'));
}

/** Every field that a union of entries has, as `type.field`, or `type.changes.field`. */
function fieldsOf(union: { options: readonly { entries: v.ObjectEntries }[] }): string[] {
  return union.options.flatMap(({ entries }) => {
    const type = (entries.type as v.LiteralSchema<string, undefined>).literal;
    const changes = (entries.changes as { entries?: v.ObjectEntries } | undefined)?.entries ?? {};
    return [...Object.keys(entries), ...Object.keys(changes).map((name) => `changes.${name}`)].map(
      (f) => `${type}.${f}`,
    );
  });
}

function fieldsIn(entries: readonly RawEntry[]): Set<string> {
  return new Set(
    entries.flatMap((entry) => {
      const changes = Object.keys((entry.changes as object | undefined) ?? {}).map((name) => `changes.${name}`);
      return [...Object.keys(entry), ...changes].map((field) => `${entry.type}.${field}`);
    }),
  );
}

describe('an entry written by an earlier version', () => {
  test.each(fixture.setup.map((e) => [e.type, e.id, e] as const))('is read whole: %s %s', (_type, _id, entry) => {
    expect(parseRawEntry(entry)).toBe(entry);
    expect(parseSetupEntry(entry)).toEqual(entry);
    expect(parseStationEntry(entry)).toBeUndefined();
  });

  test.each(fixture.station.map((e) => [e.type, e.id, e] as const))('is read whole: %s %s', (_type, _id, entry) => {
    expect(parseRawEntry(entry)).toBe(entry);
    expect(parseStationEntry(entry)).toEqual(entry);
    expect(parseSetupEntry(entry)).toBeUndefined();
  });

  test('means what it meant then', () => {
    const fold = new MeetingFold('avond' as MeetingId);
    for (const entry of fixture.setup) fold.add('avond/setup', entry);
    for (const entry of fixture.station) fold.add('avond/station/table-1', entry);
    const statements = [...(fold.stations.get('table-1' as never)?.statements.values() ?? [])];
    expect({
      setup: fold.setup,
      statements: statements.sort(byClock).map((s) => ({ ...said(s), history: s.history.map((e) => e.id) })),
      unknown: fold.unknown,
    }).toMatchObject(meaning);
  });
});

describe('the fixture of the format', () => {
  test.each([
    ['set-up', SetupEntry, fixture.setup],
    ['station', StationEntry, fixture.station],
  ] as const)('has every type and every field of %s entries', (_, union, entries) => {
    const there = fieldsIn(entries);
    expect(fieldsOf(union).filter((field) => !there.has(field))).toEqual([]);
  });
});

describe('what is not an entry', () => {
  const base = { id: 'a', clock: 1, at: 0, device: 'd', type: 'captured' };

  test.each([
    ['nothing', undefined],
    ['null', null],
    ['text', 'captured'],
    ['a list', [base]],
    ['without an identifier', { ...base, id: undefined }],
    ['with an identifier that cannot stand in a link', { ...base, id: 'a/b' }],
    ['without a type', { ...base, type: '' }],
    ['with a type without end', { ...base, type: 'x'.repeat(41) }],
    ['with a clock of 0', { ...base, clock: 0 }],
    ['with a clock and a half', { ...base, clock: 1.5 }],
    ['with a clock that cannot count on', { ...base, clock: 2 ** 53 }],
    ['from before 1970', { ...base, at: -1 }],
  ])('is refused: %s', (_, value) => {
    expect(parseRawEntry(value)).toBeUndefined();
  });

  test('is refused, and nothing throws, whatever comes', () => {
    fc.assert(
      fc.property(fc.anything({ withBigInt: true, withTypedArray: true, withNullPrototype: true }), (value) => {
        expect(parseRawEntry(value)).toBeUndefined();
        expect(parseStationEntry(value)).toBeUndefined();
        expect(parseSetupEntry(value)).toBeUndefined();
      }),
    );
  });

  const captured = { ...base, text: 'x', theme: 'care', angles: [], round: 'r1' };
  test.each([
    ['no words', { text: '' }],
    ['more words than a statement may have', { text: 'a'.repeat(8_001) }],
    ['thirteen angles', { angles: Array.from({ length: 13 }, (_, i) => `a${i}`) }],
    ['an angle called none', { angles: ['none'] }],
    ['a kind of a newer version', { kind: 'joke' }],
    ['no theme', { theme: undefined }],
  ])('is kept but not shown: a statement with %s', (_, fields) => {
    expect(parseStationEntry(captured)).toBeDefined();
    expect(parseStationEntry({ ...captured, ...fields })).toBeUndefined();
    expect(parseRawEntry({ ...captured, ...fields })).toBeDefined();
  });

  test('is kept but not shown: a station whose links were made anew more often than any link can say', () => {
    const set = { ...base, type: 'station-set', station: 'tafel-1' };
    expect(parseSetupEntry({ ...set, changes: { generation: 2 ** 53 - 1 } })).toBeDefined();
    expect(parseSetupEntry({ ...set, changes: { generation: 2 ** 53 } })).toBeUndefined();
  });
});
