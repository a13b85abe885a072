import { Doc, encodeStateVector } from 'yjs';
import { SYNC_PATH } from '../../src/sync/messages.ts';
import { BytesWriter } from '../fuzz/bytes-writer.ts';
import { authFrame } from '../fuzz/hostile-frame.ts';
import { until } from './client.ts';

// Hocuspocus's kinds of messages, and Yjs's kinds of sync messages.
const SYNC = 0;
const AUTH = 2;
const CLOSE = 7;
const STEP_1 = 0;
const STEP_2 = 1;
const UPDATE = 2;
const PERMISSION_DENIED = 1;

interface Heard {
  document: string;
  type: number;
  rest: Reader;
}

/** A socket that says what it likes, without a provider that would keep it to the rules. */
export interface Attacker {
  /** Shows a token for a document. Gives `read`, `write`, or `refused: <reason>`. */
  join(document: string, token: string): Promise<string>;
  /** Asks for all of a document; gives what came of it within the time that the hub takes for other things, as text. */
  ask(document: string): void;
  /** Sends an update, whatever the hub has said before. */
  write(document: string, update: Uint8Array): void;
  send(frame: Uint8Array<ArrayBuffer> | string): void;
  /** Waits until the hub has read everything that was sent, or has closed the socket. */
  settled(): Promise<void>;
  /** All bytes that came, as text in which words can be looked for. */
  heard(): string;
  /** Documents that were closed by the hub, each with why. */
  readonly closed: readonly string[];
  /** The code with which the socket was closed; undefined while it is open. */
  readonly ended: number | undefined;
  close(): void;
}

export async function attacker(url: string): Promise<Attacker> {
  const socket = new WebSocket(url.replace('http', 'ws') + SYNC_PATH);
  socket.binaryType = 'arraybuffer';
  let bytes = '';
  let ended: number | undefined;
  const answers = new Map<string, string>();
  const closed: string[] = [];
  let marks = 0;
  socket.onmessage = ({ data }) => {
    const frame = new Uint8Array(data as ArrayBuffer);
    bytes += Buffer.from(frame).toString('latin1');
    const { document, type, rest } = read(frame);
    if (type === CLOSE) closed.push(`${document} ${rest.text()}`);
    if (type !== AUTH) return;
    const denied = rest.uint() === PERMISSION_DENIED;
    const said = rest.text();
    answers.set(document, denied ? `refused: ${said}` : said === 'readonly' ? 'read' : 'write');
  };
  socket.onclose = ({ code }) => {
    ended = code;
  };
  await until(() => socket.readyState !== WebSocket.CONNECTING || undefined);
  const send = (frame: Uint8Array<ArrayBuffer> | string) => {
    if (socket.readyState === WebSocket.OPEN) socket.send(frame);
  };
  const join = async (document: string, token: string) => {
    answers.delete(document);
    send(authFrame(document, token));
    return until(() => answers.get(document) ?? (ended === undefined ? undefined : `ended: ${ended}`));
  };
  return {
    join,
    send,
    ask(document) {
      send(new BytesWriter().text(document).uint(SYNC).uint(STEP_1).block(encodeStateVector(new Doc())).bytes());
    },
    write(document, update) {
      for (const kind of [STEP_2, UPDATE]) {
        send(new BytesWriter().text(document).uint(SYNC).uint(kind).block(update).bytes());
      }
    },
    async settled() {
      // No document has that name, and the hub says so after everything that was sent before.
      await join(`mark ${++marks}`, '');
    },
    heard: () => bytes,
    closed,
    get ended() {
      return ended;
    },
    close: () => socket.close(),
  };
}

class Reader {
  readonly #bytes: Uint8Array;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  uint(): number {
    let n = 0;
    for (let factor = 1; ; factor *= 128) {
      const byte = this.#bytes[this.#at++] ?? 0;
      n += (byte & 127) * factor;
      if (byte < 128) return n;
    }
  }

  text(): string {
    const length = this.uint();
    const text = new TextDecoder().decode(this.#bytes.subarray(this.#at, this.#at + length));
    this.#at += length;
    return text;
  }
}

function read(frame: Uint8Array): Heard {
  const rest = new Reader(frame);
  return { document: rest.text(), type: rest.uint(), rest };
}
