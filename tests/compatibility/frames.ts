/** Hocuspocus's frames, read and written by hand: what is tested here must not lean on the library that it tests. */
export const FRAME = { sync: 0, auth: 2, stateless: 5, syncStatus: 8 } as const;
/** The parts of Yjs's sync protocol. */
export const SYNC = { step1: 0, step2: 1, update: 2 } as const;

export interface DecodedFrame {
  document: string;
  type: number;
  /** Of a sync frame: which part, and what it carries. */
  sync?: { part: number; payload: Uint8Array };
  /** Of a stateless frame. */
  message?: Record<string, unknown>;
  /** All that follows the type. */
  rest: Uint8Array;
}

export function decodeFrame(bytes: Uint8Array): DecodedFrame {
  const reader = new Reader(bytes);
  const document = reader.text();
  const type = reader.number();
  const rest = bytes.slice(reader.at);
  if (type === FRAME.sync) return { document, type, rest, sync: { part: reader.number(), payload: reader.bytes() } };
  if (type === FRAME.stateless) return { document, type, rest, message: JSON.parse(reader.text()) };
  return { document, type, rest };
}

export function syncFrame(document: string, part: number, payload: Uint8Array): Uint8Array<ArrayBuffer> {
  return join(text(document), number(FRAME.sync), number(part), number(payload.length), payload);
}
export function statelessFrame(document: string, message: unknown): Uint8Array<ArrayBuffer> {
  return join(text(document), number(FRAME.stateless), text(JSON.stringify(message)));
}
export function tokenFrame(document: string, token: string): Uint8Array<ArrayBuffer> {
  return join(text(document), number(FRAME.auth), number(0), text(token), text('9.9.9'));
}

class Reader {
  at = 0;
  readonly #bytes: Uint8Array;
  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }
  number(): number {
    let value = 0;
    for (let factor = 1; ; factor *= 128) {
      const byte = this.#bytes[this.at++] ?? 0;
      value += (byte & 127) * factor;
      if (byte < 128) return value;
    }
  }
  bytes(): Uint8Array {
    const length = this.number();
    this.at += length;
    return this.#bytes.slice(this.at - length, this.at);
  }
  text(): string {
    return new TextDecoder().decode(this.bytes());
  }
}

function number(value: number): Uint8Array {
  const bytes: number[] = [];
  let left = value;
  while (left >= 128) {
    bytes.push((left % 128) + 128);
    left = Math.floor(left / 128);
  }
  return Uint8Array.from([...bytes, left]);
}
function text(value: string): Uint8Array {
  const bytes = new TextEncoder().encode(value);
  return join(number(bytes.length), bytes);
}
function join(...parts: Uint8Array[]): Uint8Array<ArrayBuffer> {
  const joined = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    joined.set(part, at);
    at += part.length;
  }
  return joined;
}
