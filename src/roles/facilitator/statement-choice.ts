import type { StatementId } from '../../domain/ids.ts';
import type { Statement } from '../../domain/statement.ts';
import { type Filter, matches } from '../../domain/tally.ts';

/**
 * The newest statements of a choice, newest first, at most `limit`: looks back from arrival `end` and stops when it has enough, so
 * that a screen's first rows cost the same at a hundred statements as at sixty thousand.
 */
export function newestOf(arrivals: readonly Statement[], filter: Filter, end: number, limit: number): Statement[] {
  const out: Statement[] = [];
  for (let i = Math.min(end, arrivals.length) - 1; i >= 0 && out.length < limit; i--) {
    const statement = arrivals[i];
    if (statement && matches(filter, statement)) out.push(statement);
  }
  return out;
}

/** How many statements of the choice arrived from place `start` on. */
export function countFrom(arrivals: readonly Statement[], filter: Filter, start: number): number {
  let n = 0;
  for (let i = start; i < arrivals.length; i++) {
    const statement = arrivals[i];
    if (statement && matches(filter, statement)) n++;
  }
  return n;
}

/** The place behind this arrival: where a list that was held at it ends. All arrivals when it is not among them any more. */
export function placeAfter(arrivals: readonly Statement[], held: StatementId | undefined): number {
  if (held === undefined) return arrivals.length;
  for (let i = arrivals.length - 1; i >= 0; i--) if (arrivals[i]?.id === held) return i + 1;
  return arrivals.length;
}
