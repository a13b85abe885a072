import { describe, expect, test } from 'vitest';
import type { StationId } from '../../src/domain/ids.ts';
import { completenessOf } from '../../src/roles/facilitator/completeness.ts';
import { contacts, stationContact } from '../../src/roles/facilitator/station-contact.ts';
import type { StationPresence } from '../../src/sync/messages.ts';

const [ONE, TWO, THREE] = ['table-1', 'table-2', 'table-3'] as [StationId, StationId, StationId];
const seen = (station: StationId, more: Partial<StationPresence> = {}): StationPresence => ({
  station,
  device: `${station}-tablet`,
  online: true,
  heardAt: 1_000,
  held: 0,
  ...more,
});
const picture = (presence: StationPresence[], spoken: StationId[] = []) =>
  completenessOf([ONE, TWO, THREE], contacts([ONE, TWO, THREE], presence), (id) => spoken.includes(id), presence);

describe('how complete the picture is', () => {
  test('everything is in only when every table is connected and holds nothing', () => {
    expect(picture([seen(ONE), seen(TWO), seen(THREE)])).toMatchObject({
      everything: true,
      complete: 3,
      heard: 3,
      expected: 3,
      open: [],
    });
  });

  test.each([
    ['a table was never connected', [seen(ONE), seen(TWO)]],
    [
      'a table is gone, even one that held nothing when last heard',
      [seen(ONE), seen(TWO), seen(THREE, { online: false })],
    ],
    ['a table still holds entries', [seen(ONE), seen(TWO), seen(THREE, { held: 1 })]],
    [
      'a second device of a table is gone',
      [seen(ONE), seen(TWO), seen(THREE), seen(THREE, { device: 'x', online: false })],
    ],
    ['nothing is known at all', []],
  ])('it is not said that everything is in when %s', (_why, presence) => {
    expect(picture(presence).everything).toBe(false);
  });

  test('a meeting without tables is not called complete', () => {
    expect(completenessOf([], new Map(), () => false, []).everything).toBe(false);
  });

  test('tables that still hold entries are told of with how many each and together, most first', () => {
    const { holding, complete } = picture([seen(ONE, { held: 3 }), seen(TWO, { held: 4 }), seen(THREE)]);
    expect(holding).toEqual({
      stations: [
        { station: TWO, held: 4 },
        { station: ONE, held: 3 },
      ],
      entries: 7,
    });
    expect(complete).toBe(1);
  });

  test('a broken tablet that still holds statements is told of beside the one that took its place', () => {
    const { strays, open, complete } = picture([
      seen(ONE, { device: 'broken', online: false, heardAt: 400, held: 3 }),
      seen(ONE, { device: 'new', heardAt: 900 }),
      seen(TWO),
      seen(THREE),
    ]);
    expect(complete).toBe(2);
    expect(strays).toEqual([{ station: ONE, heardAt: 400, held: 3 }]);
    expect(open).toEqual([
      {
        station: ONE,
        devices: [
          { number: 1, online: false, heardAt: 400, held: 3 },
          { number: 2, online: true, heardAt: 900, held: 0 },
        ],
      },
    ]);
  });

  test('a tablet keeps its number when another of its table comes back', () => {
    const broken = seen(ONE, { device: 'broken', online: false, held: 3 });
    const fresh = seen(ONE, { device: 'new', held: 1 });
    const numbers = (presence: StationPresence[]) => picture(presence).open[0]?.devices.map((d) => [d.number, d.held]);
    expect(numbers([broken, fresh])).toEqual([
      [1, 3],
      [2, 1],
    ]);
    expect(numbers([{ ...broken, online: true, held: 2 }, fresh])).toEqual([
      [1, 2],
      [2, 1],
    ]);
  });

  test('a table that was never connected has no tablet to name', () => {
    expect(picture([seen(ONE), seen(TWO)]).open).toEqual([{ station: THREE, devices: [] }]);
  });

  test('tables that are gone are named with when they were last heard, longest ago first', () => {
    const { away, holding } = picture([
      seen(ONE, { online: false, heardAt: 9_000, held: 2 }),
      seen(TWO, { online: false, heardAt: 5_000 }),
      seen(THREE),
    ]);
    expect(away).toEqual([
      { station: TWO, heardAt: 5_000, held: 0 },
      { station: ONE, heardAt: 9_000, held: 2 },
    ]);
    expect(holding.entries).toBe(0);
  });

  test('a table counts as heard by its statements too, when its device was never told of', () => {
    expect(picture([seen(ONE)], [TWO])).toMatchObject({ heard: 2, unheard: [TWO, THREE] });
  });
});

describe('the devices of one table', () => {
  test('one that took the place of another is connected, and the one that is gone is still told of', () => {
    expect(
      stationContact([seen(ONE, { held: 1 }), seen(ONE, { device: 'broken', online: false, heardAt: 400 })]),
    ).toEqual({
      state: 'here',
      held: 1,
      strays: 1,
      straysHeardAt: 400,
      straysHeld: 0,
    });
  });

  test('when all are gone the table was last heard when the last of them was', () => {
    expect(
      stationContact([
        seen(ONE, { online: false, heardAt: 400, held: 2 }),
        seen(ONE, { online: false, heardAt: 900, held: 1 }),
      ]),
    ).toEqual({ state: 'away', heardAt: 900, held: 3 });
  });

  test('none at all is not the same as gone', () => {
    expect(stationContact([])).toEqual({ state: 'unheard' });
  });
});
