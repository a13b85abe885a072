import type { Report } from '../report/model.ts';
import { csvRow } from './csv-rows.ts';
import { placeOf, pseudonymOf, toldStatements } from './tools.ts';

/**
 * For Jigsaw's Sensemaking tools: `participant_id,survey_text`. They take `participant_id` for the name of the statement and keep one of
 * each, so the place of the statement stands behind the pseudonym. No byte order mark: they would take it for a part of the first heading.
 */
export function sensemakingCsv(report: Report): string {
  const rows = toldStatements(report).map((s) => [`${pseudonymOf(s, report.language)}-${placeOf(s)}`, s.text]);
  return `${[['participant_id', 'survey_text'], ...rows].map((row) => csvRow(row, ',')).join('\n')}\n`;
}
