import type { Report, ReportStatement } from '../report/model.ts';
import { wireTime } from '../wire-time.ts';
import { csvRow } from './csv-rows.ts';
import { pseudonymOf, pseudonymsOf, toldStatements } from './tools.ts';

const HEADINGS = [
  'timestamp',
  'datetime',
  'comment-id',
  'author-id',
  'agrees',
  'disagrees',
  'moderated',
  'comment-body',
];
/** Nobody was asked whether they agree: so nobody did, and nobody did not. */
const ASKED_NOBODY = '0';
/** Polis has 1 for accepted, -1 for turned down, 0 for not looked at. */
const NOT_MODERATED = '0';

/** For tools that read the comments of a Polis export. Authors are numbers there: the place of a pseudonym in the readme's list. */
export function polisCsv(report: Report): string {
  const authors = new Map(pseudonymsOf(report).map((name, i) => [name, String(i)]));
  const rows = toldStatements(report).map((s, i) => {
    const ms = timeOf(s, report);
    const author = authors.get(pseudonymOf(s, report.language)) ?? '';
    const [seconds, day] = [String(Math.floor(ms / 1_000)), polisDay(ms)];
    return [seconds, day, String(i), author, ASKED_NOBODY, ASKED_NOBODY, NOT_MODERATED, s.text];
  });
  return `${[HEADINGS, ...rows].map((row) => csvRow(row, ',')).join('\n')}\n`;
}

/** ms since 1970: of the statement, or where that is not to be told, of its round or else of the day. */
function timeOf({ at, round }: ReportStatement, { meeting }: Report): number {
  const day = Date.parse(`${meeting.date}T00:00:00Z`);
  return Date.parse(wireTime(at ?? round.startedAt ?? day));
}

const DAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** `Thu Oct 08 2026 17:30:00 GMT+0000 (Coordinated Universal Time)`, whatever the time zone is here. */
function polisDay(ms: number): string {
  const at = new Date(ms);
  const [date, time] = wireTime(ms).split('T');
  const day = `${DAYS[at.getUTCDay()]} ${MONTHS[at.getUTCMonth()]} ${date?.slice(8)} ${at.getUTCFullYear()}`;
  return `${day} ${time?.slice(0, 8)} GMT+0000 (Coordinated Universal Time)`;
}
