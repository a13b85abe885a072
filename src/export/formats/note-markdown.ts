import type { Report } from '../report/model.ts';
import type { Block, Item, Piece, TableRow, Text } from './blocks.ts';
import type { Choices } from './choices.ts';
import { noteOutline } from './note-outline.ts';
import { isolated, wellFormed } from './safe-text.ts';

/** The discussion note in Markdown (CommonMark, with tables as GitHub and most others have them). */
export function noteMarkdown(report: Report, choices: Choices): string {
  const { blocks } = noteOutline(report, choices);
  return `${blocks.map(blockText).join('\n\n')}\n`;
}

function blockText(block: Block): string {
  switch (block.type) {
    case 'heading':
      return `${'#'.repeat(block.level)} ${line(block.text)}`;
    case 'paragraph':
      return lines(block.text, '');
    case 'list':
      return block.items.map(itemText).join('\n');
    case 'facts':
      // another mark than a list has, so that the two stay apart
      return block.facts.map(({ name, text }) => `* **${escaped(name)}:** ${lines(text, '  ')}`).join('\n');
    case 'table':
      return tableText(block.head, block.rows);
  }
}

function itemText({ text, about = [] }: Item): string {
  return ['- ', [text, ...about].map((t) => lines(t, '  ')).join(`${BREAK}  `)].join('');
}

function tableText(head: readonly Text[], rows: readonly TableRow[]): string {
  const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [
    row(head.map(line)),
    row(head.map((_, i) => (i === 0 ? '---' : '---:'))),
    ...rows.map((r) => row([line(r.head), ...r.cells.map(String)])),
  ].join('\n');
}

/** A line end that stays one. */
const BREAK = '\\\n';
/** Any white space that a line of Markdown could be made of; empty lines would end the paragraph. */
const LINE_ENDS = /\s*[\n\r\u2028\u2029]\s*/g;

/** On one line, for headings and cells. */
function line(text: Text): string {
  return escapedStart(text.map((p) => piece(p).replaceAll(LINE_ENDS, ' ')).join('')).trim();
}

/** With the line ends that are in it. */
function lines(text: Text, indent: string): string {
  const all = text.map(piece).join('').trim();
  return all
    .split(LINE_ENDS)
    .map(escapedStart)
    .join(BREAK + indent);
}

function piece(part: Piece): string {
  return escaped(wellFormed(typeof part === 'string' ? part : isolated(part.said)).replaceAll('\t', ' '));
}

/** What can begin markup anywhere in a line: marks, links that programs make of addresses, mentions, shortcodes. */
const MARKS = /[\\`*_[\]<>&|~$^{}#]|:(?=[^\s])|@(?=[^\s])|(?<=www)\.|==/gi;
/** What means something at the beginning of a line only. */
const STARTS = /^([-+=>])|^(\d+)([.)])/;

function escaped(text: string): string {
  return text.replaceAll(MARKS, (mark) => (mark === '==' ? '\\=\\=' : `\\${mark}`));
}
function escapedStart(text: string): string {
  return text
    .trimStart()
    .replace(STARTS, (_, mark?: string, digits?: string, end?: string) => (mark ? `\\${mark}` : `${digits}\\${end}`));
}
