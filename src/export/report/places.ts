import { STATION_KINDS } from '../../domain/code-lists.ts';
import { byClock, parseSetupEntry, type RawEntry } from '../../domain/entry.ts';
import type { RoundId, StationId } from '../../domain/ids.ts';
import type { Setup, Station } from '../../domain/setup-fold.ts';
import { inOrder } from '../tallies.ts';
import { inWords, type Language } from './languages.ts';
import type { ReportRound, ReportStation } from './model.ts';
import type { ReportWords } from './report-words.ts';

/** Before the number of a station. With a letter in front no spreadsheet takes the number of a statement for a date. */
const PREFIXES = { table: 'T', chatterbox: 'B', information: 'I' } as const;
/** Before the place of a station that the set-up does not have. */
const UNKNOWN = 'X';

/** Every station of the set-up, tables first, and behind them the others that entries came from. Without counts. */
export function stationsOf(
  setup: Setup,
  used: Iterable<StationId>,
  language: Language,
  words: ReportWords,
): Map<StationId, ReportStation> {
  const known = new Map(setup.stations.map((s) => [s.id, s]));
  const themes = new Map(setup.themes.map((t) => [t.id, inWords(t.name, language)]));
  const codes = new Set<string>();
  const out = new Map<StationId, ReportStation>();
  let strangers = 0;
  // those that take part have the first choice of a number
  const byKind = STATION_KINDS.flatMap((kind) => setup.stations.filter((s) => s.kind === kind));
  const order = inOrder(byKind, used);
  const first = order.filter((id) => known.get(id)?.dropped === false);
  const coded = new Map<StationId, string>();
  for (const id of [...first, ...order.filter((o) => !first.includes(o))]) {
    const station = known.get(id);
    coded.set(id, free(codes, station ? codeOf(station) : `${UNKNOWN}${++strangers}`));
  }
  for (const id of order) {
    const station = known.get(id);
    out.set(id, {
      id,
      kind: station?.kind ?? 'table',
      code: coded.get(id) ?? '',
      label: station ? stationLabel(station, language, words) : words.unknownStation(id),
      theme: station?.theme ? (themes.get(station.theme) ?? station.theme) : '',
      count: 0,
    });
  }
  return out;
}

function stationLabel({ kind, number, name }: Station, language: Language, words: ReportWords): string {
  const own = inWords(name, language);
  return `${words.station[kind]}${number > 0 ? ` ${number}` : ''}${own ? `, ${own}` : ''}`;
}

function codeOf({ kind, number }: Station): string {
  return `${PREFIXES[kind]}${number > 0 ? number : ''}`;
}

/** The code, or with a letter behind it, from b, that nobody has: two tables can have been given one number. */
function free(taken: Set<string>, code: string): string {
  let found = code;
  for (let n = 2; taken.has(found); n++) found = `${code}${letters(n)}`;
  taken.add(found);
  return found;
}

/** a to z, then aa, ab and so on; n from 1. */
function letters(n: number): string {
  const last = String.fromCharCode(97 + ((n - 1) % 26));
  return n > 26 ? letters(Math.floor((n - 1) / 26)) + last : last;
}

/** Every round of the set-up, those that were dropped behind the others, and those that only statements name. Without counts. */
export function roundsOf(
  setup: Setup,
  setupEntries: Iterable<RawEntry>,
  used: Iterable<RoundId>,
  language: Language,
): Map<RoundId, ReportRound> {
  const names = new Map(setup.rounds.map((r) => [r.id, inWords(r.name, language)]));
  const standing = setup.rounds.filter((r) => !r.dropped);
  const started = startsOf(setupEntries);
  const order = inOrder([...standing, ...setup.rounds.filter((r) => r.dropped)], used);
  return new Map(
    order.map((id, i) => [
      id,
      { id, code: String(i + 1), label: names.get(id) || id, startedAt: started.get(id), count: 0 },
    ]),
  );
}

/** When each round was started first. */
function startsOf(entries: Iterable<RawEntry>): Map<RoundId, number> {
  const starts = [...entries].flatMap((raw) => {
    const entry = raw.type === 'round-started' ? parseSetupEntry(raw) : undefined;
    return entry?.type === 'round-started' ? [entry] : [];
  });
  const out = new Map<RoundId, number>();
  for (const { round, at } of starts.sort(byClock)) if (!out.has(round)) out.set(round, at);
  return out;
}
