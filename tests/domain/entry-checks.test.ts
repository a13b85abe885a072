import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { KINDS, SOURCES, VOICES } from '../../src/domain/code-lists.ts';
import { EntryBase, parseRawEntry, parseStationEntry, StationEntry } from '../../src/domain/entry.ts';
import { AngleId, EntryId, isId } from '../../src/domain/ids.ts';
import { fc } from '../support/property.ts';

/** Values that are nearly right: at the edges of what a field may be, and what only a broken or hostile writer makes. */
const hostile = fc.oneof(
  fc.constantFrom<unknown>(undefined, null, '', 0, -0, -1, 1.5, Number.NaN, Infinity, 2 ** 53, 1n, true, [], {}),
  fc.constantFrom<unknown>(
    new String('idea'),
    new Date(0),
    Symbol.iterator,
    () => 'a',
    new Map(),
    [undefined],
    new Array(2),
  ),
  fc.constantFrom(
    'none',
    'a/b',
    'a b',
    'é',
    'a\n',
    '\u0141',
    '\uD800',
    'a'.repeat(40),
    'a'.repeat(41),
    '__proto__',
    'None',
  ),
  fc.constantFrom('x'.repeat(8_000), 'x'.repeat(8_001)),
  fc.anything({ withBigInt: true, withTypedArray: true, withNullPrototype: true }),
);
const id = fc.constantFrom<unknown>('a', 'b-1', '_', 'A9');
const maybe = (whole: fc.Arbitrary<unknown>) =>
  fc.oneof({ weight: 40, arbitrary: whole }, { weight: 1, arbitrary: hostile });
const list = (item: fc.Arbitrary<unknown>) =>
  fc.oneof(
    { weight: 6, arbitrary: fc.array(maybe(item), { maxLength: 4 }) },
    { weight: 1, arbitrary: fc.constantFrom(11, 12, 13, 63, 64, 65).map((n) => new Array<unknown>(n).fill('a')) },
  );
const fields = {
  text: maybe(fc.constantFrom<unknown>('Te weinig bankjes', 'x')),
  theme: maybe(id),
  angles: maybe(list(id)),
  kind: maybe(fc.constantFrom<unknown>(...KINDS)),
  voice: maybe(fc.constantFrom<unknown>(...VOICES)),
  quote: maybe(fc.boolean()),
  round: maybe(id),
};
const base = {
  id: maybe(id),
  clock: maybe(fc.constantFrom(1, 7, 2 ** 53 - 1)),
  at: maybe(fc.constantFrom(0, 1_772_389_800_000)),
  device: maybe(id),
};
const entry = fc
  .record(
    {
      ...base,
      type: maybe(
        fc.constantFrom('captured', 'amended', 'withdrawn', 'restored', 'sung', 'x'.repeat(40), 'x'.repeat(41)),
      ),
      ...fields,
      source: maybe(fc.constantFrom<unknown>(...SOURCES)),
      statement: maybe(id),
      changes: maybe(fc.record({ ...fields, beyond: hostile }, { requiredKeys: [] })),
      over: maybe(list(id)),
      beyond: hostile,
    },
    { requiredKeys: ['id', 'clock', 'at', 'device', 'type', 'text', 'theme', 'round', 'statement', 'changes', 'over'] },
  )
  .chain((whole) =>
    fc.shuffledSubarray(Object.entries(whole), { minLength: 8 }).map((kept) => Object.fromEntries(kept)),
  );
const anything = fc.oneof({ weight: 12, arbitrary: entry }, { weight: 1, arbitrary: hostile });
const OFTEN = { numRuns: 3_000 };

/** As the schema reads it: the value and the order of its fields. */
function bySchema(value: unknown): unknown {
  const result = v.safeParse(StationEntry, value);
  return result.success ? result.output : undefined;
}

function inOrder(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.entries(value).map(([key, part]) => [key, inOrder(part)]);
}

describe('the checks by hand', () => {
  test('take the base of an entry where its schema does, whatever comes', () => {
    fc.assert(
      fc.property(anything, (value) => {
        expect(parseRawEntry(value)).toBe(v.is(EntryBase, value) ? value : undefined);
      }),
      OFTEN,
    );
  });

  test('read an entry of a station as its schema does, field by field and in its order, whatever comes', () => {
    let whole = 0;
    fc.assert(
      fc.property(anything, (value) => {
        const read = parseStationEntry(value);
        expect(inOrder(read)).toEqual(inOrder(bySchema(value)));
        if (read) whole++;
      }),
      OFTEN,
    );
    expect(whole, 'of what was made, some must be whole').toBeGreaterThan(OFTEN.numRuns / 20);
  });

  test('read what an entry inherits as its schema does', () => {
    const whole = {
      id: 'a',
      clock: 1,
      at: 0,
      device: 'd',
      type: 'captured',
      text: 'x',
      theme: 't',
      angles: [],
      round: 'r',
    };
    for (const inherited of [{ kind: 'idea' }, { kind: 'joke' }, { source: 'photo' }]) {
      const value = Object.assign(Object.create(inherited), whole) as unknown;
      expect(inOrder(parseStationEntry(value))).toEqual(inOrder(bySchema(value)));
    }
  });

  test('take an identifier where the schema does', () => {
    fc.assert(
      fc.property(
        fc.oneof(hostile, fc.string({ unit: 'binary', maxLength: 42 }), fc.stringMatching(/^[\w-]{0,42}$/)),
        (value) => {
          expect(isId(value)).toBe(v.is(EntryId, value));
          expect(isId(value) && value !== 'none').toBe(v.is(AngleId, value));
        },
      ),
      OFTEN,
    );
  });
});
