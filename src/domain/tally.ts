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
  if (s.withdrawn) return false;
  if (filter.themes && !filter.themes.includes(s.theme)) return false;
  if (filter.angles) {
    const any =
      s.angles.length === 0 ? filter.angles.includes('none') : s.angles.some((a) => filter.angles?.includes(a));
    if (!any) return false;
  }
  if (filter.kinds && !filter.kinds.includes(s.kind ?? 'none')) return false;
  if (filter.voices && !filter.voices.includes(s.voice ?? 'none')) return false;
  if (filter.stations && !filter.stations.includes(s.station)) return false;
  if (filter.rounds && !filter.rounds.includes(s.round)) return false;
  return true;
}

/** Numbers of statements, in all and by kind. */
export interface Count {
  total: number;
  kinds: Record<Kind | 'none', number>;
}

export function emptyCount(): Count {
  return { total: 0, kinds: { strength: 0, concern: 0, idea: 0, question: 0, commitment: 0, none: 0 } };
}

/**
 * Counts of the statements in a choice, by theme and angle, and by each other tag. Kept up one change at a time. A statement
 * with two angles counts in both of its cells and once in its row and in the total.
 */
export class Tally {
  readonly filter: Filter;
  readonly total = emptyCount();
  readonly themes = new Map<ThemeId, Count>();
  readonly angles = new Map<AngleId | 'none', Count>();
  readonly stations = new Map<StationId, Count>();
  readonly rounds = new Map<RoundId, Count>();
  readonly voices = new Map<Voice | 'none', Count>();
  readonly #cells = new Map<string, Count>();

  constructor(filter: Filter = {}) {
    this.filter = filter;
  }

  /** One cell of the matrix. */
  cell(theme: ThemeId, angle: AngleId | 'none'): Count {
    return this.#cells.get(`${theme}/${angle}`) ?? emptyCount();
  }

  /** One statement came in, changed, or went. */
  change(before: Statement | undefined, after: Statement | undefined): void {
    if (before && matches(this.filter, before)) this.#count(before, -1);
    if (after && matches(this.filter, after)) this.#count(after, 1);
  }

  #count(s: Statement, step: 1 | -1): void {
    const kind = s.kind ?? 'none';
    const bump = (count: Count) => {
      count.total += step;
      count.kinds[kind] += step;
    };
    bump(this.total);
    bump(getOrMake(this.themes, s.theme, emptyCount));
    bump(getOrMake(this.stations, s.station, emptyCount));
    bump(getOrMake(this.rounds, s.round, emptyCount));
    bump(getOrMake(this.voices, s.voice ?? 'none', emptyCount));
    for (const angle of s.angles.length > 0 ? new Set(s.angles) : (['none'] as const)) {
      bump(getOrMake(this.angles, angle, emptyCount));
      bump(getOrMake(this.#cells, `${s.theme}/${angle}`, emptyCount));
    }
  }
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
