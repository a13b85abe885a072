import { byClock } from './entry.ts';
import { getOrMake } from './get-or-make.ts';

type Stamp = { clock: number; id: string };
type Fields = Map<string, { value: unknown } & Stamp>;

/** Fields of objects, each with its last writing: the highest (clock, id) stands, in whatever order they come. */
export class FieldsByObject<Id extends string> {
  readonly #objects = new Map<Id, Fields>();

  write(object: Id, stamp: Stamp, changes: object): void {
    const fields = getOrMake(this.#objects, object, (): Fields => new Map());
    for (const [field, value] of Object.entries(changes)) {
      const old = fields.get(field);
      if (!old || byClock(old, stamp) < 0) fields.set(field, { value, clock: stamp.clock, id: stamp.id });
    }
  }

  has(object: Id): boolean {
    return this.#objects.has(object);
  }

  keys(): Iterable<Id> {
    return this.#objects.keys();
  }

  /** The values that were ever written. */
  get(object: Id): Record<string, unknown> {
    const out: Record<string, unknown> = {};
    for (const [field, { value }] of this.#objects.get(object) ?? []) out[field] = value;
    return out;
  }
}
