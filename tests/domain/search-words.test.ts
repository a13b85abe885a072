import { describe, expect, test } from 'vitest';
import { within } from '../../src/domain/search/distance.ts';
import { dutchStem } from '../../src/domain/search/dutch-stem.ts';
import { foldWord, tokens } from '../../src/domain/search/fold.ts';
import { foundSpans, parseQuery } from '../../src/domain/search/query.ts';
import { words } from '../../src/domain/search/words.ts';
import { fc } from '../support/property.ts';

describe('the stem of a Dutch word', () => {
  test.each([
    ['huizen', 'huis'],
    ['brieven', 'brief'],
    ['gezinnen', 'gezin'],
    ['mannen', 'man'],
    ['scholen', 'school'],
    ['mantelzorgers', 'mantelzorger'],
    ['vrijwilligers', 'vrijwilliger'],
    ['wachtlijsten', 'wachtlijst'],
    ['mogelijkheden', 'mogelijk'],
    ['eenzame', 'eenzaam'],
    ['eenzaamheid', 'eenzaam'],
    ['veilige', 'veiligheid'],
    ['buurthuizen', 'buurthuis'],
  ])('of %s is that of %s', (one, other) => {
    expect(dutchStem(one)).toBe(dutchStem(other));
  });

  test.each([
    ['buren', 'buurt'],
    ['zorg', 'zorgen'.slice(0, 3)],
    ['wijk', 'wijken'.slice(0, 3)],
    ['huis', 'huur'],
  ])('of %s is not that of %s', (one, other) => {
    expect(dutchStem(one)).not.toBe(dutchStem(other));
  });

  // from the description of the algorithm, with the last step of our own done to them
  test.each([
    ['lichamelijke', 'licham'],
    ['lichamelijkheden', 'licham'],
    ['lichtende', 'lichtend'],
    ['opgelucht', 'opgelucht'],
    ['opglimpen', 'opglimp'],
    ['oppakken', 'oppak'],
    ['bekenden', 'bekend'],
    ['yoghurt', 'yoghurt'],
  ])('of %s is %s', (word, stem) => {
    expect(dutchStem(word)).toBe(stem);
  });

  test('of anything is a word that is no longer, and never fails', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z]{0,30}$/), (word) => {
        expect(dutchStem(word).length).toBeLessThanOrEqual(word.length);
      }),
    );
  });
});

describe('the words of a text', () => {
  test('are compared without capitals and accents', () => {
    expect(tokens('Cliëntenraad Wmo: 75-plussers, één foto’s!').map((t) => t.word)).toEqual([
      'clientenraad',
      'wmo',
      '75',
      'plussers',
      'een',
      'foto',
    ]);
    expect(foldWord('Ĳssel')).toBe('ijssel');
  });

  test('stand where they were written', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        let end = 0;
        for (const token of tokens(text)) {
          expect(token.start).toBeGreaterThanOrEqual(end);
          expect(foldWord(text.slice(token.start, token.end))).toBe(token.word);
          end = token.end;
        }
      }),
    );
  });

  test('that tell what it is about are given as stems', () => {
    expect(words('De wachtlijsten voor de thuiszorg zijn te lang')).toEqual(['wachtlijst', 'thuiszorg', 'lang']);
    expect(words('')).toEqual([]);
  });
});

describe('typing errors', () => {
  const word = fc.stringMatching(/^[a-z]{1,12}$/);
  const letter = fc.stringMatching(/^[a-z]$/);

  test('one of them is one, whichever it is and wherever', () => {
    fc.assert(
      fc.property(word, letter, fc.nat(), fc.constantFrom('more', 'less', 'other', 'exchanged'), (good, x, n, how) => {
        const i = n % good.length;
        const bad = {
          more: good.slice(0, i) + x + good.slice(i),
          less: good.slice(0, i) + good.slice(i + 1),
          other: good.slice(0, i) + x + good.slice(i + 1),
          exchanged: good.slice(0, i) + (good[i + 1] ?? '') + good[i] + good.slice(i + 2),
        }[how];
        expect(within(good, bad, 1)).toBe(true);
        expect(within(bad, good, 1)).toBe(true);
      }),
    );
  });

  test('are counted as the plain table of distances counts them', () => {
    fc.assert(
      fc.property(word, word, fc.integer({ min: 0, max: 3 }), (a, b, limit) => {
        expect(within(a, b, limit)).toBe(distance(a, b) <= limit);
      }),
    );
  });
});

describe('what is marked', () => {
  const marked = (text: string, query: string) =>
    foundSpans(text, parseQuery(query)).map(({ start, end }) => text.slice(start, end));

  test.each([
    ['Ik ben geen Mantelzorger', 'mantelzorgers', ['Mantelzorger']],
    ['Het buurt huis is dicht', 'buurthuis', ['buurt', 'huis']],
    ['pas hulp gekregen, toen hulp', '"hulp gekregen"', ['hulp', 'gekregen']],
    ['Cliëntenraad vergadert', 'clientenraad', ['Cliëntenraad']],
    ['niets hiervan', 'zorg', []],
    ['alles', '', []],
  ])('in %j for %s', (text, query, spans) => {
    expect(marked(text, query)).toEqual(spans);
  });
});

function distance(a: string, b: string): number {
  const d = Array.from({ length: a.length + 1 }, (_, i) => Array.from({ length: b.length + 1 }, (_, j) => i || j));
  const at = (i: number, j: number) => d[i]?.[j] ?? Number.POSITIVE_INFINITY;
  for (let i = 1; i <= a.length; i++) {
    for (let j = 1; j <= b.length; j++) {
      const other = at(i - 1, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1);
      const exchanged = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] ? at(i - 2, j - 2) + 1 : other;
      (d[i] as number[])[j] = Math.min(at(i - 1, j) + 1, at(i, j - 1) + 1, other, exchanged);
    }
  }
  return at(a.length, b.length);
}
