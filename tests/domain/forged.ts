import { parseRawEntry, type RawEntry } from '../../src/domain/entry.ts';
import { fc } from '../support/property.ts';

/**
 * Entries as only a broken or hostile writer makes them: the same identifier over different contents, entries that stand over
 * themselves and each other, changes of what nobody captured, newer types, wrong shapes, values that JSON does not have.
 * All have a readable base, because what has none never reaches a fold.
 */
const id = fc.constantFrom('a', 'b', 'c', 'd', 'e');
const base = {
  id,
  clock: fc.integer({ min: 1, max: 4 }),
  at: fc.integer({ min: 0, max: 9 }),
  device: fc.constantFrom('device-1', 'device-2'),
};
const rubbish = fc.oneof(
  fc.constantFrom<unknown>(null, 1n, 12345678901234567890n, '', [], {}, -1, true),
  fc.uint8Array({ maxLength: 3 }),
);

const captured = fc.record({
  ...base,
  type: fc.constant('captured'),
  text: fc.constantFrom<unknown>('een', 'twee', '', 7n),
  theme: fc.constantFrom('care', 'safety'),
  angles: fc.array(fc.constantFrom('say', 'prevention'), { maxLength: 3 }),
  round: fc.constantFrom('round-1', 'round-2'),
});
const amended = fc.record({
  ...base,
  type: fc.constant('amended'),
  statement: id,
  changes: fc.record(
    { text: fc.constantFrom<unknown>('drie', 'vier', 5), quote: fc.boolean(), kind: fc.constantFrom('idea', null) },
    { requiredKeys: [] },
  ),
  over: fc.array(id, { maxLength: 4 }),
});
const presence = fc.record({ ...base, type: fc.constantFrom('withdrawn', 'restored'), statement: id });
const newer = fc.record({ ...base, type: fc.constantFrom('sung', 'drawn', 'theme-set'), extra: rubbish });

export const forgedStationEntry = fc.oneof(captured, amended, presence, newer).map(asRaw);

const name = fc.record({ nl: fc.constantFrom('Zorg', 'Veilig', '') });
const setupChanges = fc.record(
  {
    name,
    title: name,
    order: fc.integer({ min: 0, max: 3 }),
    dropped: fc.boolean(),
    mergedInto: fc.constantFrom<unknown>(null, 'x', 'y', 'not an id'),
    number: fc.integer({ min: 0, max: 3 }), // 0 is no number of a station
    minutes: fc.constantFrom<unknown>(45, 0, 'lang'),
    date: fc.constantFrom('2026-03-01', 'morgen'),
  },
  { requiredKeys: [] },
);
const object = fc.constantFrom('x', 'y', '__proto__', 'constructor');
const set = fc.record({
  ...base,
  type: fc.constantFrom('meeting-set', 'theme-set', 'angle-set', 'round-set', 'station-set'),
  theme: object,
  angle: object,
  round: object,
  station: object,
  changes: setupChanges,
});
const round = fc.record({ ...base, type: fc.constantFrom('round-started', 'round-stopped'), round: object });

export const forgedSetupEntry = fc.oneof(set, round, newer).map(asRaw);

function asRaw(value: object): RawEntry {
  const raw = parseRawEntry(value);
  if (!raw) throw new Error('a forged entry must have a readable base');
  return raw;
}
