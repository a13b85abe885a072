/** Has work on one thing done one after the other; work on other things goes on beside it. */
export class Turns<Thing> {
  readonly #last = new Map<Thing, Promise<unknown>>();

  /** What the work gives, once it was its turn. Work that fails stops none that comes after. */
  take<T>(thing: Thing, work: () => Promise<T>): Promise<T> {
    const turn = (this.#last.get(thing) ?? Promise.resolve()).then(work);
    const done = turn.then(
      () => undefined,
      () => undefined,
    );
    this.#last.set(thing, done);
    void done.then(() => {
      if (this.#last.get(thing) === done) this.#last.delete(thing);
    });
    return turn;
  }
}
