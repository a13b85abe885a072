import type { Language } from '../report/languages.ts';

/**
 * A text for people, apart from how a file writes it down. Words of ours are strings; words of anybody else are `said`, so that every
 * writer can see to it that nothing in them becomes markup or turns what stands beside them.
 */
export type Piece = string | { said: string };
export type Text = readonly Piece[];

export type Block =
  | { type: 'heading'; level: 1 | 2 | 3 | 4; text: Text; newPage?: boolean }
  | { type: 'paragraph'; text: Text; soft?: boolean }
  | { type: 'list'; items: readonly Item[] }
  | { type: 'facts'; facts: readonly { name: string; text: Text }[] }
  /** With `heat` the last column of each row is a sum. */
  | { type: 'table'; caption: string; head: readonly Text[]; rows: readonly TableRow[]; heat?: boolean };

/** One thing in a list. `about`: lines below it, in a softer voice. */
export interface Item {
  text: Text;
  about?: readonly Text[];
}
/** The first cell says what the others are about. `sum`: the row adds up the others, so it has no heat. */
export interface TableRow {
  head: Text;
  cells: readonly number[];
  sum?: boolean;
}

export interface Outline {
  language: Language;
  title: string;
  blocks: readonly Block[];
}

/** Texts with something between them. */
export function joinTexts(texts: readonly Text[], between: string): Text {
  return texts.flatMap((text, i) => (i === 0 ? text : [between, ...text]));
}

/** Five steps of heat, 0 for nothing: how a number stands to the highest of its table. */
export function heatOf(n: number, highest: number): 0 | 1 | 2 | 3 | 4 {
  if (n <= 0 || highest <= 0) return 0;
  return Math.min(4, Math.ceil((n / highest) * 4)) as 1 | 2 | 3 | 4;
}

/** The highest number of a table with heat, sums left out. */
export function highestOf(rows: readonly TableRow[]): number {
  let highest = 0;
  for (const { cells, sum } of rows) if (!sum) for (const n of cells.slice(0, -1)) highest = Math.max(highest, n);
  return highest;
}
