import type { BallotFold } from '../../domain/ballots.ts';
import { KIND_LABELS, KINDS, VOICE_LABELS } from '../../domain/code-lists.ts';
import { stationNotes } from '../../domain/hall-now.ts';
import type { HarvestFold } from '../../domain/harvest-fold.ts';
import type { AngleId, RoundId, StatementId, StationId } from '../../domain/ids.ts';
import type { MeetingFold } from '../../domain/meeting-fold.ts';
import type { Released } from '../../domain/screen-fold.ts';
import type { Statement } from '../../domain/statement.ts';
import type { StationNotes } from '../../domain/station-notes.ts';
import { type Tally, tallyOf } from '../../domain/tally.ts';
import type { DeviceReport } from '../completeness.ts';
import { inOrder } from '../tallies.ts';
import { pointTitles, reportFollowUps, reportPoints } from './harvest.ts';
import { inWords, type Language } from './languages.ts';
import type { Profile, Report, ReportMatrix, ReportRound, ReportStation, ReportSummary } from './model.ts';
import { roundsOf, stationsOf } from './places.ts';
import { reportPolls } from './polls.ts';
import { isIn, voiceCounts, voicesToTell } from './privacy.ts';
import { REPORT_WORDS } from './report-words.ts';
import { inReadingOrder, numbersOf, reportStatement } from './statements.ts';
import { completenessInWords } from './whole.ts';

export interface ReportInput {
  fold: MeetingFold;
  harvest: HarvestFold;
  ballots: BallotFold;
  /** What devices last told the hub, as far as is known here. */
  presence?: readonly DeviceReport[];
  /** Now, ms since 1970. */
  madeAt: number;
  language: Language;
  profile: Profile;
  /** What was released for the screen. A statement whose words have changed since is not taken for released; without this none is. */
  released?: ReadonlyMap<StatementId, Pick<Released, 'text'>>;
}

