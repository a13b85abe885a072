import { type Measured, summary } from './harness.ts';

/** Sizes that a bench took, as a summary. Unit: bytes. */
export function bytes(name: string, ...sizes: number[]): Measured {
  return { ...summary(name, sizes), unit: 'bytes' };
}
