import type { Report } from '../report/model.ts';
import { csvRow } from './csv-rows.ts';
import { pseudonymOf, toldStatements } from './tools.ts';

/** For Talk to the City (tttc-light): `id,interview,comment`, without a line end at the end, as it asks for. */
export function talkToTheCityCsv(report: Report): string {
  const rows = toldStatements(report).map((s) => [s.number, pseudonymOf(s, report.language), s.text]);
  return [['id', 'interview', 'comment'], ...rows].map((row) => csvRow(row, ',')).join('\n');
}
