import { dayInWords, dayOf, timeOf } from '../report/languages.ts';
import type { Report, ReportPoint } from '../report/model.ts';
import { SMALL_GROUP } from '../report/privacy.ts';
import { type Block, joinTexts, type Outline, type Text } from './blocks.ts';
import type { Choices, Section } from './choices.ts';
import { FORMAT_WORDS, type FormatWords } from './format-words.ts';
import { appendixBlocks, followUpItem, responseFacts, restsOn, statementItem } from './note-parts.ts';

/**
 * The discussion note: why people met and how, what came out, what is to follow, and everything that was said. The one text of which
 * the Markdown, the Word document and the printed report are the writings.
 */
export function noteOutline(report: Report, asked: Choices, options: NoteOptions = {}): Outline {
  const { title = 'title', statementsLimit = Number.POSITIVE_INFINITY } = options;
  const choices = withinLimit(report, asked, statementsLimit);
  const words = FORMAT_WORDS[report.language];
  const { note } = words;
  const on = (section: Section, blocks: () => Block[]) => (choices.sections[section] ? blocks() : []);
  return {
    language: report.language,
    title: `${note[title]}: ${report.meeting.title}`,
    blocks: [
      { type: 'heading', level: 1, text: [{ said: report.meeting.title }] },
      { type: 'paragraph', text: subtitle(report, note[title]) },
      {
        type: 'paragraph',
        text: [note[report.profile], ' ', note.madeOn(dayOf(report.madeAt, report.language))],
        soft: true,
      },
      ...occasion(report, words),
      ...method(report, words),
      ...(choices === asked ? [] : [paragraph(note.tooMany(statementsLimit))]),
      ...on('matrix', () => matrix(report, words)),
      ...summaries(report, words),
      ...on('points', () => points(report, choices, words)),
      ...on('statements', () => ofKind(report, 'idea', words)),
      ...on('statements', () => ofKind(report, 'question', words)),
      ...on('followUps', () => followUps(report, words)),
      ...on('votes', () => votes(report, words)),
      ...on('appendices', () => appendixBlocks(report, words)),
    ],
  };
}

export interface NoteOptions {
  title?: 'title' | 'report';
  /** Statements that there is place for. Of more, lists are left out, the appendices first, and the note says so. */
  statementsLimit?: number;
}

function withinLimit(report: Report, choices: Choices, limit: number): Choices {
  const { sections } = choices;
  const under = report.points.reduce((n, p) => n + p.statements.length, 0);
  const byKind = report.statements.filter((s) => s.kind === 'idea' || s.kind === 'question').length;
  const listed = sections.statements ? under + byKind : 0;
  const appended = sections.appendices ? report.statements.length : 0;
  if (listed + appended <= limit) return choices;
  return {
    ...choices,
    sections: { ...sections, appendices: false, statements: sections.statements && listed <= limit },
  };
}

const heading = (level: 1 | 2 | 3, ...text: Text): Block => ({ type: 'heading', level, text });
const paragraph = (...text: Text): Block => ({ type: 'paragraph', text });

function subtitle({ meeting, language }: Report, title: string): Text {
  const parts: Text[] = [[title]];
  if (meeting.date) parts.push([dayInWords(meeting.date, language)]);
  if (meeting.place) parts.push([{ said: meeting.place }]);
  return parts.flatMap((part, i) => (i === 0 ? part : [' · ', ...part]));
}

function occasion(report: Report, { note }: FormatWords): Block[] {
  const { meeting, language } = report;
  const place: Text = meeting.place ? [note.metIn, { said: meeting.place }] : [];
  const met: Text = [note.met(meeting.date && dayInWords(meeting.date, language)), ...place, note.metEnd];
  if (report.themes.length === 0) return [heading(2, note.occasion), paragraph(...met)];
  return [
    heading(2, note.occasion),
    paragraph(...met),
    paragraph(note.themes),
    {
      type: 'list',
      items: report.themes.map(({ label, question, subquestions }) => ({
        text: question ? [{ said: label }, ': ', { said: question }] : [{ said: label }],
        about: subquestions.map((said): Text => [{ said }]),
      })),
    },
  ];
}

function method(report: Report, words: FormatWords): Block[] {
  const { note } = words;
  const { numbers, meeting, language } = report;
  const kinds = report.kinds.filter((k) => k.count > 0).map((k) => `${k.label} (${k.count})`);
  const voices = report.voices
    .filter((v) => v.count !== 0)
    .map((v) => `${v.label} (${v.count ?? words.fewer(SMALL_GROUP)})`);
  const facts: { name: string; text: Text }[] = [
    { name: note.facts.when, text: meeting.date ? [dayInWords(meeting.date, language)] : [] },
    { name: note.facts.where, text: meeting.place ? [{ said: meeting.place }] : [] },
    { name: note.facts.stations, text: [note.stationsOf(numbers.stations, numbers.tables)] },
    { name: note.facts.rounds, text: joinTexts(report.rounds.map(roundText), ', ') },
    { name: note.facts.statements, text: [note.statementsOf(numbers.statements, numbers.quotes)] },
    { name: note.facts.withdrawn, text: numbers.withdrawn ? [String(numbers.withdrawn)] : [] },
    { name: note.facts.kinds, text: [kinds.join(', ')] },
    { name: note.facts.voices, text: [voices.join(', ')] },
    {
      name: note.facts.from,
      text: report.completeness.flatMap((said, i): Text => (i === 0 ? [{ said }] : [' ', { said }])),
    },
  ];
  function roundText({ label, startedAt }: Report['rounds'][number]): Text {
    return startedAt === undefined ? [{ said: label }] : [{ said: label }, ` (${timeOf(startedAt, language)})`];
  }
  return [
    heading(2, note.method),
    { type: 'facts', facts: facts.filter(({ text }) => text.some((piece) => piece !== '')) },
    paragraph(note.how),
    paragraph(note.numbered),
  ];
}

