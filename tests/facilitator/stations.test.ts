import { describe, expect, test } from 'vitest';
import type { StationId } from '../../src/domain/ids.ts';
import type { Statement } from '../../src/domain/statement.ts';
import { ActivityLog } from '../../src/roles/facilitator/activity-log.ts';
import { FIRST_SORTING, type StationRow, shownStations, sortedRows } from '../../src/roles/facilitator/station-rows.ts';
import { createFakeSession } from '../support/fake-session.ts';
import { TABLES } from '../support/fake-setup.ts';

const [ONE, TWO] = TABLES as [StationId, StationId];
const row = (number: number, more: Partial<StationRow> = {}): StationRow => ({
  id: `table-${number}` as StationId,
  number,
  theme: undefined,
  total: 0,
  thisRound: undefined,
  withoutAngle: 0,
  lastAt: undefined,
  contact: { state: 'unheard' },
  silentSince: undefined,
  line: () => [],
  lineMark: '',
  hand: undefined,
  ...more,
});
const numbers = (rows: StationRow[]) => rows.map((r) => r.number);

describe('the order of tables', () => {
  const rows = [row(10, { total: 3, lastAt: 900 }), row(2, { total: 9, lastAt: 100 }), row(3, { total: 3 })];

  test('by number is that of numbers, not of letters', () => {
    expect(numbers(sortedRows(rows, FIRST_SORTING.number))).toEqual([2, 3, 10]);
  });

  test('by last statement begins with who was silent longest, first of all those who wrote nothing', () => {
    expect(numbers(sortedRows(rows, FIRST_SORTING.activity))).toEqual([3, 2, 10]);
  });

  test('by count begins with the most; equal ones stand by number both ways', () => {
    expect(numbers(sortedRows(rows, FIRST_SORTING.count))).toEqual([2, 3, 10]);
    expect(numbers(sortedRows(rows, { key: 'count', descending: false }))).toEqual([3, 10, 2]);
  });

  test('leaves the list it was given alone', () => {
    sortedRows(rows, FIRST_SORTING.number);
    expect(numbers(rows)).toEqual([10, 2, 3]);
  });
});

describe('the tables that are shown', () => {
  const { setup } = createFakeSession({ role: 'facilitator' }).view.getState();
  const dropped = setup.stations.map((s) => (s.id === ONE ? { ...s, dropped: true } : s));

  test('are those of the set-up; a dropped one only when something was heard of it', () => {
    expect(shownStations(dropped, new Set())).toEqual(TABLES.slice(1));
    expect(shownStations(dropped, new Set([ONE]))).toEqual(TABLES);
  });

  test('also those that are not in the set-up, so that nothing said is left out', () => {
    expect(shownStations(dropped, new Set(['table-99' as StationId]))).toEqual([...TABLES.slice(1), 'table-99']);
  });
});

describe('when a table last wrote', () => {
  const wrote = (id: string, capturedAt: number) => new Map([[TWO, [{ id, capturedAt } as unknown as Statement]]]);

  test('is when its newest statement was written', () => {
    const log = new ActivityLog();
    log.update(wrote('a', 500), 1_000);
    log.update(wrote('b', 800), 2_000);
    expect(log.lastAt(TWO)).toBe(800);
    expect(log.lastAt(ONE)).toBeUndefined();
  });

  test('is never later than it was first seen, however fast the clock of its tablet runs', () => {
    const log = new ActivityLog();
    log.update(wrote('a', 9_999_999), 1_000);
    expect(log.lastAt(TWO)).toBe(1_000);
    log.update(wrote('a', 9_999_999), 500_000);
    expect(log.lastAt(TWO)).toBe(1_000);
  });
});
