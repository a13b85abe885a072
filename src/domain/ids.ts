import * as v from 'valibot';

/**
 * Identifiers. All are short URL-safe strings: they stand in links, document names, file names and exports.
 * They are made on the device without `crypto.randomUUID`, which a page on plain http does not have.
 */
const ID_PATTERN = /^[A-Za-z0-9_-]{1,40}$/;
export const id = v.pipe(v.string(), v.regex(ID_PATTERN));

/** One kind of identifier. Kinds are told apart by the compiler alone: at run time the schemas of all are the same. */
export type Kind<N extends string> = v.SchemaWithPipe<readonly [typeof id, v.BrandAction<string, N>]>;

export const EntryId = id as unknown as Kind<'EntryId'>;
export type EntryId = v.InferOutput<typeof EntryId>;
/** A statement is named by the entry that captured it, so the two share one identifier. */
export type StatementId = EntryId;
export const MeetingId = id as unknown as Kind<'MeetingId'>;
export type MeetingId = v.InferOutput<typeof MeetingId>;
export const DeviceId = id as unknown as Kind<'DeviceId'>;
export type DeviceId = v.InferOutput<typeof DeviceId>;
export const StationId = id as unknown as Kind<'StationId'>;
export type StationId = v.InferOutput<typeof StationId>;
export const ThemeId = id as unknown as Kind<'ThemeId'>;
export type ThemeId = v.InferOutput<typeof ThemeId>;
/** `none` is no angle's name: it stands for statements without one, wherever angles are chosen or counted. */
export const AngleId = v.pipe(v.string(), v.regex(/^(?!none$)[A-Za-z0-9_-]{1,40}$/)) as unknown as Kind<'AngleId'>;
export type AngleId = v.InferOutput<typeof AngleId>;
export const RoundId = id as unknown as Kind<'RoundId'>;
export type RoundId = v.InferOutput<typeof RoundId>;

/** The identifier in a text that came from outside, or undefined when it is none. */
export function parseId<const S extends v.GenericSchema<string, string>>(
  schema: S,
  value: unknown,
): v.InferOutput<S> | undefined {
  const result = v.safeParse(schema, value);
  return result.success ? result.output : undefined;
}

/** Whether a value is an identifier: what the schema `id` says, for where they pass by the ten thousand. */
export function isId(value: unknown): value is string {
  if (typeof value !== 'string' || value === '' || value.length > 40) return false;
  for (let i = 0; i < value.length; i++) if (!IN_ALPHABET[value.charCodeAt(i)]) return false;
  return true;
}

/** Gives random bytes; handed in so that the domain has no randomness of its own. */
export type RandomBytes = (length: number) => Uint8Array;

const ALPHABET = '0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-_';
/** By UTF-16 code unit. */
const IN_ALPHABET = new Uint8Array(65_536);
for (const c of ALPHABET) IN_ALPHABET[c.charCodeAt(0)] = 1;
/** 16 characters of 6 bits: 96 random bits. Among 60,000 entries the chance of one collision is 2 in 10^20. */
const ID_LENGTH = 16;

/** A new random identifier of 16 characters. */
export function newId<T extends string>(random: RandomBytes): T {
  let out = '';
  for (const byte of random(ID_LENGTH)) out += ALPHABET[byte & 63];
  return out as T;
}
