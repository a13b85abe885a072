import type { StatementId } from '../../domain/ids.ts';
import { LEVELS, type Level } from '../../domain/search/term.ts';
import type { Statement } from '../../domain/statement.ts';
import { type Filter, matcher } from '../../domain/tally.ts';

/**
 * The newest statements of a choice, newest first, at most `limit`: looks back from arrival `end` and stops when it has enough, so
 * that a screen's first rows cost the same at a hundred statements as at sixty thousand.
 */
export function newestOf(arrivals: readonly Statement[], filter: Filter, end: number, limit: number): Statement[] {
  const matches = matcher(filter);
  const out: Statement[] = [];
  for (let i = Math.min(end, arrivals.length) - 1; i >= 0 && out.length < limit; i--) {
    const statement = arrivals[i];
    if (statement && matches(statement)) out.push(statement);
  }
  return out;
}

/**
 * The found statements of a choice, those that answer best first, of equal ones the newest, at most `limit`. Looks through all arrivals up
 * to `end` unless it has enough of the best before that.
 */
export function bestOf(
  arrivals: readonly Statement[],
  filter: Filter,
  end: number,
  limit: number,
  levelOf: (id: StatementId) => Level | undefined,
): Statement[] {
  const matches = matcher(filter);
  const byLevel = LEVELS.map((): Statement[] => []);
  const [best] = byLevel;
  for (let i = Math.min(end, arrivals.length) - 1; i >= 0 && (best?.length ?? 0) < limit; i--) {
    const statement = arrivals[i];
    const level = statement && levelOf(statement.id);
    if (level === undefined || !statement || !matches(statement)) continue;
    const list = byLevel[level];
    if (list && list.length < limit) list.push(statement);
  }
  return byLevel.flat().slice(0, limit);
}

/** How many statements of the choice arrived from place `start` on. */
export function countFrom(
  arrivals: readonly Statement[],
  filter: Filter,
  start: number,
  isFound: (id: StatementId) => boolean = () => true,
): number {
  const matches = matcher(filter);
  let n = 0;
  for (let i = start; i < arrivals.length; i++) {
    const statement = arrivals[i];
    if (statement && matches(statement) && isFound(statement.id)) n++;
  }
  return n;
}

/** The place behind this arrival: where a list that was held at it ends. All arrivals when it is not among them any more. */
export function placeAfter(arrivals: readonly Statement[], held: StatementId | undefined): number {
  if (held === undefined) return arrivals.length;
  for (let i = arrivals.length - 1; i >= 0; i--) if (arrivals[i]?.id === held) return i + 1;
  return arrivals.length;
}
