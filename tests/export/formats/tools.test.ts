import { parse } from 'csv-parse/sync';
import { describe, expect, test } from 'vitest';
import { polisCsv } from '../../../src/export/formats/polis.ts';
import { sensemakingCsv } from '../../../src/export/formats/sensemaking.ts';
import { talkToTheCityCsv } from '../../../src/export/formats/talk-to-the-city.ts';
import { toolsReadme } from '../../../src/export/formats/tools-readme.ts';
import type { Report } from '../../../src/export/report/model.ts';
import { fc } from '../../support/property.ts';
import { anyMeeting } from '../any-meeting.ts';
import { bare, hostileMeeting } from './hostile.ts';
import { fullMeeting, reportFrom } from './report-meeting.ts';

const read = (text: string): Record<string, string>[] =>
  parse(Buffer.from(text), { columns: true, record_delimiter: '\n' });
const words = (text: string) => bare(text.toWellFormed());
/** The words without the apostrophe that keeps spreadsheets from reading a formula. */
const unarmed = (cell: string | undefined, text: string) => {
  const there = bare(cell ?? '');
  return there === `'${words(text)}` ? there.slice(1) : there;
};
const report = reportFrom(fullMeeting());
const told = (made: Report) => made.statements.filter((s) => !s.withdrawn);

function allMatch(made: Report): void {
  const statements = told(made);
  const city = read(talkToTheCityCsv(made));
  const sense = read(sensemakingCsv(made));
  const polis = read(polisCsv(made));
  const texts = statements.map((s) => words(s.text));
  expect(city.map((r, i) => unarmed(r.comment, texts[i] ?? ''))).toEqual(texts);
  expect(sense.map((r, i) => unarmed(r.survey_text, texts[i] ?? ''))).toEqual(texts);
  expect(polis.map((r, i) => unarmed(r['comment-body'], texts[i] ?? ''))).toEqual(texts);
  expect(new Set(city.map((r) => r.id)).size).toBe(statements.length);
  expect(new Set(sense.map((r) => r.participant_id)).size).toBe(statements.length);
}

describe('the files for analysis tools', () => {
  test('have the headings that those tools read, and no byte order mark before them', () => {
    expect(talkToTheCityCsv(report)).toMatch(/^id,interview,comment\n/);
    expect(sensemakingCsv(report)).toMatch(/^participant_id,survey_text\n/);
    expect(polisCsv(report)).toMatch(
      /^timestamp,datetime,comment-id,author-id,agrees,disagrees,moderated,comment-body\n/,
    );
  });

  test('have every statement that was not withdrawn, once', () => allMatch(report));

  test('name a table and a round where they want a person', () => {
    const at = told(report).findIndex((s) => s.number === 'T4-1-07');
    expect(read(talkToTheCityCsv(report))[at]).toMatchObject({ id: 'T4-1-07', interview: 'tafel-4-ronde-1' });
    expect(read(sensemakingCsv(report))[at]).toMatchObject({ participant_id: 'tafel-4-ronde-1-07' });
    const author = read(polisCsv(report))[at]?.['author-id'];
    expect(toolsReadme(report)).toContain(`  ${author}  tafel-4-ronde-1\n`);
    const english = reportFrom(fullMeeting(), { language: 'en' });
    expect(read(talkToTheCityCsv(english))[at]).toMatchObject({ interview: 'table-4-round-1' });
  });

  test('do not end with a line end where the tool does not want one', () => {
    expect(talkToTheCityCsv(report).endsWith('\n')).toBe(false);
  });

  test('invent no votes, and say so', () => {
    for (const row of read(polisCsv(report))) {
      expect(row).toMatchObject({ agrees: '0', disagrees: '0', moderated: '0' });
    }
    expect(toolsReadme(report)).toContain('agrees en disagrees: overal 0');
  });

  test('tell in public no time that is finer than the round', () => {
    const open = reportFrom(fullMeeting(), { profile: 'public' });
    const times = new Map(told(open).map((s, i) => [s.round.id, read(polisCsv(open)).at(i)?.timestamp]));
    const all = new Set(read(polisCsv(open)).map((r) => r.timestamp));
    expect(all.size).toBe(times.size);
    const internal = new Set(read(polisCsv(report)).map((r) => r.timestamp));
    expect(internal.size).toBeGreaterThan(times.size);
    expect(read(polisCsv(open))[0]?.datetime).toMatch(/^Thu Oct 08 2026 17:\d\d:\d\d GMT\+0000 /);
  });

  test('hold whatever was said in any meeting', () => {
    fc.assert(
      fc.property(fc.oneof(hostileMeeting, anyMeeting), fc.constantFrom('internal', 'public'), (placed, profile) =>
        allMatch(reportFrom(placed, { profile })),
      ),
    );
  });
});
