import { describe, expect, test } from 'vitest';
import type { RawEntry } from '../../src/domain/entry.ts';
import { eraseEntries, isAbout, statementOf } from '../../src/domain/erase-entries.ts';
import type { EntryId, MeetingId, StatementId } from '../../src/domain/ids.ts';
import { MeetingFold } from '../../src/domain/meeting-fold.ts';
import { fc } from '../support/property.ts';
import { conversation, STATION } from './conversation.ts';
import { allSaid } from './said.ts';

const MEETING = 'avond' as MeetingId;
const DOCUMENT = `avond/station/${STATION}`;

function erased(statement: StatementId, n: number): RawEntry {
  const id = `wis-${n}` as EntryId;
  return {
    id,
    clock: n + 1,
    at: 5,
    device: 'laptop' as RawEntry['device'],
    type: 'erased',
    station: STATION,
    statement,
  };
}

function foldOf(deliveries: readonly { document: string; entry: RawEntry }[]): MeetingFold {
  const fold = new MeetingFold(MEETING);
  for (const { document, entry } of deliveries) fold.add(document, structuredClone(entry));
  return fold;
}

function told(fold: MeetingFold) {
  const station = fold.stations.get(STATION);
  return {
    statements: allSaid(station?.statements ?? []),
    entries: [...(station?.entries.keys() ?? [])].sort(),
    unknown: fold.unknown,
    lastAt: station?.lastAt ?? 0,
  };
}

describe('an erased statement', () => {
  test('is as if it had never been said, in whatever order it is heard that it was erased', () => {
    const evening = conversation.chain(({ entries }) => {
      const ids = entries.filter((e) => e.type === 'captured').map((e) => e.id);
      return fc.subarray(ids).chain((gone) => {
        const all = [
          ...entries.map((entry) => ({ document: DOCUMENT, entry: entry as RawEntry })),
          ...gone.map((id, n) => ({ document: 'avond/setup', entry: erased(id, n) })),
        ];
        const messy = fc.shuffledSubarray([...all, ...all], { minLength: 2 * all.length });
        return messy.map((deliveries) => ({ entries: entries as RawEntry[], gone: new Set(gone), deliveries }));
      });
    });
    fc.assert(
      fc.property(evening, ({ entries, gone, deliveries }) => {
        const rest = entries.filter((e) => !isAbout(e, gone)).map((entry) => ({ document: DOCUMENT, entry }));
        expect(told(foldOf(deliveries))).toEqual(told(foldOf(rest)));
      }),
    );
  });

  test('takes what a newer version said of it along, and what is no entry at all', () => {
    const newer = {
      id: 'n1',
      clock: 3,
      at: 1,
      device: 'd',
      type: 'hologram',
      statement: 's1',
      words: 'geheim',
    } as never;
    const stray = { statement: 's1', words: 'geheim' };
    for (const late of [true, false]) {
      const fold = new MeetingFold(MEETING);
      if (!late) fold.add('avond/setup', erased('s1' as StatementId, 1));
      fold.add(DOCUMENT, newer);
      fold.add(DOCUMENT, stray);
      if (late) {
        expect(fold.unknown).toBe(2);
        fold.add('avond/setup', erased('s1' as StatementId, 1));
      }
      expect(fold.unknown).toBe(0);
      expect(JSON.stringify([...fold.strays, ...(fold.stations.get(STATION)?.entries.values() ?? [])])).not.toContain(
        'geheim',
      );
    }
  });

  test('leaves the statements of other stations alone, also one of the same name', () => {
    const fold = new MeetingFold(MEETING);
    const captured = {
      id: 's1',
      clock: 1,
      at: 1,
      device: 'd',
      type: 'captured',
      text: 'blijft',
      theme: 't',
      angles: [],
      round: 'r',
    };
    fold.add('avond/station/elders', captured);
    fold.add('avond/setup', erased('s1' as StatementId, 1));
    expect(fold.stations.get('elders' as typeof STATION)?.statements.size).toBe(1);
  });
});

test('taking entries out of a document takes those about the statement, whatever their shape, and no others', () => {
  const values: unknown[] = [
    { type: 'captured', id: 'a' },
    { type: 'captured', id: 'b', statement: 'a' }, // captured entries are about themselves
    { type: 'amended', id: 'c', statement: 'a' },
    { type: 'later', statement: 'a' },
    'a',
    null,
    ['a'],
    { statement: 5 },
  ];
  const left = [...values];
  const array = {
    toArray: () => [...left],
    delete: (index: number, length: number) => void left.splice(index, length),
  };
  const gone = eraseEntries(array, new Set(['a' as StatementId]));
  expect(gone).toEqual([values[3], values[2], values[0]]);
  expect(left).toEqual(values.filter((value) => !gone.includes(value)));
  expect(values.map(statementOf)).toEqual(['a', 'b', 'a', 'a', undefined, undefined, undefined, undefined]);
});
