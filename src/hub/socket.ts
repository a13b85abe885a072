import type { Writable } from 'node:stream';
import type { WebSocketLike } from '@hocuspocus/server';
import { LONGEST_PAUSE_MS, type Traffic } from './limits.ts';
import { Meter } from './meter.ts';

/** The part of a server's WebSocket that the hub uses beyond what Hocuspocus does. */
export interface PeerSocket extends WebSocketLike {
  readonly bufferedAmount: number;
  terminate(): void;
  /** Stops reading from it, so that what comes waits at its sender. */
  pause(): void;
  resume(): void;
}

/** Why a socket is closed by the hub: codes of RFC 6455 where one fits, else of Hocuspocus's own range. */
export const CLOSE = {
  /** The disk failed. What was sent is not received; the client comes back and sends it again. */
  unstored: { code: 1013, reason: 'unstored' },
  restarting: { code: 1012, reason: 'restarting' },
  silent: { code: 4408, reason: 'silent' },
  stalled: { code: 4409, reason: 'stalled' },
  /** The document it was given has been put away in the same moment; it gets the new one by coming back. */
  reset: { code: 4205, reason: 'reset' },
  oldLink: { code: 4403, reason: 'old-link' },
  /** Its meeting was deleted. */
  unknownMeeting: { code: 4404, reason: 'unknown-meeting' },
  /** More sockets, or more bad links, than anyone honest has. */
  tooMany: { code: 4429, reason: 'too-many' },
} as const;
export type CloseWhy = (typeof CLOSE)[keyof typeof CLOSE];

/** What may wait in memory for one socket, in bytes; more is borne for a while only. */
export const BUFFER_LIMIT_BYTES = 8 * 1024 * 1024;
/**
 * For how long more than the limit may wait, in ms. A facilitator's laptop that opens the largest meeting asks for some 30 MB at
 * once; slow Wi-Fi of 4 Mbit/s takes them in this time. (How much of it has been taken cannot be seen: Node counts a queue as
 * waiting until all of it is gone.) What came through before the socket is dropped need not be sent again.
 */
export const BUFFER_PATIENCE_MS = 60_000;
/** What may wait for one socket at all, in bytes: four times that largest meeting. */
export const BUFFER_CEILING_BYTES = 128 * 1024 * 1024;
/** How long the closing handshake may take, in ms. */
export const CLOSING_MS = 2_000;

/** One WebSocket, with what is needed to see whether anyone still reads at its other end. */
export class HubSocket implements WebSocketLike {
  /** Documents that were asked for on it and are not open yet. */
  readonly opening = new Set<string>();
  /** Links at work on it, one for each document and session. */
  seats = 0;
  /** What it may still send. A table's is shared by all sockets of its link. */
  meter = new Meter('stranger');
  readonly #peer: PeerSocket;
  #fullSince: number | undefined;
  #paused: NodeJS.Timeout | undefined;
  readonly #stream: Writable | undefined;
  #holding = false;

  /** `stream`: what the peer's frames are written to. */
  constructor(peer: PeerSocket, stream?: Writable) {
    this.#peer = peer;
    this.#stream = stream;
  }

  get readyState(): number {
    return this.#peer.readyState;
  }

  send(data: string | ArrayBufferLike | Blob | ArrayBufferView): void {
    this.#hold();
    this.#peer.send(data);
    if (ArrayBuffer.isView(data)) this.use('sent', data.byteLength);
  }

  /** Has all that is sent in this turn written at once: each write of its own costs the hub more than all else that it does for a statement. */
  #hold(): void {
    const stream = this.#stream;
    if (!stream || this.#holding) return;
    this.#holding = true;
    stream.cork();
    process.nextTick(() => {
      this.#holding = false;
      stream.uncork();
    });
  }

  /** Counts what came or went. When that is more than is allowed, nothing more is read from it for as long as that takes to grow back. */
  use(kind: keyof Traffic, amount: number): void {
    const wait = this.meter.use(kind, amount);
    if (wait === 0 || this.#paused || this.readyState !== WebSocket.OPEN) return;
    this.#peer.pause();
    this.#paused = setTimeout(() => this.goOn(), Math.min(wait, LONGEST_PAUSE_MS)).unref();
  }

  /** Resolves when it is its turn to have something written to the disk. What it sent waits in order; nothing is lost. */
  async turn(): Promise<void> {
    const wait = Math.min(this.meter.wait('updates'), LONGEST_PAUSE_MS);
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait).unref());
  }

  /** Reads on from it. */
  goOn(): void {
    if (!this.#paused) return;
    clearTimeout(this.#paused);
    this.#paused = undefined;
    this.#peer.resume();
  }

  /** Reads nothing more from it, ever. */
  stopReading(): void {
    this.#peer.pause();
  }

  /** Whether nothing is read from it now. */
  get isPaused(): boolean {
    return this.#paused !== undefined;
  }

  close(code?: number, reason?: string): void {
    this.goOn(); // the answer to the closing is to be heard
    this.#peer.close(code, reason);
    setTimeout(() => this.#peer.terminate(), CLOSING_MS).unref();
  }

  get isClosed(): boolean {
    return this.readyState === WebSocket.CLOSED;
  }

  /** What was sent and has not been taken, in bytes. */
  get waiting(): number {
    return this.#peer.bufferedAmount;
  }

  /** Closes the socket and with it every document on it; the client comes back with a new one. */
  drop(why: CloseWhy): void {
    if (this.readyState === WebSocket.OPEN) this.close(why.code, why.reason);
  }

  /** Whether so much waits for it, for so long, that it has to go. To be asked every few seconds; `now` in ms. */
  isStalled(now: number): boolean {
    const { waiting } = this;
    if (waiting <= BUFFER_LIMIT_BYTES) {
      this.#fullSince = undefined;
      return false;
    }
    this.#fullSince ??= now;
    return waiting > BUFFER_CEILING_BYTES || now - this.#fullSince > BUFFER_PATIENCE_MS;
  }

  /** Ends it without a handshake: what waits would stand before that. */
  terminate(): void {
    this.#peer.terminate();
  }
}
