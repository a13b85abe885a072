import type { Columns, Filter } from '../../domain/tally.ts';
import { withoutEmpty } from './filter-address.ts';

/** One part of a filter. */
export type FilterField = keyof Filter;

/** The parts in the order in which people think of them: what, what kind, who, where, when. */
export const FILTER_FIELDS = ['themes', 'angles', 'kinds', 'voices', 'stations', 'rounds'] as const;

export function isEmpty(filter: Filter): boolean {
  return FILTER_FIELDS.every((field) => !filter[field]?.length);
}

/** The filter with one field replaced; no values means that the field chooses everything. */
export function withField(filter: Filter, field: FilterField, values: readonly string[]): Filter {
  return withoutEmpty({ ...filter, [field]: values });
}

export function isOn(filter: Filter, field: FilterField, value: string): boolean {
  return (filter[field] as readonly string[] | undefined)?.includes(value) ?? false;
}

export function toggled(filter: Filter, field: FilterField, value: string): Filter {
  const values = (filter[field] ?? []) as readonly string[];
  return withField(filter, field, isOn(filter, field, value) ? values.filter((v) => v !== value) : [...values, value]);
}

/**
 * A click in the matrix chooses exactly that theme and column (either may be left open, for a row or a column) and leaves the rest
 * of the filter as it is. The same click again takes the choice off.
 */
export function withCell(
  filter: Filter,
  theme: string | undefined,
  value: string | undefined,
  columns: Columns = 'angles',
): Filter {
  const again = chooses(filter.themes, theme) && chooses(filter[columns], value);
  const themes = again || theme === undefined ? [] : [theme];
  const values = again || value === undefined ? [] : [value];
  return withField(withField(filter, 'themes', themes), columns, values);
}

/** Whether exactly this cell, row or column is what the filter chooses. */
export function isCellChosen(
  filter: Filter,
  theme: string | undefined,
  value: string | undefined,
  columns: Columns = 'angles',
): boolean {
  if (theme === undefined && value === undefined) return false;
  return chooses(filter.themes, theme) && chooses(filter[columns], value);
}

/**
 * What governs the numbers of the matrix: everything but the choice of theme and column, which the matrix itself shows by
 * marking its rows and columns. Otherwise one click would empty all cells that one wants to compare with.
 */
export function matrixFilter(filter: Filter, columns: Columns = 'angles'): Filter {
  return withoutEmpty({ ...filter, themes: undefined, [columns]: undefined });
}

function chooses(values: readonly string[] | undefined, value: string | undefined): boolean {
  if (value === undefined) return !values?.length;
  return values?.length === 1 && values[0] === value;
}
