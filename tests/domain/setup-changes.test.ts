import { describe, expect, test } from 'vitest';
import { COLOURS, ICONS, KINDS, STATION_KINDS, VOICES } from '../../src/domain/code-lists.ts';
import { parseSetupEntry, type RawEntry, type SetupBody } from '../../src/domain/entry.ts';
import type { StationId, ThemeId } from '../../src/domain/ids.ts';
import { fateOf, mergeEntries, restoreEntries } from '../../src/domain/merge-stations.ts';
import { sampleSetup } from '../../src/domain/sample-meeting.ts';
import { gapsOf } from '../../src/domain/setup-check.ts';
import { SetupFold } from '../../src/domain/setup-fold.ts';
import { planAgain, planEntries, planOf, type SetupPlan } from '../../src/domain/setup-plan.ts';
import { undoOf } from '../../src/domain/setup-undo.ts';
import { spreadTables } from '../../src/domain/spread-tables.ts';
import { TEMPLATES, templatePlan } from '../../src/domain/templates.ts';
import { fc } from '../support/property.ts';
import { anyPlan } from './any-plan.ts';

/** A meeting that changes are made in, as a device makes them. */
function meeting(bodies: readonly SetupBody[] = []) {
  const fold = new SetupFold();
  const make = (more: readonly SetupBody[]) => {
    for (const body of more) {
      const entry = { id: `e${fold.entryCount}`, clock: fold.clock + 1, at: 0, device: 'd', ...body };
      expect(parseSetupEntry(entry)).toBeDefined();
      fold.add(entry as unknown as RawEntry);
    }
    return fold.setup;
  };
  make(bodies);
  return {
    make,
    get setup() {
      return fold.setup;
    },
  };
}
const table = (id: string) => id as StationId;
const newTable = (number: number) => table(`new-${number}`);
const tables = (setup: SetupFold['setup']) => setup.stations.filter((s) => !s.dropped);

describe('a plan', () => {
  test('that is made into a meeting and read back from it is the same', () => {
    fc.assert(
      fc.property(anyPlan, (plan) => {
        expect(planOf(meeting(planEntries(plan)).setup)).toEqual(inOrder(plan));
      }),
    );
  });

  test('leaves out what was dropped, and the day when a meeting is held again', () => {
    const evening = meeting(sampleSetup('2026-11-24'));
    evening.make([
      { type: 'theme-set', theme: 'learning' as ThemeId, changes: { dropped: true } },
      ...mergeEntries(table('table-1'), table('table-2')),
    ]);
    const plan = planAgain(planOf(evening.setup));
    expect(plan.date).toBeUndefined();
    expect(plan.themes).toHaveLength(4);
    expect(plan.stations.map((s) => [s.id, s.theme])).toEqual([
      ['table-2', 'safety'],
      ['table-3', 'taking-part'],
      ['table-4', 'care'],
      ['table-5', undefined],
    ]);
  });

  /** Stations are shown by number. */
  function inOrder(plan: SetupPlan): SetupPlan {
    return { ...plan, stations: plan.stations.toSorted((a, b) => a.number - b.number || (a.id < b.id ? -1 : 1)) };
  }
});

describe('a template', () => {
  test.each(TEMPLATES)(
    '%s makes a meeting that only its title and day are missing from, in two languages',
    (template) => {
      const plan = templatePlan(template);
      const { setup } = meeting([
        ...planEntries(plan),
        { type: 'meeting-set', changes: { languages: ['nl', 'en'], title: { nl: 'Avond', en: 'Evening' } } },
      ]);
      const gaps = gapsOf(setup).map((g) => g.gap);
      expect(gaps).toEqual(template === 'blank' ? ['no-date', 'no-themes', 'no-tables'] : ['no-date']);
      expect(setup.angles).toHaveLength(3);
    },
  );

  test('of the World Café has a core question and sub-questions for every theme', () => {
    for (const theme of templatePlan('world-cafe').themes) {
      expect(theme.question.nl).not.toBe('');
      expect(theme.subquestions.length).toBeGreaterThanOrEqual(3);
    }
  });
});

