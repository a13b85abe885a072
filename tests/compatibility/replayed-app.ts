import * as Y from 'yjs';
import type { Conversation } from '../../scripts/fixture-values.ts';
import { until } from '../hub/client.ts';
import { type DecodedFrame, decodeFrame, FRAME, SYNC } from './frames.ts';

/**
 * An app of an earlier version: sends what was recorded of it, byte for byte and in the same order, each frame once the hub has
 * answered everything that it had answered then.
 */
export class ReplayedApp {
  readonly heard: DecodedFrame[] = [];
  readonly #sent: DecodedFrame[] = [];
  readonly #socket: WebSocket;
  readonly #opened: Promise<void>;
  closed = false;

  constructor(hub: string, path: string) {
    this.#socket = new WebSocket(hub.replace('http', 'ws') + path);
    this.#socket.binaryType = 'arraybuffer';
    this.#socket.onmessage = ({ data }) => this.heard.push(decodeFrame(new Uint8Array(data as ArrayBuffer)));
    this.#socket.onclose = () => {
      this.closed = true;
    };
    this.#opened = new Promise((resolve, reject) => {
      this.#socket.onopen = () => resolve();
      this.#socket.onerror = () => reject(new Error('The hub does not let the old app in.'));
    });
  }

  async replay(frames: Conversation['frames']): Promise<void> {
    await this.#opened;
    const answered = new Map<string, number>();
    for (const { from, bytes } of frames) {
      const answer = from === 'hub' ? answerOf(decodeFrame(bytes)) : undefined;
      if (answer) answered.set(answer, (answered.get(answer) ?? 0) + 1);
      if (from === 'hub') continue;
      await this.hears(answered);
      this.#sent.push(decodeFrame(bytes));
      this.#socket.send(Uint8Array.from(bytes));
    }
    await this.hears(answered);
  }

  async send(bytes: Uint8Array<ArrayBuffer>): Promise<void> {
    await this.#opened;
    this.#socket.send(bytes);
  }

  /** Waits until the hub has answered at least this often. */
  async hears(answers: ReadonlyMap<string, number>): Promise<void> {
    for (const [answer, times] of answers) {
      await until(() => (this.heard.filter((frame) => answerOf(frame) === answer).length >= times ? true : undefined));
    }
  }

  messages(type: string): Record<string, unknown>[] {
    return this.heard.flatMap(({ message }) => (message?.type === type ? [message] : []));
  }

  /** The document as an old app has it: what it wrote itself, which no hub need send back to it, and all that it was sent. */
  document(name: string): Y.Doc {
    return documentOf([...this.#sent, ...this.heard], name);
  }

  close(): void {
    this.#socket.close();
  }
}

/** What an app waits for; undefined for what comes unasked. */
function answerOf({ document, type, sync, message }: DecodedFrame): string | undefined {
  if (type === FRAME.auth) return `${document} auth`;
  if (type === FRAME.syncStatus) return `${document} stored`;
  if (sync && sync.part !== SYNC.update) return `${document} step ${sync.part}`;
  if (message && message.type !== 'presence') return `${document} ${message.type} ${message.ask}`;
  return undefined;
}

export function documentOf(frames: readonly DecodedFrame[], name: string): Y.Doc {
  const doc = new Y.Doc();
  for (const { document, sync } of frames) {
    if (document === name && sync && sync.part !== SYNC.step1) Y.applyUpdate(doc, sync.payload);
  }
  return doc;
}