/** A meeting as its readers take it. The same entries give the same report, whatever order they came in. */
export function reportOf(input: ReportInput): Report {
  const { fold, harvest, ballots, presence = [], madeAt, language, profile, released = new Map() } = input;
  const { setup } = fold;
  const words = REPORT_WORDS[language];
  const every = [...fold.stations.values()].flatMap((s) => [...s.statements.values()]);
  const notes = new Map([...fold.stations].map(([id, station]) => [id, stationNotes(station)]));
  const summed = [...notes.values()].flatMap((n) => n.summaries.map((s) => s.round));

  const stations = stationsOf(setup, fold.stations.keys(), language, words);
  const rounds = roundsOf(
    setup,
    fold.setupEntries.values(),
    new Set([...every.map((s) => s.round), ...summed]),
    language,
  );
  const ordered = inReadingOrder(every, stations, rounds);
  const titles = pointTitles(harvest, words);
  const pointsOf = new Map(ordered.map((s) => [s.id, harvest.pointsOf(s.id).filter((p) => titles.has(p))]));
  const isParked = (s: Statement) => harvest.isParked(s.id) && pointsOf.get(s.id)?.length === 0;
  const inReport = ordered.filter((s) => isIn(profile, s, isParked(s)));
  const counted = inReport.filter((s) => !s.withdrawn);

  const themes = new Map(setup.themes.map((t) => [t.id as string, t]));
  const angles = new Map(setup.angles.map((a) => [a.id as string, a]));
  const themeLabel = (id: string) => inWords(themes.get(id)?.name, language) || id;
  const angleLabel = (id: string) => inWords(angles.get(id)?.name, language) || id;
  const voices = voicesToTell(profile, inReport);
  const place = new Map([...titles.keys()].map((id, i) => [id, i]));
  const around = {
    language,
    profile,
    words,
    stations,
    rounds,
    themeLabel,
    angleLabel,
    voices,
    numbers: numbersOf(ordered, stations, rounds),
    isMarked: (s: Statement) => notes.get(s.station)?.marked.has(s.id) ?? false,
    isParked,
    isReleased: (s: Statement) => released.get(s.id)?.text === s.text,
    pointTitles: (s: Statement) =>
      [...(pointsOf.get(s.id) ?? [])]
        .sort((a, b) => (place.get(a) ?? 0) - (place.get(b) ?? 0))
        .map((p) => titles.get(p) ?? ''),
  };
  const tally = tallyOf(counted);
  for (const station of stations.values()) station.count = tally.stations.get(station.id)?.total ?? 0;
  for (const round of rounds.values()) round.count = tally.rounds.get(round.id)?.total ?? 0;

  const statements = inReport.map((s) => reportStatement(s, around));
  const followUps = reportFollowUps(harvest, titles, language, words);
  const summaries = [...stations.values()].flatMap((station) => summariesOf(station, rounds, notes.get(station.id)));
  const standing = new Set(setup.stations.filter((s) => !s.dropped).map((s) => s.id));
  const used = new Set<StationId>([...statements, ...summaries].map((s) => s.station.id));
  const usedRounds = new Set<RoundId>([...statements, ...summaries].map((s) => s.round.id));

  const themesShown = inOrder(
    setup.themes.filter((t) => !t.dropped),
    tally.themes.keys(),
  );
  const anglesUsed = [...tally.angles.keys()].filter((angle): angle is AngleId => angle !== 'none');
  const anglesShown = inOrder(
    setup.angles.filter((a) => !a.dropped),
    anglesUsed,
  );
  return {
    language,
    profile,
    madeAt,
    meeting: {
      id: fold.meeting,
      title: inWords(setup.title, language).trim() || words.untitledMeeting,
      date: setup.date ?? '',
      place: setup.place,
    },
    numbers: {
      stations: standing.size,
      tables: setup.stations.filter((s) => !s.dropped && s.kind === 'table').length,
      rounds: setup.rounds.filter((r) => !r.dropped).length,
      statements: counted.length,
      withdrawn: profile === 'internal' ? inReport.length - counted.length : undefined,
      quotes: counted.filter((s) => s.quote).length,
      unsorted: counted.filter((s) => pointsOf.get(s.id)?.length === 0).length,
    },
    completeness: completenessInWords(fold, stations, presence, profile, words),
    themes: themesShown.map((id) => ({
      id,
      label: themeLabel(id),
      question: inWords(themes.get(id)?.question, language),
      subquestions: (themes.get(id)?.subquestions ?? []).map((q) => inWords(q, language)).filter(Boolean),
      count: tally.themes.get(id)?.total ?? 0,
    })),
    angles: anglesShown.map((id) => ({ id, label: angleLabel(id), count: tally.angles.get(id)?.total ?? 0 })),
    rounds: [...rounds.values()].filter(
      (r) => usedRounds.has(r.id) || setup.rounds.some((s) => s.id === r.id && !s.dropped),
    ),
    stations: [...stations.values()].filter((s) => standing.has(s.id) || used.has(s.id)),
    statements,
    kinds: [...KINDS, null].map((kind) => ({
      kind,
      label: kind ? inWords(KIND_LABELS[kind], language) : words.noKind,
      count: tally.total.kinds[kind ?? 'none'],
    })),
    voices: voiceCounts(inReport, voices, {
      of: (voice) => inWords(VOICE_LABELS[voice], language),
      none: words.noVoice,
      noneOrSmall: words.noVoiceOrSmall,
    }),
    matrix: matrixOf(tally, themesShown, anglesShown, themeLabel, [...anglesShown.map(angleLabel), words.noAngle]),
    summaries,
    points: reportPoints(harvest, titles, statements, followUps, words),
    followUps: followUps.map((f) => f.followUp),
    polls: reportPolls(fold, ballots, words),
  };
}

/** What a station's rounds came to in one sentence, as its table wrote them. */
function summariesOf(
  station: ReportStation,
  rounds: ReadonlyMap<RoundId, ReportRound>,
  notes: StationNotes | undefined,
): ReportSummary[] {
  const place = [...rounds.keys()];
  return [...(notes?.summaries ?? [])]
    .sort((a, b) => place.indexOf(a.round) - place.indexOf(b.round))
    .flatMap(({ round: id, text }) => {
      const round = rounds.get(id);
      return round ? [{ station, round, text }] : [];
    });
}

function matrixOf(
  tally: Tally,
  themes: readonly Statement['theme'][],
  angles: readonly AngleId[],
  themeLabel: (id: string) => string,
  columns: string[],
): ReportMatrix {
  const all = [...angles, 'none' as const];
  return {
    columns,
    rows: themes.map((theme) => ({
      label: themeLabel(theme),
      counts: all.map((angle) => tally.cell(theme, angle).total),
      total: tally.themes.get(theme)?.total ?? 0,
    })),
    totals: all.map((angle) => tally.angles.get(angle)?.total ?? 0),
    total: tally.total.total,
  };
}
