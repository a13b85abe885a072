import { parseRawEntry, type RawEntry } from '../../src/domain/entry.ts';
import { fc } from '../support/property.ts';

/**
 * Entries of the documents of those who lead, of the hall and of a table's notes, with few names, so that they meet: some honest, some as only
 * a broken or hostile writer makes them. All have a readable base.
 */
const id = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f');
const base = {
  id,
  clock: fc.integer({ min: 1, max: 5 }),
  at: fc.integer({ min: 0, max: 9 }),
  device: fc.constantFrom('device-1', 'device-2', 'device-3'),
};
const object = fc.constantFrom('x', 'y', 'z', '__proto__');
const statement = fc.constantFrom('s1', 's2', 'constructor');
const round = fc.constantFrom('round-1', 'round-2');
const title = fc.constantFrom<unknown>('Banken', 'Bussen', '', 5);
const order = fc.constantFrom<unknown>(0, 1, 2, Number.NaN);
const some = <T>(shape: { [K in keyof T]: fc.Arbitrary<T[K]> }) => fc.record(shape, { requiredKeys: [] });
const dots = fc.array(fc.record({ point: object, dots: fc.constantFrom<unknown>(1, 2, 3, 0, 99, '1') }), {
  maxLength: 3,
});

const newer = fc.record({ ...base, type: fc.constantFrom('sung', 'drawn'), statement });

export const forgedHarvestEntry = fc
  .oneof(
    fc.record({
      ...base,
      type: fc.constant('point-set'),
      point: object,
      changes: some({ title, order, dropped: fc.boolean(), mergedInto: fc.constantFrom('x', 'y', 'z', null) }),
    }),
    fc.record(
      {
        ...base,
        type: fc.constant('placed'),
        station: object,
        statement,
        point: object,
        placed: fc.boolean(),
        order,
        over: fc.array(id, { maxLength: 3 }),
      },
      { requiredKeys: ['id', 'clock', 'at', 'device', 'type', 'station', 'statement', 'point', 'placed'] },
    ),
    fc.record({ ...base, type: fc.constant('parked'), station: object, statement, parked: fc.boolean() }),
    fc.record({
      ...base,
      type: fc.constant('follow-up-set'),
      followUp: object,
      changes: some({
        what: title,
        done: fc.boolean(),
        dropped: fc.boolean(),
        points: fc.array(object, { maxLength: 2 }),
        order,
      }),
    }),
    fc.record({
      ...base,
      type: fc.constant('response-set'),
      point: object,
      changes: some({ outcome: fc.constantFrom<unknown>('partly', 'not', null, 'ooit'), reason: title }),
    }),
    newer,
  )
  .map(asRaw);

export const forgedScreenEntry = fc
  .oneof(
    fc.record({
      ...base,
      type: fc.constant('released'),
      station: object,
      statement,
      released: fc.boolean(),
      text: title,
    }),
    fc.record({ ...base, type: fc.constant('point-released'), point: object, released: fc.boolean(), title }),
    fc.record({ ...base, type: fc.constant('result-released'), poll: object, released: fc.boolean(), title }),
    fc.record({ ...base, type: fc.constant('clock-shown'), round, left: fc.constantFrom<unknown>(5, -5, 60_000) }),
    fc.record({
      ...base,
      type: fc.constant('scene-shown'),
      scene: fc.constantFrom<unknown>(
        { kind: 'matrix' },
        { kind: 'point', point: 'x' },
        { kind: 'point' },
        { kind: 'film' },
      ),
    }),
    fc.record({
      ...base,
      type: fc.constant('about-set'),
      title: fc.constantFrom({ nl: 'Avond' }, { nl: 'Dag' }),
      languages: fc.constant(['nl']),
      rounds: fc.constant([]),
    }),
    newer,
  )
  .map(asRaw);

export const forgedBallot = fc
  .oneof({ weight: 5, arbitrary: fc.record({ ...base, type: fc.constant('voted'), poll: object, dots }) }, newer)
  .map(asRaw);

export const forgedHallEntry = fc
  .oneof(
    fc.record(
      {
        ...base,
        type: fc.constant('round-timed'),
        round,
        endsAt: fc.constantFrom<unknown>(7, -1, 'straks'),
        left: fc.constantFrom(0, 60_000),
      },
      { requiredKeys: ['id', 'clock', 'at', 'device', 'type', 'round'] },
    ),
    fc.record({ ...base, type: fc.constant('message-sent'), text: title }),
    fc.record({ ...base, type: fc.constant('message-taken-back'), message: id }),
    fc.record({ ...base, type: fc.constant('hand-answered'), station: object, hand: id }),
    fc.record({
      ...base,
      type: fc.constant('poll-set'),
      poll: object,
      changes: some({
        title,
        dots: fc.constantFrom<unknown>(1, 3, 0),
        open: fc.boolean(),
        dropped: fc.boolean(),
        voters: fc.constantFrom('tables', 'viewers'),
      }),
    }),
    newer,
  )
  .map(asRaw);

export const forgedNote = fc
  .oneof(
    fc.record({ ...base, type: fc.constant('marked'), statement, marked: fc.boolean() }),
    fc.record({ ...base, type: fc.constant('summed-up'), statement, round, text: title }),
    fc.record({ ...base, type: fc.constant('hand-raised') }),
    fc.record({ ...base, type: fc.constant('hand-lowered'), hand: id }),
    fc.record({ ...base, type: fc.constant('voted'), poll: object, dots }),
    newer,
  )
  .map(asRaw);

/** Entries in which every one has an identifier of its own, as honest devices make them, and others under identifiers that meet. */
export function honestAndForged(entry: fc.Arbitrary<RawEntry>): [string, fc.Arbitrary<RawEntry[]>][] {
  return [
    [
      'honest',
      fc
        .array(entry, { maxLength: 30, size: 'max' })
        .map((entries) => entries.map((e, i): RawEntry => ({ ...e, id: `${e.id}-${i}` as RawEntry['id'] }))),
    ],
    ['forged', fc.array(entry, { maxLength: 20, size: 'max' })],
  ];
}

function asRaw(value: object): RawEntry {
  const raw = parseRawEntry(value);
  if (!raw) throw new Error('a forged entry must have a readable base');
  return raw;
}
