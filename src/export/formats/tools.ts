import type { Language } from '../report/languages.ts';
import type { Report, ReportStatement } from '../report/model.ts';

/** What the files for analysis tools have in common. */

const PLACES = {
  nl: { table: 'tafel', chatterbox: 'babbelbox', information: 'informatiepunt', round: 'ronde' },
  en: { table: 'table', chatterbox: 'chatterbox', information: 'information-point', round: 'round' },
} as const;

/** Statements that count. */
export function toldStatements({ statements }: Report): ReportStatement[] {
  return statements.filter((s) => !s.withdrawn);
}

/**
 * Stands where a tool asks for a person: `tafel-4-ronde-1`. Who said something is known nowhere; what a table said in a round is the
 * nearest to it.
 */
export function pseudonymOf({ station, round }: ReportStatement, language: Language): string {
  const words = PLACES[language];
  const place = [
    words[station.kind],
    station.code.startsWith('X') ? station.code.toLowerCase() : station.code.slice(1),
  ];
  return [...place.filter(Boolean), words.round, round.code].join('-');
}

/** The place of a statement in its round: the last part of its number. */
export function placeOf({ number }: ReportStatement): string {
  return number.slice(number.lastIndexOf('-') + 1);
}

/** Each pseudonym once, in order; its index is the number that stands for it where a tool wants numbers. */
export function pseudonymsOf(report: Report): string[] {
  return [...new Set(toldStatements(report).map((s) => pseudonymOf(s, report.language)))];
}
