import { utf8TextDecoder } from 'lib0/string';

/** Longer ones are hardly ever said twice. Unit: bytes. */
const LONGEST = 24;
/** As many as are remembered; a power of two. A meeting's names, keys and identifiers of tablets are some hundreds. */
const PLACES = 1_024;

/**
 * Has Yjs read short strings without asking the platform's decoder for each: its updates hold the names of an entry's fields, and values like
 * a theme's identifier, once an entry, and a call of the decoder takes longer than such a word. A word that was read before is given
 * as it is, so that sixty thousand entries share it. Once is enough. lib0 takes its decoder from one object, whose method is replaced.
 */
export function rememberShortStrings(): void {
  const lib0 = utf8TextDecoder;
  if (lib0 && !Object.hasOwn(lib0, 'decode')) lib0.decode = shortDecoder(lib0.decode.bind(lib0)) as typeof lib0.decode;
}

/** The same as `decode`, which it asks for all that is long, new, or not plain ASCII. It has to throw where bytes are no text. */
export function shortDecoder(decode: (bytes: Uint8Array) => string): (bytes: Uint8Array) => string {
  const known: string[] = [];
  return (bytes) => {
    const { length } = bytes;
    if (length > LONGEST) return decode(bytes);
    let hash = length;
    for (let i = 0; i < length; i++) hash = (Math.imul(hash, 31) + (bytes[i] as number)) | 0;
    const place = hash & (PLACES - 1);
    const there = known[place];
    if (there?.length === length && isSame(there, bytes)) return there;
    const read = decode(bytes);
    if (read.length === length) known[place] = read; // whatever is no ASCII has fewer characters than bytes
    return read;
  };
}

function isSame(text: string, bytes: Uint8Array): boolean {
  for (let i = 0; i < bytes.length; i++) if (text.charCodeAt(i) !== bytes[i]) return false;
  return true;
}
