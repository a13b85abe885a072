import { decodeUpdate } from 'yjs';

type Decoded = ReturnType<typeof decodeUpdate>;

/**
 * Takes what an update says was deleted out of it, **in its own bytes**, and returns the part of them that still counts; undefined when
 * the bytes are not an update as Yjs writes one. A client never takes anything away: what is to be erased the hub erases by itself. But
 * every client that has erased something says so at each exchange, and a hub that came back from an older backup, or that was given
 * the meeting anew, must not turn it away for that.
 *
 * An update ends with its deletions, and what follows an empty list of them is not read.
 */
export function dropDeletions(update: Uint8Array, decoded: Decoded): Uint8Array | undefined {
  const { clients } = decoded.ds;
  if (clients.size === 0) return update;
  let length = sizeOfNumber(clients.size);
  for (const [client, ranges] of clients) {
    length += sizeOfNumber(client) + sizeOfNumber(ranges.length);
    for (const { clock, len } of ranges) length += sizeOfNumber(clock) + sizeOfNumber(len);
  }
  const start = update.byteLength - length;
  if (start < 1) return undefined;
  const kept = update.slice(0, start + 1);
  kept[start] = 0;
  // Numbers can be written longer than need be, and a client be named twice: then the place is not where it was thought to be.
  const structs = structsOf(kept);
  if (structs !== decoded.structs.length) return undefined;
  update[start] = 0;
  return update.subarray(0, start + 1);
}

/** How many structs an update without deletions holds; undefined when it is none. */
function structsOf(update: Uint8Array): number | undefined {
  try {
    const { structs, ds } = decodeUpdate(update);
    return ds.clients.size === 0 ? structs.length : undefined;
  } catch {
    return undefined;
  }
}

/** How many bytes a number takes: seven bits in each. */
function sizeOfNumber(n: number): number {
  let bytes = 1;
  for (let rest = n; rest >= 128; rest = Math.floor(rest / 128)) bytes++;
  return bytes;
}
