import readXlsx from 'read-excel-file/node';
import { describe, expect, test } from 'vitest';
import { CELL_LIMIT, cutTo } from '../../../src/export/formats/safe-text.ts';
import { workbook } from '../../../src/export/formats/workbook.ts';
import { reportXlsx } from '../../../src/export/formats/xlsx.ts';
import type { Report } from '../../../src/export/report/model.ts';
import { fc } from '../../support/property.ts';
import { anyMeeting } from '../any-meeting.ts';
import { everyHostileText, hostileMeeting, inXml } from './hostile.ts';
import { all, readSheet, textOf, unzipped } from './readers.ts';
import { CONTESTED, fullMeeting, OTHER_WORDING, reportFrom } from './report-meeting.ts';

const report = reportFrom(fullMeeting());

/** Each row of the sheet of statements with what it is to have, as the file has it. */
function statementsMatch(made: Report): void {
  const files = unzipped(reportXlsx(made));
  const { rows } = readSheet(files, 1);
  const [head, ...body] = rows;
  const column = new Map([...(head ?? [])].map(([name, cell]) => [cell.value, name]));
  const cell = (row: (typeof body)[number], heading: string) => row.get(column.get(heading) ?? '')?.value ?? '';
  expect(body).toHaveLength(made.statements.length);
  for (const [i, s] of made.statements.entries()) {
    const row = body[i] as (typeof body)[number];
    expect(cell(row, 'Uitspraak')).toBe(inXml(s.text));
    expect(cell(row, 'Nummer')).toBe(s.number);
    expect(cell(row, 'Kenmerk')).toBe(s.id);
    expect(cell(row, 'Post')).toBe(inXml(s.station.label));
    expect(cell(row, 'Thema')).toBe(inXml(s.theme));
    expect(cell(row, 'Citaat')).toBe(s.quote ? 'ja' : '');
  }
}

describe('the workbook', () => {
  test('has every statement of the meeting, read back by another program', async () => {
    const sheets = await readXlsx(Buffer.from(reportXlsx(report)));
    expect(sheets.map((s) => s.sheet)).toEqual(['Uitspraken', 'Punten', 'Tellingen', 'Vervolgstappen']);
    const [head = [], ...body] = sheets[0]?.data ?? [];
    const at = (heading: string) => head.indexOf(heading);
    expect(body.map((row) => row[at('Uitspraak')])).toEqual(report.statements.map((s) => s.text));
    expect(body.map((row) => row[at('Nummer')])).toEqual(report.statements.map((s) => s.number));
    const when = body.map((row) => row[at('Genoteerd op')]);
    expect(when.every((cell) => cell instanceof Date)).toBe(true);
    const first = report.statements.findIndex((s) => s.at === Date.UTC(2026, 9, 8, 17, 32));
    expect(when[first]).toEqual(new Date('2026-10-08T19:32:00.000Z')); // local time: spreadsheets know no time zones
  });

  test('has points and follow-ups with numbers as numbers and days as days', async () => {
    const sheets = await readXlsx(Buffer.from(reportXlsx(report)));
    const points = sheets[1]?.data ?? [];
    expect(points[1]?.slice(0, 5)).toEqual([
      1,
      'Eén vast gezicht, één keer je verhaal',
      'Aan bijna elke tafel: te veel loketten, en steeds iemand anders.',
      5,
      2,
    ]);
    expect(points[1]?.[9]).toEqual(new Date('2027-01-14'));
    expect(sheets[3]?.data[1]).toEqual([
      1,
      'Uitzoeken hoe elk gezin één vast contactpersoon krijgt',
      'Wmo-loket',
      new Date('2027-03-01'),
      'Ambtenaar',
      'Eén vast gezicht, één keer je verhaal',
      null,
    ]);
  });

  test('has the counts that the report has, and small voices in words in public', async () => {
    const sheets = await readXlsx(Buffer.from(reportXlsx(reportFrom(fullMeeting(), { profile: 'public' }))));
    const rows = sheets[2]?.data ?? [];
    expect(rows[1]).toEqual(['Alle uitspraken', null, null, 143]);
    expect(rows).toContainEqual(['Thema en invalshoek', '(Mantel)zorg', 'Samenwerking', 21]);
    expect(rows).toContainEqual(['Wie sprak', 'Politicus', null, 'minder dan 5']);
    expect(rows).toContainEqual(['Stemming: Wat eerst?', 'Eén vast gezicht', null, 10]);
  });

  test('freezes and filters the headings of every sheet', () => {
    const files = unzipped(reportXlsx(report));
    for (const i of [1, 2, 3, 4]) {
      const { sheet, rows } = readSheet(files, i);
      expect(all(sheet, 'pane')[0]?.attributes).toMatchObject({ ySplit: '1', state: 'frozen' });
      const columns = rows[0]?.size ?? 0;
      expect(all(sheet, 'autoFilter')[0]?.attributes.ref).toBe(`A1:${String.fromCharCode(64 + columns)}${rows.length}`);
      expect(all(sheet, 'col')).toHaveLength(columns);
    }
  });

  test('shows both wordings of a statement that has two', () => {
    const { rows } = readSheet(unzipped(reportXlsx(report)), 1);
    const row = rows.find((r) => [...r.values()].some((c) => c.value === CONTESTED));
    expect([...(row?.values() ?? [])].map((c) => c.value)).toContain(
      `Uitspraak: Eerste andere wording | ${OTHER_WORDING}`,
    );
  });

  test.each(['nl', 'en'] as const)('has names of sheets that every spreadsheet takes (%s)', (language) => {
    const files = unzipped(reportXlsx(reportFrom([], { language })));
    const sheets = [...(files['xl/workbook.xml'] ?? '').matchAll(/<sheet name="([^"]*)"/g)].map(([, n]) => n ?? '');
    expect(sheets).toHaveLength(4);
    expect(new Set(sheets.map((n) => n.toLowerCase())).size).toBe(4);
    for (const n of sheets) expect(n).toMatch(/^(?!')[^[\]:*?/\\]{1,31}(?<!')$/);
  });
});

