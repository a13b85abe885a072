import { HocuspocusProvider, HocuspocusProviderWebsocket, WebSocketStatus } from '@hocuspocus/provider';
import type * as Y from 'yjs';
import { type Capability, capabilityPath } from '../domain/capability.ts';
import type { DocumentName } from '../domain/documents.ts';
import { guardedWebSocket } from './guarded-web-socket.ts';
import {
  type FromHub,
  MAJOR_VERSION,
  MAJOR_VERSION_PARAMETER,
  parseFromHub,
  REFUSAL_REASONS,
  type RefusalReason,
  SYNC_PATH,
  type ToHub,
} from './messages.ts';
import type { WideToHub } from './wide-messages.ts';

/** What is said about a document on its way to the hub. */
export interface AttachHandlers {
  /** The hub has let this device in on the document, and the exchange of what both lack has begun. */
  admitted(): void;
  refused(reason: RefusalReason): void;
  /** Everything that the hub has of the document is here. */
  caughtUp(): void;
  message(message: FromHub): void;
  /** A message of a kind that is not read here. */
  other?(payload: string): void;
  /** The connection is gone; it comes back by itself. */
  lost(): void;
}
export interface Attached {
  send(message: ToHub | WideToHub): void;
  detach(): void;
}
/** One socket to one hub, for many documents. A port: the simulation puts its own network here. */
export interface Connection {
  attach(document: DocumentName, doc: Y.Doc, capability: Capability, handlers: AttachHandlers): Attached;
  /** Tries at once instead of at the next turn: the network is back, or the page is looked at again. */
  nudge(): void;
  close(): void;
}
export type Connect = (hub: string) => Connection;

/** Everything must be over within 3 s of the hub's return: a try starts at most this much after the one before. */
const LONGEST_WAIT_MS = 1_500;
const SHORTEST_WAIT_MS = 300;
/** A connection that neither opens nor fails (a login page, a dead route) is given up and tried again. */
const OPENING_PATIENCE_MS = 5_000;
/** How often a link that was turned away is tried again: its station may have been given back. */
const REFUSED_WAIT_MS = 5_000;
const HUB_DEFECT = 'permission-denied';
/** Sockets in a row on which nothing could be read, after which the hub is said to be of another kind. */
const RUBBISH_LIMIT = 3;

/** Connects to a hub at an origin (`https://…`). */
export const connectToHub: Connect = (hub) => {
  const attached = new Set<{ refused(reason: RefusalReason): void }>();
  let rubbish = 0;
  const socket = new HocuspocusProviderWebsocket({
    url: `${hub.replace(/^http/, 'ws')}${SYNC_PATH}?${MAJOR_VERSION_PARAMETER}=${MAJOR_VERSION}`,
    delay: SHORTEST_WAIT_MS,
    minDelay: SHORTEST_WAIT_MS,
    maxDelay: LONGEST_WAIT_MS,
    factor: 1.5,
    WebSocketPolyfill: guardedWebSocket({
      read: () => {
        rubbish = 0;
      },
      unreadable: () => {
        rubbish++;
        if (rubbish >= RUBBISH_LIMIT) for (const a of attached) a.refused('incompatible');
      },
    }),
    // What was queued while there was no connection is in the documents, and goes over by their vectors: once, not twice.
    onOpen: () => {
      (socket as unknown as { messageQueue: unknown[] }).messageQueue = [];
    },
  });
  let openingSince = Date.now();
  socket.on('status', ({ status }: { status: WebSocketStatus }) => {
    if (status === WebSocketStatus.Connecting) openingSince = Date.now();
  });
  const watch = setInterval(() => {
    const opening = socket.status === WebSocketStatus.Connecting;
    if (opening && Date.now() - openingSince > OPENING_PATIENCE_MS) socket.webSocket?.close();
  }, 1_000);
  (watch as { unref?: () => void }).unref?.();

  return {
    attach(document, doc, capability, handlers) {
      attached.add(handlers);
      let retry: ReturnType<typeof setTimeout> | undefined;
      const again = (ms: number) => {
        clearTimeout(retry);
        retry = setTimeout(() => {
          if (socket.status !== WebSocketStatus.Connected) return; // opening sends both by itself
          void provider.sendToken().then(() => provider.startSync());
        }, ms);
        (retry as { unref?: () => void }).unref?.();
      };
      const provider = new HocuspocusProvider({
        name: document,
        document: doc,
        websocketProvider: socket,
        awareness: null,
        token: () => capabilityPath(capability),
        onAuthenticated: () => handlers.admitted(),
        onAuthenticationFailed: ({ reason }) => {
          // Hocuspocus's own word for a defect of the hub; a reason that is not known here is one of a later version
          if (reason === HUB_DEFECT) handlers.lost();
          else handlers.refused(REFUSAL_REASONS.find((r) => r === reason) ?? 'incompatible');
          again(REFUSED_WAIT_MS);
        },
        onSynced: () => handlers.caughtUp(),
        onStateless: ({ payload }) => {
          const message = parseFromHub(payload);
          if (message) handlers.message(message);
          else handlers.other?.(payload);
        },
        onClose: ({ event }) => {
          const reason = REFUSAL_REASONS.find((r) => r === event.reason);
          if (reason) handlers.refused(reason);
          else handlers.lost();
          again(reason ? REFUSED_WAIT_MS : SHORTEST_WAIT_MS); // when the hub closed this document alone
        },
      });
      provider.attach();
      return {
        send: (message) => provider.sendStateless(JSON.stringify(message)),
        detach() {
          clearTimeout(retry);
          attached.delete(handlers);
          provider.destroy();
        },
      };
    },
    nudge() {
      if (socket.status === WebSocketStatus.Disconnected) void socket.connect();
      else if (socket.status === WebSocketStatus.Connecting && Date.now() - openingSince > SHORTEST_WAIT_MS) {
        socket.webSocket?.close();
      }
    },
    close() {
      clearInterval(watch);
      socket.destroy();
    },
  };
};
