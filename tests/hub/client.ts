import { HocuspocusProvider, HocuspocusProviderWebsocket } from '@hocuspocus/provider';
import { vi } from 'vitest';
import * as Y from 'yjs';
import { fromBase64Url } from '../../src/domain/base64url.ts';
import { type Capability, type Claim, capabilityPath } from '../../src/domain/capability.ts';
import { type DocumentRef, documentName } from '../../src/domain/documents.ts';
import type { DeviceId } from '../../src/domain/ids.ts';
import { grant } from '../../src/domain/token.ts';
import { type FromHub, parseFromHub, SYNC_PATH, type ToHub } from '../../src/sync/messages.ts';
import { parseWideFromHub, type WideFromHub, type WideToHub } from '../../src/sync/wide-messages.ts';
import { ROOT_KEY } from './table.ts';

/** One document as a device has it, on its way to the hub. */
export interface OpenDocument {
  doc: Y.Doc;
  provider: HocuspocusProvider;
  /** What has happened, in order: `in`, or `refused: <reason>`, or `closed: <reason>`. */
  events: string[];
  /** Every stateless message that came. */
  messages: FromHub[];
  /** Those of them that a table's tablet does not know. */
  wide: WideFromHub[];
  /** Waits until the hub let it in and gave what it has. */
  synced(): Promise<void>;
  /** Waits for an event, such as `refused: old-link`. */
  happened(event: string): Promise<void>;
  send(message: ToHub | WideToHub): void;
  /** Asks the hub what lies on its disk. Does not wait for any document to be there. */
  receipt(held?: number, device?: string, patience?: number): Promise<Map<number, number>>;
  /** Waits until the hub says that everything that is in the document now lies on its disk. */
  received(): Promise<void>;
}

/** What a test with sockets may take on a machine that is busy with other things, in ms; alone none takes a tenth of it. */
export const BUSY_MACHINE_MS = 40_000;
const ASK_AGAIN_MS = 300;

/** One device: a socket to the hub with many documents on it. */
export class Client {
  readonly socket: HocuspocusProviderWebsocket;
  readonly #open: OpenDocument[] = [];
  /** The codes and reasons with which the hub closed the socket. */
  readonly closes: string[] = [];
  #ask = 0;

  constructor(url: string) {
    this.socket = new HocuspocusProviderWebsocket({
      url: url.replace('http', 'ws') + SYNC_PATH,
      delay: 50,
      minDelay: 50,
      maxDelay: 200,
      onOpen: () => {
        (this.socket as unknown as { messageQueue: unknown[] }).messageQueue = [];
      },
      onClose: ({ event }) => this.closes.push(`${event.code} ${event.reason}`),
    });
  }

  /** Opens a document with the link that its claim gives, or with any other token. */
  open(ref: DocumentRef | string, link: Claim | Capability | string, doc = new Y.Doc()): OpenDocument {
    const events: string[] = [];
    const messages: FromHub[] = [];
    const wide: WideFromHub[] = [];
    const provider = new HocuspocusProvider({
      websocketProvider: this.socket,
      name: typeof ref === 'string' ? ref : documentName(ref),
      token: typeof link === 'string' ? link : capabilityPath('token' in link ? link : grant(ROOT_KEY, link)),
      document: doc,
      awareness: null,
      onAuthenticated: () => events.push('in'),
      onAuthenticationFailed: ({ reason }) => events.push(`refused: ${reason}`),
      onClose: ({ event }) => events.push(`closed: ${event.reason}`),
      onStateless: ({ payload }) => {
        const message = parseFromHub(payload);
        if (message) messages.push(message);
        const other = parseWideFromHub(payload);
        if (other) wide.push(other);
      },
    });
    provider.attach();
    const receipt = async (held = 0, device = 'tablet', patience?: number) => {
      const ask = ++this.#ask;
      open.send({ type: 'report', ask, device: device as DeviceId, held });
      const answer = await until(() => messages.find((m) => m.type === 'received' && m.ask === ask), patience);
      if (answer.type !== 'received') throw new Error('not a receipt');
      return Y.decodeStateVector(fromBase64Url(answer.vector) as Uint8Array);
    };
    const open: OpenDocument = {
      doc,
      provider,
      events,
      messages,
      wide,
      receipt,
      synced: () => until(() => provider.synced || undefined).then(() => {}),
      happened: (event) => until(() => events.includes(event) || undefined).then(() => {}),
      send: (message) => provider.sendStateless(JSON.stringify(message)),
      received: async () => {
        const mine = [...Y.decodeStateVector(Y.encodeStateVector(doc))];
        for (;;) {
          await until(() => provider.isAuthenticated || undefined);
          // A question asked while the socket is away is lost, so it is asked again.
          const theirs = await receipt(0, 'tablet', ASK_AGAIN_MS).catch(() => new Map<number, number>());
          if (mine.every(([client, clock]) => (theirs.get(client) ?? 0) >= clock)) return;
        }
      },
    };
    this.#open.push(open);
    return open;
  }

  close(): void {
    for (const { provider } of this.#open) provider.destroy();
    this.socket.destroy();
  }
}

/** Waits until something is there, and gives it. */
export function until<T>(find: () => T | undefined, timeout = 20_000): Promise<T> {
  return vi.waitFor(
    () => {
      const found = find();
      if (found === undefined) throw new Error(`Waited in vain for: ${find}`);
      return found;
    },
    { timeout, interval: 5 },
  );
}
