import { describe, expect, test } from 'vitest';
import { byClock, STATEMENT_FIELDS, type StatementField, type StationEntry } from '../../src/domain/entry.ts';
import type { EntryId } from '../../src/domain/ids.ts';
import { type Statement, standingOver } from '../../src/domain/statement.ts';
import { StationFold } from '../../src/domain/station-fold.ts';
import { fc } from '../support/property.ts';
import { type Act, type Conversation, conversation, play, STATION } from './conversation.ts';

const BLANK = { theme: 'care', angles: [], kind: null, voice: null, quote: false, round: 'round-1' } as never;
const capture = (device: number, text: string): Act => ({
  act: 'capture',
  device,
  fields: { ...(BLANK as object), text } as never,
});
const amend = (device: number, changes: object): Act => ({ act: 'amend', device, pick: 0, changes });
const meet = (device: number, other: number): Act => ({ act: 'meet', device, other });

/** The one statement of a story, as someone sees it who has heard everything. */
function outcome(...acts: Act[]): Statement {
  const fold = new StationFold(STATION);
  for (const entry of play(acts).entries) fold.add(entry);
  const [statement, ...rest] = fold.statements.values();
  if (!statement || rest.length > 0) throw new Error('the story must be about one statement');
  return statement;
}
const wordings = (s: Statement) => s.contested.map((c) => [c.field, c.wordings.map((w) => w.value)]);

describe('two devices change the words of one statement', () => {
  test('without having seen each other: it is contested and keeps both wordings', () => {
    const s = outcome(capture(0, 'bankje'), meet(0, 1), amend(0, { text: 'bankjes' }), amend(1, { text: 'bank' }));
    expect(wordings(s)).toEqual([['text', expect.arrayContaining(['bankjes', 'bank'])]]);
    expect(['bankjes', 'bank']).toContain(s.text);
  });

  test('the second having seen the first: the second stands, and nothing is contested', () => {
    const s = outcome(capture(0, 'bankje'), amend(0, { text: 'bankjes' }), meet(0, 1), amend(1, { text: 'bank' }));
    expect(s).toMatchObject({ text: 'bank', contested: [] });
  });

  test('to the same words: nothing is contested', () => {
    const s = outcome(capture(0, 'bankje'), meet(0, 1), amend(0, { text: 'bankjes' }), amend(1, { text: 'bankjes' }));
    expect(s).toMatchObject({ text: 'bankjes', contested: [] });
  });

  test('and someone who sees both picks one: it is no longer contested', () => {
    const s = outcome(
      ...[capture(0, 'bankje'), meet(0, 1), amend(0, { text: 'bankjes' }), amend(1, { text: 'bank' })],
      ...[meet(0, 1), amend(0, { text: 'bank' })],
    );
    expect(s).toMatchObject({ text: 'bank', contested: [] });
  });

  test('one the words, the other the tags: both changes stand, and nothing is contested', () => {
    const s = outcome(capture(0, 'bankje'), meet(0, 1), amend(0, { text: 'bankjes' }), amend(1, { angles: ['say'] }));
    expect(s).toMatchObject({ text: 'bankjes', angles: ['say'], contested: [] });
  });

  test('one of them several times: only the last wording of each is kept', () => {
    const s = outcome(
      ...[capture(0, 'bankje'), meet(0, 1), amend(1, { text: 'bank' })],
      ...[amend(0, { text: 'bankjes' }), amend(0, { text: 'meer bankjes' }), amend(0, { text: 'veel meer bankjes' })],
    );
    expect(wordings(s)).toEqual([['text', ['bank', 'veel meer bankjes']]]);
  });
});

describe('three devices change the words of one statement', () => {
  const all = [capture(0, 'bankje'), meet(0, 1), meet(0, 2)];
  const changed = [amend(0, { text: 'een' }), amend(1, { text: 'twee' }), amend(2, { text: 'drie' })];

  test('without having seen each other: all three wordings are kept', () => {
    expect(wordings(outcome(...all, ...changed))).toEqual([['text', expect.arrayContaining(['een', 'twee', 'drie'])]]);
    expect(wordings(outcome(...all, ...changed))[0]?.[1]).toHaveLength(3);
  });

  test('and one who saw two of them picks: the third still stands beside it', () => {
    const s = outcome(...all, ...changed, meet(0, 1), amend(0, { text: 'een' }));
    expect(wordings(s)).toEqual([['text', expect.arrayContaining(['een', 'drie'])]]);
    expect(wordings(s)[0]?.[1]).toHaveLength(2);
  });
});

