import fc from 'fast-check';
import { inject } from 'vitest';

/** How many cases each property is tried on; RUNS asks for more, for a night of searching. */
const RUNS = Number(process.env.RUNS ?? 100);

fc.configureGlobal({ seed: inject('seed'), numRuns: RUNS });

export { fc };
