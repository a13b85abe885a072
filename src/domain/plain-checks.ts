/**
 * Checks of single values, for what passes by the ten thousand. Each says what a schema says that stands in `entry.ts`; tests hold them
 * together.
 */

/** A whole number that can be counted on with. */
export function isCount(value: unknown, least: number): value is number {
  return Number.isSafeInteger(value) && (value as number) >= least;
}

/** `longest` in UTF-16 code units. */
export function isText(value: unknown, longest: number): value is string {
  return typeof value === 'string' && value.length > 0 && value.length <= longest;
}

export function isList(value: unknown, most: number, isItem: (item: unknown) => boolean): boolean {
  if (!Array.isArray(value) || value.length > most) return false;
  for (let i = 0; i < value.length; i++) if (!isItem(value[i])) return false;
  return true;
}

export function isOneOf(options: readonly unknown[], value: unknown): boolean {
  return value === undefined || options.includes(value);
}