function matrix({ matrix: m }: Report, { note }: FormatWords): Block[] {
  if (m.rows.length === 0) return [];
  return [
    heading(3, note.matrix),
    {
      type: 'table',
      caption: note.matrix,
      head: [[note.theme], ...m.columns.map((said): Text => [{ said }]), [note.total]],
      rows: [
        ...m.rows.map(({ label, counts, total }) => ({ head: [{ said: label }], cells: [...counts, total] })),
        { head: [note.total], cells: [...m.totals, m.total], sum: true },
      ],
      heat: true,
    },
    { type: 'paragraph', text: [note.matrixNote], soft: true },
  ];
}

function summaries({ summaries: all }: Report, { note }: FormatWords): Block[] {
  if (all.length === 0) return [];
  return [
    heading(3, note.summaries),
    {
      type: 'list',
      items: all.map(({ station, round, text }) => ({
        text: [{ said: station.label }, ', ', { said: round.label }, ': ', { said: text }],
      })),
    },
  ];
}

function points(report: Report, choices: Choices, words: FormatWords): Block[] {
  const { note } = words;
  const { unsorted } = report.numbers;
  return [
    heading(2, note.points),
    ...(report.points.length === 0 ? [paragraph(note.noPoints)] : []),
    ...report.points.flatMap((point) => pointBlocks(point, choices, words, report)),
    ...(report.points.length > 0 && unsorted > 0 ? [paragraph(note.unsorted(unsorted))] : []),
  ];
}

function pointBlocks(point: ReportPoint, choices: Choices, words: FormatWords, report: Report): Block[] {
  const { note } = words;
  const { statements, response, followUps: next } = point;
  return [
    heading(3, { said: point.title }),
    ...(point.note ? [paragraph({ said: point.note })] : []),
    { type: 'paragraph', text: [restsOn(point, words)], soft: true },
    ...(choices.sections.statements && statements.length > 0
      ? [{ type: 'list' as const, items: statements.map((s) => statementItem(s, words)) }]
      : []),
    ...(response ? [{ type: 'facts' as const, facts: responseFacts(response, report.language, words) }] : []),
    ...(choices.sections.followUps && next.length > 0
      ? [
          paragraph(`${note.followUps}:`),
          { type: 'list' as const, items: next.map((f) => followUpItem(f, report.language, words, false)) },
        ]
      : []),
  ];
}

/** Ideas and questions of the tables by theme; a question with the answer of the point that it lies under. */
function ofKind(report: Report, kind: 'idea' | 'question', words: FormatWords): Block[] {
  const { note } = words;
  const title = heading(2, kind === 'idea' ? note.ideas : note.questions);
  const found = report.statements.filter(
    (s) => s.kind === kind && !s.withdrawn && !s.parked && s.station.kind === 'table',
  );
  if (found.length === 0) return [title, paragraph(note.none)];
  const answers = new Map<object, Text[]>();
  if (kind === 'question') {
    for (const { title: point, response, statements } of report.points) {
      if (!response) continue;
      const text: Text = [
        note.answer,
        ' (',
        { said: point },
        '): ',
        response.label,
        response.reason ? '. ' : '.',
        { said: response.reason },
      ];
      for (const s of statements) answers.set(s, [...(answers.get(s) ?? []), text]);
    }
  }
  const themes = [...new Set(found.map((s) => s.theme))];
  const order = report.themes.map((t) => t.label);
  return [
    title,
    ...themes
      .sort((a, b) => order.indexOf(a) - order.indexOf(b))
      .flatMap((theme): Block[] => [
        heading(3, { said: theme }),
        {
          type: 'list',
          items: found
            .filter((s) => s.theme === theme)
            .map((s) => {
              const item = statementItem(s, words);
              if (kind === 'idea') return item;
              return { ...item, about: [...(item.about ?? []), ...(answers.get(s) ?? [[note.unanswered]])] };
            }),
        },
      ]),
  ];
}

function followUps(report: Report, words: FormatWords): Block[] {
  const { note } = words;
  return [
    heading(2, note.followUps),
    report.followUps.length === 0
      ? paragraph(note.none)
      : { type: 'list', items: report.followUps.map((f) => followUpItem(f, report.language, words, true)) },
  ];
}

function votes(report: Report, { note }: FormatWords): Block[] {
  if (report.polls.length === 0) return [];
  return [
    heading(2, note.votes),
    ...report.polls.flatMap((poll): Block[] => [
      heading(3, { said: poll.title }),
      paragraph(
        [
          `${note.votedBy[poll.voters](poll.votes)}.`,
          note.dotsEach(poll.dots),
          poll.spoilt > 0 ? note.spoilt(poll.spoilt) : '',
          poll.open ? note.stillOpen : '',
        ]
          .filter(Boolean)
          .join(' '),
      ),
      {
        type: 'table',
        caption: poll.title,
        head: [[note.option], [note.dots]],
        rows: [...poll.options]
          .sort((a, b) => b.dots - a.dots)
          .map(({ title, dots }) => ({ head: [{ said: title }], cells: [dots] })),
      },
    ]),
  ];
}
