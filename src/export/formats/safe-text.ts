/**
 * What people said, made safe for a place where some of it would mean something. Words are changed as little as the place allows, and
 * each change is told in docs/formats.md.
 */

/** Excel cuts a longer cell itself, without a word. Unit: UTF-16 code units. */
export const CELL_LIMIT = 32_767;

/** What XML 1.0 has no place for. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what this takes out
const NO_XML = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g;
const LINE_END = /\r\n?/g;
/** Letters that are written from the right, and marks that change the direction of what comes after them. */
const TURNS =
  /[\u0590-\u08FF\u200E\u200F\u202A-\u202E\u2066-\u2069\uFB1D-\uFDFF\uFE70-\uFEFC\u{10800}-\u{10FFF}\u{1E800}-\u{1EFFF}]/u;
const ISOLATE = '\u2068';
const END_ISOLATE = '\u2069';
/** What ends a paragraph for the writing of right-to-left text. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: some of them are control characters
const PARAGRAPH_END = /([\n\r\u001C-\u001E\u0085\u2029]+)/;
const OPENS_ISOLATE = /[\u2066-\u2068]/;
/** What a spreadsheet takes for the start of a formula, also behind what cannot be seen, and as East Asian keyboards write it. */
const FORMULA = /^\p{Cf}*[\t\r]|^[\s\p{Cf}\p{Cc}]*[=+\-@＝＋－＠]/u;

/** Whole characters only: half a pair becomes U+FFFD, as every UTF-8 file would have it. */
export function wellFormed(text: string): string {
  return text.toWellFormed();
}

/** Text for XML: whole characters, line ends as XML reads them, without what XML forbids. Not escaped yet. */
export function xmlText(text: string): string {
  return wellFormed(text).replaceAll(LINE_END, '\n').replaceAll(NO_XML, '');
}

/**
 * Between marks that keep its direction from what stands beside it; as it is where nothing in it could turn anything. Every line by
 * itself, because a line end is the end of all marks before it.
 */
export function isolated(text: string): string {
  if (!TURNS.test(text)) return text;
  return text
    .split(PARAGRAPH_END)
    .map((part, i) => (i % 2 === 0 && TURNS.test(part) ? isolatedLine(part) : part))
    .join('');
}

function isolatedLine(line: string): string {
  let open = 0;
  let unopened = 0;
  for (const c of line) {
    if (OPENS_ISOLATE.test(c)) open++;
    else if (c === END_ISOLATE && open > 0) open--;
    else if (c === END_ISOLATE) unopened++;
  }
  // an end in it that nothing in it opened would end ours
  return ISOLATE.repeat(unopened + 1) + line + END_ISOLATE.repeat(open + 1);
}

/** For a cell of a CSV file: an apostrophe before what a spreadsheet would take for a formula. */
export function defused(text: string): string {
  return FORMULA.test(text) ? `'${text}` : text;
}

/** No longer than `limit` UTF-16 code units; what is left out is marked by `mark` at the end. */
export function cutTo(text: string, limit: number, mark: string): string {
  return text.length <= limit ? text : wellFormed(text.slice(0, limit - mark.length)).replace(/\uFFFD$/, '') + mark;
}

/** For an element that keeps the direction of its text to itself already: closed only where a mark in it could end that. */
export function balanced(text: string): string {
  return DIRECTION_MARK.test(text) ? isolated(text) : text;
}
const DIRECTION_MARK = /[\u202A-\u202E\u2066-\u2069]/;
