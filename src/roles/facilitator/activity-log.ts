import type { StatementId, StationId } from '../../domain/ids.ts';
import type { Statement } from '../../domain/statement.ts';

/**
 * When each station last wrote something. A statement carries its own tablet's wall time; a tablet whose clock runs fast would
 * seem busy for ever, so its statement counts as written no later than it was first seen here.
 */
export class ActivityLog {
  readonly #newest = new Map<StationId, { statement: StatementId; at: number }>();

  /** `statements`: by station, newest first. `now` in ms. Costs one look a station. */
  update(statements: ReadonlyMap<StationId, readonly Statement[]>, now: number): void {
    for (const [station, list] of statements) {
      const newest = list[0];
      if (!newest || this.#newest.get(station)?.statement === newest.id) continue;
      this.#newest.set(station, { statement: newest.id, at: Math.min(newest.capturedAt, now) });
    }
  }

  /** In ms; undefined for a station that wrote nothing yet. */
  lastAt(station: StationId): number | undefined {
    return this.#newest.get(station)?.at;
  }
}
