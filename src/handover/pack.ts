import { deflateSync, Inflate } from 'fflate';

/** What one series of codes can unfold to. Bytes: far more than one table writes in an evening, far less than a page's memory. */
const UNPACKED_LIMIT = 16_000_000;

/** The text, compressed: what tables write comes down to about a third. */
export function pack(text: string): Uint8Array {
  return deflateSync(new TextEncoder().encode(text), { level: 9 });
}

/** The text that `pack` was given; undefined for bytes that it did not make, or that unfold to more than any table writes. */
export function unpack(bytes: Uint8Array): string | undefined {
  const parts: Uint8Array[] = [];
  let length = 0;
  let ended = false;
  const inflate = new Inflate((part, final) => {
    length += part.length;
    if (length > UNPACKED_LIMIT) throw new RangeError('unfolds to too much');
    parts.push(part);
    ended ||= final;
  });
  try {
    // in pieces, so that the limit is noticed before memory is full
    for (let i = 0; i < bytes.length; i += 1024) inflate.push(bytes.subarray(i, i + 1024), i + 1024 >= bytes.length);
    if (!ended) return undefined;
    const whole = new Uint8Array(length);
    let at = 0;
    for (const part of parts) {
      whole.set(part, at);
      at += part.length;
    }
    return new TextDecoder('utf-8', { fatal: true }).decode(whole);
  } catch {
    return undefined;
  }
}
