import { inject } from 'vitest';
import { type Chance, chanceOf } from './chance.ts';
import { bytesInUse, GROWTH_LIMIT_BYTES, highWater, LEFT_BEHIND_LIMIT_BYTES } from './memory.ts';
import { watchdog } from './watchdog.ts';

/** Cases a target: what `npm test` has time for; `npm run fuzz` asks for fifty times as many. */
const CASES = Number(process.env.CASES) || 2_000;
/** One case to repeat, with the seed that its failure named. */
const ONLY = process.env.CASE ? Number(process.env.CASE) : undefined;
/** Compiling and filling caches is over by then. */
const WARM_UP = 0.2;

/** For `test`: nothing here fails on time, a target that stands still is ended by its watchdog. Unit: ms. */
export const PATIENCE = { timeout: 4 * 60 * 60_000 };

export interface Case {
  index: number;
  chance: Chance;
}

/** Counts outcomes, so that a run shows that its cases got past the reader's first door. */
type Note = (outcome: string, times?: number) => void;

/** Tries a reader on many cases, each by itself. Throws what went wrong, with how to have that one case again. */
export async function fuzz(target: string, one: (each: Case, note: Note) => void | Promise<void>): Promise<void> {
  await fuzzTogether(target, 1, async ([only], _, note) => {
    if (only) await one(only, note);
  });
}

/**
 * Tries cases that share something costly, such as a hub, in groups of `size`. Every case is made from its own number alone; to have
 * one again, those before it in its group are had again too. `at` tells which one is at work.
 */
export async function fuzzTogether(
  target: string,
  size: number,
  many: (cases: Case[], at: (index: number) => void, note: Note) => Promise<void>,
): Promise<void> {
  const seed = inject('seed');
  const dog = watchdog(target, seed);
  const began = performance.now();
  const peak = highWater();
  let warm: number | undefined;
  let now = 0;
  const at = (index: number) => {
    now = index;
    dog.at(index);
  };
  const outcomes = new Map<string, number>();
  const note: Note = (outcome, times = 1) => outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + times);
  const stray = (error: unknown) => {
    console.error(`fuzz, ${target}: a rejection that nobody waits for. ${again(target, seed, now)}`, error);
    unwaited ??= { error };
  };
  let unwaited: { error: unknown } | undefined;
  process.on('unhandledRejection', stray);
  let tried = 0;
  try {
    for (const indices of groups(size)) {
      at(indices[0] ?? 0);
      await many(
        indices.map((index) => ({ index, chance: chanceOf(seed, target, index) })),
        at,
        note,
      );
      if (unwaited) throw unwaited.error;
      tried += indices.length;
      if (warm === undefined && tried >= CASES * WARM_UP) warm = bytesInUse();
    }
  } catch (error) {
    throw new Error(`${again(target, seed, now)}: ${error instanceof Error ? error.message : error}`, { cause: error });
  } finally {
    process.off('unhandledRejection', stray);
    await dog.stop();
  }
  const left = bytesInUse() - (warm ?? bytesInUse());
  const grown = highWater() - peak;
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  const counts = [...outcomes].map(([outcome, n]) => `${n} ${outcome}`).join(', ');
  const memory = `${mb(left)} MB left behind, ${mb(grown)} MB at most`;
  console.log(`fuzz, ${target}: ${tried} cases in ${seconds} s (${counts}); ${memory}`);
  if (left > LEFT_BEHIND_LIMIT_BYTES) throw new Error(`${target}: ${mb(left)} MB stay in memory. SEED=${seed}`);
  if (grown > GROWTH_LIMIT_BYTES) throw new Error(`${target}: took ${mb(grown)} MB at once. SEED=${seed}`);
}

function* groups(size: number): Generator<number[]> {
  const first = ONLY === undefined ? 0 : ONLY - (ONLY % size);
  const end = ONLY === undefined ? CASES : ONLY + 1;
  for (let from = first; from < end; from += size) {
    yield Array.from({ length: Math.min(size, end - from) }, (_, i) => from + i);
  }
}

function again(target: string, seed: number, index: number): string {
  return `${target}, to repeat it: SEED=${seed} CASE=${index} npm run fuzz -- ${target.split(' ')[0]}`;
}

function mb(bytes: number): string {
  return (bytes / 1_048_576).toFixed(1);
}
