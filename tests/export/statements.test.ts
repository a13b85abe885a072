import { describe, expect, test } from 'vitest';
import type { SampleStatement } from '../../src/domain/sample-statements.ts';
import {
  exportOf,
  type Placed,
  reopened,
  SETUP,
  STARTED_AT,
  sampleMeeting,
  stationDocument,
} from './meeting-entries.ts';

const TABLE = stationDocument('table-1');
const captured = {
  id: 's1',
  type: 'captured',
  clock: 1,
  at: STARTED_AT,
  device: 'tablet-1',
  text: 'Te weinig bankjes',
  theme: 'safety',
  angles: ['say'],
  round: 'round-1',
};
const entry = (id: string, clock: number, body: object, device = 'tablet-1'): Placed => ({
  document: TABLE,
  value: { id, clock, at: STARTED_AT + clock * 1_000, device, ...body },
});
const first: Placed = { document: TABLE, value: captured };
const amended = (changes: object, over: string[]) => ({ type: 'amended', statement: 's1', changes, over });

describe('every statement of the sample meeting', () => {
  const { placed, statements } = sampleMeeting();
  const byId = new Map(reopened(placed).statements.map((s) => [s.id as string, s]));

  test('is in the export once, and nothing else is', () => {
    expect([...byId.keys()].sort()).toEqual([...statements.keys()].sort());
    expect(reopened(placed).statements).toHaveLength(statements.size);
  });

  test('has the words, tags, table, round and time that it was written down with', () => {
    for (const [id, given] of statements) {
      const s = byId.get(id);
      expect(s).toMatchObject({
        station: given.station,
        round: given.round,
        theme: given.theme,
        angles: given.angles,
        kind: given.kind ?? null,
        voice: given.voice ?? null,
        quote: given.quote ?? false,
        text: given.text,
        withdrawn: false,
        contested: [],
      });
      expect(s?.provenance).toMatchObject({
        document: stationDocument(given.station),
        device: `tablet-${given.station}`,
        source: 'typed',
        capturedAt: timeOf(given),
      });
      expect(s?.history.map((e) => [e.id, e.type, e.at])).toEqual([[id, 'captured', timeOf(given)]]);
    }
  });
});

function timeOf(given: SampleStatement): string {
  return new Date(STARTED_AT + given.minute * 60_000).toISOString();
}

