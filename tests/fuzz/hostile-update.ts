import { ENTRIES } from '../../src/domain/documents.ts';
import { BytesWriter } from './bytes-writer.ts';
import type { Chance } from './chance.ts';
import { anyValue, mutateValue } from './mutate.ts';

/** What a forger knows of a document: who wrote how far in it, and what an entry looks like. */
export interface Known {
  /** By Yjs client, the clock after its last entry. */
  clients: readonly (readonly [client: number, clock: number])[];
  entry: Record<string, unknown>;
}

/** How Yjs marks what an item holds, and how it stands. */
const GC = 0;
const ANY = 8;
const SKIP = 10;
const ORIGIN = 0x80;
const RIGHT_ORIGIN = 0x40;
const KEYED = 0x20;

/** A well-formed Yjs update that does what no tablet of ours does, or nearly so. */
export function hostileUpdate(chance: Chance, known: Known): Uint8Array<ArrayBuffer> {
  return chance.yes(0.4) ? misplacedEntries(chance, known) : brokenRules(chance, known);
}

/** Nothing but entries, so that it is let in; but under forged numbers, and beside neighbours that may not be there. */
function misplacedEntries(chance: Chance, known: Known): Uint8Array<ArrayBuffer> {
  const out = new BytesWriter();
  const sections = chance.pick([1, 1, 2, 3]);
  out.uint(sections);
  for (let i = 0; i < sections; i++) {
    const client = clientOf(chance, known);
    const count = chance.pick([1, 1, 2, 4]);
    out
      .uint(count)
      .uint(client)
      .uint(clockOf(chance, known, client));
    for (let k = 0; k < count; k++) {
      const stands = chance.pick([0, ORIGIN, RIGHT_ORIGIN, ORIGIN | RIGHT_ORIGIN]);
      out.byte(ANY | stands);
      if (stands & ORIGIN) place(chance, known, client, out);
      if (stands & RIGHT_ORIGIN) place(chance, known, client, out);
      if (stands === 0) out.uint(1).text(ENTRIES);
      out.uint(1).any({ ...known.entry, id: `vervalst-${chance.int(1_000)}`, clock: 1 + chance.int(2_000) });
    }
  }
  return out.uint(0).bytes();
}

function brokenRules(chance: Chance, known: Known): Uint8Array<ArrayBuffer> {
  const out = new BytesWriter();
  const sections = chance.pick([0, 1, 1, 1, 2, 3]);
  out.uint(chance.yes(0.04) ? number(chance) : sections);
  for (let i = 0; i < sections; i++) section(chance, known, out);
  deletions(chance, known, out);
  return out.bytes();
}

function section(chance: Chance, known: Known, out: BytesWriter): void {
  const count = chance.pick([1, 1, 1, 2, 5]);
  const client = clientOf(chance, known);
  out.uint(chance.yes(0.04) ? number(chance) : count).uint(client);
  out.uint(clockOf(chance, known, client));
  for (let i = 0; i < count; i++) struct(chance, known, client, out);
}

function struct(chance: Chance, known: Known, client: number, out: BytesWriter): void {
  const content = chance.yes(0.85) ? ANY : chance.int(12);
  if (content === GC || content === SKIP) {
    out.byte(content).uint(number(chance));
    return;
  }
  const stands = chance.pick([0, 0, ORIGIN, RIGHT_ORIGIN, ORIGIN | RIGHT_ORIGIN]) | (chance.yes(0.1) ? KEYED : 0);
  out.byte(content | stands);
  if (stands & ORIGIN) place(chance, known, client, out);
  if (stands & RIGHT_ORIGIN) place(chance, known, client, out);
  if (!(stands & (ORIGIN | RIGHT_ORIGIN))) {
    if (chance.yes(0.9)) out.uint(1).text(chance.yes(0.85) ? ENTRIES : chance.pick(['', 'other', '__proto__']));
    else {
      out.uint(0);
      place(chance, known, client, out);
    }
    if (stands & KEYED) out.text(chance.pick(['key', '', '__proto__']));
  }
  contentOf(chance, known, content, out);
}

function place(chance: Chance, known: Known, client: number, out: BytesWriter): void {
  const of = chance.yes(0.3) ? client : clientOf(chance, known);
  out.uint(of).uint(chance.yes(0.8) ? Math.max(0, clockOf(chance, known, of) - chance.int(3)) : number(chance));
}

function contentOf(chance: Chance, known: Known, content: number, out: BytesWriter): void {
  switch (content) {
    case 1: // deleted
      return void out.uint(number(chance));
    case 2: // JSON
      return void out
        .uint(2)
        .text('{"a":1}')
        .text(chance.pick(['undefined', '{', 'null']));
    case 3: // binary
      return void out.block(chance.bytes(chance.int(20)));
    case 4:
      return void out.text('text');
    case 5: // embedded
      return void out.text(chance.pick(['{}', 'null', '{']));
    case 6: // format
      return void out.text('bold').text('true');
    case 7: // a type of its own
      return void out.uint(chance.int(8)).text('div');
    case ANY: {
      const count = chance.pick([1, 1, 1, 2, 3, 0]);
      out.uint(chance.yes(0.03) ? number(chance) : count);
      for (let i = 0; i < count; i++) out.any(chance.yes(0.5) ? known.entry : oneValue(chance, known));
      return;
    }
    default: // a document within the document, or nothing that Yjs knows
      return void out.text('guid').any({});
  }
}

function oneValue(chance: Chance, known: Known): unknown {
  const special = [
    1n << 62n,
    new Uint8Array(3),
    { ...known.entry, big: 5n },
    { ...known.entry, bytes: new Uint8Array(2) },
  ];
  if (chance.yes(0.1)) return chance.pick(special);
  return chance.yes(0.7) ? mutateValue(chance, known.entry) : anyValue(chance, 4);
}

function deletions(chance: Chance, known: Known, out: BytesWriter): void {
  const count = chance.pick([0, 0, 1, 2]);
  out.uint(chance.yes(0.02) ? number(chance) : count);
  for (let i = 0; i < count; i++) {
    out.uint(clientOf(chance, known)).uint(1);
    out.uint(chance.yes() ? 0 : number(chance)).uint(1 + chance.pick([0, 1, 9, number(chance)]));
  }
}

function clientOf(chance: Chance, known: Known): number {
  const made = [0, 1, 2 ** 31, 2 ** 32 - 1, 2 ** 53 - 1, 7_000_000 + chance.int(5_000)];
  return chance.yes(0.6) && known.clients.length > 0 ? chance.pick(known.clients)[0] : chance.pick(made);
}

function clockOf(chance: Chance, known: Known, client: number): number {
  const next = known.clients.find(([id]) => id === client)?.[1] ?? 0;
  return chance.yes(0.7) ? next : chance.pick([0, next + 1, Math.max(0, next - 1), number(chance)]);
}

/** A length, count or clock at which arithmetic or allocation goes wrong. */
function number(chance: Chance): number {
  return chance.pick([0, 1, 2, 5, 127, 128, 65_536, 2 ** 25, 2 ** 31 - 1, 2 ** 31, 2 ** 32, 2 ** 53 - 2, 2 ** 53 - 1]);
}
