import { createHash } from 'node:crypto';
import { type DefaultTreeAdapterTypes, parse } from 'parse5';
import { describe, expect, test } from 'vitest';
import { usualChoices } from '../../../src/export/formats/choices.ts';
import { feedbackHtml } from '../../../src/export/formats/feedback-html.ts';
import { reportHtml } from '../../../src/export/formats/report-html.ts';
import type { ReportStatement } from '../../../src/export/report/model.ts';
import { fc } from '../../support/property.ts';
import { anyMeeting } from '../any-meeting.ts';
import { everyHostileText, flat, hostileMeeting } from './hostile.ts';
import { fullMeeting, RELEASED, reportFrom } from './report-meeting.ts';

type Node = DefaultTreeAdapterTypes.Node;
type Element = DefaultTreeAdapterTypes.Element;

const report = reportFrom(fullMeeting());
const open = reportFrom(fullMeeting(), { profile: 'public' });
const choices = usualChoices('nl', 'internal');

/** All that our pages are made of; the attributes that an element of ours has. */
const TAGS = new Set(
  'html head meta title style body main header footer section article div h1 h2 h3 h4 p ul li dl dt dd br span bdi blockquote table thead tbody tr th td'.split(
    ' ',
  ),
);
const ATTRIBUTES = new Set(
  'lang charset http-equiv content name class scope role aria-label aria-labelledby aria-hidden tabindex id'.split(' '),
);
/** A page may hold these characters; that it does is all that the reader has to say. */
const CHARACTERS = new Set(['control-character-in-input-stream', 'noncharacter-in-input-stream']);

function read(page: string) {
  const errors: string[] = [];
  const document = parse(page, { onParseError: (error) => errors.push(error.code) });
  const elements = elementsOf(document);
  return {
    elements,
    errors: errors.filter((code) => !CHARACTERS.has(code)),
    of: (tag: string) => elements.filter((e) => e.tagName === tag),
    attribute: (e: Element, name: string) => e.attrs.find((a) => a.name === name)?.value,
  };
}
function elementsOf(node: Node): Element[] {
  const children = 'childNodes' in node ? node.childNodes.flatMap(elementsOf) : [];
  return 'tagName' in node ? [node, ...children] : children;
}
function textOf(node: Node): string {
  if (node.nodeName === '#text') return (node as DefaultTreeAdapterTypes.TextNode).value;
  return 'childNodes' in node ? node.childNodes.map(textOf).join(node.nodeName === 'br' ? '\n' : '') : '';
}

/** HTML has no place for the character 0. */
const inHtml = (text: string) => text.toWellFormed().replaceAll('\0', '\uFFFD');

function expectOurs(page: string): void {
  const { elements, errors } = read(page);
  expect(errors).toEqual([]);
  for (const e of elements) {
    expect(TAGS).toContain(e.tagName);
    for (const { name } of e.attrs) expect(ATTRIBUTES).toContain(name);
  }
}