describe('spreading tables', () => {
  const counts = (spread: ReturnType<typeof spreadTables>) => [...spread.counts.values()];

  test('twelve over five themes gives no theme two more than another, and numbers them from 1', () => {
    const evening = meeting(sampleSetup('2026-11-24').filter((b) => b.type !== 'station-set'));
    const spread = spreadTables(evening.setup, 12, newTable);
    expect(counts(spread)).toEqual([3, 3, 2, 2, 2]);
    evening.make(spread.bodies);
    expect(tables(evening.setup).map((s) => s.number)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
    expect(gapsOf(evening.setup)).toEqual([]);
  });

  test('leaves the tables that are there as they are', () => {
    const evening = meeting(sampleSetup('2026-11-24'));
    const before = evening.setup.stations;
    evening.make(spreadTables(evening.setup, 12, newTable).bodies);
    expect(tables(evening.setup).slice(0, 5)).toEqual(before);
  });

  test('fewer drops the highest numbers of the fullest themes; more again brings those same tables back', () => {
    const evening = meeting(sampleSetup('2026-11-24'));
    evening.make(spreadTables(evening.setup, 7, newTable).bodies);
    const seven = tables(evening.setup);
    evening.make(spreadTables(evening.setup, 3, newTable).bodies);
    expect(tables(evening.setup)).toHaveLength(3);
    evening.make(spreadTables(evening.setup, 7, newTable).bodies);
    expect(tables(evening.setup).map((s) => s.id)).toEqual(seven.map((s) => s.id));
  });

  test('whatever there is, gives that many tables, each with a theme, as evenly as can be', () => {
    fc.assert(
      fc.property(anyPlan, fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 40 }), (plan, first, then) => {
        const evening = meeting(planEntries({ ...plan, stations: [] }));
        for (const total of [first, then]) {
          const spread = spreadTables(evening.setup, total, newTable);
          evening.make(spread.bodies);
          const there = tables(evening.setup);
          expect(there).toHaveLength(total);
          expect(counts(spread).reduce((a, b) => a + b, 0)).toBe(total);
          if (plan.themes.length === 0) continue;
          expect(there.every((s) => s.theme)).toBe(true);
          expect(Math.max(...counts(spread)) - Math.min(...counts(spread))).toBeLessThanOrEqual(1);
          expect(new Set(there.map((s) => s.number)).size).toBe(total);
        }
      }),
    );
  });
});

describe('merging two tables', () => {
  const evening = () => meeting(sampleSetup('2026-11-24'));

  test('drops the one, and says where its group is, also when that table moved on itself', () => {
    const { make } = evening();
    make(mergeEntries(table('table-1'), table('table-2')));
    const setup = make(mergeEntries(table('table-2'), table('table-4')));
    expect(fateOf(setup, table('table-1'))).toMatchObject({ state: 'merged', into: { id: 'table-4' } });
    expect(fateOf(setup, table('table-4'))).toEqual({ state: 'there' });
    expect(setup.stations.find((s) => s.id === 'table-1')?.theme).toBe('living-together');
  });

  test('into each other, by two organisers without a network, says that both were dropped', () => {
    const { make } = evening();
    const setup = make([
      ...mergeEntries(table('table-1'), table('table-2')),
      ...mergeEntries(table('table-2'), table('table-1')),
    ]);
    expect(fateOf(setup, table('table-1'))).toEqual({ state: 'dropped' });
  });

  test('is taken back whole', () => {
    const { make, setup: before } = evening();
    make(mergeEntries(table('table-1'), table('table-2')));
    expect(make(restoreEntries(table('table-1'))).stations).toEqual(before.stations);
  });

  test('is read by a version that does not know of it as a table that was dropped', () => {
    const entry = { id: 'a', clock: 1, at: 0, device: 'd', type: 'station-set', station: 'table-1' };
    const read = parseSetupEntry({ ...entry, changes: { dropped: true, fieldOfLater: 'table-2' } });
    expect(read).toEqual({ ...entry, changes: { dropped: true } });
  });
});

