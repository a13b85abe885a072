import { type Comparison, one } from './harness.ts';

/** How often a thing was there, and what it then took, in any unit that stays the same over the sizes. */
export interface AtSize {
  size: number;
  took: number;
}

/**
 * The exponent of growth: the slope of log(took) against log(size), by least squares. 1: twice as much takes twice as long; 2: four times
 * as long; 0: size does not matter. Meant for three sizes or more, each at least twice the one before. Noise of a tenth in `took` over a
 * tenfold range of sizes moves it by some 0.05. NaN when there are fewer than two sizes above zero that differ.
 */
export function growthExponent(points: readonly AtSize[]): number {
  const logs = points
    .filter(({ size, took }) => size > 0 && took > 0)
    .map(({ size, took }) => ({ x: Math.log(size), y: Math.log(took) }));
  const mean = (of: (point: { x: number; y: number }) => number) =>
    logs.reduce((sum, point) => sum + of(point), 0) / logs.length;
  const [middle, level] = [mean(({ x }) => x), mean(({ y }) => y)];
  const spread = mean(({ x }) => (x - middle) ** 2);
  return spread > 0 ? mean(({ x, y }) => (x - middle) * (y - level)) / spread : Number.NaN;
}

/** The growth in words for a bench's `about` or a row: `grows as n^1.04 over 100, 500, 1,000`. */
export function growth(points: readonly AtSize[]): string {
  const sizes = points.map(({ size }) => size.toLocaleString('en-GB')).join(', ');
  return `grows as n^${growthExponent(points).toFixed(2)} over ${sizes}`;
}

/** The same as a row of its own. `what` says what grows, and with what: `the start grows with the statements`. */
export function growthRow(what: string, points: readonly AtSize[]): Comparison {
  return { measured: one(`${what} as n to the power`, growthExponent(points), 'exponent') };
}
