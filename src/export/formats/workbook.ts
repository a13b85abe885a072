import { strToU8, Zip, ZipDeflate } from 'fflate';
import { wallTime } from '../report/languages.ts';
import type { Cell, Column } from './columns.ts';
import { CELL_LIMIT, cutTo, xmlText } from './safe-text.ts';

/** One sheet. Its name: at most 31 characters, without any of []:*?/\, and no apostrophe at either end. */
export interface Sheet<T> {
  name: string;
  columns: readonly Column<T>[];
  rows: readonly T[];
}
type AnySheet = Sheet<unknown>;

/** Rows that are packed at a time: the text of a whole sheet of 60,000 would be 100 MB. */
const ROWS_AT_ONCE = 1_000;
/** Of fflate, 0 to 9. Half the time of its usual 6, for a few percent more bytes. */
const LEVEL = 3;
const DAY_MS = 86_400_000;
/** Days between the day 0 of spreadsheets and 1970. */
const EPOCH_DAYS = 25_569;
/** Before March 1900 spreadsheets count a day that never was. */
const FIRST_DAY = 61;
/** The last day that a spreadsheet knows: 9999-12-31. */
const LAST_DAY = 2_958_465;
const HEADER = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';

/** Places in `cellXfs` of the style sheet below. */
const STYLE = { plain: 0, heading: 1, wrapped: 2, day: 3, moment: 4 } as const;

/**
 * A workbook of sheets with a frozen heading, a filter, and typed cells. Every text is a text: nothing in it is read as a formula, a
 * number or a link. `mark` stands where a cell was too long.
 */
export function workbook(sheets: readonly AnySheet[], mark: string): Uint8Array {
  const chunks: Uint8Array[] = [];
  const zip = new Zip((error, chunk) => {
    if (error) throw error;
    chunks.push(chunk);
  });
  const add = (path: string, parts: Iterable<string>) => {
    const file = new ZipDeflate(path, { level: LEVEL });
    zip.add(file);
    for (const part of parts) file.push(strToU8(part));
    file.push(new Uint8Array(0), true);
  };
  add('[Content_Types].xml', [contentTypes(sheets)]);
  add('_rels/.rels', [relations([{ type: 'officeDocument', target: 'xl/workbook.xml' }])]);
  add('xl/workbook.xml', [workbookXml(sheets)]);
  add('xl/_rels/workbook.xml.rels', [
    relations([
      ...sheets.map((_, i) => ({ type: 'worksheet', target: `worksheets/sheet${i + 1}.xml` })),
      { type: 'styles', target: 'styles.xml' },
    ]),
  ]);
  add('xl/styles.xml', [STYLES]);
  for (const [i, sheet] of sheets.entries()) add(`xl/worksheets/sheet${i + 1}.xml`, sheetXml(sheet, i === 0, mark));
  zip.end();
  return joined(chunks);
}

function* sheetXml({ columns, rows }: AnySheet, selected: boolean, mark: string): Generator<string> {
  const last = columnName(columns.length - 1);
  yield `${HEADER}<worksheet xmlns="${MAIN}"><dimension ref="A1:${last}${rows.length + 1}"/>` +
    `<sheetViews><sheetView${selected ? ' tabSelected="1"' : ''} workbookViewId="0">` +
    '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/><selection pane="bottomLeft"/>' +
    '</sheetView></sheetViews><sheetFormatPr defaultRowHeight="15"/><cols>' +
    columns.map(({ width }, i) => `<col min="${i + 1}" max="${i + 1}" width="${width}" customWidth="1"/>`).join('') +
    '</cols><sheetData>' +
    `<row r="1">${columns.map(({ heading }, i) => textCell(`${columnName(i)}1`, STYLE.heading, heading, mark)).join('')}</row>`;
  const names = columns.map((_, i) => columnName(i));
  for (let start = 0; start < rows.length; start += ROWS_AT_ONCE) {
    yield rows
      .slice(start, start + ROWS_AT_ONCE)
      .map((row, i) => {
        const r = start + i + 2;
        const cells = columns.map((c, at) => cellXml(`${names[at]}${r}`, c.value(row), c.wrap ?? false, mark));
        return `<row r="${r}">${cells.join('')}</row>`;
      })
      .join('');
  }
  yield `</sheetData><autoFilter ref="A1:${last}${rows.length + 1}"/>` +
    '<pageMargins left="0.5" right="0.5" top="0.6" bottom="0.6" header="0.3" footer="0.3"/>' +
    '<pageSetup paperSize="9" orientation="landscape"/></worksheet>';
}

