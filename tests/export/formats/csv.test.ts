import { parse } from 'csv-parse/sync';
import { describe, expect, test } from 'vitest';
import { statementsCsv } from '../../../src/export/formats/csv.ts';
import type { Report } from '../../../src/export/report/model.ts';
import { fc } from '../../support/property.ts';
import { anyMeeting } from '../any-meeting.ts';
import { bare, everyHostileText, hostileMeeting } from './hostile.ts';
import { fullMeeting, reportFrom } from './report-meeting.ts';

const separators = [';', ','] as const;

/** What a program reads of the bytes that are saved. */
function readBack(text: string, delimiter: string): Record<string, string>[] {
  return parse(Buffer.from(text), { bom: true, columns: true, delimiter, record_delimiter: '\r\n' });
}
/** A text as the file has it: whole characters, and an apostrophe before what would be a formula. */
function inCsv(text: string): string {
  const whole = bare(text.toWellFormed());
  return /^\p{Cf}*[\t\r]|^[\s\p{Cf}\p{Cc}]*[=+\-@＝＋－＠]/u.test(whole) ? `'${whole}` : whole;
}

function statementsMatch(report: Report, separator: ';' | ','): void {
  const rows = readBack(statementsCsv(report, { separator }), separator);
  expect(rows.map((r) => [r.Nummer, r.Kenmerk, bare(r.Uitspraak ?? '')])).toEqual(
    report.statements.map((s) => [s.number, s.id, inCsv(s.text)]),
  );
  expect(rows.map((r) => bare(r.Thema ?? ''))).toEqual(report.statements.map((s) => inCsv(s.theme)));
}

describe('the CSV of statements', () => {
  const report = reportFrom(fullMeeting());

  test.each(separators)('has every statement of the meeting, between %s', (separator) => {
    statementsMatch(report, separator);
  });

  test('begins with a byte order mark, and ends every line with CRLF', () => {
    const text = statementsCsv(report, { separator: ';' });
    expect(text.startsWith('\uFEFFNummer;Post;')).toBe(true);
    expect(text.endsWith('\r\n')).toBe(true);
  });

  test('has local times that spreadsheets and programs read', () => {
    const rows = readBack(statementsCsv(report, { separator: ',' }), ',');
    expect(rows.find((r) => r.Kenmerk === 'table-1-3')?.['Genoteerd op']).toMatch(/^2026-10-08 19:\d\d$/);
  });

  test('has no number of a statement that a spreadsheet takes for a date', () => {
    for (const s of report.statements) expect(s.number).toMatch(/^[A-Z]/);
  });

  test('has English headings in an English report', () => {
    const english = statementsCsv(reportFrom(fullMeeting(), { language: 'en' }), { separator: ',' });
    expect(Object.keys(readBack(english, ',')[0] ?? {}).slice(0, 3)).toEqual(['Number', 'Station', 'Round']);
  });
});

describe('hostile words in the CSV', () => {
  test.each(separators)('come back as they were, but for the apostrophe, between %s', (separator) => {
    statementsMatch(reportFrom(everyHostileText()), separator);
  });

  test('never begin a cell as a formula does, in any meeting', () => {
    fc.assert(
      fc.property(fc.oneof(hostileMeeting, anyMeeting), fc.constantFrom(...separators), (placed, separator) => {
        const report = reportFrom(placed);
        statementsMatch(report, separator);
        for (const row of readBack(statementsCsv(report, { separator }), separator)) {
          for (const cell of Object.values(row)) expect(cell).not.toMatch(/^[\s\p{Cf}]*[=+\-@]|^\p{Cf}*[\t\r]/u);
        }
      }),
    );
  });
});
