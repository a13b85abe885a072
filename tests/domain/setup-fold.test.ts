import { describe, expect, test } from 'vitest';
import { parseRawEntry, type RawEntry } from '../../src/domain/entry.ts';
import { SetupFold } from '../../src/domain/setup-fold.ts';
import { fc } from '../support/property.ts';
import { deliveries, parts } from './deliveries.ts';
import { forgedSetupEntry } from './forged.ts';

/** Set-ups in which every entry has an identifier of its own, as honest devices make them, and others that were forged. */
const honest = fc
  .array(forgedSetupEntry, { maxLength: 30, size: 'max' })
  .map((entries) => entries.map((e, i): RawEntry => ({ ...e, id: `${e.id}-${i}` as RawEntry['id'] })));
const forged = fc.array(forgedSetupEntry, { maxLength: 20, size: 'max' });

function foldOf(entries: Iterable<RawEntry>): SetupFold {
  const fold = new SetupFold();
  for (const entry of entries) fold.add(entry);
  return fold;
}

const told = ({ clock, unknown, entryCount, setup }: SetupFold) => ({ clock, unknown, entryCount, setup });

describe.each([
  ['honest', honest],
  ['forged', forged],
])('%s set-up entries', (_, entries) => {
  test('say the same in any order and however often they come', () => {
    fc.assert(
      fc.property(deliveries(entries), ({ once, messy }) => {
        expect(told(foldOf(messy))).toEqual(told(foldOf(once)));
      }),
    );
  });

  test('say the same to two devices that held different parts and then met', () => {
    fc.assert(
      fc.property(parts(entries), ({ left, right }) => {
        const one = foldOf(left);
        const other = foldOf(right);
        for (const entry of right) one.add(entry);
        for (const entry of left) other.add(entry);
        expect(told(one)).toEqual(told(other));
      }),
    );
  });

  test('give the same set-up when it is read after each of them as when it is read at the end', () => {
    fc.assert(
      fc.property(entries, (all) => {
        const read = new SetupFold();
        for (const entry of all) {
          read.add(entry);
          expect(read.setup).toBe(read.setup);
        }
        expect(told(read)).toEqual(told(foldOf(all)));
      }),
    );
  });
});

describe('the set-up of a meeting', () => {
  let last = 0;
  const entry = (body: object): RawEntry => {
    last++;
    const raw = parseRawEntry({ id: `s${last}`, clock: last, at: 1000 * last, device: 'organiser', ...body });
    if (!raw) throw new Error('not an entry');
    return raw;
  };
  const setupOf = (...bodies: object[]) => foldOf(bodies.map(entry)).setup;

  test('is not known while nothing of it is, and shows what every meeting has', () => {
    expect(new SetupFold().setup).toMatchObject({ known: false, title: { nl: '' }, languages: ['nl'], themes: [] });
    expect(setupOf({ type: 'of-a-newer-version' }).known).toBe(false);
    expect(setupOf({ type: 'meeting-set', changes: {} }).known).toBe(true);
  });

  test('has, for each field by itself, what was written last', () => {
    const { themes } = setupOf(
      { type: 'theme-set', theme: 'care', changes: { name: { nl: 'Zorg' }, colour: 'red', order: 1 } },
      { type: 'theme-set', theme: 'care', changes: { name: { nl: 'Zorg en welzijn' } } },
      { type: 'theme-set', theme: 'safety', changes: { name: { nl: 'Veilig' }, order: 0 } },
    );
    expect(themes.map((t) => [t.id, t.name.nl, t.colour])).toEqual([
      ['safety', 'Veilig', 'blue'],
      ['care', 'Zorg en welzijn', 'red'],
    ]);
  });

  test('keeps what was dropped, marked, because statements stay under it', () => {
    const { themes } = setupOf(
      { type: 'theme-set', theme: 'care', changes: { name: { nl: 'Zorg' } } },
      { type: 'theme-set', theme: 'care', changes: { dropped: true } },
    );
    expect(themes).toMatchObject([{ id: 'care', name: { nl: 'Zorg' }, dropped: true }]);
  });

  test('shows stations by number, and those with the same number in one order everywhere', () => {
    const set = (station: string, number: number) => ({ type: 'station-set', station, changes: { number } });
    const { stations } = setupOf(set('t9', 2), set('t10', 10), set('t2', 2), set('t1', 1));
    expect(stations.map((s) => s.id)).toEqual(['t1', 't2', 't9', 't10']);
  });

  test('leaves out an entry with a wrong field whole, counts it, and keeps what was there', () => {
    const fold = foldOf([
      entry({ type: 'round-set', round: 'r1', changes: { minutes: 45 } }),
      entry({ type: 'round-set', round: 'r1', changes: { minutes: 100_000, name: { nl: 'Eerste' } } }),
    ]);
    expect(fold.unknown).toBe(1);
    expect(fold.setup.rounds).toMatchObject([{ minutes: 45, name: { nl: 'r1' } }]);
  });

  test('tells which round runs, since when, and that it was stopped', () => {
    const started = { type: 'round-started', round: 'r1' };
    const stopped = { type: 'round-stopped', round: 'r1' };
    const running = setupOf(started).running;
    expect(running).toMatchObject({ round: 'r1', stopped: false });
    expect(setupOf(started, stopped).running).toMatchObject({ round: 'r1', stopped: true });
    expect(setupOf(started, stopped, { type: 'round-started', round: 'r2' }).running).toMatchObject({
      round: 'r2',
      stopped: false,
    });
  });

  test('tells of a stopped round since when it ran, not when it was stopped', () => {
    const start = entry({ type: 'round-started', round: 'r1' });
    const stop = entry({ type: 'round-stopped', round: 'r1' });
    expect(foldOf([stop, start]).setup.running).toMatchObject({ startedAt: start.at, stopped: true });
  });

  test('does not know a round as running of which only the stop has come in', () => {
    expect(setupOf({ type: 'round-stopped', round: 'r1' }).running).toBeUndefined();
  });

  test('keeps the clock of the start when the round is stopped, so that a stop is never taken for a new start', () => {
    const start = entry({ type: 'round-started', round: 'r1' });
    const stop = entry({ type: 'round-stopped', round: 'r1' });
    expect(foldOf([start]).setup.running?.clock).toBe(start.clock);
    expect(foldOf([start, stop]).setup.running?.clock).toBe(start.clock);
  });

  test('goes on with the round that runs when an earlier one is stopped late', () => {
    const { running } = setupOf(
      { type: 'round-started', round: 'r1' },
      { type: 'round-started', round: 'r2' },
      { type: 'round-stopped', round: 'r1' },
    );
    expect(running).toMatchObject({ round: 'r2', stopped: false });
  });
});
