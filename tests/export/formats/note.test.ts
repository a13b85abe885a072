import MarkdownIt from 'markdown-it';
import { describe, expect, test } from 'vitest';
import { type Choices, usualChoices } from '../../../src/export/formats/choices.ts';
import { noteDocx, WORD_LIMIT } from '../../../src/export/formats/note-docx.ts';
import { noteMarkdown } from '../../../src/export/formats/note-markdown.ts';
import { noteOutline } from '../../../src/export/formats/note-outline.ts';
import type { Report, ReportStatement } from '../../../src/export/report/model.ts';
import { fc } from '../../support/property.ts';
import { anyMeeting } from '../any-meeting.ts';
import { everyHostileText, flat, hostileMeeting, inXml } from './hostile.ts';
import { all, parseXml, readParagraphs, unzipped } from './readers.ts';
import { CONTESTED, fullMeeting, reportFrom } from './report-meeting.ts';

const choices = usualChoices('nl', 'internal');
const report = reportFrom(fullMeeting());
const closed = (choice: Partial<Choices['sections']>): Choices => ({
  ...choices,
  sections: { ...choices.sections, ...choice },
});

/** Everything that programs make of Markdown, the eager ones too. */
const markdown = new MarkdownIt({ html: true, linkify: true, breaks: false });
const OURS = new Set([
  'heading_open',
  'heading_close',
  'paragraph_open',
  'paragraph_close',
  'bullet_list_open',
  'bullet_list_close',
  'list_item_open',
  'list_item_close',
  'inline',
  'table_open',
  'table_close',
  'thead_open',
  'thead_close',
  'tbody_open',
  'tbody_close',
  'tr_open',
  'tr_close',
  'th_open',
  'th_close',
  'td_open',
  'td_close',
]);
const OURS_INLINE = new Set(['text', 'text_special', 'hardbreak', 'strong_open', 'strong_close']);

/** Items of lists and headings, in order, with what markup there is. */
function readMarkdown(text: string) {
  const tokens = markdown.parse(text, {});
  const kinds = new Set(tokens.map((t) => t.type).filter((type) => !OURS.has(type)));
  const inline = new Set(tokens.flatMap((t) => t.children ?? []).map((t) => t.type));
  const items: string[] = [];
  const headings: { level: string; text: string }[] = [];
  let strong = 0;
  for (const [i, token] of tokens.entries()) {
    if (token.type !== 'inline') continue;
    const words = (token.children ?? []).map((c) => (c.type === 'hardbreak' ? '\n' : c.content)).join('');
    strong += (token.children ?? []).filter((c) => c.type === 'strong_open').length;
    if (tokens[i - 2]?.type === 'list_item_open') items.push(words);
    if (tokens[i - 1]?.type === 'heading_open') headings.push({ level: tokens[i - 1]?.tag ?? '', text: words });
  }
  return { kinds, inline: [...inline].filter((type) => !OURS_INLINE.has(type)), items, headings, strong };
}

/** What stands in an appendix for a statement: its words, and its number behind them. */
function expected(s: ReportStatement, words: (text: string) => string): string {
  const text = words(s.text);
  return `${s.quote ? `“${text}”` : text} ${s.number} ·`;
}
/** In the order of the appendices. */
function inAppendices({ statements }: Report): ReportStatement[] {
  return ['table', 'chatterbox', 'information'].flatMap((kind) => statements.filter((s) => s.station.kind === kind));
}
/** Every statement stands in the last items, one an item, in order. */
function expectAll(made: Report, items: readonly string[], words: (text: string) => string): void {
  const statements = inAppendices(made);
  const last = statements.length > 0 ? items.slice(-statements.length) : [];
  expect(last.map((item, i) => flat(item).startsWith(flat(expected(statements[i] as ReportStatement, words))))).toEqual(
    statements.map(() => true),
  );
}

/** CommonMark has no place for the character 0. */
const inMarkdown = (text: string) => text.toWellFormed().replaceAll('\0', '\uFFFD');

