import type { AngleId, ThemeId } from '../../domain/ids.ts';
import type { Setup } from '../../domain/setup-fold.ts';
import type { Tally } from '../../domain/tally.ts';

/** Which rows and columns the matrix has. */
export interface MatrixShape {
  themes: readonly ThemeId[];
  angles: readonly (AngleId | 'none')[];
}

/**
 * Every theme and angle of the set-up, in its order; a dropped one only as long as statements carry it; then those that
 * statements carry and the set-up does not know (yet). `all` is the tally without a filter, so that filtering moves nothing.
 */
export function matrixShape(setup: Setup, all: Tally): MatrixShape {
  const themes = shown(setup.themes, (id) => all.themes.get(id)?.total ?? 0, all.themes.keys());
  const used = [...all.angles.keys()].filter((id) => id !== 'none');
  const angles = shown(setup.angles, (id) => all.angles.get(id)?.total ?? 0, used);
  return { themes, angles: [...angles, 'none'] };
}

function shown<Id extends string>(
  known: readonly { id: Id; dropped: boolean }[],
  count: (id: Id) => number,
  used: Iterable<Id>,
): Id[] {
  const ids = new Set(known.filter((item) => !item.dropped || count(item.id) > 0).map((item) => item.id));
  for (const id of used) if (count(id) > 0) ids.add(id);
  return [...ids];
}

/** The highest count of any cell, for the heat. */
export function highestCell(themes: readonly ThemeId[], columns: readonly string[], tally: Tally): number {
  let highest = 0;
  for (const theme of themes) {
    for (const column of columns) highest = Math.max(highest, tally.cell(theme, column).total);
  }
  return highest;
}
