import { utf8TextDecoder } from 'lib0/string';

/** Longer ones are hardly ever said twice. Unit: bytes. */
const LONGEST = 24;
/** As many as are remembered; a power of two. A meeting's names, keys and identifiers of tablets are some hundreds. */
const PLACES = 1_024;
const ASCII = 0x7f;

/**
 * Has Yjs read short strings without asking the platform's decoder for each: its updates hold the names of an entry's fields, and values like
 * a theme's identifier, once an entry, and a call of the decoder takes longer than such a word. A word that was read before is given
 * as it is, so that sixty thousand entries share it. For programs that read thousands of entries at a time; to be called once. lib0 takes its
 * decoder from one object, whose method is replaced.
 */
export function rememberShortStrings(): void {
  if (!utf8TextDecoder || Object.hasOwn(utf8TextDecoder, 'decode')) return;
  const decode = utf8TextDecoder.decode.bind(utf8TextDecoder);
  Object.defineProperty(utf8TextDecoder, 'decode', { value: shortDecoder(decode) });
}

/** The same as `decode`, which it asks for all that is long, new, or not plain ASCII. */
export function shortDecoder(decode: (bytes: Uint8Array) => string): (bytes: Uint8Array) => string {
  const known = new Array<string>(PLACES).fill('');
  return (bytes) => {
    const { length } = bytes;
    if (length > LONGEST) return decode(bytes);
    let hash = length;
    for (let i = 0; i < length; i++) {
      const byte = bytes[i] as number;
      if (byte > ASCII) return decode(bytes);
      hash = (Math.imul(hash, 31) + byte) | 0;
    }
    const place = hash & (PLACES - 1);
    const there = known[place] as string;
    if (isSame(there, bytes)) return there;
    const read = decode(bytes);
    known[place] = read;
    return read;
  };
}

function isSame(text: string, bytes: Uint8Array): boolean {
  if (text.length !== bytes.length) return false;
  for (let i = 0; i < bytes.length; i++) if (text.charCodeAt(i) !== bytes[i]) return false;
  return true;
}
