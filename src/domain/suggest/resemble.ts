import type { StatementId } from '../ids.ts';
import { compare, type Likeness, middle, strongest, unit, type Vector } from './likeness.ts';

/** A statement that resembles a point, and the words that say why. */
export interface Resembling {
  statement: StatementId;
  /** The cosine of the two, between 0 and 1. */
  score: number;
  /** The words in common that count most, as people write them. */
  shared: readonly string[];
}

/** Less than this in common is one everyday word. */
const LEAST = 0.1;
/** Of a point's own title each word counts for as much as its statements together. */
const TITLE_WEIGHT = 1;
/** What a point is about stands in its strongest words; a thousand others only cost time. */
const PROFILE_WORDS = 40;
/** More words explain no better. */
const SHARED = 4;

/**
 * Which statements resemble a point: by the words of its title and of the statements under it. `among`: those that may be suggested.
 * The most alike first, at most `limit`.
 */
export function resembling(
  likeness: Likeness,
  point: { title: string; under: readonly StatementId[] },
  among: (statement: StatementId) => boolean,
  limit: number,
): Resembling[] {
  const sought = profile(likeness, point);
  const under = new Set(point.under);
  const scores = new Map<StatementId, number>();
  for (const term of strongest(sought, PROFILE_WORDS)) {
    const weight = sought.get(term) ?? 0;
    for (const id of likeness.having(term)) {
      if (under.has(id)) continue;
      scores.set(id, (scores.get(id) ?? 0) + weight * (likeness.vector(id).get(term) ?? 0));
    }
  }
  return [...scores]
    .filter(([id, score]) => score >= LEAST && among(id))
    .sort(([a, x], [b, y]) => compare(y, x) || (a < b ? -1 : 1))
    .slice(0, limit)
    .map(([statement, score]) => {
      const own = likeness.vector(statement);
      const both = new Map(
        [...sought].flatMap(([term, w]) => (own.has(term) ? [[term, w * (own.get(term) ?? 0)]] : [])),
      );
      return { statement, score, shared: strongest(both, SHARED).map((term) => likeness.surface(term)) };
    });
}

/** What a point is about: its title and the middle of its statements. Words in the order of the alphabet. */
function profile(likeness: Likeness, { title, under }: { title: string; under: readonly StatementId[] }): Vector {
  const statements = middle(under.toSorted().map((id) => likeness.vector(id)));
  const sum = new Map(statements);
  for (const [term, value] of likeness.vectorOf(title)) sum.set(term, (sum.get(term) ?? 0) + TITLE_WEIGHT * value);
  return unit(new Map([...sum].sort(([a], [b]) => (a < b ? -1 : 1))));
}
