import { decodeUpdate } from 'yjs';

/**
 * Whether the bytes are one whole Yjs update. Replaying bytes that are not throws half-way, with a part of them applied:
 * a log must find out before.
 */
export function isWholeUpdate(update: Uint8Array): boolean {
  try {
    decodeUpdate(update);
    return true;
  } catch {
    return false;
  }
}
