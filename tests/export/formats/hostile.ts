import { fc } from '../../support/property.ts';
import { type Placed, SETUP, STARTED_AT, stationDocument } from '../meeting-entries.ts';
import { BALLOTS, entriesIn, HARVEST } from './report-meeting.ts';

/** Words that mean something to a program somewhere. */
const HOSTILE_TEXTS = [
  '=HYPERLINK("http://kwaad.example","klik")',
  '+1+1',
  '-2+3',
  '@SUM(A1:A9)',
  '\t=1+1',
  '\r=1+1',
  ' \u200B=1+1',
  '＝1+1',
  "=cmd|' /C calc'!A0",
  '<script>alert(1)</script>',
  '</bdi></li></ul><img src=x onerror=alert(1)>',
  '"><svg onload=alert(1)>',
  "' onmouseover='alert(1)",
  '<!-- <style> ]]> --> </style>',
  '&amp;&lt;&#60;&nbsp;',
  'a\u0000b\u0008c\u001Bd\u007Fe\u0085f\uFFFEg\uFFFFh',
  'half \uD83D weg',
  '\uDC00achter\uD800',
  'vervangen \uFFFD al',
  '\u202Eregel omgekeerd',
  '\u2069\u2069 eruit \u2066 erin',
  '\u200Fבנק בפארק (1) אבג',
  '# kop',
  '- lijst\n- lijst',
  '1. eerst\n2) dan',
  '> citaat',
  '```\ncode\n```',
  '    code',
  '| a | b |\n|---|---|\n| c | d |',
  'kop\n===',
  'kop\n---',
  '[klik](http://kwaad.example) ![plaat](x.png) [^1] [x]: y',
  'http://kwaad.example www.kwaad.example iemand@kwaad.example <https://kwaad.example>',
  '*schuin* **vet** __vet__ ~~weg~~ `code` $x$ :smile: ==geel== ^hoog^ @iemand #12',
  'achteraan\\',
  'zachte  \nregel\n\n\nlege regels',
  '_x0041__x000D_ _x005F_',
  'constructor',
  '__proto__',
  'a;b,c"d\'e\tf',
  'regel\r\nregel\rregel\u2028regel\u2029regel',
  '👩‍👩‍👧‍👦 ﬁ e\u0301',
  'x'.repeat(2_000),
  `woord ${'a\u0300'.repeat(900)}`,
] as const;

/** Any text that a fold can hold: of the list, of any code units at all, or both. */
const hostileText = fc
  .oneof(
    fc.constantFrom(...HOSTILE_TEXTS),
    fc.string({ minLength: 1, maxLength: 60, unit: 'binary' }),
    fc
      .array(
        fc.constantFrom(
          '=',
          '-',
          '<',
          '>',
          '&',
          '"',
          '\n',
          '\r',
          '\u202E',
          '\u2069',
          '\uD800',
          '_x0041_',
          '|',
          '*',
          '#',
          'a',
          ' ',
        ),
        {
          minLength: 1,
          maxLength: 20,
        },
      )
      .map((parts) => parts.join('')),
  )
  .filter((text) => text.length > 0);
const name = hostileText.map((text) => text.slice(0, 200));

interface Words {
  said: string[];
  names: string[];
}
const words: fc.Arbitrary<Words> = fc.record({
  said: fc.array(hostileText, { minLength: 1, maxLength: 8 }),
  names: fc.array(name, { minLength: 6, maxLength: 6 }),
});

/** A meeting in which everything that a person can write is hostile, and what it was said with. */
export const hostileMeeting: fc.Arbitrary<Placed[]> = words.map(meetingOf);

/** Every hostile text once: as a statement, a name and a point. */
export function everyHostileText(): Placed[] {
  const said = [...HOSTILE_TEXTS];
  return meetingOf({ said, names: said.slice(9, 15) });
}

function meetingOf({
  said,
  names: [title = 'x', theme = 'x', angle = 'x', station = 'x', point = 'x', who = 'x'],
}: Words): Placed[] {
  const local = (nl: string) => ({ nl });
  return [
    ...entriesIn(SETUP, 'set', [
      { type: 'meeting-set', changes: { title: local(title), place: who, date: '2026-10-08' } },
      {
        type: 'theme-set',
        theme: 'thema',
        changes: { name: local(theme), question: local(title), subquestions: [local(point)], order: 1 },
      },
      { type: 'angle-set', angle: 'hoek', changes: { name: local(angle), order: 1 } },
      { type: 'round-set', round: 'r1', changes: { name: local(station), order: 1 } },
      { type: 'station-set', station: 't1', changes: { number: 1, theme: 'thema', name: local(station) } },
      { type: 'station-set', station: 'b1', changes: { kind: 'chatterbox', number: 1 } },
      {
        type: 'poll-set',
        poll: 'p',
        changes: { title, options: [{ point: 'punt', title: point }], dots: 2, voters: 'viewers', open: true },
      },
    ]),
    ...said.map((text, i): Placed => {
      const station = i % 3 === 2 ? 'b1' : 't1';
      return {
        document: stationDocument(station),
        value: {
          id: `s${i}`,
          clock: i + 1,
          at: STARTED_AT + i,
          device: 'd1',
          type: 'captured',
          text,
          theme: i % 2 === 0 ? 'thema' : 'elders',
          angles: i % 2 === 0 ? ['hoek'] : [],
          round: 'r1',
          ...(i % 2 === 0 && { kind: i % 4 === 0 ? 'idea' : 'question', voice: 'resident', quote: true }),
        },
      };
    }),
    ...entriesIn(stationDocument('t1'), 'n', [
      { type: 'summed-up', statement: 'zin', round: 'r1', text: (said[0] ?? 'x').slice(0, 400) },
    ]),
    ...entriesIn(HARVEST, 'h', [
      { type: 'point-set', point: 'punt', changes: { title: point, note: (said[0] ?? 'x').slice(0, 4_000), order: 1 } },
      ...said.map((_, i) => ({
        type: 'placed',
        station: i % 3 === 2 ? 'b1' : 't1',
        statement: `s${i}`,
        point: 'punt',
        placed: true,
      })),
      {
        type: 'follow-up-set',
        followUp: 'f',
        changes: { what: (said[0] ?? 'x').slice(0, 1_000), who, points: ['punt'], due: '2027-01-01', order: 1 },
      },
      {
        type: 'response-set',
        point: 'punt',
        changes: { outcome: 'not', reason: said[0] ?? 'x', who, date: '2027-01-01' },
      },
    ]),
    ...entriesIn(BALLOTS, 'v', [{ type: 'voted', poll: 'p', dots: [{ point: 'punt', dots: 2 }] }]),
  ];
}

/** A text without the marks that keep its direction to itself. */
export function bare(text: string): string {
  return text.replaceAll(/[\u2066-\u2069]/g, '');
}
/** As `bare`, and with any white space as one space: where a format has no other. */
export function flat(text: string): string {
  return bare(text).replaceAll(/\s+/g, ' ').trim();
}
/** What XML and its readers leave of a text. */
export function inXml(text: string): string {
  return [...text.toWellFormed().replaceAll(/\r\n?/g, '\n')].filter((c) => !forbidden(c.codePointAt(0) ?? 0)).join('');
}
function forbidden(code: number): boolean {
  return (code < 32 && code !== 9 && code !== 10 && code !== 13) || code === 0xfffe || code === 0xffff;
}
