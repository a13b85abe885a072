import { defused, isolated, wellFormed } from './safe-text.ts';

export type Separator = ';' | ',';

const QUOTED = /[",;\t\r\n]/;

/** One line of RFC 4180, without its line end. Safe in a spreadsheet: see `defused` and `isolated`. */
export function csvRow(cells: readonly string[], separator: Separator): string {
  return cells.map((cell) => quoted(defused(isolated(wellFormed(cell))))).join(separator);
}

/** Both separators are quoted, whichever the file has: spreadsheets guess. */
function quoted(cell: string): string {
  return QUOTED.test(cell) || cell.trim() !== cell ? `"${cell.replaceAll('"', '""')}"` : cell;
}
