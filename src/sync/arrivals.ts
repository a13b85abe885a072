import type { StatementId } from '../domain/ids.ts';
import type { Statement } from '../domain/statement.ts';

/** Statements in the order in which they came in. A copy of the list for a screen costs little, however long it is. */
export class Arrivals {
  #list: (Statement | undefined)[] = [];
  readonly #places = new Map<StatementId, number>();
  #gaps = false;
  /** The list was put in another order, and the places are those of before. */
  #moved = false;

  /** A statement came in, changed where it stands, or went. */
  change(id: StatementId, after: Statement | undefined): void {
    if (this.#moved) this.#place();
    const place = this.#places.get(id);
    if (after) {
      if (place === undefined) this.#places.set(id, this.#list.push(after) - 1);
      else this.#list[place] = after;
    } else if (place !== undefined) {
      this.#list[place] = undefined;
      this.#places.delete(id);
      this.#gaps = true;
    }
  }

  /** As it is now, newest last. */
  list(): readonly Statement[] {
    if (this.#gaps) this.#put(this.#list.filter((s) => s !== undefined));
    return this.#list.slice() as Statement[];
  }

  /** Puts them in the order in which they were said. */
  putInTime(): void {
    const all = this.#list.filter((s) => s !== undefined);
    // each is asked for its time once, not at every comparison: there may be sixty thousand
    const at = Float64Array.from(all, (s) => s.capturedAt);
    const ids = all.map((s) => s.id);
    const order = Uint32Array.from(all.keys()).sort(
      (a, b) => (at[a] ?? 0) - (at[b] ?? 0) || ((ids[a] ?? '') < (ids[b] ?? '') ? -1 : 1),
    );
    this.#put(Array.from(order, (i) => all[i] as Statement));
  }

  #put(list: Statement[]): void {
    this.#list = list;
    this.#gaps = false;
    this.#moved = true;
  }

  #place(): void {
    this.#moved = false;
    this.#places.clear();
    for (const [place, statement] of this.#list.entries()) if (statement) this.#places.set(statement.id, place);
  }
}
