/**
 * Deeper than any entry of ours by far. A value nested deeper was made to break its readers; it is cut off there.
 */
const DEPTH_LIMIT = 64;

/**
 * The value as JSON holds it, with the keys of its objects in one order. Documents can also hold what JSON cannot: whole
 * numbers of any length become their digits, bytes a list of numbers, what is left (undefined, not a number) null.
 */
export function plain(value: unknown, depth = 0): unknown {
  if (typeof value === 'bigint') return String(value);
  if (typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  if (typeof value !== 'object' || value === null || depth === DEPTH_LIMIT) return null;
  if (value instanceof Uint8Array) return [...value];
  if (Array.isArray(value)) return value.map((item) => plain(item, depth + 1));
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) return null; // an instance of a class holds no data of ours
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, v]) => v !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, v]) => [key, plain(v, depth + 1)]),
  );
}

/** One text for one value, whatever order its keys came in: equal texts mean equal values. */
export function canonical(value: unknown): string {
  return JSON.stringify(plain(value));
}
