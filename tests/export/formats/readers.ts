import { XMLParser } from 'fast-xml-parser';
import { strFromU8, unzipSync } from 'fflate';

/** Readers of what the writers made, which share no code with them. */

/** An element with what is in it, in order. */
export interface Element {
  name: string;
  attributes: Record<string, string>;
  children: (Element | string)[];
}

const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  trimValues: false,
  parseTagValue: false,
  parseAttributeValue: false,
  processEntities: { enabled: true, maxTotalExpansions: 10_000_000, maxExpandedLength: 100_000_000 },
});

/** Throws on what is no well-formed XML. */
export function parseXml(text: string): Element {
  const nodes = (parser.parse(text, true) as Node[]).flatMap(nodeOf).filter((n) => typeof n !== 'string');
  const root = nodes.find((n) => !n.name.startsWith('?'));
  if (!root) throw new Error('no root element');
  return root;
}
type Node = Record<string, unknown>;
function nodeOf(node: Node): (Element | string)[] {
  if ('#text' in node) return [String(node['#text'])];
  const [name] = Object.keys(node).filter((key) => key !== ':@');
  if (name === undefined) return [];
  return [
    {
      name,
      attributes: (node[':@'] ?? {}) as Record<string, string>,
      children: (node[name] as Node[]).flatMap(nodeOf),
    },
  ];
}

export function unzipped(bytes: Uint8Array): Record<string, string> {
  return Object.fromEntries(Object.entries(unzipSync(bytes)).map(([path, data]) => [path, strFromU8(data)]));
}

/** All elements of a name, at any depth, in order. */
export function all(element: Element, name: string): Element[] {
  return element.children.flatMap((child) =>
    typeof child === 'string' ? [] : child.name === name ? [child] : all(child, name),
  );
}
export function textOf(element: Element): string {
  return element.children.map((child) => (typeof child === 'string' ? child : textOf(child))).join('');
}

export interface ReadCell {
  value: string | number;
  style: string | undefined;
}
/** A sheet as it lies in the file, `_x0041_` read as spreadsheets read it. */
export function readSheet(files: Record<string, string>, index: number) {
  const sheet = parseXml(files[`xl/worksheets/sheet${index}.xml`] ?? '');
  const rows = all(sheet, 'row').map((row) => {
    const cells = new Map<string, ReadCell>();
    for (const c of all(row, 'c')) {
      const column = (c.attributes.r ?? '').replace(/\d+$/, '');
      const [v] = all(c, 'v');
      const text = textOf(all(c, 'is')[0] ?? c).replaceAll(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) =>
        String.fromCharCode(Number.parseInt(code, 16)),
      );
      cells.set(column, { value: v ? Number(textOf(v)) : text, style: c.attributes.s });
    }
    return cells;
  });
  return { sheet, rows };
}

/** Paragraphs of a Word document, in order: their style, whether they are in a list, and their text with its line ends. */
export function readParagraphs(files: Record<string, string>) {
  const document = parseXml(files['word/document.xml'] ?? '');
  return all(document, 'w:p').map((p) => ({
    style: all(p, 'w:pStyle')[0]?.attributes['w:val'],
    list: all(p, 'w:numPr').length > 0,
    text: runText(p),
  }));
}
function runText(element: Element): string {
  return element.children
    .map((child) => {
      if (typeof child === 'string') return '';
      if (child.name === 'w:t') return textOf(child);
      if (child.name === 'w:br') return '\n';
      return runText(child);
    })
    .join('');
}
