import { describe, expect, test } from 'vitest';
import type { MeetingId } from '../../src/domain/ids.ts';
import { MeetingFold } from '../../src/domain/meeting-fold.ts';
import { fc } from '../support/property.ts';
import { forgedSetupEntry, forgedStationEntry } from './forged.ts';
import { allSaid } from './said.ts';

const MEETING = 'avond' as MeetingId;
interface Delivery {
  document: string;
  value: unknown;
}

const documents = fc.constantFrom(
  'avond/setup',
  'avond/station/t1',
  'avond/station/t2',
  'avond/harvest',
  'avond/screen',
);
const rubbish = fc.oneof(
  fc.constantFrom<unknown>(undefined, null, 0, Number.NaN, 1n, '', 'tekst', [], {}, { id: 'a' }, { id: 'a', clock: 0 }),
  fc.json().map((text) => JSON.parse(text) as unknown),
  fc.uint8Array(),
);
const delivery: fc.Arbitrary<Delivery> = fc.record({
  document: documents,
  value: fc.oneof(
    { weight: 4, arbitrary: forgedStationEntry },
    { weight: 4, arbitrary: forgedSetupEntry },
    { weight: 1, arbitrary: rubbish },
  ),
});

function foldOf(deliveries: Iterable<Delivery>): MeetingFold {
  const fold = new MeetingFold(MEETING);
  for (const { document, value } of deliveries) fold.add(document, value);
  return fold;
}

function told(fold: MeetingFold) {
  const stations = [...fold.stations].sort().map(([id, s]) => [id, allSaid(s.statements)]);
  return { setup: fold.setup, unknown: fold.unknown, entryCount: fold.entryCount, stations };
}

describe('a whole meeting', () => {
  test('says the same in whatever order its documents come, and however often', () => {
    const twice = fc.array(delivery, { maxLength: 30, size: 'max' }).chain((once) =>
      fc
        .shuffledSubarray([...once, ...once.map((d) => ({ ...d, value: structuredClone(d.value) }))], {
          minLength: once.length * 2,
        })
        .map((messy) => ({ once, messy })),
    );
    fc.assert(
      fc.property(twice, ({ once, messy }) => {
        expect(told(foldOf(messy))).toEqual(told(foldOf(once)));
      }),
    );
  });

  test('takes anything that comes, and counts what it cannot show', () => {
    fc.assert(
      fc.property(documents, rubbish, (document, value) => {
        const fold = foldOf([{ document, value }]);
        expect(fold.unknown).toBe(1);
        expect(fold.stations.size).toBe(0);
        expect(fold.setup.known).toBe(false);
      }),
    );
  });

  test('takes nothing of another meeting, or of a document that no meeting has', () => {
    fc.assert(
      fc.property(
        forgedStationEntry,
        fc.constantFrom('ochtend/station/t1', 'avond/station', 'avond', ''),
        (value, document) => {
          const fold = foldOf([{ document, value }]);
          expect(fold.stations.size).toBe(0);
          expect(fold.entryCount).toBe(0);
        },
      ),
    );
  });

  test('knows the highest clock of each document', () => {
    const entry = { id: 'a', clock: 7, at: 0, device: 'd', type: 'of-a-newer-version' };
    const fold = foldOf([
      { document: 'avond/setup', value: entry },
      { document: 'avond/station/t1', value: { ...entry, clock: 9 } },
      { document: 'avond/harvest', value: { ...entry, clock: 11 } },
    ]);
    expect(fold.clockOf({ kind: 'setup', meeting: MEETING })).toBe(7);
    expect(fold.clockOf({ kind: 'station', meeting: MEETING, station: 't1' as never })).toBe(9);
    expect(fold.clockOf({ kind: 'station', meeting: MEETING, station: 't2' as never })).toBe(0);
  });
});
