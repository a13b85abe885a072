import type { Kind, StationKind, Voice } from '../../domain/code-lists.ts';
import type { FollowUpId, PointId, PollId } from '../../domain/harvest-ids.ts';
import type { AngleId, DeviceId, MeetingId, RoundId, StatementId, StationId, ThemeId } from '../../domain/ids.ts';
import type { Outcome } from '../../domain/outcomes.ts';
import type { Language } from './languages.ts';

/**
 * `internal`: all of it, for the working group. `public`: for everybody; see `privacy.ts` for what it leaves out.
 */
export type Profile = 'internal' | 'public';

/** A meeting as readers take it: all words in one language, everything in the order in which it is shown. */
export interface Report {
  language: Language;
  profile: Profile;
  /** ms since 1970. */
  madeAt: number;
  meeting: ReportMeeting;
  numbers: ReportNumbers;
  /** What the report rests on, and what may still be missing, in sentences. */
  completeness: readonly string[];
  themes: readonly ReportTheme[];
  angles: readonly { id: AngleId; label: string; count: number }[];
  rounds: readonly ReportRound[];
  stations: readonly ReportStation[];
  /** By station, round, and the order in which they were captured. Those of chatterboxes and information points too. */
  statements: readonly ReportStatement[];
  kinds: readonly { kind: Kind | null; label: string; count: number }[];
  voices: readonly ReportVoice[];
  matrix: ReportMatrix;
  summaries: readonly ReportSummary[];
  points: readonly ReportPoint[];
  followUps: readonly ReportFollowUp[];
  polls: readonly ReportPoll[];
}

export interface ReportMeeting {
  id: MeetingId;
  title: string;
  /** Local calendar day, YYYY-MM-DD; empty for none. */
  date: string;
  place: string;
}
export interface ReportNumbers {
  /** Stations of the set-up that take part, and how many of them are tables. */
  stations: number;
  tables: number;
  rounds: number;
  /** Statements that count: withdrawn ones are in no number but their own, which only the internal report has. */
  statements: number;
  withdrawn: number | undefined;
  quotes: number;
  /** Statements that lie under no point. */
  unsorted: number;
}
export interface ReportTheme {
  id: ThemeId;
  label: string;
  question: string;
  subquestions: readonly string[];
  count: number;
}
export interface ReportRound {
  id: RoundId;
  /** Its part in the number of a statement. */
  code: string;
  label: string;
  /** When it was started first, ms since 1970. */
  startedAt: number | undefined;
  count: number;
}
export interface ReportStation {
  id: StationId;
  kind: StationKind;
  /** Its part in the number of a statement, as in `T4`. No two stations have the same. */
  code: string;
  label: string;
  theme: string;
  count: number;
}
export interface ReportStatement {
  id: StatementId;
  /** For people: table, round and place, as in `T4-1-07`. The same in both profiles. */
  number: string;
  station: ReportStation;
  round: ReportRound;
  theme: string;
  angles: readonly string[];
  kind: Kind | null;
  kindLabel: string;
  voice: Voice | null;
  voiceLabel: string;
  quote: boolean;
  text: string;
  /** By its device's clock, ms since 1970. Internal only. */
  at: number | undefined;
  device: DeviceId | undefined;
  withdrawn: boolean;
  parked: boolean;
  /** Fields of which two wordings stand, the one that is shown last. Internal only. */
  contested: readonly { field: string; wordings: readonly string[] }[];
  /** Its table found it one of the most important. */
  marked: boolean;
  /** It was released for the screen, in these words. */
  released: boolean;
  /** Titles of the points that it lies under. */
  points: readonly string[];
}
/** `count` is undefined where it is too small to tell; see `privacy.ts`. */
export interface ReportVoice {
  voice: Voice | null;
  label: string;
  count: number | undefined;
}
export interface ReportMatrix {
  columns: readonly string[];
  rows: readonly { label: string; counts: readonly number[]; total: number }[];
  /** Of each column. A statement with two angles counts in both, so these can add up to more than `total`. */
  totals: readonly number[];
  total: number;
}
export interface ReportSummary {
  station: ReportStation;
  round: ReportRound;
  text: string;
}
export interface ReportPoint {
  id: PointId;
  title: string;
  note: string;
  statements: readonly ReportStatement[];
  /** How many stations they come from. */
  stations: number;
  response: ReportResponse | undefined;
  followUps: readonly ReportFollowUp[];
}
export interface ReportResponse {
  outcome: Outcome;
  label: string;
  reason: string;
  who: string;
  /** Local calendar day, YYYY-MM-DD; empty for none. */
  date: string;
}
export interface ReportFollowUp {
  id: FollowUpId;
  what: string;
  who: string;
  due: string;
  voiceLabel: string;
  points: readonly string[];
  done: boolean;
}
export interface ReportPoll {
  id: PollId;
  title: string;
  voters: 'tables' | 'viewers';
  open: boolean;
  /** Dots that each voter had. */
  dots: number;
  votes: number;
  spoilt: number;
  /** As they were put to the vote. */
  options: readonly { title: string; dots: number }[];
}
