import { wallTime } from '../report/languages.ts';
import type { Report, ReportStatement } from '../report/model.ts';
import { FORMAT_WORDS } from './format-words.ts';
import { isolated } from './safe-text.ts';

/** A calendar day (YYYY-MM-DD), or a moment (ms since 1970): a cell that a spreadsheet can count with. */
export type Cell = string | number | { day: string } | { moment: number };

/** One column of a table of `T`. `width`: in characters, of a usual font. */
export interface Column<T> {
  heading: string;
  width: number;
  value: (row: T) => Cell;
  /** Running text, which may take more than one line. */
  wrap?: boolean;
}

/** The columns of a table of statements. A public report has fewer: what it leaves out has no column. */
export function statementColumns({
  language,
  profile,
}: Pick<Report, 'language' | 'profile'>): Column<ReportStatement>[] {
  const words = FORMAT_WORDS[language];
  const { columns: c } = words;
  const yes = (on: boolean) => (on ? words.yes : '');
  const column = (heading: string, width: number, value: Column<ReportStatement>['value'], wrap = false) => ({
    heading,
    width,
    value,
    wrap,
  });
  const shared = [
    column(c.number, 11, (s) => s.number),
    column(c.station, 18, (s) => s.station.label),
    column(c.round, 12, (s) => s.round.label),
    column(c.theme, 20, (s) => s.theme),
    column(c.angles, 24, (s) => s.angles.map(isolated).join(', ')),
    column(c.kind, 12, (s) => s.kindLabel),
    column(c.voice, 16, (s) => s.voiceLabel),
    column(c.quote, 8, (s) => yes(s.quote)),
    column(c.text, 80, (s) => s.text, true),
    column(c.points, 36, (s) => s.points.map(isolated).join('\n'), true),
    column(c.marked, 14, (s) => yes(s.marked)),
  ];
  const id = column(c.id, 20, (s) => s.id);
  if (profile === 'public') return [...shared, id];
  return [
    ...shared,
    column(c.at, 17, (s) => (s.at === undefined ? '' : { moment: s.at })),
    column(c.parked, 12, (s) => yes(s.parked)),
    column(c.withdrawn, 12, (s) => yes(s.withdrawn)),
    column(c.contested, 30, (s) => contestedInWords(s), true),
    column(c.device, 20, (s) => s.device ?? ''),
    id,
  ];
}

function contestedInWords({ contested }: ReportStatement): string {
  return contested.map(({ field, wordings }) => `${field}: ${wordings.map(isolated).join(' | ')}`).join('\n');
}

/** A cell as a file without types has it: moments as local time, which spreadsheets and programs both read: 2026-10-08 19:42. */
export function cellText(cell: Cell): string {
  if (typeof cell !== 'object') return String(cell);
  if ('day' in cell) return cell.day;
  return new Date(wallTime(cell.moment)).toISOString().slice(0, 16).replace('T', ' ');
}
