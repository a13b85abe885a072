import type { Report, ReportFollowUp, ReportPoint, ReportStatement } from '../report/model.ts';
import { SMALL_GROUP } from '../report/privacy.ts';
import { type Cell, type Column, statementColumns } from './columns.ts';
import { FORMAT_WORDS, type FormatWords } from './format-words.ts';
import { isolated } from './safe-text.ts';
import { type Sheet, workbook } from './workbook.ts';

interface Counted {
  count: string;
  of: string;
  and: string;
  howMany: Cell;
}

/** The meeting as a workbook: statements, points, counts, follow-ups. */
export function reportXlsx(report: Report): Uint8Array {
  const words = FORMAT_WORDS[report.language];
  const { sheets } = words;
  const statements: Sheet<ReportStatement> = {
    name: sheets.statements,
    columns: statementColumns(report),
    rows: report.statements,
  };
  const points: Sheet<ReportPoint> = {
    name: sheets.points,
    columns: pointColumns(report, words),
    rows: report.points,
  };
  const counts: Sheet<Counted> = { name: sheets.counts, columns: countColumns(words), rows: countsOf(report, words) };
  const followUps: Sheet<ReportFollowUp> = {
    name: sheets.followUps,
    columns: followUpColumns(report, words),
    rows: report.followUps,
  };
  return workbook([statements, points, counts, followUps] as Sheet<unknown>[], words.cut);
}

function pointColumns({ points }: Report, { columns: c }: FormatWords): Column<ReportPoint>[] {
  const place = new Map(points.map((p, i) => [p, i + 1]));
  const day = (p: ReportPoint): Cell => (p.response?.date ? { day: p.response.date } : '');
  return [
    { heading: c.order, width: 9, value: (p) => place.get(p) ?? '' },
    { heading: c.point, width: 40, value: (p) => p.title, wrap: true },
    { heading: c.note, width: 50, value: (p) => p.note, wrap: true },
    { heading: c.statements, width: 11, value: (p) => p.statements.length },
    { heading: c.stations, width: 9, value: (p) => p.stations },
    { heading: c.numbers, width: 30, value: (p) => p.statements.map((s) => s.number).join(', '), wrap: true },
    { heading: c.outcome, width: 18, value: (p) => p.response?.label ?? '' },
    { heading: c.reason, width: 50, value: (p) => p.response?.reason ?? '', wrap: true },
    { heading: c.who, width: 24, value: (p) => p.response?.who ?? '' },
    { heading: c.date, width: 12, value: day },
    { heading: c.followUps, width: 50, value: (p) => together(p.followUps.map((f) => f.what)), wrap: true },
  ];
}

function followUpColumns({ followUps }: Report, words: FormatWords): Column<ReportFollowUp>[] {
  const { columns: c } = words;
  const place = new Map(followUps.map((f, i) => [f, i + 1]));
  return [
    { heading: c.order, width: 9, value: (f) => place.get(f) ?? '' },
    { heading: c.what, width: 60, value: (f) => f.what, wrap: true },
    { heading: c.who, width: 24, value: (f) => f.who },
    { heading: c.due, width: 12, value: (f) => (f.due ? { day: f.due } : '') },
    { heading: c.from, width: 18, value: (f) => f.voiceLabel },
    { heading: c.points, width: 40, value: (f) => together(f.points), wrap: true },
    { heading: c.done, width: 9, value: (f) => (f.done ? words.yes : '') },
  ];
}

function countColumns({ columns: c }: FormatWords): Column<Counted>[] {
  return [
    { heading: c.count, width: 34, value: (r) => r.count, wrap: true },
    { heading: c.of, width: 34, value: (r) => r.of, wrap: true },
    { heading: c.and, width: 24, value: (r) => r.and },
    { heading: c.howMany, width: 14, value: (r) => r.howMany },
  ];
}

/** Every count a row, so that the filter and a pivot table can do the rest. */
function countsOf(report: Report, words: FormatWords): Counted[] {
  const { columns: c, counts } = words;
  const row = (count: string, of: string, howMany: Cell, and = ''): Counted => ({ count, of, and, howMany });
  const { matrix } = report;
  return [
    row(counts.all, '', report.numbers.statements),
    ...report.themes.map((t) => row(c.theme, t.label, t.count)),
    ...matrix.columns.map((angle, i) => row(c.angles, angle, matrix.totals[i] ?? 0)),
    ...matrix.rows.flatMap((r) => r.counts.map((n, i) => row(counts.cell, r.label, n, matrix.columns[i]))),
    ...report.kinds.map((k) => row(c.kind, k.label, k.count)),
    ...report.voices.map((v) => row(c.voice, v.label, v.count ?? words.fewer(SMALL_GROUP))),
    ...report.stations.map((s) => row(c.station, s.label, s.count)),
    ...report.rounds.map((r) => row(c.round, r.label, r.count)),
    ...report.polls.flatMap((p) => [
      ...p.options.map((o) => row(counts.poll(isolated(p.title)), o.title, o.dots)),
      row(counts.poll(isolated(p.title)), counts.votes, p.votes),
    ]),
  ];
}

/** Several texts in one cell, each on a line of its own. */
function together(texts: readonly string[]): string {
  return texts.map(isolated).join('\n');
}
