/**
 * What the hub lets in of one entry (src/hub/ingest.ts; a test holds the two together). An entry beyond it would have the hub turn
 * away everything that this device sends after it, so such a one is never taken in from a file.
 */
const SIZE_LIMIT = 128 * 1024;
const DEPTH_LIMIT = 16;
/** What every node costs on top of its characters. */
const NODE_SIZE = 8;

export function isWithinLimits(entry: unknown): boolean {
  return sizeOf(entry, DEPTH_LIMIT) <= SIZE_LIMIT;
}

function sizeOf(value: unknown, depth: number): number {
  if (depth < 0) return Number.POSITIVE_INFINITY;
  if (typeof value === 'string') return value.length + NODE_SIZE;
  if (typeof value !== 'object' || value === null) return NODE_SIZE;
  let size = NODE_SIZE;
  for (const [key, part] of Object.entries(value)) size += sizeOf(part, depth - 1) + key.length;
  return size;
}
