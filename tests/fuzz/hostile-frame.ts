import { BytesWriter } from './bytes-writer.ts';
import type { Chance } from './chance.ts';
import { hostileUpdate, type Known } from './hostile-update.ts';
import { anyValue, mutateBytes, mutateText, mutateValue } from './mutate.ts';

/** What an attacker has: names of documents, a link, what a tablet once sent, and what is known of the table's document. */
export interface Arms {
  /** The document that the link is for. */
  document: string;
  /** Documents that it is not for, and names of none. */
  others: readonly string[];
  link: string;
  recorded: readonly Uint8Array[];
  known: Known;
}

/** Hocuspocus's kinds of messages. */
const SYNC = 0;
const AWARENESS = 1;
const AUTH = 2;
const STATELESS = 5;
/** Yjs's kinds of sync messages. */
const STEP_1 = 0;
const STEP_2 = 1;
const UPDATE = 2;

const REPORT = { type: 'report', ask: 3, device: 'tablet', held: 2 };
const HELLO = { type: 'hello', ask: 1 };
const BALLOT = { type: 'ballot', ask: 2, poll: 'peiling', device: 'telefoon', dots: [{ point: 'bus', dots: 1 }] };
const AT = { type: 'at', device: 'laptop', where: 'board/p1' };
const LIVE = { type: 'live', live: { angles: [], themes: [], total: 1, stations: 1, of: 1 } };

export function authFrame(document: string, link: string): Uint8Array<ArrayBuffer> {
  return new BytesWriter().text(document).uint(AUTH).uint(0).text(link).text('4.8.0').bytes();
}
function statelessFrame(document: string, payload: string): Uint8Array<ArrayBuffer> {
  return new BytesWriter().text(document).uint(STATELESS).text(payload).bytes();
}
function updateFrame(document: string, kind: number, update: Uint8Array): Uint8Array<ArrayBuffer> {
  return new BytesWriter().text(document).uint(SYNC).uint(kind).block(update).bytes();
}

/** One frame as an attacker would send it. Text, where a client of ours sends bytes, is among them. */
export function hostileFrame(chance: Chance, arms: Arms): Uint8Array<ArrayBuffer> | string {
  const { known, others, link, recorded } = arms;
  const document = chance.yes(0.85) ? arms.document : chance.pick(others);
  const kind = chance.int(100);
  if (kind < 40) return updateFrame(document, chance.pick([STEP_2, UPDATE]), hostileUpdate(chance, known));
  if (kind < 55) return mutateBytes(chance, chance.pick(recorded), chance.pick(recorded));
  if (kind < 60) return chance.bytes(chance.int(80));
  if (kind < 68) return statelessFrame(document, hostileJson(chance));
  if (kind < 74) return updateFrame(document, STEP_1, stateVector(chance, known));
  if (kind < 80) return new BytesWriter().text(document).uint(AWARENESS).block(awareness(chance)).bytes();
  if (kind < 86) return authFrame(document, chance.yes(0.3) ? link : mutateText(chance, link));
  if (kind < 90) return new BytesWriter().text(document).uint(chance.int(14)).text('').uint(chance.int(300)).bytes();
  if (kind < 94) return authFrame(`${document}\0${mutateText(chance, 'session')}`, link);
  if (kind < 96)
    return new BytesWriter()
      .text(document)
      .uint(SYNC)
      .uint(chance.int(5))
      .uint(2 ** 31)
      .bytes();
  if (kind < 97) return mutateText(chance, document);
  return mutateBytes(chance, authFrame(document, link));
}

function hostileJson(chance: Chance): string {
  const message = chance.pick<object>([REPORT, HELLO, BALLOT, AT, LIVE]);
  if (chance.yes(0.4)) return mutateText(chance, JSON.stringify(message));
  try {
    return JSON.stringify(chance.yes(0.8) ? mutateValue(chance, message) : anyValue(chance)) ?? '';
  } catch {
    return '{"type":';
  }
}

function stateVector(chance: Chance, known: Known): Uint8Array {
  const out = new BytesWriter();
  const count = chance.pick([0, 1, 2, 2_000]);
  out.uint(chance.yes(0.1) ? 2 ** 40 : count);
  for (let i = 0; i < count; i++) out.uint(known.clients[i]?.[0] ?? i).uint(chance.pick([0, 1, 5, 2 ** 53 - 1]));
  return out.bytes();
}

function awareness(chance: Chance): Uint8Array {
  const out = new BytesWriter();
  const count = chance.pick([0, 1, 1, 3, 500]);
  out.uint(chance.yes(0.1) ? 2 ** 40 : count);
  for (let i = 0; i < count; i++) {
    out.uint(chance.int(2 ** 31)).uint(chance.pick([0, 1, 2 ** 53 - 1]));
    out.text(chance.pick(['{}', 'null', '{"a":', `"${'x'.repeat(chance.pick([5, 3_000]))}"`, '{"__proto__":{"a":1}}']));
  }
  return out.bytes();
}
