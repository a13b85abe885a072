import { execFileSync } from 'node:child_process';
import type { TestProject } from 'vitest/node';

/**
 * One seed for all random tests of a run, told at its start, so that any run can be had again. Of one committed state of src and tests
 * it is always the same, so that what passed before it was handed on passes after; every next change of them tries other cases.
 */
export default function setup(project: TestProject): void {
  const given = Number(process.env.SEED);
  const seed =
    Number.isInteger(given) && process.env.SEED ? given : (ofCommit() ?? Math.floor(Math.random() * 2 ** 31));
  console.log(`Seed of the random tests: ${seed}. To repeat them: SEED=${seed} npm test -- unit`);
  project.provide('seed', seed);
}

function ofCommit(): number | undefined {
  try {
    const trees = execFileSync('git', ['rev-parse', 'HEAD:src', 'HEAD:tests'], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    const [src = '', tests = ''] = trees.split('\n');
    return (Number.parseInt(src.slice(0, 8), 16) ^ Number.parseInt(tests.slice(0, 8), 16)) >>> 1;
  } catch {
    return undefined; // a copy without its history
  }
}

declare module 'vitest' {
  export interface ProvidedContext {
    seed: number;
  }
}
