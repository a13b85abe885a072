import { describe, expect, test } from 'vitest';
import { exportMeeting } from '../../src/export/meeting-export.ts';
import { EXPORTED_AT, foldOf, reopened, sampleMeeting, setupEntries, stationDocument } from './meeting-entries.ts';

const { placed, statements } = sampleMeeting();
const given = [...statements.values()];

describe('the tallies of the sample meeting', () => {
  const { tallies, themes, angles } = reopened(placed);

  test('are what counting its statements one by one gives, cell by cell and kind by kind', () => {
    for (const cell of tallies.cells) {
      const inCell = given.filter(
        (s) => s.theme === cell.theme && (cell.angle === null ? s.angles.length === 0 : s.angles.includes(cell.angle)),
      );
      expect(cell.total).toBe(inCell.length);
      for (const [kind, number] of Object.entries(cell.kinds)) {
        expect(number).toBe(inCell.filter((s) => (s.kind ?? 'none') === kind).length);
      }
    }
    expect(tallies.all.total).toBe(given.length);
    for (const t of tallies.stations) expect(t.total).toBe(given.filter((s) => s.station === t.station).length);
    for (const t of tallies.rounds) expect(t.total).toBe(given.filter((s) => s.round === t.round).length);
    for (const t of tallies.voices) expect(t.total).toBe(given.filter((s) => (s.voice ?? null) === t.voice).length);
  });

  test('have a cell for every theme and angle, and for no angle, also where nothing was said', () => {
    expect(tallies.cells).toHaveLength(themes.length * (angles.length + 1));
    expect(tallies.themes.map((t) => t.theme)).toEqual(themes.map((t) => t.id));
    expect(tallies.angles.map((t) => t.angle)).toEqual([...angles.map((a) => a.id), null]);
  });
});

test('the tallies show themes, angles and rounds that only statements name, behind those of the set-up', () => {
  const stray = {
    id: 'x',
    type: 'captured',
    clock: 99,
    at: 0,
    device: 'tablet-1',
    text: 'Oud thema',
    theme: 'gone',
    angles: ['gone-too'],
    round: 'round-9',
  };
  const { tallies } = reopened([...placed, { document: stationDocument('table-1'), value: stray }]);
  expect(tallies.themes.at(-1)).toMatchObject({ theme: 'gone', total: 1 });
  expect(tallies.angles.map((t) => t.angle).slice(-2)).toEqual(['gone-too', null]);
  expect(tallies.rounds.at(-1)).toMatchObject({ round: 'round-9', total: 1 });
});

describe('the completeness of an export', () => {
  const heardAt = EXPORTED_AT - 5_000;
  const report = (station: string, device: string, held: number, at = heardAt) => ({
    station,
    device,
    heardAt: at,
    held,
  });

  test('tells which stations were not heard from, and does not guess what they hold', () => {
    const quiet = placed.filter((p) => p.document !== stationDocument('table-5'));
    const { summary, stations } = exportMeeting({ fold: foldOf(quiet), exportedAt: EXPORTED_AT }).completeness;
    expect(summary).toMatchObject({ expected: 5, heardFrom: 4, silent: ['table-5'], holding: null, holdingAsOf: null });
    expect(summary.holdingUnknown).toHaveLength(5);
    expect(stations.at(-1)).toMatchObject({ station: 'table-5', heardFrom: false, lastEntryAt: null, devices: [] });
  });

  test('adds up what the devices of a station hold, as of the oldest word it rests on', () => {
    const presence = [report('table-1', 'tablet-table-1', 3), report('table-1', 'spare', 2, heardAt - 60_000)];
    const { summary, stations } = exportMeeting({
      fold: foldOf(placed),
      presence,
      exportedAt: EXPORTED_AT,
    }).completeness;
    expect(stations[0]).toMatchObject({
      station: 'table-1',
      statements: 35,
      entries: 35,
      holding: 5,
      holdingAsOf: new Date(heardAt - 60_000).toISOString(),
      devices: [
        { device: 'spare', entries: 0, holding: 2 },
        { device: 'tablet-table-1', entries: 35, holding: 3, heardAt: new Date(heardAt).toISOString() },
      ],
    });
    expect(summary).toMatchObject({ holding: 5, holdingUnknown: ['table-2', 'table-3', 'table-4', 'table-5'] });
  });

  test('counts a station that only reported as heard from', () => {
    const fold = foldOf(setupEntries());
    const presence = [report('table-2', 'tablet-2', 7)];
    const { summary } = exportMeeting({ fold, presence, exportedAt: EXPORTED_AT }).completeness;
    expect(summary).toMatchObject({ expected: 5, heardFrom: 1, statements: 0, holding: 7 });
  });

  test('takes the latest of several reports of one device, in any order', () => {
    const both = [report('table-1', 'tablet', 0), report('table-1', 'tablet', 9, heardAt - 1)];
    for (const presence of [both, both.toReversed()]) {
      const { stations } = exportMeeting({ fold: foldOf(placed), presence, exportedAt: EXPORTED_AT }).completeness;
      expect(stations[0]).toMatchObject({ holding: 0 });
    }
  });

  test('shows a station that is not in the set-up, and one that was dropped, as not expected', () => {
    const dropped = { type: 'station-set', station: 'table-5', changes: { dropped: true } };
    const { summary, stations } = reopened([
      ...placed,
      {
        document: setupEntries()[0]?.document ?? stationDocument('x'),
        value: { id: 'd', clock: 90, at: 0, device: 'o', ...dropped },
      },
      { document: stationDocument('walk-in'), value: { id: 'w', clock: 1, at: 0, device: 'tablet-9', type: 'newer' } },
    ]).completeness;
    expect(summary).toMatchObject({ expected: 4, heardFrom: 4 });
    expect(stations.map((s) => [s.station, s.expected])).toContainEqual(['table-5', false]);
    expect(stations.at(-1)).toMatchObject({ station: 'walk-in', expected: false, entries: 1, statements: 0 });
  });
});
