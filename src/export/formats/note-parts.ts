import type { StationKind } from '../../domain/code-lists.ts';
import { dayInWords, type Language } from '../report/languages.ts';
import type { Report, ReportFollowUp, ReportPoint, ReportResponse, ReportStatement } from '../report/model.ts';
import { type Block, type Item, joinTexts, type Text } from './blocks.ts';
import type { FormatWords } from './format-words.ts';

/** A statement as it stands in a list: the words, and below them what they are. */
export function statementItem(s: ReportStatement, { note }: FormatWords): Item {
  const tags: Text[] = [[s.number]];
  if (s.kindLabel) tags.push([s.kindLabel]);
  if (s.voiceLabel) tags.push([s.voiceLabel]);
  tags.push([{ said: s.theme }], ...s.angles.map((said): Text => [{ said }]));
  if (s.marked) tags.push([note.marked]);
  if (s.parked) tags.push([note.parked]);
  if (s.withdrawn) tags.push([note.withdrawn]);
  return {
    text: s.quote ? ['“', { said: s.text }, '”'] : [{ said: s.text }],
    about: [
      joinTexts(tags, ' · '),
      ...s.contested.map(
        ({ field, wordings }): Text => [
          `${note.twoReadings(field)} `,
          ...joinTexts(
            wordings.map((said): Text => [{ said }]),
            ' / ',
          ),
        ],
      ),
    ],
  };
}

export function responseFacts(response: ReportResponse, language: Language, { note }: FormatWords) {
  const { label, reason, who, date } = response;
  const by: Text[] = [];
  if (who) by.push([{ said: who }]);
  if (date) by.push([dayInWords(date, language)]);
  const said: Text[] = [[label]];
  if (reason) said.push([{ said: reason }]);
  const text = joinTexts(said, '. ');
  return [{ name: note.response, text: by.length > 0 ? [...text, ' (', ...joinTexts(by, ', '), ')'] : text }];
}

export function followUpItem(f: ReportFollowUp, language: Language, { note }: FormatWords, points: boolean): Item {
  const tags: Text[] = [
    f.who ? [{ said: f.who }] : [note.noWho],
    [f.due ? dayInWords(f.due, language) : note.noDue],
    [f.done ? note.done : note.open],
  ];
  if (f.voiceLabel) tags.push([note.from(f.voiceLabel)]);
  if (points) tags.push(...f.points.map((said): Text => [{ said }]));
  return { text: [{ said: f.what }], about: [joinTexts(tags, ' · ')] };
}

/** How many statements a point rests on, and from how many places. */
export function restsOn({ statements, stations }: ReportPoint, { note }: FormatWords): string {
  const onlyTables = statements.every((s) => s.station.kind === 'table');
  return note.restsOn(statements.length, stations, onlyTables);
}

/** Everything that was said: at the tables by table and round, then at the chatterbox and the information point. */
export function appendixBlocks(report: Report, words: FormatWords): Block[] {
  const { note } = words;
  const kinds: readonly { kind: StationKind; title: string }[] = [
    { kind: 'table', title: note.all },
    { kind: 'chatterbox', title: note.chatterbox },
    { kind: 'information', title: note.information },
  ];
  const there = kinds.filter(({ kind }) => kind === 'table' || report.stations.some((s) => s.kind === kind));
  return there.flatMap(({ kind, title }, i): Block[] => {
    const heading: Block = { type: 'heading', level: 2, text: [note.appendix(i + 1, title)], newPage: true };
    const found = report.statements.filter((s) => s.station.kind === kind);
    if (found.length === 0) return [heading, { type: 'paragraph', text: [note.none] }];
    return [heading, ...byStationAndRound(found, words)];
  });
}

/** `statements` come by station and round. */
function byStationAndRound(statements: readonly ReportStatement[], words: FormatWords): Block[] {
  const out: Block[] = [];
  let items: Item[] = [];
  let last: ReportStatement | undefined;
  for (const s of statements) {
    if (s.station !== last?.station) out.push({ type: 'heading', level: 3, text: stationHeading(s) });
    if (s.station !== last?.station || s.round !== last.round) {
      items = [];
      out.push({ type: 'heading', level: 4, text: [{ said: s.round.label }] }, { type: 'list', items });
    }
    items.push(statementItem(s, words));
    last = s;
  }
  return out;
}

function stationHeading({ station }: ReportStatement): Text {
  return station.theme ? [{ said: station.label }, ': ', { said: station.theme }] : [{ said: station.label }];
}