describe('undoing', () => {
  const id = fc.constantFrom('a', 'b', 'c') as fc.Arbitrary<never>;
  const label = fc.record({ nl: fc.constantFrom('Zorg', '', 'Veilig') });
  const change = fc.oneof(
    fc.record({
      type: fc.constant('theme-set' as const),
      theme: id,
      changes: fc.record(
        { name: label, question: label, colour: fc.constantFrom(...COLOURS), icon: fc.constantFrom(...ICONS) },
        { requiredKeys: ['name', 'icon'] },
      ),
    }),
    fc.record({
      type: fc.constant('station-set' as const),
      station: id,
      changes: fc.record(
        { name: label, theme: id, kind: fc.constantFrom(...STATION_KINDS), dropped: fc.boolean(), number: fc.nat(9) },
        { requiredKeys: ['number'] },
      ),
    }),
    fc.record({
      type: fc.constant('meeting-set' as const),
      changes: fc.record(
        { title: label, kinds: fc.subarray([...KINDS]), voices: fc.subarray([...VOICES]) },
        { requiredKeys: [] },
      ),
    }),
  );
  const bodies = fc
    .array(change, { maxLength: 8 })
    .map((all) =>
      all.map((b) =>
        b.type === 'station-set' ? { ...b, changes: { ...b.changes, number: b.changes.number + 1 } } : b,
      ),
    ) as fc.Arbitrary<SetupBody[]>;

  test('puts everything back that was there, and drops what was not', () => {
    fc.assert(
      fc.property(bodies, bodies, (before, change) => {
        const evening = meeting(before);
        const was = evening.setup;
        const undo = undoOf(was, change).toReversed();
        evening.make(change);
        const now = evening.make(undo);
        const known = <T extends { id: string }>(list: readonly T[], old: readonly { id: string }[]) =>
          list.filter((item) => old.some(({ id }) => id === item.id));
        expect(known(now.themes, was.themes)).toEqual(was.themes);
        expect(known(now.stations, was.stations)).toEqual(was.stations);
        expect(now.themes.filter((t) => !was.themes.some((o) => o.id === t.id)).every((t) => t.dropped)).toBe(true);
        expect([now.title, now.kinds, now.voices]).toEqual([was.title, was.kinds, was.voices]);
      }),
    );
  });
});

describe('what an organiser may have forgotten', () => {
  test('nothing is missing from the sample', () => {
    expect(gapsOf(meeting(sampleSetup('2026-11-24')).setup)).toEqual([]);
  });

  test('of an empty meeting is everything', () => {
    expect(gapsOf(meeting().setup).map((g) => g.gap)).toEqual([
      'no-title',
      'no-date',
      'no-themes',
      'no-rounds',
      'no-tables',
    ]);
  });

  test('is double numbers, themes without a name or a table, and tables of a dropped theme', () => {
    const evening = meeting(sampleSetup('2026-11-24'));
    evening.make([
      { type: 'station-set', station: table('table-2'), changes: { number: 1 } },
      { type: 'theme-set', theme: 'care' as ThemeId, changes: { dropped: true } },
      { type: 'theme-set', theme: 'safety' as ThemeId, changes: { name: { nl: '' } } },
      { type: 'station-set', station: table('table-5'), changes: { theme: 'none' as ThemeId } },
    ]);
    expect(gapsOf(evening.setup)).toEqual([
      { gap: 'theme-without-name', theme: 'safety', place: 2 },
      { gap: 'theme-without-table', theme: 'learning' },
      { gap: 'same-number', number: 1, stations: ['table-1', 'table-2'] },
      { gap: 'without-theme', stations: ['table-5'] },
      { gap: 'dropped-theme', stations: ['table-4'] },
    ]);
  });

  test('is no table of the same number as a chatterbox', () => {
    const evening = meeting(sampleSetup('2026-11-24'));
    evening.make([{ type: 'station-set', station: table('box'), changes: { kind: 'chatterbox', number: 1 } }]);
    expect(gapsOf(evening.setup)).toEqual([]);
  });
});
