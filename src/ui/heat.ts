/** How warm a cell of the matrix is drawn: 0 is empty, 5 the warmest. */
export type HeatStep = 0 | 1 | 2 | 3 | 4 | 5;

/** Below this many in the fullest cell nothing is drawn hot: in the first minutes one statement would colour the whole matrix. */
const HOT_FROM = 10;

/** The step of a count beside the highest count of the matrix. Steps are equal parts of that highest count. */
export function heatStep(count: number, highest: number): HeatStep {
  if (count <= 0) return 0;
  const step = Math.ceil((5 * count) / Math.max(highest, HOT_FROM));
  return Math.min(5, Math.max(1, step)) as HeatStep;
}
