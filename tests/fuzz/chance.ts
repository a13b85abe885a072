import { seeded } from '../support/device.ts';

/** Repeatable choices: the same seed, target and case number make the same case on every machine. */
export interface Chance {
  /** A whole number from 0 up to `below`. */
  int(below: number): number;
  /** True in `share` of the cases. */
  yes(share?: number): boolean;
  pick<T>(items: readonly T[]): T;
  bytes(length: number): Uint8Array<ArrayBuffer>;
}

export function chanceOf(seed: number, target: string, index: number): Chance {
  const { next, pick } = seeded(mixed(seed, target, index));
  const int = (below: number) => Math.floor(next() * below);
  return {
    int,
    yes: (share = 0.5) => next() < share,
    pick,
    bytes: (length) => Uint8Array.from({ length }, () => int(256)),
  };
}

/** FNV-1a: neighbouring cases must have nothing in common. */
function mixed(...parts: readonly (number | string)[]): number {
  let hash = 0x811c9dc5;
  for (const c of parts.join('/')) hash = Math.imul(hash ^ c.charCodeAt(0), 0x01000193);
  return hash >>> 0;
}
