import { bits, letterMask, within } from './distance.ts';
import { dutchStem } from './dutch-stem.ts';

/** How well a word was found, best first: as typed, in another form, inside of a longer word or in two parts, with a typing error. */
export const LEVELS = ['exact', 'form', 'compound', 'typo'] as const;
/** A place in `LEVELS`. */
export type Level = 0 | 1 | 2 | 3;
export const [EXACT, COMPOUND] = [0, 2] as const;
const [FORM, TYPO] = [1, 3] as const;

/** A word with what it is compared by. */
export interface Word {
  readonly text: string;
  readonly stem: string;
  readonly mask: number;
  readonly stemMask: number;
}

export function wordOf(text: string): Word {
  const stem = dutchStem(text);
  return { text, stem, mask: letterMask(text), stemMask: letterMask(stem) };
}

/** Shorter words are in too many others. Unit: letters. */
const INSIDE_FROM = 4;
/** A part of a word that was written as two: shorter ones part `een` from `eend`. */
const PART_FROM = 3;
/** From so many letters on, so many typing errors: in a shorter word each makes another word of it. */
const ERRORS = [
  { letters: 9, errors: 2 },
  { letters: 5, errors: 1 },
] as const;

/** How many typing errors a word of that length may have. */
function errorsIn(letters: number): number {
  return ERRORS.find((step) => letters >= step.letters)?.errors ?? 0;
}

/** How a word of a text answers a word that is sought; undefined when it does not. */
export function levelOfWord(sought: Word, word: Word): Level | undefined {
  if (word.text === sought.text) return EXACT;
  if (word.stem === sought.stem) return FORM;
  if (sought.text.length >= INSIDE_FROM && word.text.includes(sought.text)) return COMPOUND;
  if (sought.stem.length >= INSIDE_FROM && word.stem.includes(sought.stem)) return COMPOUND;
  if (isNear(sought.text, sought.mask, word.text, word.mask)) return TYPO;
  if (isNear(sought.stem, sought.stemMask, word.stem, word.stemMask)) return TYPO;
  return undefined;
}

function isNear(sought: string, soughtMask: number, word: string, mask: number): boolean {
  const errors = errorsIn(sought.length);
  if (errors === 0 || Math.abs(sought.length - word.length) > errors) return false;
  return bits(soughtMask ^ mask) <= 2 * errors && within(sought, word, errors);
}

/** What must follow a word for the two of them to be the sought word written apart; undefined when it cannot be its first part. */
export function restBehind(sought: Word, word: Word): Word | undefined {
  const { length } = word.text;
  if (length < PART_FROM || sought.text.length - length < PART_FROM || !sought.text.startsWith(word.text))
    return undefined;
  return wordOf(sought.text.slice(length));
}

export function isRest(rest: Word, word: Word): boolean {
  return word.text === rest.text || word.stem === rest.stem;
}
