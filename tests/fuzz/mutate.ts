import type { Chance } from './chance.ts';

/** Numbers at which readers that count bytes go wrong. */
const EDGES = [0, 1, 127, 128, 255];

/** The bytes with a few faults of the kinds that networks, disks and hands make. */
export function mutateBytes(chance: Chance, bytes: Uint8Array, other: Uint8Array = bytes): Uint8Array<ArrayBuffer> {
  let out = Uint8Array.from(bytes);
  for (let n = 1 + chance.int(4); n > 0; n--) out = mutateOnce(chance, out, other);
  return out;
}

function mutateOnce(chance: Chance, bytes: Uint8Array<ArrayBuffer>, other: Uint8Array): Uint8Array<ArrayBuffer> {
  const at = chance.int(bytes.length + 1);
  const to = Math.min(bytes.length, at + 1 + chance.int(12));
  switch (chance.int(8)) {
    case 0: // one bit
      if (at < bytes.length) bytes[at] = (bytes[at] ?? 0) ^ (1 << chance.int(8));
      return bytes;
    case 1:
      if (at < bytes.length) bytes[at] = chance.int(256);
      return bytes;
    case 2:
      if (at < bytes.length) bytes[at] = chance.pick(EDGES);
      return bytes;
    case 3: // cut short
      return bytes.slice(0, at);
    case 4: // a piece is missing
      return join(bytes.subarray(0, at), bytes.subarray(to));
    case 5: // a piece twice
      return join(bytes.subarray(0, to), bytes.subarray(at));
    case 6:
      return join(bytes.subarray(0, at), chance.bytes(1 + chance.int(8)), bytes.subarray(at));
    default: {
      const from = chance.int(other.length + 1);
      return join(bytes.subarray(0, at), other.subarray(from));
    }
  }
}

function join(...parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const out = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    out.set(part, at);
    at += part.length;
  }
  return out;
}

const PIECES = [
  '',
  ' ',
  '/',
  '//',
  '#',
  '?',
  '%00',
  '%2f',
  '..',
  '../',
  '\\',
  '\0',
  '\n',
  '"',
  '{',
  '[',
  ']',
  '}',
  ',',
  ':',
  '-',
  '0',
  '1e999',
  '9'.repeat(40),
  'null',
  'true',
  '__proto__',
  'constructor',
  'toString',
  '\ud800',
  '\u202e',
  'é',
  '👩‍👩‍👧',
  '\uFEFF',
  'a'.repeat(3_000),
] as const;

/** The text with a few faults. */
export function mutateText(chance: Chance, text: string): string {
  let out = text;
  for (let n = 1 + chance.int(4); n > 0; n--) {
    const at = chance.int(out.length + 1);
    const to = at + chance.int(1 + Math.min(20, out.length - at));
    const put = chance.pick([
      '',
      chance.pick(PIECES),
      String.fromCharCode(chance.int(0x10000)),
      String.fromCharCode(32 + chance.int(95)),
      out.slice(at, to).repeat(2),
    ]);
    out = chance.yes(0.05) ? out.slice(0, at) : out.slice(0, at) + put + out.slice(to);
  }
  return out;
}

const VALUES: readonly unknown[] = [
  null,
  undefined,
  true,
  false,
  0,
  -1,
  -0,
  1.5,
  Number.NaN,
  Number.POSITIVE_INFINITY,
  1e308,
  2 ** 53,
  2 ** 53 - 1,
  '',
  'x',
  '__proto__',
  [],
  {},
  [[]],
];
const KEYS = ['id', 'type', 'clock', 'at', 'text', 'changes', '__proto__', 'constructor', 'toJSON', 'length', ''];

/** Any value that JSON can hold, and some that only memory can; `depth` levels at most. */
export function anyValue(chance: Chance, depth = 3): unknown {
  const kind = chance.int(depth > 0 ? 6 : 3);
  if (kind === 0) return chance.pick(VALUES);
  if (kind === 1) return mutateText(chance, chance.pick(PIECES));
  if (kind === 2) return chance.int(2 ** 31) - 2 ** 30;
  if (kind === 3) return Array.from({ length: chance.int(4) }, () => anyValue(chance, depth - 1));
  if (kind === 4 && chance.yes(0.05)) return nested(chance.pick([20, 70, 3_000]));
  return objectOf(Array.from({ length: chance.int(4) }, () => [chance.pick(KEYS), anyValue(chance, depth - 1)]));
}

/** The value with one or a few parts of it replaced, taken away, doubled or added. */
export function mutateValue(chance: Chance, value: unknown): unknown {
  if (chance.yes(0.12)) return anyValue(chance);
  if (typeof value === 'string') return chance.yes() ? mutateText(chance, value) : anyValue(chance);
  if (typeof value === 'number')
    return chance.pick([value + 1, -value, value * 1e300, String(value), anyValue(chance)]);
  if (Array.isArray(value)) {
    const out = [...value];
    const at = chance.int(out.length + 1);
    if (chance.yes(0.2)) out.splice(at, 1);
    else if (chance.yes(0.3)) out.splice(at, 0, chance.yes() ? out[0] : anyValue(chance));
    else if (at < out.length) out[at] = mutateValue(chance, out[at]);
    return out;
  }
  if (typeof value !== 'object' || value === null) return anyValue(chance);
  const pairs = Object.entries(value);
  const at = chance.int(pairs.length + 1);
  const [key, part] = pairs[at] ?? [chance.pick(KEYS), undefined];
  if (chance.yes(0.15)) pairs.splice(at, 1);
  else if (chance.yes(0.1)) pairs.push([chance.pick(KEYS), part]);
  else pairs[at] = [key, mutateValue(chance, part)];
  return objectOf(pairs);
}

/** The text of a value, or an empty one for what JSON has no text for. */
export function jsonOf(value: unknown): string {
  try {
    return JSON.stringify(value) ?? '';
  } catch {
    return ''; // a big integer, or nested too deep
  }
}

/** With own keys of any name, `__proto__` too, as `JSON.parse` makes them. */
function objectOf(pairs: readonly (readonly [string, unknown])[]): Record<string, unknown> {
  const out: Record<string, unknown> = {};
  for (const [key, value] of pairs) {
    Object.defineProperty(out, key, { value, enumerable: true, configurable: true, writable: true });
  }
  return out;
}

function nested(depth: number): unknown {
  let out: unknown = 1;
  for (let i = 0; i < depth; i++) out = i % 2 ? [out] : { x: out };
  return out;
}
