import { parse } from 'csv-parse/sync';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { statementsCsv } from '../../../src/export/formats/csv.ts';
import { reportXlsx } from '../../../src/export/formats/xlsx.ts';
import { type Placed, SETUP, STARTED_AT, stationDocument } from '../meeting-entries.ts';
import { entriesIn, reportFrom } from './report-meeting.ts';

const TABLES = 1_000;
const A_TABLE = 60;

/** A citizens' summit: 60,000 statements. */
function summit(): Placed[] {
  const numbers = Array.from({ length: TABLES }, (_, i) => i + 1);
  return [
    ...entriesIn(
      SETUP,
      'tables',
      numbers.map((number) => ({ type: 'station-set', station: `t${number}`, changes: { number } })),
    ),
    ...numbers.flatMap((number) =>
      Array.from(
        { length: A_TABLE },
        (_, i): Placed => ({
          document: stationDocument(`t${number}`),
          value: {
            id: `s${number}-${i}`,
            clock: i + 1,
            at: STARTED_AT + i * 60_000,
            device: `d${number}`,
            type: 'captured',
            text: `Uitspraak ${i} van tafel ${number}: er zijn te weinig bankjes langs de route naar de winkels.`,
            theme: `thema-${number % 7}`,
            angles: i % 3 === 0 ? ['say', 'prevention'] : [],
            round: i < A_TABLE / 2 ? 'round-1' : 'round-2',
          },
        }),
      ),
    ),
  ];
}

/** Says how long something took; nothing hangs on it. */
function seconds<T>(what: string, make: () => T): T {
  const started = performance.now();
  const made = make();
  console.log(`${what}: ${((performance.now() - started) / 1_000).toFixed(1)} s`);
  return made;
}

describe('60,000 statements of 1,000 tables', () => {
  const placed = summit();
  const report = seconds('the report', () => reportFrom(placed));

  test('come out as a workbook', () => {
    const bytes = seconds('the workbook', () => reportXlsx(report));
    const sheet = strFromU8(unzipSync(bytes)['xl/worksheets/sheet1.xml'] ?? new Uint8Array());
    expect(sheet.match(/<row /g)).toHaveLength(TABLES * A_TABLE + 1);
    expect(sheet).toContain('Uitspraak 59 van tafel 1000:');
  });

  test('come out as CSV', () => {
    const text = seconds('the CSV', () => statementsCsv(report, { separator: ';' }));
    const rows: string[][] = parse(text, { bom: true, delimiter: ';' });
    expect(rows).toHaveLength(TABLES * A_TABLE + 1);
    expect(rows.at(-1)?.[0]).toBe('T1000-2-30');
  });
});
