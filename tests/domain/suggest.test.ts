import { describe, expect, test } from 'vitest';
import type { StatementId } from '../../src/domain/ids.ts';
import { SAMPLE_STATEMENTS } from '../../src/domain/sample-statements.ts';
import { GROUPS_LIMIT, groupsOf } from '../../src/domain/suggest/group.ts';
import { Likeness } from '../../src/domain/suggest/likeness.ts';
import { resembling } from '../../src/domain/suggest/resemble.ts';
import { words } from '../../src/domain/suggest/stems.ts';
import { fc } from '../support/property.ts';

const TEXTS = SAMPLE_STATEMENTS.map((s) => s.text);
const idOf = (i: number) => `s${i}` as StatementId;
const IDS = TEXTS.map((_, i) => idOf(i));
const textOf = (id: StatementId) => TEXTS[Number(id.slice(1))] ?? '';

function likenessOf(order: readonly StatementId[]): Likeness {
  const likeness = new Likeness();
  for (const id of order) likeness.set(id, textOf(id));
  return likeness;
}
const like = (title: string, under: readonly StatementId[] = [], among = (_: StatementId) => true) =>
  resembling(likenessOf(IDS), { title, under }, among, 20);

describe('the words of a statement', () => {
  test.each([
    ['wachtlijst', 'Wachtlijsten'],
    ['straat', 'straten'],
    ['brief', 'brieven'],
    ['huis', 'huizen'],
    ['bankje', 'bankjes'],
    ['café', 'cafe'],
    ['stop', 'stoppen'],
  ])('%s and %s are one word', (one, other) => {
    expect(words(one)).toEqual(words(other));
    expect(words(one)).toHaveLength(1);
  });

  test('are without those that every sentence has, without numbers, and in the order of the text', () => {
    expect(words('De bus van 18.30 rijdt niet naar het ziekenhuis')).toEqual(['bus', 'rijdt', 'ziekenhuis']);
    expect(words('')).toEqual([]);
    expect(words('👵🏽 ٣ — ??')).toEqual([]);
  });
});

describe('what resembles a point', () => {
  test('has words in common with its title, and says which', () => {
    const found = like('Wachtlijsten');
    expect(found.length).toBeGreaterThanOrEqual(4);
    for (const { statement, shared } of found.slice(0, 4)) {
      expect(textOf(statement).toLowerCase()).toContain('wachtlijst');
      expect(shared[0]).toBe('wachtlijst');
    }
  });

  test('finds a word in the longer ones that begin with it', () => {
    const texts = like('mantelzorg').map((r) => textOf(r.statement));
    expect(texts.some((text) => text.includes('mantelzorgmakelaar'))).toBe(true);
    expect(texts.some((text) => text.includes('mantelzorgwaardering'))).toBe(true);
  });

  test('goes by the statements under it where it has no title, and leaves those out', () => {
    const jongeren = IDS.filter((id) => textOf(id).includes('jongeren'));
    const [first, second] = jongeren as [StatementId, StatementId];
    const found = like('', [first, second]).map((r) => r.statement);
    expect(found).not.toContain(first);
    expect(jongeren.slice(2).some((id) => found.slice(0, 5).includes(id))).toBe(true);
  });

  test('is chosen among those that may be suggested only, the most alike first', () => {
    const found = like('Wachtlijsten', [], (id) => Number(id.slice(1)) % 2 === 0);
    expect(found.every((r) => Number(r.statement.slice(1)) % 2 === 0)).toBe(true);
    expect(found.map((r) => r.score)).toEqual(found.map((r) => r.score).sort((a, b) => b - a));
  });

  test('is nothing for a point that says nothing', () => {
    expect(like('')).toEqual([]);
    expect(like('van de en het')).toEqual([]);
    expect(resembling(new Likeness(), { title: 'Vervoer', under: [] }, () => true, 5)).toEqual([]);
  });
});

describe('a first grouping', () => {
  test('names each group by words that its statements have, and puts none in two', () => {
    const groups = groupsOf(likenessOf(IDS), IDS);
    expect(groups.length).toBeGreaterThan(5);
    expect(groups.length).toBeLessThanOrEqual(GROUPS_LIMIT);
    const seen = new Set<StatementId>();
    for (const { words: names, statements } of groups) {
      expect(statements.length).toBeGreaterThanOrEqual(3);
      expect(names.length).toBeGreaterThan(0);
      for (const id of statements) {
        expect(seen.has(id)).toBe(false);
        seen.add(id);
      }
      const having = statements.filter((id) =>
        textOf(id)
          .toLowerCase()
          .includes((names[0] ?? '').slice(0, 5)),
      );
      expect(having.length).toBeGreaterThanOrEqual(statements.length / 2);
    }
  });

  test('groups only what is on the pile', () => {
    const pile = IDS.slice(0, 60);
    for (const { statements } of groupsOf(likenessOf(IDS), pile)) {
      for (const id of statements) expect(pile).toContain(id);
    }
    expect(groupsOf(likenessOf(IDS), [])).toEqual([]);
  });
});

describe('the same statements', () => {
  test('give the same suggestions in whatever order they came, and whatever was there before', () => {
    const once = likenessOf(IDS);
    const groups = groupsOf(once, IDS);
    const found = resembling(once, { title: 'Wachtlijsten', under: IDS.slice(0, 5) }, () => true, 20);
    fc.assert(
      fc.property(fc.shuffledSubarray(IDS, { minLength: IDS.length }), fc.subarray(IDS), (order, changed) => {
        const other = new Likeness();
        for (const id of changed) other.set(id, `eerst heel andere woorden ${textOf(id)}`);
        other.set('gone' as StatementId, 'wachtlijst wachtlijst jongeren');
        for (const id of order) other.set(id, textOf(id));
        other.set('gone' as StatementId, undefined);
        expect(groupsOf(other, order)).toEqual(groups);
        const again = resembling(other, { title: 'Wachtlijsten', under: IDS.slice(0, 5).reverse() }, () => true, 20);
        expect(again.map((r) => [r.statement, r.shared])).toEqual(found.map((r) => [r.statement, r.shared]));
      }),
      { numRuns: 20 },
    );
  });
});
