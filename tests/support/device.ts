import { newId, type RandomBytes } from '../../src/domain/ids.ts';
import { type MemoryDisk, MemoryJournal, memoryDisk } from '../../src/journal/memory-journal.ts';
import { SecondCopy } from '../../src/journal/second-copy.ts';
import type { Connect } from '../../src/sync/connection.ts';
import type { SessionPorts } from '../../src/sync/session-ports.ts';
import { memoryTextStore } from './text-store.ts';

/** A tablet whose storage outlives its sessions: what a test crashes, replaces and wipes. */
export interface TestDevice {
  disk: MemoryDisk;
  store: ReturnType<typeof memoryTextStore>;
  /** Stands before each write of the disk: make it throw, or wait. */
  gate: () => Promise<void>;
  ports(connect?: Connect): SessionPorts & { journal: MemoryJournal };
}

export function testDevice(random: RandomBytes, now: () => number = Date.now): TestDevice {
  const device: TestDevice = {
    disk: memoryDisk(),
    store: memoryTextStore(),
    gate: async () => undefined,
    ports: (connect = unreachable) => ({
      journal: new MemoryJournal(device.disk, () => device.gate()),
      copy: new SecondCopy(device.store),
      connect,
      random,
      now,
      tab: newId<string>(random),
    }),
  };
  return device;
}

/** A hub that never answers. */
const unreachable: Connect = () => ({
  attach: () => ({ send: () => undefined, detach: () => undefined }),
  nudge: () => undefined,
  close: () => undefined,
});

/** Repeatable randomness (mulberry32): numbers from 0 up to 1, and bytes. */
export function seeded(seed: number): { next(): number; bytes: RandomBytes; pick<T>(items: readonly T[]): T } {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
  return {
    next,
    bytes: (length) => Uint8Array.from({ length }, () => Math.floor(next() * 256)),
    pick: (items) => items[Math.floor(next() * items.length)] as (typeof items)[number],
  };
}