describe.each([
  ['the report', reportHtml],
  ['the feedback page', feedbackHtml],
])('%s', (_, write) => {
  const page = write(report, choices);
  const { of, attribute, errors } = read(page);

  test('is a page without faults, in the language of its words', () => {
    expect(errors).toEqual([]);
    expect(attribute(of('html')[0] as Element, 'lang')).toBe('nl');
    expect(textOf(of('title')[0] as Element)).toContain('Everbroek aan tafel');
    expect(of('h1')).toHaveLength(1);
  });

  test('lets nothing run or be fetched: only its own style, by its digest', () => {
    const policy = of('meta').find((m) => attribute(m, 'http-equiv') === 'Content-Security-Policy');
    const style = textOf(of('style')[0] as Element);
    const digest = createHash('sha256').update(style).digest('base64');
    expect(attribute(policy as Element, 'content')).toBe(
      `default-src 'none'; style-src 'sha256-${digest}'; base-uri 'none'; form-action 'none'`,
    );
    expect(style).not.toMatch(/url\(|@import/);
  });

  test('has headings without gaps between their levels', () => {
    const levels = read(page)
      .elements.filter((e) => /^h\d$/.test(e.tagName))
      .map((e) => Number(e.tagName[1]));
    for (const [i, level] of levels.entries()) expect(level - (levels[i - 1] ?? 0)).toBeLessThanOrEqual(1);
  });

  test('has no element that came from anybody’s words', () => {
    fc.assert(
      fc.property(
        fc.oneof(hostileMeeting, anyMeeting, fc.constant(everyHostileText())),
        fc.constantFrom('internal', 'public'),
        (placed, profile) => expectOurs(write(reportFrom(placed, { profile }), { ...choices, profile })),
      ),
    );
  });

  test('stands when nothing was said', () => expectOurs(write(reportFrom([]), choices)));
});

describe('the report', () => {
  test.each([
    ['the sample', fullMeeting()],
    ['hostile words', everyHostileText()],
  ])('has every statement, word for word (%s)', (_, placed) => {
    const made = reportFrom(placed);
    const items = read(reportHtml(made, choices)).of('li').map(textOf).map(flat);
    const last = items.slice(-made.statements.length);
    for (const [i, s] of made.statements.entries()) {
      const text = flat(inHtml(s.text));
      // tables come first in the appendices, and in the report's own order as well
      expect(last[i]).toMatch(s.quote ? /^“/ : /^/);
      expect(last[i]?.replace(/^“/, '').trimStart().startsWith(text)).toBe(true);
      expect(last[i]).toContain(`${s.number} ·`);
    }
  });

  test('has the matrix with heat in steps, and the number in every cell', () => {
    const { of, attribute } = read(reportHtml(report, choices));
    const cells = of('td').slice(0, report.matrix.rows.length * (report.matrix.columns.length + 1));
    const numbers = report.matrix.rows.flatMap((r) => [...r.counts, r.total]);
    expect(cells.map((c) => Number(textOf(c)))).toEqual(numbers);
    const highest = Math.max(...report.matrix.rows.flatMap((r) => r.counts));
    const hottest = cells.filter((c) => attribute(c, 'class') === 'heat-4').map((c) => Number(textOf(c)));
    expect(hottest).toContain(highest);
    expect(Math.min(...hottest)).toBeGreaterThan((highest * 3) / 4);
  });
});

describe('the feedback page', () => {
  test('tells of each point what was done with it, why, by whom and when', () => {
    const { of } = read(feedbackHtml(open, usualChoices('nl', 'public')));
    const articles = of('article').map(textOf).map(flat);
    expect(articles).toHaveLength(open.points.length);
    expect(articles[0]).toContain('Overgenomen');
    expect(articles[0]).toContain('Er komt één vast contact per gezin.');
    expect(articles[0]).toContain('Door Wethouder Zorg, 14 januari 2027');
    expect(articles[0]).toContain('Dit punt rust op 5 uitspraken van 2 tafels.');
    expect(articles[1]).toContain('Nog geen antwoord');
  });

  test('has in public only statements that were released, and none when they are not wanted', () => {
    const quotes = (profile: 'internal' | 'public', wanted: boolean, chosen: (ReportStatement | undefined)[]) => {
      const released = new Map(chosen.flatMap((s) => (s ? [[s.id, { text: s.text }] as const] : [])));
      const made = reportFrom(fullMeeting(), { profile, released });
      const page = feedbackHtml(made, { ...choices, profile, quotes: wanted });
      return read(page)
        .of('blockquote')
        .map((q) => flat(textOf(q)));
    };
    const quote = open.points.flatMap((p) => p.statements).find((s) => s.quote);
    expect(quote?.id).not.toBe(RELEASED);
    const other = open.points.flatMap((p) => p.statements).find((s) => !s.quote);
    expect(quotes('public', true, [])).toEqual([]);
    expect(quotes('public', true, [other])).toHaveLength(1);
    expect(quotes('public', false, [other])).toEqual([]);
    expect(quotes('internal', true, []).some((q) => q.includes(flat(quote?.text ?? 'x')))).toBe(true);
  });

  test('is small', () => {
    expect(Buffer.byteLength(feedbackHtml(open, usualChoices('nl', 'public')))).toBeLessThan(60 * 1024);
  });
});
