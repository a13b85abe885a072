import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import { toBase64Url } from './base64url.ts';
import type { MeetingId } from './ids.ts';

/**
 * What shows a hub that its caller holds the root key of a meeting, and so may delete it: an HMAC of its own, base64url. No link carries it,
 * and none can be made from it.
 */
export function deletionKey(rootKey: Uint8Array, meeting: MeetingId): string {
  return toBase64Url(hmac(sha256, rootKey, utf8ToBytes(['tafellaken/1', 'delete', meeting].join('|'))));
}