describe('forged changes', () => {
  const base = { clock: 2, at: 0, device: 'device-1', type: 'amended', statement: 'a' };
  const captured = { ...base, id: 'a', clock: 1, type: 'captured', text: 'een', theme: 'care', angles: [], round: 'r' };
  const statementOf = (...amended: object[]) => {
    const fold = new StationFold(STATION);
    for (const entry of [captured, ...amended]) fold.add(entry as never);
    return [...fold.statements.values()][0] as Statement;
  };

  test('that stand over themselves do not vanish by it', () => {
    const s = statementOf({ ...base, id: 'b', changes: { text: 'twee' }, over: ['a', 'b'] });
    expect(s).toMatchObject({ text: 'twee', contested: [] });
  });

  test('that stand over each other in a ring leave a statement with all their wordings, the highest shown', () => {
    const s = statementOf(
      { ...base, id: 'b', changes: { text: 'twee' }, over: ['a', 'c'] },
      { ...base, id: 'c', changes: { text: 'drie' }, over: ['b'] },
    );
    expect(s.text).toBe('drie');
    expect(wordings(s)).toEqual([['text', ['een', 'twee', 'drie']]]);
  });

  test('of more devices than one change can name are picked from in a few changes, each of which is shown', () => {
    const crowd = Array.from({ length: 100 }, (_, i) => ({
      ...base,
      id: `b${i}`,
      changes: { text: `${i}` },
      over: ['a'],
    }));
    let s = statementOf(...crowd);
    const picks: object[] = [];
    for (let clock = 3; s.contested.length > 0 && clock < 9; clock++) {
      const over = standingOver(s, ['text']);
      picks.push({ ...base, id: `pick-${clock}`, clock, changes: { text: 'gekozen' }, over });
      s = statementOf(...crowd, ...picks);
      expect(s.text).toBe('gekozen');
    }
    expect(s.contested).toEqual([]);
    expect(picks.length).toBe(2);
  });

  test('that stand over what is not there change nothing', () => {
    expect(statementOf({ ...base, id: 'b', changes: {}, over: ['gone'] })).toMatchObject({
      text: 'een',
      contested: [],
    });
  });
});

describe('a statement that was withdrawn', () => {
  test('comes back when it is restored, and goes again, by the last of them', () => {
    const acts: Act[] = [capture(0, 'bankje'), { act: 'withdraw', device: 0, pick: 0 }];
    expect(outcome(...acts).withdrawn).toBe(true);
    acts.push({ act: 'restore', device: 0, pick: 0 });
    expect(outcome(...acts).withdrawn).toBe(false);
    acts.push({ act: 'withdraw', device: 0, pick: 0 });
    expect(outcome(...acts).withdrawn).toBe(true);
  });

  test('stays withdrawn when a device that had not seen it changes its words, and keeps those words', () => {
    const s = outcome(
      capture(0, 'bankje'),
      meet(0, 1),
      { act: 'withdraw', device: 0, pick: 0 },
      amend(1, { text: 'bank' }),
    );
    expect(s).toMatchObject({ withdrawn: true, text: 'bank', contested: [] });
  });
});

describe('in any conversation, for every device and every field', () => {
  /** A writing stands unless a later writer of the same field had seen it: the definition, without any bookkeeping. */
  function standing({ seen }: Conversation, history: readonly StationEntry[], field: StatementField) {
    const writers = history.filter((e) => e.type === 'captured' || (e.type === 'amended' && field in e.changes));
    const rest = writers.filter((w) => !writers.some((later) => seen.get(later.id)?.has(w.id)));
    return rest.sort(byClock).map((e) => e.id);
  }

  test('the last writing that nobody stood over is shown, and different ones beside it are contested', () => {
    fc.assert(
      fc.property(conversation, (c) => {
        const everything = new StationFold(STATION);
        for (const entry of c.entries) everything.add(entry);
        for (const fold of [...c.devices, everything]) {
          for (const s of fold.statements.values()) {
            for (const field of STATEMENT_FIELDS) {
              const ids = standing(c, s.history, field);
              expect(comparable(s[field])).toEqual(comparable(valueIn(s, ids.at(-1), field)));
              const different = new Set(ids.map((id) => comparable(valueIn(s, id, field)))).size > 1;
              const contested = s.contested.find((x) => x.field === field);
              expect(contested?.wordings.map((w) => w.entry)).toEqual(different ? ids : undefined);
            }
          }
        }
      }),
    );
  });

  test('a change of a contested field by one who sees all of it leaves nothing of it contested', () => {
    fc.assert(
      fc.property(conversation, fc.constantFrom(...STATEMENT_FIELDS), (c, field) => {
        const fold = new StationFold(STATION);
        for (const entry of c.entries) fold.add(entry);
        for (const s of [...fold.statements.values()]) {
          const base = { clock: fold.clock + 1, at: 0, device: 'device-9', type: 'amended', statement: s.id };
          fold.add({
            ...base,
            id: `pick-${s.id}`,
            changes: { [field]: s[field] },
            over: standingOver(s, [field]),
          } as never);
          const after = fold.statements.get(s.id) as Statement;
          expect(after.contested.map((x) => x.field)).toEqual(
            s.contested.map((x) => x.field).filter((name) => name !== field),
          );
          expect(after[field]).toEqual(s[field]);
        }
      }),
    );
  });

  /** Angles have no order. */
  const comparable = (value: unknown) => JSON.stringify(Array.isArray(value) ? [...value].sort() : value);

  function valueIn(s: Statement, id: EntryId | undefined, field: StatementField): unknown {
    const entry = s.history.find((e) => e.id === id);
    if (entry?.type === 'captured') return entry[field] ?? (field === 'quote' ? false : null);
    return entry?.type === 'amended' ? entry.changes[field] : undefined;
  }
});
