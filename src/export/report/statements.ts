import { KIND_LABELS, type Kind, VOICE_LABELS, type Voice } from '../../domain/code-lists.ts';
import { byClock } from '../../domain/entry.ts';
import { getOrMake } from '../../domain/get-or-make.ts';
import type { RoundId, StationId } from '../../domain/ids.ts';
import type { ContestedField, Statement } from '../../domain/statement.ts';
import { inWords, type Language } from './languages.ts';
import type { Profile, ReportRound, ReportStatement, ReportStation } from './model.ts';
import type { ReportWords } from './report-words.ts';

/** What the making of one statement looks up. */
export interface Surroundings {
  language: Language;
  profile: Profile;
  words: ReportWords;
  stations: ReadonlyMap<StationId, ReportStation>;
  rounds: ReadonlyMap<RoundId, ReportRound>;
  themeLabel: (id: string) => string;
  angleLabel: (id: string) => string;
  voices: ReadonlySet<Voice>;
  numbers: ReadonlyMap<Statement, string>;
  isMarked: (s: Statement) => boolean;
  isParked: (s: Statement) => boolean;
  isReleased: (s: Statement) => boolean;
  pointTitles: (s: Statement) => readonly string[];
}

const DIGITS = 2;

/** By station, round, and the order in which they were captured. */
export function inReadingOrder(
  statements: Iterable<Statement>,
  stations: ReadonlyMap<StationId, ReportStation>,
  rounds: ReadonlyMap<RoundId, ReportRound>,
): Statement[] {
  const station = places(stations.keys());
  const round = places(rounds.keys());
  return [...statements].sort(
    (a, b) =>
      (station.get(a.station) ?? 0) - (station.get(b.station) ?? 0) ||
      (round.get(a.round) ?? 0) - (round.get(b.round) ?? 0) ||
      byClock(a, b),
  );
}

/**
 * The number of each statement: `T4-1-07`. All are counted, also those that the public report leaves out, so that both reports call a
 * statement the same.
 */
export function numbersOf(
  ordered: readonly Statement[],
  stations: ReadonlyMap<StationId, ReportStation>,
  rounds: ReadonlyMap<RoundId, ReportRound>,
): Map<Statement, string> {
  const counts = new Map<string, number>();
  const out = new Map<Statement, string>();
  for (const s of ordered) {
    const prefix = `${stations.get(s.station)?.code}-${rounds.get(s.round)?.code}`;
    const n = getOrMake(counts, prefix, () => 0) + 1;
    counts.set(prefix, n);
    out.set(s, `${prefix}-${String(n).padStart(DIGITS, '0')}`);
  }
  return out;
}

export function reportStatement(s: Statement, around: Surroundings): ReportStatement {
  const { language, words } = around;
  const internal = around.profile === 'internal';
  const voice = s.voice && around.voices.has(s.voice) ? s.voice : null;
  const station = around.stations.get(s.station);
  const round = around.rounds.get(s.round);
  if (!station || !round) throw new Error('a statement’s station and round are always among those of the report');
  return {
    id: s.id,
    number: around.numbers.get(s) ?? '',
    station,
    round,
    theme: around.themeLabel(s.theme),
    angles: [...new Set(s.angles)].map(around.angleLabel),
    kind: s.kind,
    kindLabel: s.kind ? inWords(KIND_LABELS[s.kind], language) : '',
    voice,
    voiceLabel: voice ? inWords(VOICE_LABELS[voice], language) : '',
    quote: s.quote,
    text: s.text,
    at: internal ? s.capturedAt : undefined,
    device: internal ? s.device : undefined,
    withdrawn: s.withdrawn,
    parked: around.isParked(s),
    contested: internal
      ? s.contested.map((c) => ({ field: words.fields[c.field], wordings: wordingsOf(c, around) }))
      : [],
    marked: around.isMarked(s),
    released: around.isReleased(s),
    points: around.pointTitles(s),
  };
}

/** The wordings of a contested field as people read them. */
function wordingsOf({ field, wordings }: ContestedField, around: Surroundings): string[] {
  const { language, words } = around;
  return wordings.map(({ value }) => {
    if (value === null) return words.nothing;
    if (typeof value === 'boolean') return value ? words.yes : words.no;
    if (typeof value !== 'string') return value.map(around.angleLabel).join(', ') || words.nothing;
    if (field === 'theme') return around.themeLabel(value);
    if (field === 'round') return around.rounds.get(value as RoundId)?.label ?? value;
    if (field === 'kind') return inWords(KIND_LABELS[value as Kind], language);
    if (field === 'voice') return inWords(VOICE_LABELS[value as Voice], language);
    return value;
  });
}

function places<T>(keys: Iterable<T>): Map<T, number> {
  return new Map([...keys].map((key, i) => [key, i]));
}
