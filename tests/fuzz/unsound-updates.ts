import { ENTRIES } from '../../src/domain/documents.ts';
import { BytesWriter } from './bytes-writer.ts';
import { said } from './genuine.ts';

/** Where items stand, and what they hold, in Yjs's bytes. */
const ORIGIN = 0x80;
const RIGHT_ORIGIN = 0x40;
const ANY = 8;
const DELETED = 1;
const SKIP = 10;
const CLIENT = 6_000;

/** One struct of one writer at clock 0, and no deletions. */
function update(write: (out: BytesWriter) => BytesWriter, structs = 1): Uint8Array<ArrayBuffer> {
  return write(new BytesWriter().uint(1).uint(structs).uint(CLIENT).uint(0)).uint(0).bytes();
}
function entry(out: BytesWriter): BytesWriter {
  return out.byte(ANY).uint(1).text(ENTRIES).uint(1).any(said(0));
}

/** Updates that Yjs decodes, and throws on half-way through taking them in: found by fuzzing. */
export const UNSOUND: readonly (readonly [what: string, update: Uint8Array<ArrayBuffer>])[] = [
  [
    'an entry that stands behind itself',
    update((out) =>
      out
        .byte(ANY | ORIGIN)
        .uint(CLIENT)
        .uint(0)
        .uint(1)
        .any(said(0)),
    ),
  ],
  [
    'an entry that stands before a later one of its writer',
    update((out) =>
      out
        .byte(ANY | RIGHT_ORIGIN)
        .uint(CLIENT)
        .uint(7)
        .uint(1)
        .any(said(0)),
    ),
  ],
  ['an entry of no length', update((out) => entry(out).byte(ANY).uint(1).text(ENTRIES).uint(0), 2)],
  [
    'a gap of no length',
    update(
      (out) =>
        out
          .byte(ANY | RIGHT_ORIGIN)
          .uint(5)
          .uint(0)
          .uint(1)
          .any(said(0))
          .byte(SKIP)
          .uint(0),
      2,
    ),
  ],
  [
    'an erased place that ends beyond what can be counted',
    update(
      (out) =>
        entry(out)
          .byte(DELETED | ORIGIN)
          .uint(CLIENT)
          .uint(0)
          .uint(2 ** 53 - 1),
      2,
    ),
  ],
];