describe('a statement', () => {
  test('that was changed has its last words, and its first ones in its history', () => {
    const { statements } = reopened([first, entry('a1', 2, amended({ text: 'Geen bankjes' }, ['s1']))]);
    expect(statements[0]).toMatchObject({ text: 'Geen bankjes', contested: [] });
    expect(statements[0]?.history).toMatchObject([
      { type: 'captured', text: 'Te weinig bankjes', at: '2026-10-08T17:30:00.000Z' },
      { type: 'amended', changes: { text: 'Geen bankjes' }, over: ['s1'], at: '2026-10-08T17:30:02.000Z' },
    ]);
  });

  test('that two devices changed unseen has both wordings, the one it shows last', () => {
    const { statements, completeness } = reopened([
      first,
      entry('a1', 2, amended({ text: 'Geen bankjes' }, ['s1'])),
      entry('a2', 2, amended({ text: 'Bankjes kapot' }, ['s1']), 'tablet-2'),
    ]);
    expect(statements[0]?.text).toBe('Bankjes kapot');
    expect(statements[0]?.contested).toMatchObject([
      {
        field: 'text',
        wordings: [
          { value: 'Geen bankjes', entry: 'a1', device: 'tablet-1' },
          { value: 'Bankjes kapot', entry: 'a2', device: 'tablet-2' },
        ],
      },
    ]);
    expect(completeness.summary.contested).toBe(1);
  });

  test('that was withdrawn is there, marked, and is counted nowhere', () => {
    const { statements, tallies } = reopened([first, entry('w1', 2, { type: 'withdrawn', statement: 's1' })]);
    expect(statements).toMatchObject([{ id: 's1', withdrawn: true, text: 'Te weinig bankjes' }]);
    expect(tallies.withdrawn).toBe(1);
    expect(tallies.all.total).toBe(0);
    expect(tallies.stations).toMatchObject([{ station: 'table-1', total: 0 }]);
  });

  test('that was withdrawn and put back is counted again', () => {
    const { tallies } = reopened([
      first,
      entry('w1', 2, { type: 'withdrawn', statement: 's1' }),
      entry('r1', 3, { type: 'restored', statement: 's1' }),
    ]);
    expect(tallies).toMatchObject({ withdrawn: 0, all: { total: 1 } });
  });

  test.each([
    ['a formula', '=HYPERLINK("http://x","klik")'],
    ['HTML', '<script>alert(1)</script></textarea>&amp;'],
    ['control characters', 'a\u0000b\u001bc\u007f\u0085d'],
    ['right-to-left', 'bankjes \u202eנשב\u202c \u0645\u0631\u062d\u0628\u0627'],
    ['emoji and joined letters', '👩‍👩‍👧‍👦 e\u0301 ﬁ'],
    ['line and paragraph separators', 'een\u2028twee\u2029drie\r\nvier'],
    ['quotes and backslashes', '"\\"\\\\u0041\', $x %s'],
    ['8,000 characters', 'woord '.repeat(1_333).trim()],
  ])('of %s comes out as it went in', (_, text) => {
    const { statements } = reopened([{ document: TABLE, value: { ...captured, text } }]);
    expect(statements[0]?.text).toBe(text);
    expect(statements[0]?.history[0]).toMatchObject({ text });
  });

  test('of a tablet whose clock is wrong by ages has a time that can be read', () => {
    const at = (ms: number) =>
      reopened([{ document: TABLE, value: { ...captured, at: ms } }]).statements[0]?.provenance;
    expect(at(0)?.capturedAt).toBe('1970-01-01T00:00:00.000Z');
    expect(at(Number.MAX_SAFE_INTEGER)?.capturedAt).toBe('9999-12-31T23:59:59.999Z');
  });

  test('keeps fields that a newer version added to its entries', () => {
    const { statements } = reopened([
      { document: TABLE, value: { ...captured, recording: { id: 'r7' } } },
      entry('a1', 2, amended({ text: 'Geen bankjes', weight: 3 }, ['s1'])),
    ]);
    expect(statements[0]?.history).toMatchObject([
      { type: 'captured', unrecognised: { recording: { id: 'r7' } } },
      { type: 'amended', unrecognised: { changes: { weight: 3 } } },
    ]);
  });
});

describe('what this version cannot show', () => {
  test('is in the export as it came, with the reason', () => {
    const weighing = { id: 'v1', type: 'weighed', clock: 4, at: 9, device: 'tablet-1', weights: { s1: 3 } };
    const orphan = {
      id: 'a9',
      type: 'amended',
      clock: 5,
      at: 9,
      device: 'tablet-1',
      statement: 's9',
      changes: {},
      over: [],
    };
    const point = { id: 'p1', type: 'point-made', clock: 1, at: 9, device: 'laptop' };
    const theme = {
      id: 't1',
      type: 'theme-set',
      clock: 1,
      at: 9,
      device: 'laptop',
      theme: 'x',
      changes: { order: 'last' },
    };
    const { unknownEntries, completeness } = reopened([
      first,
      { document: TABLE, value: orphan },
      { document: TABLE, value: weighing },
      { document: TABLE, value: 'no entry' },
      { document: 'voorbeeld/harvest' as Placed['document'], value: point },
      { document: SETUP, value: theme },
    ]);
    expect(unknownEntries).toEqual([
      { document: 'voorbeeld/harvest', reason: 'unread-document', value: point },
      { document: 'voorbeeld/setup', reason: 'unknown-entry', value: theme },
      { document: 'voorbeeld/station/table-1', reason: 'unknown-entry', value: weighing },
      { document: 'voorbeeld/station/table-1', reason: 'statement-missing', value: orphan },
      { document: 'voorbeeld/station/table-1', reason: 'no-entry', value: 'no entry' },
    ]);
    expect(completeness.summary.unknownEntries).toBe(5);
  });

  test('does not stop the export, even where JSON has no such value', () => {
    const value = {
      id: 'v1',
      type: 'weighed',
      clock: 4,
      at: 9,
      device: 'tablet-1',
      big: 12n ** 20n,
      bytes: new Uint8Array([1, 2]),
    };
    expect(reopened([{ document: TABLE, value }]).unknownEntries).toMatchObject([
      { value: { big: String(12n ** 20n), bytes: [1, 2] } },
    ]);
  });

  test('leaves out entries of another meeting', () => {
    const elsewhere = { document: 'ander/station/table-1' as Placed['document'], value: captured };
    expect(exportOf([elsewhere])).toEqual(exportOf([]));
  });
});
