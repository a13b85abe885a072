import { describe, expect, test } from 'vitest';
import { TEXT_LIMIT } from '../../src/domain/entry.ts';
import { splitStatements } from '../../src/domain/split-statements.ts';
import { cleanText } from '../../src/domain/text.ts';
import { fc } from '../support/property.ts';

/** Whatever a keyboard, a clipboard or a broken program can give. */
const anything = fc.oneof(
  fc.string({ unit: 'binary', size: 'medium' }),
  fc.string({ unit: 'grapheme', size: 'medium' }),
  fc.array(fc.integer({ min: 0, max: 0xffff }), { size: 'medium' }).map((codes) => String.fromCharCode(...codes)),
  fc
    .array(
      fc.constantFrom(
        'a',
        'e',
        '\u0301',
        '\u0000',
        '\uFEFF',
        ' ',
        '\t',
        '\r',
        '\n',
        '\v',
        '\u2028',
        '•',
        '-',
        '1.',
        '😀',
        '\ud83d',
      ),
    )
    .map((parts) => parts.join('')),
);

describe('the words of a statement, cleaned', () => {
  test('are the same when they are cleaned again', () => {
    fc.assert(
      fc.property(anything, (text) => {
        expect(cleanText(cleanText(text))).toBe(cleanText(text));
      }),
    );
  });

  test('are composed, well-formed, without white space around them and without control characters', () => {
    fc.assert(
      fc.property(anything, (text) => {
        const clean = cleanText(text);
        expect(clean).toBe(clean.normalize('NFC'));
        expect(clean.isWellFormed()).toBe(true);
        expect(clean).toBe(clean.trim());
        expect([...clean].filter((c) => /[\p{Cc}\uFEFF]/u.test(c) && c !== '\t' && c !== '\n')).toEqual([]);
      }),
    );
  });

  test.each([
    ['what is empty', ''],
    ['spaces, tabs and line ends', ' \t\r\n\u00A0 '],
    ['what has no shape on any screen', '\u200B\u200F\u2060'],
    ['control characters', '\u0000\u0007\u009F'],
  ])('become empty from %s', (_, text) => {
    expect(cleanText(text)).toBe('');
  });

  test.each([
    ['one letter', 'a', 'a'],
    ['emoji of several parts', '👩‍👩‍👧‍👦 👍🏽 🇳🇱', '👩‍👩‍👧‍👦 👍🏽 🇳🇱'],
    ['right-to-left words with their marks', 'שלום \u200Fabc\u200F مرحبا', 'שלום \u200Fabc\u200F مرحبا'],
    ['a tab between words', 'een\ttwee', 'een\ttwee'],
    ['lines of other systems', 'een\r\ntwee\rdrie\u2028vier', 'een\ntwee\ndrie\nvier'],
    ['a line break within a paragraph of Word', 'een\vtwee', 'een\ntwee'],
    ['a letter and its accent apart', 'cafe\u0301', 'café'],
    ['a letter and its accent with rubbish between', 'cafe\u0000\u0301', 'café'],
    ['half an emoji', 'een \ud83d twee', 'een \uFFFD twee'],
    ['two halves in the wrong order', '\ude00\ud83d', '\uFFFD\uFFFD'],
  ])('keep %s', (_, text, clean) => {
    expect(cleanText(text)).toBe(clean);
  });
});

