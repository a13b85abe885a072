import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import { toBase64Url } from './base64url.ts';
import type { Capability, Claim } from './capability.ts';

/** Bytes of a root key: as many as the hash gives out. */
export const ROOT_KEY_BYTES = 32;
/** Bytes of a token: 128 bits cannot be guessed, and keep a QR code small. */
const TOKEN_BYTES = 16;

/** The token for a claim: HMAC-SHA-256 over meeting, role, station and generation, cut to 16 bytes, base64url. */
export function deriveToken(rootKey: Uint8Array, claim: Claim): string {
  const station = claim.role === 'host' ? claim.station : '';
  const message = ['tafellaken/1', claim.meeting, claim.role, station, claim.generation].join('|');
  return toBase64Url(hmac(sha256, rootKey, utf8ToBytes(message)).subarray(0, TOKEN_BYTES));
}

export function grant(rootKey: Uint8Array, claim: Claim): Capability {
  return { ...claim, token: deriveToken(rootKey, claim) };
}

/** Whether the token belongs to the claim. Takes the same time for every wrong token. */
export function isGenuine(rootKey: Uint8Array, capability: Capability): boolean {
  const expected = deriveToken(rootKey, capability);
  if (expected.length !== capability.token.length) return false;
  let difference = 0;
  for (let i = 0; i < expected.length; i++) difference |= expected.charCodeAt(i) ^ capability.token.charCodeAt(i);
  return difference === 0;
}
