import { tokens } from './fold.ts';
import { isSmallWord } from './small-words.ts';
import { isRest, levelOfWord, restBehind, type Word, wordOf } from './term.ts';

/** A part of what is sought: one word, or words that stand behind each other exactly so. */
export type Term = { type: 'word'; word: Word } | { type: 'phrase'; words: readonly string[] };

/** More words than this are no search any more but a text. */
const TERMS_LIMIT = 12;
/** What is read of a search. Unit: UTF-16 code units. */
export const QUERY_LIMIT = 200;

/**
 * The parts of a search, all of which must be found. What stands between quotes is sought as it is; a quote without an end goes on to
 * the last word. Small words as `de` and `voor` are sought only between quotes, or where there is nothing else.
 */
export function parseQuery(query: string): Term[] {
  const terms: Term[] = [];
  const loose: string[] = [];
  for (const [i, part] of query
    .slice(0, QUERY_LIMIT)
    .split(/["“”„«»]/u)
    .entries()) {
    const words = tokens(part).map((t) => t.word);
    if (words.length === 0) continue;
    if (i % 2 === 1) terms.push({ type: 'phrase', words });
    else loose.push(...words);
  }
  const telling = loose.filter((word) => !isSmallWord(word));
  const sought = telling.length > 0 || terms.length > 0 ? telling : loose;
  for (const word of new Set(sought)) terms.push({ type: 'word', word: wordOf(word) });
  return terms.slice(0, TERMS_LIMIT);
}

/** Whether words stand in a row from a place on. */
export function standsAt(words: readonly string[], at: number, wordAt: (place: number) => string | undefined): boolean {
  return words.every((word, i) => wordAt(at + i) === word);
}

/** A place in a text, in UTF-16 code units. */
export interface Span {
  start: number;
  end: number;
}

/** Where a text answers a search, from its beginning on, without overlap. Whole words. */
export function foundSpans(text: string, terms: readonly Term[]): Span[] {
  if (terms.length === 0) return [];
  const all = tokens(text);
  const words = all.map((t) => wordOf(t.word));
  const found = new Set<number>();
  for (const term of terms) {
    for (const [i, word] of words.entries()) {
      if (term.type === 'phrase') {
        if (!standsAt(term.words, i, (place) => words[place]?.text)) continue;
        for (const k of term.words.keys()) found.add(i + k);
        continue;
      }
      if (levelOfWord(term.word, word) !== undefined) found.add(i);
      const next = words[i + 1];
      const rest = next && restBehind(term.word, word);
      if (next && rest && isRest(rest, next)) found.add(i).add(i + 1);
    }
  }
  return [...found].sort((a, b) => a - b).flatMap((i) => all[i] ?? []);
}
