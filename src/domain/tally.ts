import { KINDS, type Kind, type Voice } from './code-lists.ts';
import { getOrMake } from './get-or-make.ts';
import type { AngleId, RoundId, StationId, ThemeId } from './ids.ts';
import type { Statement } from './statement.ts';

/** A choice of statements. Each list that is there is an "any of"; the lists together are an "all of". */
export interface Filter {
  themes?: readonly ThemeId[];
  /** `none` stands for statements without an angle. */
  angles?: readonly (AngleId | 'none')[];
  /** `none` stands for statements without a kind. */
  kinds?: readonly (Kind | 'none')[];
  voices?: readonly (Voice | 'none')[];
  stations?: readonly StationId[];
  rounds?: readonly RoundId[];
}

/** Whether a statement is in the choice. Withdrawn ones never are. */
export function matches(filter: Filter, s: Statement): boolean {
  return matcher(filter)(s);
}

/** The same for many statements: the lists are looked through once, however long they are. */
export function matcher(filter: Filter): (s: Statement) => boolean {
  const sets = {
    themes: filter.themes && new Set(filter.themes),
    angles: filter.angles && new Set<string>(filter.angles),
    kinds: filter.kinds && new Set<string>(filter.kinds),
    voices: filter.voices && new Set<string>(filter.voices),
    stations: filter.stations && new Set(filter.stations),
    rounds: filter.rounds && new Set(filter.rounds),
  };
  const { themes, angles, kinds, voices, stations, rounds } = sets;
  return (s) => {
    if (s.withdrawn) return false;
    if (themes && !themes.has(s.theme)) return false;
    if (angles) {
      const any = s.angles.length === 0 ? angles.has('none') : s.angles.some((a) => angles.has(a));
      if (!any) return false;
    }
    if (kinds && !kinds.has(s.kind ?? 'none')) return false;
    if (voices && !voices.has(s.voice ?? 'none')) return false;
    if (stations && !stations.has(s.station)) return false;
    return !rounds || rounds.has(s.round);
  };
}

/** Is told of each statement that comes in (`before` is missing), changes, or goes (`after` is missing). */
export interface Follower {
  change(before: Statement | undefined, after: Statement | undefined): void;
}

/** Numbers of statements, in all and by kind. */
export interface Count {
  total: number;
  kinds: Record<Kind | 'none', number>;
}

export function emptyCount(): Count {
  return { total: 0, kinds: { strength: 0, concern: 0, idea: 0, question: 0, commitment: 0, none: 0 } };
}

/** What the columns of a matrix stand for. */
export type Columns = 'angles' | 'rounds' | 'voices';

/**
 * Counts of the statements in a choice, by theme and column, and by each other tag. Kept up one change at a time. A statement
 * with two angles counts in both of its cells and once in its row and in the total.
 */
export class Tally implements Follower {
  readonly filter: Filter;
  readonly columns: Columns;
  readonly total = emptyCount();
  readonly themes = new Map<ThemeId, Count>();
  readonly angles = new Map<AngleId | 'none', Count>();
  readonly stations = new Map<StationId, Count>();
  readonly rounds = new Map<RoundId, Count>();
  readonly voices = new Map<Voice | 'none', Count>();
  readonly #cells = new Map<ThemeId, Map<string, Count>>();
  readonly #chooses: (s: Statement) => boolean;

  constructor(filter: Filter = {}, columns: Columns = 'angles') {
    this.filter = filter;
    this.columns = columns;
    this.#chooses = matcher(filter);
  }

  /** One cell of the matrix. */
  cell(theme: ThemeId, column: string): Count {
    return this.#cells.get(theme)?.get(column) ?? emptyCount();
  }

  change(before: Statement | undefined, after: Statement | undefined): void {
    if (before && this.#chooses(before)) this.#count(before, -1);
    if (after && this.#chooses(after)) this.#count(after, 1);
  }

  #count(s: Statement, step: 1 | -1): void {
    const kind = s.kind ?? 'none';
    const voice = s.voice ?? 'none';
    bump(this.total, kind, step);
    bump(getOrMake(this.themes, s.theme, emptyCount), kind, step);
    bump(getOrMake(this.stations, s.station, emptyCount), kind, step);
    bump(getOrMake(this.rounds, s.round, emptyCount), kind, step);
    bump(getOrMake(this.voices, voice, emptyCount), kind, step);
    const row = getOrMake(this.#cells, s.theme, newRow);
    if (this.columns === 'rounds') bump(getOrMake(row, s.round, emptyCount), kind, step);
    if (this.columns === 'voices') bump(getOrMake(row, voice, emptyCount), kind, step);
    const { angles } = s;
    for (let i = 0; i < Math.max(1, angles.length); i++) {
      const angle = angles[i] ?? 'none';
      if (i > 0 && angles.indexOf(angle as AngleId) < i) continue; // named twice
      bump(getOrMake(this.angles, angle, emptyCount), kind, step);
      if (this.columns === 'angles') bump(getOrMake(row, angle, emptyCount), kind, step);
    }
  }
}

const newRow = () => new Map<string, Count>();

function bump(count: Count, kind: Kind | 'none', step: 1 | -1): void {
  count.total += step;
  count.kinds[kind] += step;
}

/** A tally of all given statements. */
export function tallyOf(statements: Iterable<Statement>, filter: Filter = {}): Tally {
  const tally = new Tally(filter);
  for (const s of statements) tally.change(undefined, s);
  return tally;
}

/** The share of a count that each kind has, in the fixed order of kinds. */
export function kindsOf(count: Count): { kind: Kind | 'none'; number: number }[] {
  return [...KINDS, 'none' as const].map((kind) => ({ kind, number: count.kinds[kind] }));
}
