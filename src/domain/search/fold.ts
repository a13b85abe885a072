/**
 * Words as they are compared: small letters without accents. A word is letters and digits in a row; an `'s` behind it is a
 * plural and is left out (`foto's`), a hyphen parts two words.
 */
const WORD = /[\p{L}\p{M}\p{N}]+(?:['’]s(?![\p{L}\p{N}]))?/gu;
const PLAIN = /^[a-z0-9]+$/;

/** One word of a text and where it stands there, in UTF-16 code units. */
export interface Token {
  start: number;
  end: number;
  /** Folded. */
  word: string;
}

export function foldWord(word: string): string {
  if (PLAIN.test(word)) return word;
  return word
    .normalize('NFKD')
    .replaceAll(/\p{M}|['’]s$/gu, '')
    .toLowerCase();
}

/** The words of a text as they stand there, not folded. */
export function rawWords(text: string): string[] {
  return text.match(WORD) ?? [];
}

/** The words of a text with their places. What is nothing but accents is no word. */
export function tokens(text: string): Token[] {
  const out: Token[] = [];
  for (const match of text.matchAll(WORD)) {
    const word = foldWord(match[0]);
    if (word !== '') out.push({ start: match.index, end: match.index + match[0].length, word });
  }
  return out;
}
