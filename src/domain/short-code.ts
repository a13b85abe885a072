import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import type { Claim } from './capability.ts';

/**
 * The code on a card that people type over where nothing can be scanned: `K7M2P-9XQ4T`. Nine characters of five bits, derived from
 * the root key as a token is, and one that notices what was typed wrong. A hub that holds the root key gives the link for it;
 * 45 bits can be guessed by whoever may try without end, which is why the hub counts attempts: docs/links.md has the arithmetic.
 */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'; // no I, L, O and U: what looks like them is read as them
const LETTERS = 9;
const BITS = 5;
/** Where the dash stands, for the eye. */
const HALF = 5;

/** The code of a claim under the meeting's root key, without its dash. */
export function deriveShortCode(rootKey: Uint8Array, claim: Claim): string {
  const station = claim.role === 'host' ? claim.station : '';
  const message = ['tafellaken/code/1', claim.meeting, claim.role, station, claim.generation].join('|');
  const bytes = hmac(sha256, rootKey, utf8ToBytes(message));
  const values: number[] = [];
  for (let i = 0; i < LETTERS; i++) values.push((bytes[i] ?? 0) & 31);
  return [...values, check(values)].map((value) => ALPHABET.charAt(value)).join('');
}

export function shownShortCode(code: string): string {
  return `${code.slice(0, HALF)}-${code.slice(HALF)}`;
}

export type ReadShortCode =
  | { state: 'code'; code: string }
  /** `length`: too few or too many characters; `letter`: one that no code has; `check`: one of them is not what the card says. */
  | { state: 'wrong'; reason: 'length' | 'letter' | 'check' };

/** The code in what somebody typed, in capitals or not, with or without spaces and dashes. */
export function readShortCode(typed: string): ReadShortCode {
  const code = typed
    .toUpperCase()
    .replaceAll(/[\s\p{Pd}._]/gu, '')
    .replaceAll('O', '0')
    .replaceAll(/[IL]/g, '1');
  if (/[^0-9A-HJKMNP-TV-Z]/.test(code)) return { state: 'wrong', reason: 'letter' };
  if (code.length !== LETTERS + 1) return { state: 'wrong', reason: 'length' };
  const values = [...code].map((letter) => ALPHABET.indexOf(letter));
  if (check(values.slice(0, LETTERS)) !== values[LETTERS]) return { state: 'wrong', reason: 'check' };
  return { state: 'code', code };
}

/**
 * The check character: in the field of 32 elements the sum of each value times a power of two. It differs for every single wrong character,
 * and for every two neighbours that changed places.
 */
function check(values: readonly number[]): number {
  let sum = 0;
  for (const value of values) sum = double(sum ^ value);
  return sum;
}
/** Times x in GF(2⁵), with x⁵ = x² + 1. */
function double(value: number): number {
  const twice = value << 1;
  return twice >> BITS ? (twice ^ 0b100101) & 31 : twice;
}
