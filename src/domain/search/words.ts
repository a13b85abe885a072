import { dutchStem } from './dutch-stem.ts';
import { tokens } from './fold.ts';
import { isSmallWord } from './small-words.ts';

/** The stems of a text’s words in their order, without the small words that say nothing of what it is about. */
export function words(text: string): string[] {
  return tokens(text)
    .filter((token) => !isSmallWord(token.word))
    .map((token) => dutchStem(token.word));
}
