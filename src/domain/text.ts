/**
 * The words as they are kept: composed letters (NFC), well-formed, without control characters except tabs and line ends, and
 * without white space around them. Everything else stays as it was typed, right-to-left marks and emoji too. A text in which
 * nothing can be seen becomes empty.
 */
export function cleanText(text: string): string {
  const clean = text
    .toWellFormed()
    .replaceAll(LINE_END, '\n')
    .replaceAll(CONTROL, '')
    .normalize('NFC') // after what stood between a letter and its accent has gone
    .trim();
  return VISIBLE.test(clean) ? clean : '';
}

/** All that ends a line somewhere; word processors put a vertical tab between two lines of one paragraph. */
const LINE_END = /\r\n?|[\v\f\u0085\u2028\u2029]/g;
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what this takes out
const CONTROL = /[\u0000-\u0008\u000E-\u001F\u007F-\u009F\uFEFF]/g;
/** A character that can be seen. */
export const VISIBLE = /[^\s\p{Cf}]/u;
