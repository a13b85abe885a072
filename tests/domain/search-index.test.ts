import { describe, expect, test } from 'vitest';
import { SearchIndex } from '../../src/domain/search/search-index.ts';
import { fc } from '../support/property.ts';

const SAID = {
  wait: 'Wachtlijst thuiszorg nu 4 mnd, in de tussentijd doe je alles zelf',
  wife: 'Ik ben geen mantelzorger, ik ben zijn vrouw',
  young: 'jonge mantelzorgers worden op school niet gezien',
  house: 'Buurthuis is alleen overdag open',
  apart: 'het buurt huis moet ook in het weekend open',
  visit: 'Alle 75-plussers 1x per jaar een huisbezoek door vrijwilliger',
  council: 'Cliëntenraad Wmo: 6 leden, allemaal met pensioen',
  care: 'Zorg op maat',
  lonely: 'eenzame ouderen zie je niet',
};
type Said = keyof typeof SAID;
const indexed = () => {
  const index = new SearchIndex<Said>();
  for (const [id, text] of Object.entries(SAID)) index.add(id as Said, text);
  return index;
};
const found = (query: string) =>
  indexed()
    .search(query)
    .map((f) => f.id);

describe('a search in what was said', () => {
  test.each<[string, Said[]]>([
    ['zorg', ['care', 'young', 'wife', 'wait']],
    ['mantelzorger', ['wife', 'young']],
    ['mantelzorgers', ['young', 'wife']],
    ['mantelzoger', ['young', 'wife']],
    ['mantlezorgers', ['young', 'wife']],
    ['buurthuis', ['house', 'apart']],
    ['buurthuizen', ['house', 'apart']],
    ['buurt huis', ['apart', 'house']],
    ['WACHTLIJSTEN', ['wait']],
    ['clientenraad', ['council']],
    ['eenzaamheid', ['lonely']],
    ['vrijwiligers', ['visit']],
    ['bezoek', ['visit']],
    ['75', ['visit']],
    ['75-plussers', ['visit']],
    ['thuiszorg wachtlijst', ['wait']],
    ['wachtlijst voor de thuiszorg', ['wait']],
    ['wachtlijst school', []],
    ['"geen mantelzorger"', ['wife']],
    ['"mantelzorger geen"', []],
    ['"zorg"', ['care']],
    ['"in het weekend" open', ['apart']],
    ['niet', ['lonely', 'young']],
    ['paardrijden', []],
    ['', []],
    ['  "" , ', []],
  ])('for %s finds %j, the best first', (query, ids) => {
    expect(found(query)).toEqual(ids);
  });

  test('puts what was said last first among equals, and a changed statement where it was', () => {
    const index = new SearchIndex<string>();
    for (const id of ['a', 'b', 'c']) index.add(id, 'meer bankjes');
    index.add('a', 'veel meer bankjes');
    expect(index.search('bankjes').map((f) => f.id)).toEqual(['c', 'b', 'a']);
  });

  test('forgets what was taken away, and old words of what was changed', () => {
    const index = indexed();
    index.remove('care');
    index.add('wait', 'bankje');
    expect(index.search('zorg').map((f) => f.id)).toEqual(['young', 'wife']);
    expect(index.search('bankjes').map((f) => f.id)).toEqual(['wait']);
    expect(index.size).toBe(8);
  });

  test('short words are not sought inside of others', () => {
    const index = new SearchIndex<string>();
    index.add('a', 'openbaar vervoer');
    expect(index.search('baar').map((f) => f.id)).toEqual(['a']);
    expect(index.search('ver')).toEqual([]);
  });
});

describe('whatever is said and sought', () => {
  const word = fc.constantFrom(
    'zorg',
    'mantelzorger',
    'buurt',
    'huis',
    'buurthuis',
    'huizen',
    'school',
    'de',
    'wijk',
    'wijken',
    'zrog',
  );
  const text = fc.array(word, { maxLength: 6 }).map((list) => list.join(' '));
  const steps = fc.array(fc.record({ id: fc.constantFrom('a', 'b', 'c', 'd'), text: fc.option(text) }), {
    maxLength: 20,
  });

  test('an index that was changed step by step finds what a new one finds', () => {
    fc.assert(
      fc.property(steps, text, (changes, query) => {
        const index = new SearchIndex<string>();
        const last = new Map<string, string>();
        for (const { id, text } of changes) {
          if (text === null) {
            index.remove(id);
            last.delete(id);
          } else {
            index.add(id, text);
            last.set(id, text);
          }
        }
        const fresh = new SearchIndex<string>();
        for (const [id, text] of last) fresh.add(id, text);
        const levels = (i: SearchIndex) => new Map(i.search(query).map((f) => [f.id, f.level]));
        expect(levels(index)).toEqual(levels(fresh));
      }),
    );
  });

  test('a search that goes on says of each text what a new search says', () => {
    fc.assert(
      fc.property(steps, text, (changes, query) => {
        const index = new SearchIndex<string>();
        const going = index.query(query);
        for (const { id, text } of changes) {
          if (text === null) index.remove(id);
          else index.add(id, text);
          const levels = index.query(query).levels();
          for (const one of ['a', 'b', 'c', 'd']) expect(going.levelOf(one)).toBe(levels.get(one));
        }
      }),
    );
  });

  test('a text is found by each of its words, as typed, and best', () => {
    fc.assert(
      fc.property(fc.array(fc.stringMatching(/^[a-zé]{3,12}$/), { minLength: 1, maxLength: 6 }), (list) => {
        const index = new SearchIndex<string>();
        index.add('it', list.join(' '));
        for (const one of list) expect(index.search(one)).toEqual([{ id: 'it', level: 0 }]);
        expect(index.search(`"${list.join(' ')}"`)).toEqual([{ id: 'it', level: 0 }]);
      }),
    );
  });

  test('anything can be typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (text, query) => {
        const index = new SearchIndex<string>();
        index.add('it', text);
        expect(index.search(query).length).toBeLessThanOrEqual(1);
      }),
    );
  });
});
