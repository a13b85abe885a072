import * as Y from 'yjs';
import { fromBase64Url } from '../domain/base64url.ts';
import type { DeviceId, EntryId } from '../domain/ids.ts';
import { covers } from '../replica/vectors.ts';
import { type FromHub, HEARTBEAT_MS, type ToHub } from './messages.ts';

/** Waits before the hub is asked again when its disk was not yet so far, doubling up to the last. */
const FIRST_AGAIN_MS = 100;
const LAST_AGAIN_MS = 2_000;
/** A question without an answer is asked again after this long. */
const ANSWER_PATIENCE_MS = 5_000;
/** The hub is told that nothing is held any more this long after the last receipt: once for a burst. */
const SETTLED_MS = 700;

export interface ReceiptsOptions {
  doc: Y.Doc;
  /** Whether the document itself holds an entry: only of those does its vector speak. */
  holds(id: EntryId): boolean;
  device: DeviceId;
  send(message: ToHub): void;
  /** How many entries this device holds that the hub has not received, of this document; for the hub's presence. */
  held(): number;
  /** What this device is called. */
  name(): string | undefined;
  received(ids: readonly EntryId[]): void;
}

/**
 * *Received* for one document: asks the hub for the state vector of what lies on its disk, and when that covers the vector
 * that the document had at the asking, the entries that were in it then are received. Hocuspocus's own acknowledgement does
 * not mean stored, and its counters have been seen to say "all sent" with one of sixty there.
 */
export class Receipts {
  readonly #options: ReceiptsOptions;
  /** Entries in the document that the hub has not confirmed. */
  readonly #open = new Set<EntryId>();
  #ask = 0;
  /** The one question under way: what comes in meanwhile goes into the next. */
  #asked: { ask: number; at: number; vector: Uint8Array; ids: EntryId[] } | undefined;
  #toldHeld = -1;
  #wait = FIRST_AGAIN_MS;
  #connected = false;
  /** Whether the last answer on this connection was good: then whatever is asked of has gone to the hub before the question. */
  #inStep = false;
  #again: ReturnType<typeof setTimeout> | undefined;
  #settled: ReturnType<typeof setTimeout> | undefined;
  #heartbeat: ReturnType<typeof setInterval> | undefined;

  constructor(options: ReceiptsOptions) {
    this.#options = options;
  }

  /** Entries that are in the document now and not known to be received. */
  add(ids: readonly EntryId[]): void {
    for (const id of ids) this.#open.add(id);
    if (ids.length > 0) this.#report();
  }

  /** Entries that are gone: nothing is to be asked of them any more. */
  drop(ids: readonly EntryId[]): void {
    for (const id of ids) this.#open.delete(id);
  }

  connected(): void {
    this.#connected = true;
    this.#asked = undefined;
    this.#wait = FIRST_AGAIN_MS;
    this.#report();
  }

  lost(): void {
    this.#connected = false;
    this.#inStep = false;
    this.#asked = undefined;
    clearInterval(this.#heartbeat);
    clearTimeout(this.#again);
    clearTimeout(this.#settled);
  }

  answered(message: FromHub & { type: 'received' }): void {
    const asked = this.#asked;
    if (!asked || asked.ask !== message.ask) return; // asked on an earlier connection
    this.#asked = undefined;
    const vector = fromBase64Url(message.vector);
    this.#inStep = vector !== undefined && covers(vector, asked.vector);
    if (this.#inStep) {
      this.#toldHeld = message.held ?? this.#toldHeld;
      this.#wait = FIRST_AGAIN_MS;
      for (const id of asked.ids) this.#open.delete(id);
      if (asked.ids.length > 0) this.#options.received(asked.ids);
      this.#settle();
      return;
    }
    clearTimeout(this.#again);
    this.#again = setTimeout(() => this.#report(), this.#wait);
    this.#wait = Math.min(this.#wait * 2, LAST_AGAIN_MS);
  }

  /** What is told of this device has changed. */
  tell(): void {
    this.#report();
  }

  close(): void {
    this.lost();
  }

  #settle(): void {
    clearTimeout(this.#settled);
    if (this.#open.size > 0) {
      this.#report(); // more came in while the hub was answering
      return;
    }
    this.#settled = setTimeout(() => {
      if (this.#options.held() !== this.#toldHeld) this.#report();
    }, SETTLED_MS);
  }

  #report(): void {
    if (!this.#connected) return;
    if (this.#asked && Date.now() - this.#asked.at < ANSWER_PATIENCE_MS) return;
    clearTimeout(this.#again);
    clearInterval(this.#heartbeat); // each report is one
    this.#heartbeat = setInterval(() => this.#report(), HEARTBEAT_MS);
    (this.#heartbeat as { unref?: () => void }).unref?.();
    const { doc, device, holds, held, name, send } = this.#options;
    this.#ask++;
    const ids = [...this.#open].filter((id) => holds(id));
    this.#asked = { ask: this.#ask, at: Date.now(), vector: Y.encodeStateVector(doc), ids };
    this.#toldHeld = held();
    const left = this.#inStep && ids.length > 0 ? { left: Math.max(0, this.#toldHeld - ids.length) } : {};
    send({ type: 'report', ask: this.#ask, device, held: this.#toldHeld, ...left, name: name() });
  }
}
