import type { StatementId } from './ids.ts';
import type { Statement } from './statement.ts';
import { type Columns, type Filter, type Follower, Tally } from './tally.ts';

/**
 * A tally of what was said in the last minutes. As time goes on it looks only at what is in that window. A statement carries its own tablet's
 * time; one of a tablet whose clock runs fast counts as said when it came in.
 */
export class RecentTally implements Follower {
  readonly tally: Tally;
  readonly #windowMs: number;
  #now: number;
  readonly #inside = new Map<StatementId, { statement: Statement; at: number }>();

  /** `now`: ms, of the hub's clock, as all times here. */
  constructor(windowMs: number, now: number, filter: Filter = {}, columns: Columns = 'angles') {
    this.tally = new Tally(filter, columns);
    this.#windowMs = windowMs;
    this.#now = now;
  }

  change(before: Statement | undefined, after: Statement | undefined): void {
    const id = (after ?? before)?.id;
    if (id === undefined) return;
    const inside = this.#inside.get(id);
    if (!after) this.#leave(id);
    else if (inside) {
      this.tally.change(inside.statement, after);
      inside.statement = after;
    } else if (!before) this.#enter(after);
  }

  /** Lets go of what is too old by now; returns whether anything was. */
  advance(now: number): boolean {
    this.#now = Math.max(this.#now, now);
    const size = this.#inside.size;
    for (const [id, { at }] of this.#inside) if (at <= this.#now - this.#windowMs) this.#leave(id);
    return this.#inside.size < size;
  }

  #enter(statement: Statement): void {
    const at = Math.min(statement.capturedAt, this.#now);
    if (at <= this.#now - this.#windowMs) return;
    this.#inside.set(statement.id, { statement, at });
    this.tally.change(undefined, statement);
  }

  #leave(id: StatementId): void {
    const inside = this.#inside.get(id);
    if (!inside) return;
    this.#inside.delete(id);
    this.tally.change(inside.statement, undefined);
  }
}
