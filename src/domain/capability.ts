import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import type { DocumentRef } from './documents.ts';
import { MeetingId, parseId, StationId } from './ids.ts';

/**
 * Links carry capabilities. A token is derived from the meeting's root key, so the organiser's device can make links with no
 * network, and a hub that holds the root key can check any of them without a list.
 */
export const ROLES = ['organiser', 'facilitator', 'host', 'viewer'] as const;
export type Role = (typeof ROLES)[number];

export type Capability =
  | { role: 'organiser' | 'facilitator' | 'viewer'; meeting: MeetingId; generation: number; token: string }
  | { role: 'host'; meeting: MeetingId; station: StationId; generation: number; token: string };
export type Claim = Capability extends infer C ? (C extends Capability ? Omit<C, 'token'> : never) : never;

/** What a role may do with a document. */
export type Right = 'write' | 'read' | 'none';

/** The table of design.md: who writes and who reads which document. */
export function rightOn(claim: Claim, ref: DocumentRef): Right {
  if (claim.meeting !== ref.meeting) return 'none';
  const leads = claim.role === 'organiser' || claim.role === 'facilitator';
  switch (ref.kind) {
    case 'setup':
    case 'screen':
      return leads ? 'write' : 'read';
    case 'harvest':
      return leads ? 'write' : 'none';
    case 'station':
      if (claim.role === 'host') return claim.station === ref.station ? 'write' : 'none';
      return leads ? 'read' : 'none';
  }
}

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

const TOKEN_PATTERN = /^[A-Za-z0-9_-]{22}$/;

/** The path of a link, to stand behind the `#`: `/m/<meeting>/<role>/<station or ->/<generation>/<token>`. */
export function capabilityPath(c: Capability): string {
  return `/m/${c.meeting}/${c.role}/${c.role === 'host' ? c.station : '-'}/${c.generation}/${c.token}`;
}

/** Reads a path made by `capabilityPath`; undefined when it is not whole. What follows the token is left alone. */
export function parseCapabilityPath(path: string): Capability | undefined {
  const [empty, m, meetingText, roleText, stationText, generationText, token] = path.split('/');
  const meeting = parseId(MeetingId, meetingText);
  const role = ROLES.find((r) => r === roleText);
  // Written in one way only: of two texts that mean the same number, one is not what `capabilityPath` makes.
  const generation = /^[1-9]\d*$/.test(generationText ?? '') ? Number(generationText) : 0;
  if (empty !== '' || m !== 'm' || !meeting || !role) return undefined;
  if (!Number.isSafeInteger(generation) || generation < 1 || !token || !TOKEN_PATTERN.test(token)) return undefined;
  if (role !== 'host') return stationText === '-' ? { role, meeting, generation, token } : undefined;
  const station = parseId(StationId, stationText);
  return station && { role, meeting, station, generation, token };
}

export function toBase64Url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}

/** The bytes of a base64url text, or undefined when it is none. */
export function fromBase64Url(text: string): Uint8Array | undefined {
  if (!/^[A-Za-z0-9_-]*$/.test(text)) return undefined;
  try {
    return Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (c) => c.charCodeAt(0));
  } catch {
    return undefined;
  }
}
