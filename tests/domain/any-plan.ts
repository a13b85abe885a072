import { COLOURS, ICONS, KINDS, STATION_KINDS, VOICES } from '../../src/domain/code-lists.ts';
import type { SetupPlan } from '../../src/domain/setup-plan.ts';
import { fc } from '../support/property.ts';

const text = fc.string({ maxLength: 30, unit: 'grapheme' }).map((s) => s.slice(0, 200));
/** As the screen and the fold make them: English is there or it is not, never there and empty. */
const label = fc.oneof(
  text.map((nl) => ({ nl })),
  fc.record({ nl: text, en: text.filter((s) => s !== '') }),
);
const id = fc
  .stringMatching(/^[A-Za-z0-9_-]{1,12}$/)
  .filter((s) => s !== 'none' && s !== '__proto__') as fc.Arbitrary<never>;
const byId = <T extends { id: string }>(item: fc.Arbitrary<T>, maxLength: number) =>
  fc.uniqueArray(item, { maxLength, selector: (x) => x.id });
const set = <T>(all: readonly T[]) => fc.subarray([...all]);

const colour = fc.constantFrom(...COLOURS);
const icon = fc.constantFrom(...ICONS);

/** Any plan that a meeting can have. */
export const anyPlan: fc.Arbitrary<SetupPlan> = byId(
  fc.record(
    { id, name: label, question: label, subquestions: fc.array(label, { maxLength: 20 }), colour, icon },
    { requiredKeys: ['id', 'name', 'question', 'subquestions', 'colour'] },
  ),
  8,
).chain((themes) => {
  const theme = themes.length > 0 ? { theme: fc.constantFrom(...themes.map((t) => t.id)) } : {};
  const station = fc.record(
    {
      id,
      kind: fc.constantFrom(...STATION_KINDS),
      number: fc.integer({ min: 0, max: 100_000 }),
      name: label.filter((l) => l.nl !== ''),
      ...theme,
    },
    { requiredKeys: ['id', 'kind', 'number'] },
  );
  return fc.record(
    {
      title: label,
      date: fc.constantFrom('2026-11-24', '2028-02-29'),
      place: text,
      languages: fc.constantFrom<('nl' | 'en')[]>(['nl'], ['nl', 'en']),
      kinds: set(KINDS),
      voices: set(VOICES),
      themes: fc.constant(themes),
      angles: byId(fc.record({ id, name: label, colour, icon }), 6),
      rounds: byId(fc.record({ id, name: label, minutes: fc.integer({ min: 1, max: 480 }) }), 8),
      stations: byId(station, 12),
    },
    {
      requiredKeys: ['title', 'place', 'languages', 'kinds', 'voices', 'themes', 'angles', 'rounds', 'stations'],
    },
  ) as unknown as fc.Arbitrary<SetupPlan>;
});
