import type { StatementId } from '../domain/ids.ts';
import type { Statement } from '../domain/statement.ts';

/** Statements in the order in which they came in. A copy of the list for a screen costs little, however long it is. */
export class Arrivals {
  #list: (Statement | undefined)[] = [];
  readonly #places = new Map<StatementId, number>();
  #gaps = false;

  /** A statement came in, changed where it stands, or went. */
  change(id: StatementId, after: Statement | undefined): void {
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
    this.#put(all.sort((a, b) => a.capturedAt - b.capturedAt || (a.id < b.id ? -1 : 1)));
  }

  #put(list: Statement[]): void {
    this.#list = list;
    this.#gaps = false;
    this.#places.clear();
    for (const [place, { id }] of list.entries()) this.#places.set(id, place);
  }
}
