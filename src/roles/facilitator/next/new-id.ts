import { newId } from '../../../domain/ids.ts';

/** A name for something that this desk makes. */
export function makeId<T extends string>(): T {
  return newId<T>((length) => crypto.getRandomValues(new Uint8Array(length)));
}
