import * as Y from 'yjs';
import type { Conversation } from '../../scripts/fixture-values.ts';
import { toBase64Url } from '../../src/domain/base64url.ts';
import { type DecodedFrame, decodeFrame, FRAME, SYNC, statelessFrame, syncFrame } from './frames.ts';

/** What a hub of a later version says beyond what the stored one said. */
export interface Additions {
  /** Sent on every document once it is let in. */
  unasked: unknown[];
  /** Put over every message that was stored. */
  fields: Record<string, unknown>;
  /** Sent as an update on that document, after what was stored. */
  updates: Record<string, Uint8Array>;
}

/**
 * The hub's side of a stored conversation: gives the frames that the hub gave then, byte for byte, as answers to what an app asks now.
 * Only what hangs on the question is filled in: its number, and in a receipt the vector of what has come in.
 */
export class StoredHub {
  readonly documents = new Map<string, Y.Doc>();
  readonly refused: string | undefined;
  /** How often an app came to it. */
  visits = 0;
  readonly #stored: DecodedFrame[];
  readonly #bytes: Uint8Array[];
  readonly #additions: Additions | undefined;

  /** `refused`: every link is turned away with this reason. */
  constructor({ frames }: Conversation, options: { additions?: Additions; refused?: string } = {}) {
    const hub = frames.filter((frame) => frame.from === 'hub');
    this.#bytes = hub.map((frame) => frame.bytes);
    this.#stored = this.#bytes.map(decodeFrame);
    this.#additions = options.additions;
    this.refused = options.refused;
  }

  answers(frame: Uint8Array): Uint8Array[] {
    const asked = decodeFrame(frame);
    const { document } = asked;
    if (asked.type === FRAME.auth) return this.#letIn(document);
    if (this.refused !== undefined) return [];
    if (asked.sync?.part === SYNC.step1) return this.#exchange(document);
    if (asked.sync) {
      Y.applyUpdate(this.#document(document), asked.sync.payload);
      return this.#like(document, ({ type }) => type === FRAME.syncStatus);
    }
    if (asked.message?.type === 'hello') return this.#message(document, 'welcome', { ask: asked.message.ask });
    if (asked.message?.type === 'report') {
      const vector = toBase64Url(Y.encodeStateVector(this.#document(document)));
      return this.#message(document, 'received', { ask: asked.message.ask, vector });
    }
    return [];
  }

  #letIn(document: string): Uint8Array[] {
    if (this.refused !== undefined) return [refusal(document, this.refused)];
    const more = (this.#additions?.unasked ?? []).map((message) => statelessFrame(document, message));
    const granted = this.#like(document, ({ type }) => type === FRAME.auth);
    if (granted.length === 0) return [this.#unrecorded(document)];
    return [...granted, ...more];
  }

  /** A document that no app of then opened: the hub of then has it, empty, or turns away what no meeting of then has. */
  #unrecorded(document: string): Uint8Array {
    return /\/(harvest|screen)$/.test(document) ? permission(document) : refusal(document, 'incompatible');
  }

  #exchange(document: string): Uint8Array[] {
    if (!this.#stored.some((frame) => frame.document === document)) {
      const empty = new Y.Doc();
      return [
        syncFrame(document, SYNC.step1, Y.encodeStateVector(empty)),
        syncFrame(document, SYNC.step2, Y.encodeStateAsUpdate(empty)),
      ];
    }
    const step = (part: number) => this.#like(document, ({ sync }) => sync?.part === part);
    const answers = [...step(SYNC.step1), ...step(SYNC.step2)];
    const step2 = answers.map(decodeFrame).find(({ sync }) => sync?.part === SYNC.step2);
    if (step2?.sync) Y.applyUpdate(this.#document(document), step2.sync.payload);
    const more = this.#additions?.updates[document];
    if (more) Y.applyUpdate(this.#document(document), more);
    return more ? [...answers, syncFrame(document, SYNC.update, more)] : answers;
  }

  #message(document: string, type: string, filled: Record<string, unknown>): Uint8Array[] {
    const stored = this.#stored.find((frame) => frame.document === document && frame.message?.type === type)?.message;
    return stored ? [statelessFrame(document, { ...stored, ...filled, ...this.#additions?.fields })] : [];
  }

  /** The first stored frame of that kind. */
  #like(document: string, is: (frame: DecodedFrame) => boolean): Uint8Array[] {
    const at = this.#stored.findIndex((frame) => frame.document === document && is(frame));
    return at < 0 ? [] : [this.#bytes[at] as Uint8Array];
  }

  #document(name: string): Y.Doc {
    const doc = this.documents.get(name) ?? new Y.Doc();
    this.documents.set(name, doc);
    return doc;
  }
}

function permission(document: string): Uint8Array {
  const name = new TextEncoder().encode(document);
  const scope = new TextEncoder().encode('read-write');
  return Uint8Array.from([name.length, ...name, FRAME.auth, 2, scope.length, ...scope]);
}

function refusal(document: string, reason: string): Uint8Array {
  const name = new TextEncoder().encode(document);
  const words = new TextEncoder().encode(reason);
  return Uint8Array.from([name.length, ...name, FRAME.auth, 1, words.length, ...words]);
}

/** A `WebSocket` that leads to the stored hub, for the page under test. */
export function socketTo(hub: StoredHub): typeof WebSocket {
  return class StoredSocket extends EventTarget {
    static readonly CONNECTING = 0;
    static readonly OPEN = 1;
    static readonly CLOSING = 2;
    static readonly CLOSED = 3;
    readyState = 0;
    binaryType = 'arraybuffer';
    readonly url: string;

    constructor(url: string | URL) {
      super();
      this.url = String(url);
      hub.visits++;
      setTimeout(() => {
        this.readyState = 1;
        this.dispatchEvent(new Event('open'));
      });
    }
    send(frame: Uint8Array): void {
      const answers = hub.answers(Uint8Array.from(frame));
      setTimeout(() => {
        if (this.readyState !== 1) return;
        for (const bytes of answers) {
          this.dispatchEvent(new MessageEvent('message', { data: Uint8Array.from(bytes).buffer }));
        }
      });
    }
    close(): void {
      if (this.readyState === 3) return;
      this.readyState = 3;
      setTimeout(() => this.dispatchEvent(new CloseEvent('close', { code: 1000, reason: '' })));
    }
  } as unknown as typeof WebSocket;
}
