import { TEXT_LIMIT } from './entry.ts';
import { cleanText, VISIBLE } from './text.ts';

/**
 * What stands before the words of a list's item once the line has been trimmed. The letters before a tab, and the private
 * characters, are what Word's bullets become as plain text: they are drawn in fonts of symbols.
 */
const BULLET =
  /^(?:[•◦▪▫‣⁃●○■□➢➤✓✔·*–—\-\uE000-\uF8FF](?:\s+|$)|[oqvüØ§]\t\s*|\(?(?:\d{1,3}(?:\.\d{1,3})*[.)]|[a-z][.)])\s+|\d{1,3}(?:\.\d{1,3})+\t\s*)/u;

/**
 * The separate statements in a pasted text: a line with a bullet or a number begins a new one, and so does every line when no
 * line has a bullet. Lines without a bullet behind one with a bullet belong to it. One piece means there is nothing to split.
 */
export function splitStatements(text: string): string[] {
  const lines = cleanText(text)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const bulleted = lines.some((line) => BULLET.test(line));
  const pieces: string[] = [];
  for (const line of lines) {
    const words = line.replace(BULLET, '').trim();
    if (!VISIBLE.test(words)) continue;
    if (bulleted && !BULLET.test(line) && pieces.length > 0) pieces[pieces.length - 1] += ` ${words}`;
    else pieces.push(words);
  }
  return pieces.flatMap(cut).filter((piece) => VISIBLE.test(piece));
}

/** Cuts what is longer than one statement may be, at the last space before the limit where there is one. */
function cut(text: string): string[] {
  const pieces: string[] = [];
  let rest = text;
  while (rest.length > TEXT_LIMIT) {
    const space = rest.lastIndexOf(' ', TEXT_LIMIT);
    let end = space > TEXT_LIMIT / 2 ? space : TEXT_LIMIT;
    const code = rest.charCodeAt(end - 1);
    if (code >= 0xd800 && code <= 0xdbff) end--; // never between the halves of one character
    pieces.push(rest.slice(0, end).trim());
    rest = rest.slice(end).trim();
  }
  if (rest !== '') pieces.push(rest);
  return pieces;
}
