import { sha256 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import type { Language } from '../report/languages.ts';
import type { Piece, Text } from './blocks.ts';
import { balanced, wellFormed } from './safe-text.ts';

/** Source that `html` made: the only thing that comes into a page without being escaped. */
export class Markup {
  readonly source: string;
  constructor(source: string) {
    this.source = source;
  }
}
type Value = Markup | string | number | readonly Markup[];

/** Markup with everything escaped that is put into it, as text and as an attribute between double quotes. */
export function html(strings: TemplateStringsArray, ...values: readonly Value[]): Markup {
  return new Markup(strings.reduce((out, part, i) => out + sourceOf(values[i - 1] ?? '') + part));
}

function sourceOf(value: Value): string {
  if (value instanceof Markup) return value.source;
  if (typeof value === 'object') return value.map((m) => m.source).join('');
  return escaped(String(value));
}

const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** HTML has no place for the character 0; a carriage return would come back as a line end anyway. */
function escaped(text: string): string {
  return wellFormed(text)
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll('\0', '\uFFFD')
    .replaceAll(/[&<>"']/g, (c) => ESCAPES[c] ?? c);
}

/** Somebody's words: in an element of their own, so that they cannot turn what stands beside them. */
export function said(words: string): Markup {
  return html`<bdi>${balanced(words)}</bdi>`;
}
export function textOf(text: Text): Markup[] {
  return text.map((piece: Piece) => (typeof piece === 'string' ? html`${piece}` : said(piece.said)));
}

/** A whole page in one file: no script can run in it, and nothing is fetched. `css`: trusted. */
export function page(language: Language, title: string, css: string, body: Markup): string {
  const digest = btoa(String.fromCharCode(...sha256(utf8ToBytes(css))));
  const policy = `default-src 'none'; style-src 'sha256-${digest}'; base-uri 'none'; form-action 'none'`;
  return html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>${title}</title>
<style>${new Markup(css)}</style>
</head>
<body>
${body}
</body>
</html>
`.source;
}
