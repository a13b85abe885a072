import { describe, expect, test } from 'vitest';
import { clockTime, defineWords, inLanguage, LANGUAGES, language, plural } from '../../src/ui/language.ts';

describe('words on the screen', () => {
  test('are Dutch until someone chooses otherwise', () => {
    expect(language()).toBe('nl');
    expect(LANGUAGES[0]).toBe('nl');
  });

  test.each([
    ['nl', 0, '0 uitspraken'],
    ['nl', 1, '1 uitspraak'],
    ['nl', 2, '2 uitspraken'],
    ['nl', 21, '21 uitspraken'],
    ['nl', 1_000, '1.000 uitspraken'],
    ['nl', 60_000, '60.000 uitspraken'],
  ] as const)('count in Dutch: %s %i', (lang, n, words) => {
    expect(plural(lang, n, 'uitspraak', 'uitspraken')).toBe(words);
  });

  test.each([
    ['en', 0, '0 statements'],
    ['en', 1, '1 statement'],
    ['en', 11, '11 statements'],
    ['en', 60_000, '60,000 statements'],
  ] as const)('count in English: %s %i', (lang, n, words) => {
    expect(plural(lang, n, 'statement', 'statements')).toBe(words);
  });

  test('are there in every language for each part', () => {
    const words = defineWords(
      { save: 'Bewaar', left: (n: number) => `nog ${n}` },
      { save: 'Save', left: (n) => `${n} left` },
    );
    expect(words.nl.left(3)).toBe('nog 3');
    expect(words.en.left(3)).toBe('3 left');
    expect(Object.keys(words.en)).toEqual(Object.keys(words.nl));
  });

  test('that an organiser gave are shown in Dutch where there is no English', () => {
    expect(inLanguage({ nl: 'Zorg', en: 'Care' }, 'en')).toBe('Care');
    expect(inLanguage({ nl: 'Zorg' }, 'en')).toBe('Zorg');
    expect(inLanguage({ nl: 'Zorg', en: 'Care' }, 'nl')).toBe('Zorg');
  });

  test('tell the time of day in 24 hours', () => {
    const evening = new Date(2026, 2, 1, 19, 5).getTime();
    expect(clockTime(evening)).toBe('19:05');
  });

  test('tell every minute of the day as either language does', () => {
    const minutes = Array.from({ length: 24 * 60 }, (_, m) => new Date(2026, 10, 22, 0, m).getTime());
    const format = { hour: '2-digit', minute: '2-digit' } as const;
    for (const locale of ['nl-NL', 'en-GB']) {
      expect(minutes.map(clockTime)).toEqual(minutes.map((ms) => new Intl.DateTimeFormat(locale, format).format(ms)));
    }
  });

  test.each(['nl', 'en'] as const)('count as the rules and the numbers of %s have it', (language) => {
    const rules = new Intl.PluralRules(language);
    for (const n of [...Array(1_200).keys(), 10_000, 60_000, 1_234_567]) {
      const form = rules.select(n) === 'one' ? 'stem' : 'stemmen';
      expect(plural(language, n, 'stem', 'stemmen')).toBe(`${n.toLocaleString(language)} ${form}`);
    }
  });
});
