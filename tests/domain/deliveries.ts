import type { RawEntry } from '../../src/domain/entry.ts';
import { fc } from '../support/property.ts';

/** The same entries as they can come in by two ways: as written, and in another order with some of them several times. */
export interface Deliveries {
  once: RawEntry[];
  messy: RawEntry[];
}

/** Every copy is a new object, as one from a disk or a socket is. */
export function deliveries(entries: fc.Arbitrary<readonly RawEntry[]>): fc.Arbitrary<Deliveries> {
  return entries.chain((once) =>
    fc.record({ order: shuffled(once), again: fc.subarray([...once]) }).chain(({ order, again }) =>
      shuffled([...order, ...again]).map((messy) => ({
        once: [...once],
        messy: messy.map((e) => structuredClone(e)),
      })),
    ),
  );
}

function shuffled<T>(items: readonly T[]): fc.Arbitrary<T[]> {
  return fc.shuffledSubarray([...items], { minLength: items.length });
}

/** Two replicas that hold different parts of the entries, perhaps some in common. */
export function parts(
  entries: fc.Arbitrary<readonly RawEntry[]>,
): fc.Arbitrary<{ left: RawEntry[]; right: RawEntry[] }> {
  return entries.chain((all) =>
    fc
      .array(fc.constantFrom('left', 'right', 'both'), { minLength: all.length, maxLength: all.length })
      .map((sides) => ({
        left: all.filter((_, i) => sides[i] !== 'right'),
        right: all.filter((_, i) => sides[i] !== 'left').map((e) => structuredClone(e)),
      })),
  );
}
