import { WebSocket } from 'ws';
import * as Y from 'yjs';
import { capabilityPath } from '../src/domain/capability.ts';
import { documentName, ENTRIES } from '../src/domain/documents.ts';
import { type DeviceId, type EntryId, newId, type StationId } from '../src/domain/ids.ts';
import { SAMPLE_STATEMENTS } from '../src/domain/sample-statements.ts';
import { grant } from '../src/domain/token.ts';
import { parseFromHub, SYNC_PATH } from '../src/sync/messages.ts';
import { Receipts } from '../src/sync/receipts.ts';
import { decodeFrame, FRAME, SYNC, statelessFrame, syncFrame, tokenFrame } from '../tests/compatibility/frames.ts';
import { captured, host, tableDocument } from '../tests/hub/table.ts';
import type { ServerKind } from './one-server.ts';

/** What is spoken at a server. */
export type Speech = Exclude<ServerKind, 'stored'>;

/** How a table speaks to one kind of server. All send the same updates; with the hub they ask for receipts as the app does. */
export interface TableOptions {
  kind: Speech;
  port: number;
  rootKey: Uint8Array;
  index: number;
  /** A statement lies on the hub's disk. */
  received?(marker: string): void;
}

/** One document for all, of servers that have no other. */
export const SHARED = 'shared';
/** What tells statements apart on their way, whatever is around them: `~table.number~`. */
export const MARKER = /~\d+\.\d+~/g;

export function stationOf(index: number): StationId {
  return `table-${index + 1}` as StationId;
}

/** A table's tablet without its screen and its disk: a socket, a document, and receipts where the server gives them. */
export class CrowdTable {
  readonly #options: TableOptions;
  readonly #doc = new Y.Doc();
  readonly #markers = new Map<EntryId, string>();
  readonly #receipts: Receipts;
  readonly #document: string;
  readonly #device: DeviceId;
  #socket: WebSocket | undefined;
  #said = 0;

  constructor(options: TableOptions) {
    const { kind, index } = options;
    this.#options = options;
    this.#device = newId((length) => crypto.getRandomValues(new Uint8Array(length)));
    this.#document = kind === 'hub' ? documentName(tableDocument(stationOf(index))) : SHARED;
    this.#receipts = new Receipts({
      doc: this.#doc,
      holds: () => true,
      device: this.#device,
      send: (message) => this.#socket?.send(statelessFrame(this.#document, message)),
      held: () => this.#markers.size,
      name: () => undefined,
      received: (ids) => this.#received(ids),
    });
    this.#doc.on('update', (update: Uint8Array) => this.#send(SYNC.update, update));
  }

  /** Has one more said here; it goes to the server at once when there is a socket. Returns what tells it apart. */
  say(): string {
    const { index } = this.#options;
    const number = this.#said++;
    const line = SAMPLE_STATEMENTS[(index * 7 + number * 13) % SAMPLE_STATEMENTS.length];
    const marker = `~${index}.${number}~`;
    const { angles, theme, kind, voice } = line ?? {};
    const entry = {
      ...captured(`${marker} ${line?.text}`, number + 1),
      angles,
      theme,
      ...(kind && { kind }),
      ...(voice && { voice }),
      device: this.#device,
    };
    this.#markers.set(entry.id, marker);
    this.#doc.getArray(ENTRIES).push([entry]);
    if (this.#options.kind === 'hub') this.#receipts.add([entry.id]);
    return marker;
  }

  /** Comes to the server with all that was said so far. Resolves when it has been let in. */
  connect(): Promise<void> {
    const { kind, port, rootKey, index } = this.#options;
    const path = { hub: SYNC_PATH, raw: '/table', hocuspocus: '/', 'y-websocket': `/${SHARED}` }[kind];
    const socket = new WebSocket(`ws://127.0.0.1:${port}${path}`, { perMessageDeflate: false });
    this.#socket = socket;
    return new Promise((resolve, reject) => {
      socket.once('error', reject);
      socket.once('close', () => this.#receipts.lost());
      socket.once('open', () => {
        if (kind === 'raw') {
          if (this.#said > 0) socket.send(Y.encodeStateAsUpdate(this.#doc));
          resolve();
          return;
        }
        const link = grant(rootKey, host(stationOf(index)));
        if (kind !== 'y-websocket') socket.send(tokenFrame(this.#document, capabilityPath(link)));
        this.#send(SYNC.step1, Y.encodeStateVector(this.#doc));
        resolve();
      });
      if (kind !== 'raw') socket.on('message', (bytes: Buffer) => this.#heard(bytes));
    });
  }

  leave(): void {
    this.#socket?.terminate();
  }

  #heard(bytes: Buffer): void {
    // y-websocket names no document in its frames; a table does not read what others say at the same document
    const named = this.#options.kind === 'y-websocket' ? withName(bytes) : bytes;
    if (isUpdate(named)) return;
    const { type, sync, message } = decodeFrame(named);
    if (sync?.part === SYNC.step1) this.#send(SYNC.step2, Y.encodeStateAsUpdate(this.#doc, sync.payload));
    if (this.#options.kind !== 'hub') return;
    if (type === FRAME.auth) this.#receipts.connected();
    const answer = message && parseFromHub(JSON.stringify(message));
    if (answer?.type === 'received') this.#receipts.answered(answer);
  }

  #send(part: number, payload: Uint8Array): void {
    if (this.#socket?.readyState !== WebSocket.OPEN) return;
    const { kind } = this.#options;
    if (kind === 'raw') this.#socket.send(payload);
    else if (kind === 'y-websocket') this.#socket.send(syncFrame('', part, payload).subarray(1));
    else this.#socket.send(syncFrame(this.#document, part, payload));
  }

  #received(ids: readonly EntryId[]): void {
    for (const id of ids) {
      const marker = this.#markers.get(id);
      this.#markers.delete(id);
      if (marker) this.#options.received?.(marker);
    }
  }
}

/** The frame as a server with many documents would have sent it. */
export function withName(bytes: Uint8Array): Buffer {
  return Buffer.concat([Uint8Array.of(0), bytes]);
}

function isUpdate(bytes: Uint8Array): boolean {
  const type = 1 + (bytes[0] ?? 0); // all names here are shorter than 128 bytes
  return bytes[type] === FRAME.sync && bytes[type + 1] === SYNC.update;
}
