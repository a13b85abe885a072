import type { StatementId } from '../domain/ids.ts';
import type { Statement } from '../domain/statement.ts';

/** How many are read between two looks at the clock. */
const PART = 500;

/** Statements in the order in which they came in. A copy of the list for a screen costs little, however long it is. */
export class Arrivals {
  #list: (Statement | undefined)[] = [];
  readonly #places = new Map<StatementId, number>();
  #gaps = false;
  /** The list was put in another order, and the places are those of before. */
  #moved = false;
  #moves = 0;

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

  /**
   * Puts those that are there now in the order in which they were said, those of one moment by their identifiers; what comes in meanwhile stands behind
   * them. `breathe` is awaited between parts of the work: reading sixty thousand times takes as long as some frames.
   */
  async putInTime(breathe: () => Promise<void>): Promise<void> {
    const moves = this.#moves;
    const times = new Float64Array(this.#list.length);
    for (let i = 0; i < times.length; i++) {
      times[i] = this.#list[i]?.capturedAt ?? Number.POSITIVE_INFINITY; // what went stands at the end
      if (i % PART === 0) await breathe();
    }
    const sorted = times.slice().sort(); // numbers by themselves: a tenth of the time that comparing statements takes
    const order = orderOf(times, sorted);
    await breathe();
    for (let from = 0, to = 0; from < order.length; from = to) {
      while (to < order.length && sorted[to] === sorted[from]) to++;
      if (to - from === 1) continue;
      order.subarray(from, to).sort((a, b) => (this.#id(a) < this.#id(b) ? -1 : 1));
      await breathe();
    }
    if (this.#moves !== moves) return this.putInTime(breathe); // what went was taken out meanwhile
    const list = [...Array.from(order, (i) => this.#list[i]), ...this.#list.slice(order.length)];
    this.#put(list.filter((s) => s !== undefined));
  }

  #id(place: number): string {
    return this.#list[place]?.id ?? '';
  }

  #put(list: Statement[]): void {
    this.#list = list;
    this.#gaps = false;
    this.#moved = true;
    this.#moves++;
  }

  #place(): void {
    this.#moved = false;
    this.#places.clear();
    for (const [place, statement] of this.#list.entries()) if (statement) this.#places.set(statement.id, place);
  }
}

/** For each place of `sorted`, where the number that stands there stands in `numbers`; equal ones in the order that they have there. */
function orderOf(numbers: Float64Array, sorted: Float64Array): Uint32Array {
  const order = new Uint32Array(numbers.length);
  const taken = new Uint32Array(numbers.length);
  for (const [i, number] of numbers.entries()) {
    let [first, end] = [0, sorted.length];
    while (first < end) {
      const middle = (first + end) >> 1;
      if ((sorted[middle] as number) < number) first = middle + 1;
      else end = middle;
    }
    order[first + (taken[first] as number)] = i;
    (taken[first] as number)++;
  }
  return order;
}