describe('the note in Markdown', () => {
  const read = readMarkdown(noteMarkdown(report, choices));

  test('has every statement in an appendix', () => expectAll(report, read.items, inMarkdown));

  test('has the parts that a council reads', () => {
    expect(read.headings.filter((h) => h.level === 'h2').map((h) => h.text)).toEqual([
      'Aanleiding',
      'Bijeenkomst en werkwijze',
      'Aandachtspunten',
      'Ideeën',
      'Vragen en antwoorden',
      'Vervolgstappen',
      'Stemmingen',
      'Bijlage 1: alle uitspraken per tafel en ronde',
      'Bijlage 2: babbelbox',
      'Bijlage 3: informatiepunt',
    ]);
  });

  test('answers a question with the response to its point', () => {
    const question = read.items.find((i) => i.startsWith('Waarom mag ik niet kiezen') && i.includes('Antwoord'));
    expect(question).toContain(
      'Antwoord (Eén vast gezicht, één keer je verhaal): Overgenomen. Er komt één vast contact',
    );
  });

  test('shows both wordings of a statement that has two', () => {
    const contested = report.statements.find((s) => s.id === CONTESTED);
    expect(read.items.some((i) => i.includes(`${contested?.number} ·`) && i.includes('Eerste andere wording / '))).toBe(
      true,
    );
  });

  test('leaves out what is not chosen', () => {
    const small = noteMarkdown(
      report,
      closed({ matrix: false, points: false, statements: false, followUps: false, votes: false, appendices: false }),
    );
    expect(
      readMarkdown(small)
        .headings.filter((h) => h.level === 'h2')
        .map((h) => h.text),
    ).toEqual(['Aanleiding', 'Bijeenkomst en werkwijze']);
    const bare = readMarkdown(noteMarkdown(report, closed({ statements: false, followUps: false, appendices: false })));
    expect(bare.items.some((i) => /T\d-\d-\d\d/.test(i))).toBe(false);
    expect(bare.items.some((i) => i.includes('nog te doen'))).toBe(false);
  });

  test('is in English when that is asked for', () => {
    const english = readMarkdown(
      noteMarkdown(reportFrom(fullMeeting(), { language: 'en' }), usualChoices('en', 'internal')),
    );
    expect(english.headings.map((h) => h.text)).toContain('Questions and answers');
    expect(english.headings[0]?.text).toMatch(/^Everbroek round the table/);
  });

  test('leaves out the appendices, then the other lists, where there is no place for them, and says so', () => {
    const headings = (statementsLimit: number) => {
      const { blocks } = noteOutline(report, choices, { statementsLimit });
      const paragraphs = blocks.flatMap((b) => (b.type === 'paragraph' ? b.text : []));
      const told = paragraphs.some((p) => typeof p === 'string' && p.startsWith('Er zijn meer uitspraken dan'));
      const parts = blocks.flatMap((b) => (b.type === 'heading' && b.level === 2 ? b.text : []));
      return { told, ideas: parts.includes('Ideeën'), appendix: parts.some((p) => String(p).startsWith('Bijlage')) };
    };
    expect(headings(WORD_LIMIT)).toEqual({ told: false, ideas: true, appendix: true });
    expect(headings(100)).toEqual({ told: true, ideas: true, appendix: false });
    expect(headings(10)).toEqual({ told: true, ideas: false, appendix: false });
  });

  test('stands when nothing was said, and says so', () => {
    const empty = readMarkdown(noteMarkdown(reportFrom([]), choices));
    expect(empty.headings[0]?.text).toBe('Bijeenkomst zonder titel');
    expect(noteMarkdown(reportFrom([]), choices)).toContain('Er zijn nog geen punten gemaakt.');
  });
});

describe('hostile words in Markdown', () => {
  const clean = (made: Report) => {
    const read = readMarkdown(noteMarkdown(made, choices));
    expect([...read.kinds]).toEqual([]);
    expect(read.inline).toEqual([]);
    expectAll(made, read.items, inMarkdown);
    return read;
  };

  test('stay words, all of them', () => {
    const made = reportFrom(everyHostileText());
    const facts = noteOutline(made, choices).blocks.flatMap((b) => (b.type === 'facts' ? b.facts : []));
    expect(clean(made).strong).toBe(facts.length); // bold are the names of facts, which are ours
  });

  test('stay words in any meeting', () => {
    fc.assert(fc.property(fc.oneof(hostileMeeting, anyMeeting), (placed) => void clean(reportFrom(placed))));
  });
});

describe('the note for Word', () => {
  test('has every statement in an appendix, in lists, under real headings', async () => {
    const files = unzipped(await noteDocx(report, choices));
    const paragraphs = readParagraphs(files);
    expectAll(
      report,
      paragraphs.filter((p) => p.list).map((p) => p.text),
      inXml,
    );
    expect(paragraphs.filter((p) => p.style === 'Heading2').map((p) => p.text)).toEqual(
      readMarkdown(noteMarkdown(report, choices))
        .headings.filter((h) => h.level === 'h2')
        .map((h) => h.text),
    );
  });

  test('says what the Markdown says, block by block', async () => {
    const paragraphs = readParagraphs(unzipped(await noteDocx(report, choices)));
    const read = readMarkdown(noteMarkdown(report, choices));
    expect(paragraphs.filter((p) => p.style?.startsWith('Heading')).map((p) => flat(p.text))).toEqual(
      read.headings.map((h) => flat(h.text)),
    );
    const items = new Set(read.items.map(flat));
    for (const p of paragraphs.filter((q) => q.list)) expect(items).toContain(flat(p.text));
  });

  test('has the matrix as a table whose head is repeated on every page', async () => {
    const document = parseXml(unzipped(await noteDocx(report, choices))['word/document.xml'] ?? '');
    const [table] = all(document, 'w:tbl');
    expect(all(table as never, 'w:tblHeader')).toHaveLength(1);
    expect(all(table as never, 'w:tr')).toHaveLength(report.matrix.rows.length + 2);
  });

  test('keeps hostile words as words', async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(hostileMeeting, fc.constant(everyHostileText())), async (placed) => {
        const made = reportFrom(placed);
        const files = unzipped(await noteDocx(made, choices));
        expectAll(
          made,
          readParagraphs(files)
            .filter((p) => p.list)
            .map((p) => p.text),
          inXml,
        );
        const document = parseXml(files['word/document.xml'] ?? '');
        expect([
          ...all(document, 'w:hyperlink'),
          ...all(document, 'w:fldSimple'),
          ...all(document, 'w:instrText'),
        ]).toEqual([]);
      }),
      { numRuns: 12 }, // each takes a good part of a second,
    );
  });
});