describe('a pasted text', () => {
  test.each([
    ['bullets of Word', '•\tBankjes\r\n•\tLantaarns\r\n', ['Bankjes', 'Lantaarns']],
    [
      'sub-bullets of Word',
      '•\tBankjes\no\tbij de bushalte\n§\tin het park',
      ['Bankjes', 'bij de bushalte', 'in het park'],
    ],
    [
      'bullets in fonts of symbols',
      '\uF0B7 Bankjes\n\uF0A7\tLantaarns\nØ\tStoepen\nü\tPleinen',
      ['Bankjes', 'Lantaarns', 'Stoepen', 'Pleinen'],
    ],
    ['hyphens, stars and dashes', '- Bankjes\n* Lantaarns\n– Stoepen', ['Bankjes', 'Lantaarns', 'Stoepen']],
    ['numbers', '1. Bankjes\n2) Lantaarns\n(3) Stoepen\n10.\tPleinen', ['Bankjes', 'Lantaarns', 'Stoepen', 'Pleinen']],
    ['numbers of chapters', '1.1\tBankjes\n1.2.\tLantaarns', ['Bankjes', 'Lantaarns']],
    ['letters', 'a. Bankjes\nb) Lantaarns', ['Bankjes', 'Lantaarns']],
    ['plain lines', 'Bankjes\n\n  Lantaarns  \n', ['Bankjes', 'Lantaarns']],
    ['items of several lines', '• Bankjes\n  bij de bushalte\n• Lantaarns', ['Bankjes bij de bushalte', 'Lantaarns']],
    [
      'items broken within a paragraph of Word',
      '•\tBankjes\vbij de bushalte\r\n•\tLantaarns',
      ['Bankjes bij de bushalte', 'Lantaarns'],
    ],
    ['a heading above its items', 'Wij willen:\n- bankjes\n- lantaarns', ['Wij willen:', 'bankjes', 'lantaarns']],
    ['a bullet with nothing behind it', '• Bankjes\n•\n•\t\n• Lantaarns', ['Bankjes', 'Lantaarns']],
  ])('with %s is split into its statements', (_, text, pieces) => {
    expect(splitStatements(text)).toEqual(pieces);
  });

  test.each([
    ['a number', '3 bankjes zijn te weinig'],
    ['a time', '10.30 uur is te vroeg'],
    ['degrees', '-5 graden in de gymzaal'],
    ['a year', '2024. Dat was een goed jaar'],
    ['an amount behind a tab', '12\tbankjes'],
    ['an abbreviation', 'o.a. bankjes'],
  ])('that begins with %s keeps it', (_, text) => {
    expect(splitStatements(text)).toEqual([text]);
  });

  test('of one statement, or of none, gives nothing to split', () => {
    expect(splitStatements('Bankjes')).toEqual(['Bankjes']);
    expect(splitStatements('')).toEqual([]);
    expect(splitStatements(' \n\t\u200B')).toEqual([]);
  });

  test.each([2_000, TEXT_LIMIT])('of %i characters in one piece stays whole', (length) => {
    const text = 'a'.repeat(length);
    expect(splitStatements(text)).toEqual([text]);
  });

  test('of 20,000 characters is cut between words, and no word is lost', () => {
    const words = Array.from({ length: 20_000 / 8 }, (_, i) => `woord${i % 100}`.padEnd(7, 'x'));
    const pieces = splitStatements(words.join(' '));
    expect(pieces.length).toBeGreaterThan(2);
    expect(pieces.every((p) => p.length <= TEXT_LIMIT)).toBe(true);
    expect(pieces.flatMap((p) => p.split(' '))).toEqual(words);
  });

  test('of 20,000 characters without a space is cut, never through an emoji', () => {
    const text = `x${'😀'.repeat(10_000)}`;
    const pieces = splitStatements(text);
    expect(pieces.every((p) => p.length <= TEXT_LIMIT && p.isWellFormed())).toBe(true);
    expect(pieces.join('')).toBe(text);
  });

  test('gives pieces that can be kept as they are, whatever it is', () => {
    fc.assert(
      fc.property(anything, (text) => {
        for (const piece of splitStatements(text)) {
          expect(piece.length).toBeGreaterThan(0);
          expect(piece.length).toBeLessThanOrEqual(TEXT_LIMIT);
          expect(cleanText(piece)).toBe(piece);
        }
      }),
    );
  });

  test('loses none of its words, whichever bullets they come with', () => {
    const words = fc.array(fc.stringMatching(/^[a-zé😀]{2,12}( [a-zé]{1,12}){0,3}$/u), { minLength: 1 });
    const bullet = fc.constantFrom('• ', '-\t', '1. ', '(12) ', 'o\t', '\uF0B7\t', '— ');
    fc.assert(
      fc.property(words, bullet, fc.constantFrom('\n', '\r\n', '\n\n', '\r'), (lines, mark, end) => {
        expect(splitStatements(lines.map((line) => mark + line).join(end))).toEqual(
          lines.map((l) => l.normalize('NFC')),
        );
      }),
    );
  });
});
