import type { Report } from '../report/model.ts';
import { cellText, statementColumns } from './columns.ts';
import { csvRow, type Separator } from './csv-rows.ts';

export interface CsvOptions {
  /** A Dutch Excel takes the semicolon, an English one the comma. */
  separator: Separator;
}

/** Without it Excel takes the file for one of the last century, and spoils every accent. */
const BOM = '\uFEFF';
const LINE_END = '\r\n';

/** All statements, one a row. UTF-8 with a byte order mark, CRLF, RFC 4180. */
export function statementsCsv(report: Report, { separator }: CsvOptions): string {
  const columns = statementColumns(report);
  const rows = [
    csvRow(
      columns.map((c) => c.heading),
      separator,
    ),
    ...report.statements.map((s) =>
      csvRow(
        columns.map((c) => cellText(c.value(s))),
        separator,
      ),
    ),
  ];
  return `${BOM}${rows.join(LINE_END)}${LINE_END}`;
}
