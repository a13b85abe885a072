import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  HeadingLevel,
  LevelFormat,
  Packer,
  PageNumber,
  Paragraph,
  ShadingType,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import type { Report } from '../report/model.ts';
import { type Block, heatOf, highestOf, type Item, type Text } from './blocks.ts';
import type { Choices } from './choices.ts';
import { noteOutline } from './note-outline.ts';
import { isolated, xmlText } from './safe-text.ts';

const LEVELS = [HeadingLevel.HEADING_1, HeadingLevel.HEADING_2, HeadingLevel.HEADING_3, HeadingLevel.HEADING_4];
const BULLETS = 'bullets';
/** From nothing to the most, in greys that also print apart. Black words on the last have a contrast of 9 : 1. */
const HEAT = ['FFFFFF', 'F1F1F1', 'E0E0E0', 'CCCCCC', 'B5B5B5'];
const SOFT = '5B544A';
const LINE = 'BFB8AC';
/** Sizes of type are in half points, distances in twentieths of a point. */
const SIZE = { text: 22, small: 19, headings: [36, 28, 24, 22] };
const POINT = 20;
const MARGIN = 62 * POINT;
/** Of A4, between the margins. */
const WIDTH = 11_906 - 2 * MARGIN;
/** Of a table's first column, which says what the others are about. */
const FIRST_SHARE = 0.3;

/**
 * Statements in one document. More would take gigabytes to make, and more pages than Word can be worked with in: 10,000 take 600 MB
 * here and make 1,000 pages.
 */
export const WORD_LIMIT = 10_000;

/**
 * The discussion note as a Word document with real headings, lists and tables, for a working group to go on with. Of more statements
 * than `WORD_LIMIT` the document says where they are instead.
 */
export async function noteDocx(report: Report, choices: Choices): Promise<Uint8Array> {
  const outline = noteOutline(report, choices, { statementsLimit: WORD_LIMIT });
  const document = new Document({
    title: xmlText(outline.title),
    creator: 'Tafellaken',
    lastModifiedBy: 'Tafellaken',
    styles: styles(outline.language),
    numbering: {
      config: [
        {
          reference: BULLETS,
          levels: [
            {
              level: 0,
              format: LevelFormat.BULLET,
              text: '•',
              alignment: AlignmentType.LEFT,
              style: { paragraph: { indent: { left: 18 * POINT, hanging: 14 * POINT } } },
            },
          ],
        },
      ],
    },
    sections: [
      {
        properties: { page: { margin: { top: 56 * POINT, bottom: 56 * POINT, left: MARGIN, right: MARGIN } } },
        footers: { default: new Footer({ children: [pageNumber()] }) },
        children: outline.blocks.flatMap(blockParts),
      },
    ],
  });
  return Packer.pack(document, 'uint8array');
}

function styles(language: 'nl' | 'en') {
  const heading = (level: number) => ({
    run: { size: SIZE.headings[level] as number, bold: true, color: '000000', font: 'Calibri' },
    paragraph: { spacing: { before: (20 - level * 3) * POINT, after: 4 * POINT }, keepNext: true },
  });
  return {
    default: {
      document: {
        run: { font: 'Calibri', size: SIZE.text, language: { value: language === 'nl' ? 'nl-NL' : 'en-GB' } },
        paragraph: { spacing: { after: 6 * POINT, line: 276 } },
      },
      heading1: heading(0),
      heading2: heading(1),
      heading3: heading(2),
      heading4: heading(3),
    },
  };
}

function pageNumber(): Paragraph {
  return new Paragraph({
    alignment: AlignmentType.RIGHT,
    children: [new TextRun({ children: [PageNumber.CURRENT], size: SIZE.small, color: SOFT })],
  });
}

function blockParts(block: Block): (Paragraph | Table)[] {
  switch (block.type) {
    case 'heading':
      return [
        new Paragraph({
          heading: LEVELS[block.level - 1] as (typeof LEVELS)[number],
          pageBreakBefore: block.newPage ?? false,
          children: runs(block.text),
        }),
      ];
    case 'paragraph':
      return [new Paragraph({ children: runs(block.text, block.soft ? { color: SOFT } : {}) })];
    case 'list':
      return block.items.map(listItem);
    case 'facts':
      return block.facts.map(
        ({ name, text }) =>
          new Paragraph({ children: [new TextRun({ text: `${xmlText(name)}: `, bold: true }), ...runs(text)] }),
      );
    case 'table':
      // a paragraph behind it: Word puts two tables together that have nothing between them
      return [table(block), new Paragraph({ children: [] })];
  }
}

function listItem({ text, about = [] }: Item): Paragraph {
  const soft = { color: SOFT, size: SIZE.small };
  return new Paragraph({
    numbering: { reference: BULLETS, level: 0 },
    children: [...runs(text), ...about.flatMap((t) => [new TextRun({ break: 1 }), ...runs(t, soft)])],
  });
}

function table({ head, rows, heat }: Block & { type: 'table' }): Table {
  const highest = highestOf(rows);
  const column = Math.floor((WIDTH * (1 - FIRST_SHARE)) / Math.max(1, head.length - 1));
  const line = { style: BorderStyle.SINGLE, size: 4, color: LINE };
  const cell = (text: Text, options: { bold?: boolean; right?: boolean; fill?: string }) =>
    new TableCell({
      margins: { top: 2 * POINT, bottom: 2 * POINT, left: 4 * POINT, right: 4 * POINT },
      ...(options.fill && { shading: { type: ShadingType.CLEAR, fill: options.fill, color: 'auto' } }),
      children: [
        new Paragraph({
          spacing: { after: 0 },
          alignment: options.right ? AlignmentType.RIGHT : AlignmentType.LEFT,
          children: runs(text, { bold: options.bold ?? false }),
        }),
      ],
    });
  return new Table({
    width: { size: WIDTH, type: WidthType.DXA },
    // not every word processor works the widths out by itself
    columnWidths: head.map((_, i) => (i === 0 ? WIDTH - (head.length - 1) * column : column)),
    borders: { top: line, bottom: line, left: line, right: line, insideHorizontal: line, insideVertical: line },
    rows: [
      new TableRow({
        tableHeader: true,
        cantSplit: true,
        children: head.map((text, i) => cell(text, { bold: true, right: i > 0 })),
      }),
      ...rows.map(
        (row) =>
          new TableRow({
            cantSplit: true,
            children: [
              cell(row.head, { bold: true }),
              ...row.cells.map((n, i) => {
                const warm = heat && !row.sum && i < row.cells.length - 1;
                const fill = warm ? HEAT[heatOf(n, highest)] : undefined;
                return cell([String(n)], { right: true, bold: row.sum ?? false, ...(fill && { fill }) });
              }),
            ],
          }),
      ),
    ],
  });
}

/** Runs of text; a line end in it is a line end there. */
function runs(text: Text, style: { color?: string; size?: number; bold?: boolean } = {}): TextRun[] {
  return text.flatMap((piece) => {
    const safe = xmlText(typeof piece === 'string' ? piece : isolated(piece.said));
    return safe.split('\n').map((line, i) => new TextRun({ ...style, text: line, ...(i > 0 && { break: 1 }) }));
  });
}