describe('hostile words in the workbook', () => {
  test('come back as they were, but for what XML forbids', () => statementsMatch(reportFrom(everyHostileText())));

  test('never make a formula or another cell, in any meeting', () => {
    fc.assert(
      fc.property(fc.oneof(hostileMeeting, anyMeeting), (placed) => {
        const made = reportFrom(placed);
        statementsMatch(made);
        const files = unzipped(reportXlsx(made));
        for (const i of [1, 2, 3, 4]) {
          const { sheet } = readSheet(files, i);
          expect(all(sheet, 'f')).toEqual([]);
          for (const c of all(sheet, 'c')) {
            const { t } = c.attributes;
            if (t !== undefined) expect(t).toBe('inlineStr');
            else expect(textOf(all(c, 'v')[0] ?? c)).toMatch(/^-?[\d.]+$/);
          }
        }
      }),
    );
  });

  test('longer than a cell can be are cut with a mark, and never in the middle of a character', () => {
    const columns = [{ heading: 'kop', width: 9, value: (text: string) => text }];
    const long = '👍'.repeat(CELL_LIMIT);
    const { rows } = readSheet(
      unzipped(workbook([{ name: 'x', columns, rows: [long, 'kort'] }] as never, ' [weg]')),
      1,
    );
    const cell = String(rows[1]?.get('A')?.value);
    expect(cell.length).toBeLessThanOrEqual(CELL_LIMIT);
    expect(cell).toMatch(/👍 \[weg\]$/u);
    expect(cell.isWellFormed()).toBe(true);
    expect(rows[2]?.get('A')?.value).toBe('kort');
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.integer({ min: 3, max: 20 }), (text, limit) => {
        const cut = cutTo(text.toWellFormed(), limit, '…');
        expect(cut.length).toBeLessThanOrEqual(limit);
        expect(cut.isWellFormed()).toBe(true);
        if (text.length > limit) expect(cut.endsWith('…')).toBe(true);
      }),
    );
  });
});
