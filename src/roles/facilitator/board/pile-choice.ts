import type { HarvestFold, Placement } from '../../../domain/harvest-fold.ts';
import type { StatementId, StationId } from '../../../domain/ids.ts';
import type { Statement } from '../../../domain/statement.ts';
import { type Filter, matches } from '../../../domain/tally.ts';

/** Statements under no point yet, and not set aside, in the order in which they came in. */
export function pileOf(arrivals: readonly Statement[], harvest: HarvestFold): Statement[] {
  return arrivals.filter((s) => !s.withdrawn && harvest.pointsOf(s.id).length === 0 && !harvest.isParked(s.id));
}

/** What of the pile is asked for: what the tables marked themselves first. The order of the others does not change under the hand. */
export function chosenOf(
  pile: readonly Statement[],
  isMarked: (statement: Statement) => boolean,
  filter: Filter,
  sought: string,
): Statement[] {
  const parts = plain(sought).split(/\s+/).filter(Boolean);
  const first: Statement[] = [];
  const rest: Statement[] = [];
  for (const statement of pile) {
    if (!matches(filter, statement)) continue;
    if (parts.length > 0 && !has(statement, parts)) continue;
    (isMarked(statement) ? first : rest).push(statement);
  }
  return [...first, ...rest];
}

const texts = new WeakMap<Statement, string>();

function has(statement: Statement, parts: readonly string[]): boolean {
  let text = texts.get(statement);
  if (text === undefined) {
    text = plain(statement.text);
    texts.set(statement, text);
  }
  return parts.every((part) => text.includes(part));
}

/** Small letters without accents. */
export function plain(text: string): string {
  return text.toLowerCase().normalize('NFD').replaceAll(/\p{M}/gu, '');
}

/** One row of a list of the board. */
export interface Row {
  id: StatementId;
  station: StationId;
  /** Undefined while its words have not come in here. */
  statement: Statement | undefined;
  marked: boolean;
}

export const placement = ({ id, station }: { id: StatementId; station: StationId }): Placement => {
  return { statement: id, station };
};