function cellXml(at: string, cell: Cell, wrap: boolean, mark: string): string {
  if (typeof cell === 'number') return `<c r="${at}"><v>${cell}</v></c>`;
  if (typeof cell === 'string') return cell === '' ? '' : textCell(at, wrap ? STYLE.wrapped : STYLE.plain, cell, mark);
  const ms = 'day' in cell ? Date.parse(`${cell.day}T00:00:00Z`) : wallTime(cell.moment);
  const days = ms / DAY_MS + EPOCH_DAYS;
  if (!(days >= FIRST_DAY && days < LAST_DAY + 1)) {
    const text = 'day' in cell ? cell.day : new Date(ms).toISOString();
    return text === '' ? '' : textCell(at, STYLE.plain, text, mark);
  }
  return `<c r="${at}" s="${'day' in cell ? STYLE.day : STYLE.moment}"><v>${days}</v></c>`;
}

/** Where `_x0041_` stands in a text, Excel would show an A: the line before it says that it is a line. */
const CODED = /_(?=x[0-9A-Fa-f]{4}_)/g;

function textCell(at: string, style: number, text: string, mark: string): string {
  const safe = cutTo(xmlText(text), CELL_LIMIT, mark).replaceAll(CODED, '_x005F_');
  return `<c r="${at}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${escaped(safe)}</t></is></c>`;
}

function workbookXml(sheets: readonly AnySheet[]): string {
  const list = sheets.map(({ name }, i) => `<sheet name="${escaped(name)}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`);
  const filters = sheets.map(({ name, columns, rows }, i) => {
    const area = `'${name.replaceAll("'", "''")}'!$A$1:$${columnName(columns.length - 1)}$${rows.length + 1}`;
    return `<definedName name="_xlnm._FilterDatabase" localSheetId="${i}" hidden="1">${escaped(area)}</definedName>`;
  });
  return (
    `${HEADER}<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><bookViews><workbookView/></bookViews>` +
    `<sheets>${list.join('')}</sheets><definedNames>${filters.join('')}</definedNames></workbook>`
  );
}

function relations(all: readonly { type: string; target: string }[]): string {
  const items = all.map(
    ({ type, target }, i) => `<Relationship Id="rId${i + 1}" Type="${RELATIONS}/${type}" Target="${target}"/>`,
  );
  return `${HEADER}<Relationships xmlns="${PACKAGE}/relationships">${items.join('')}</Relationships>`;
}

function contentTypes(sheets: readonly AnySheet[]): string {
  const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
  const part = (path: string, kind: string) => `<Override PartName="/xl/${path}" ContentType="${type}.${kind}+xml"/>`;
  return (
    `${HEADER}<Types xmlns="${PACKAGE}/content-types">` +
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
    '<Default Extension="xml" ContentType="application/xml"/>' +
    part('workbook.xml', 'sheet.main') +
    part('styles.xml', 'styles') +
    sheets.map((_, i) => part(`worksheets/sheet${i + 1}.xml`, 'worksheet')).join('') +
    '</Types>'
  );
}

/** In the order of `STYLE`. 14 and 22 are the day and the moment as the reader's own country writes them. */
const STYLES =
  `${HEADER}<styleSheet xmlns="${MAIN}">` +
  '<fonts count="2"><font><sz val="11"/><name val="Calibri"/><family val="2"/></font>' +
  '<font><b/><sz val="11"/><name val="Calibri"/><family val="2"/></font></fonts>' +
  '<fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>' +
  '<fill><patternFill patternType="solid"><fgColor rgb="FFEEEAE3"/><bgColor indexed="64"/></patternFill></fill></fills>' +
  '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>' +
  '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="5">' +
  [
    'numFmtId="0" fontId="0" fillId="0"',
    'numFmtId="0" fontId="1" fillId="2" applyFont="1" applyFill="1"',
    'numFmtId="0" fontId="0" fillId="0"',
    'numFmtId="14" fontId="0" fillId="0" applyNumberFormat="1"',
    'numFmtId="22" fontId="0" fillId="0" applyNumberFormat="1"',
  ]
    .map((xf, i) => {
      const wrap = i === STYLE.heading || i === STYLE.wrapped ? ' wrapText="1"' : '';
      return `<xf ${xf} borderId="0" xfId="0" applyAlignment="1"><alignment vertical="top"${wrap}/></xf>`;
    })
    .join('') +
  '</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>';

/** 0 is A, 26 is AA. */
function columnName(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26));
  return index >= 26 ? columnName(Math.floor(index / 26) - 1) + letter : letter;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

function joined(chunks: readonly Uint8Array[]): Uint8Array {
  const out = new Uint8Array(chunks.reduce((n, c) => n + c.length, 0));
  let at = 0;
  for (const chunk of chunks) {
    out.set(chunk, at);
    at += chunk.length;
  }
  return out;
}
