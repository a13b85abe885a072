import type { TestProject } from 'vitest/node';

/** One seed for all random tests of a run, told at its start, so that any run can be had again. */
export default function setup(project: TestProject): void {
  const given = Number(process.env.SEED);
  const seed = Number.isInteger(given) && process.env.SEED ? given : Math.floor(Math.random() * 2 ** 31);
  console.log(`Seed of the random tests: ${seed}. To repeat them: SEED=${seed} npm test -- unit`);
  project.provide('seed', seed);
}

declare module 'vitest' {
  export interface ProvidedContext {
    seed: number;
  }
}
