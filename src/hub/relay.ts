import type { Server as HttpServer, IncomingMessage, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { type Connection, Server } from '@hocuspocus/server';
import { type Claim, leads } from '../domain/capability.ts';
import type { DocumentName, DocumentRef } from '../domain/documents.ts';
import { getOrMake } from '../domain/get-or-make.ts';
import type { MeetingId } from '../domain/ids.ts';
import { MAJOR_VERSION, MAJOR_VERSION_PARAMETER, type RefusalReason, SYNC_PATH } from '../sync/messages.ts';
import { addressOf } from './address.ts';
import { broadcastNext, broadcastTo } from './broadcast.ts';
import type { HubCore } from './core.ts';
import { Entrance } from './entrance.ts';
import {
  FRAME_LIMIT_BYTES,
  HEAD_PATIENCE_MS,
  LEADER_DOCUMENTS,
  OTHER_DOCUMENTS,
  REQUEST_PATIENCE_MS,
} from './limits.ts';
import { messageOf, type Notify } from './notice.ts';
import { CLOSE, HubSocket, type PeerSocket } from './socket.ts';

/** One link at work on one document over one socket. */
export interface Seat {
  claim: Claim;
  ref: DocumentRef;
}
export interface SeatContext {
  socket: HubSocket;
  seat?: Seat;
}
export type SeatConnection = Connection<SeatContext>;

/** What the relay tells of: stateless messages, and seats that are left. Neither may throw. */
export interface RelayListener {
  message(seat: Seat, connection: SeatConnection, payload: string): void;
  left(seat: Seat): void;
}

export interface RelayOptions {
  core: HubCore;
  listener: RelayListener;
  /** Answers a plain HTTP request; must not reject. */
  handleRequest: (request: IncomingMessage, response: ServerResponse) => Promise<void>;
  notify: Notify;
  /** Whether a proxy stands before the hub, whose word on who is there is believed. */
  trustProxy: boolean;
}

export interface Relay {
  httpServer: HttpServer;
  /** Closes the sockets that went silent or that nobody reads from. To be called every few seconds. */
  sweep(now: number): void;
  /** Closes every socket on which a document of that meeting is open: the meeting is not here any more. */
  closeMeeting(meeting: MeetingId): void;
  /** Closes every socket, so that clients look for the hub again. */
  close(): void;
}

/** Each document sends a handful of messages before the answer to its token. */
const UNAUTHENTICATED_MESSAGES_LIMIT = 4 * LEADER_DOCUMENTS;
/** A socket that says nothing for three heartbeats is dropped; one that shows no valid link, too. Unit: ms. */
const SILENCE_MS = 30_000;
/** What the hub writes into a request for a socket, to know it again: a number. Whatever stood there is written over. */
const VISIT_HEADER = 'x-tafellaken-visit';
/** Yjs's first sync message only asks; it brings nothing. */
const SYNC_STEP_1 = 0;
/** An update of this many bytes or fewer is empty. */
const EMPTY_UPDATE_BYTES = 2;

/** As Hocuspocus has it, but for a name that only documents within documents need: Yjs asks the system for random bytes 33 times for one. */
const DOCUMENT_OPTIONS = { gc: true, gcFilter: () => true, guid: 'document' };

/** The hub's sockets: Hocuspocus, with the core's rules before everything that it does. */
export function createRelay({ core, listener, handleRequest, notify, trustProxy }: RelayOptions): Relay {
  const sockets = new Map<HubSocket, { lastMessageReceivedAt: number }>();
  const seats = new Map<MeetingId, Map<Seat, SeatConnection>>();
  const entrance = new Entrance(notify);
  /** Those that asked for a socket and do not have it yet. */
  const coming = new Map<string, { address: string; socket: Duplex }>();
  let visits = 0;

  const server = new Server<SeatContext>({
    quiet: true,
    stopOnSignals: false,
    timeout: SILENCE_MS,
    maxPendingDocuments: LEADER_DOCUMENTS,
    maxUnauthenticatedQueueMessages: UNAUTHENTICATED_MESSAGES_LIMIT,
    maxUnauthenticatedQueueSize: FRAME_LIMIT_BYTES,
    websocketOptions: { maxPayload: FRAME_LIMIT_BYTES },
    yDocOptions: DOCUMENT_OPTIONS,
    flushDelay: false, // what goes out in one turn is put together below

    async onRequest({ request, response }) {
      await handleRequest(request, response);
      throw null; // Hocuspocus then leaves the answer alone
    },

    async onUpgrade({ request, socket }) {
      socket.on('error', () => socket.destroy()); // a client gone in the middle of the upgrade must not stop the hub
      const address = addressOf(request, trustProxy);
      const isSync = request.url?.split('?')[0] === SYNC_PATH;
      if (isSync && entrance.admits(address)) {
        const visit = String(++visits);
        request.headers[VISIT_HEADER] = visit;
        coming.set(visit, { address, socket });
        socket.once('close', () => coming.delete(visit));
        return;
      }
      const status = isSync ? '503 Service Unavailable' : '404 Not Found';
      socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\n\r\n`);
      throw null;
    },

    async onAuthenticate({ documentName, token, context, connectionConfig, requestParameters }) {
      const { socket } = context;
      try {
        // what it says and stores means something else: it keeps all that it has, and says so to who looks at it
        if (!isOfThisMajorVersion(requestParameters)) throw new TurnedAway('incompatible');
        const authorization = await core.authorize(documentName, token);
        if (authorization.state === 'refused') throw new TurnedAway(authorization.reason);
        const { claim, ref, right } = authorization;
        entrance.knows(socket, claim);
        if (socket.seats >= (leads(claim) ? LEADER_DOCUMENTS : OTHER_DOCUMENTS)) throw new TurnedAway('incompatible');
        connectionConfig.readOnly = right === 'read';
        socket.opening.add(documentName);
        socket.seats++;
        return { seat: { claim, ref } };
      } catch (error) {
        if (error instanceof TurnedAway) {
          notify('refused', { reason: error.reason });
          if (error.reason !== 'incompatible') entrance.doubts(socket, token);
        } else {
          // The link may be good: "permission denied" would make its holder give up, a closed socket makes it come back.
          notify('unreadable', { error: messageOf(error) });
          socket.drop(CLOSE.unstored);
        }
        throw error;
      }
    },

    async onLoadDocument({ document, documentName }) {
      try {
        await core.load(documentName as DocumentName, document);
      } catch (error) {
        notify('unreadable', { document: documentName, error: messageOf(error) });
        document.destroy(); // Hocuspocus forgets it without stopping its timers
        for (const socket of sockets.keys()) if (socket.opening.has(documentName)) socket.drop(CLOSE.unstored);
        throw error;
      }
    },

    async afterLoadDocument({ document }) {
      broadcastTo(document);
    },

    async connected({ documentName, connection, context: { socket, seat } }) {
      socket.opening.delete(documentName);
      sparesHooks(connection);
      const document = server.hocuspocus.documents.get(documentName);
      if (document !== connection.document)
        socket.drop(CLOSE.reset); // put away while this one was let in
      else if (seat && core.isDeleted(seat.ref.meeting)) socket.drop(CLOSE.unknownMeeting);
      else if (seat && document.hasConnection(connection)) seatsOf(seat).set(seat, connection);
    },

    async onDisconnect({ context: { socket, seat } }) {
      if (!seat) return;
      socket.seats--;
      seatsOf(seat).delete(seat);
      listener.left(seat);
    },

    // Awaited before the update is applied and acknowledged: the one place where storing it makes both true.
    async beforeSync({ type, payload, connection, context: { socket, seat } }) {
      if (type === SYNC_STEP_1 || connection.readOnly || payload.byteLength <= EMPTY_UPDATE_BYTES || !seat) return;
      await socket.turn();
      const admission = await core.admit(seat.claim, seat.ref, payload, (entries) => {
        socket.use('entries', entries);
        if (entries > 0) socket.use('updates', 1);
      });
      if (admission.state === 'accepted') {
        if (admission.update) broadcastNext(connection, admission.update);
        if (seat.ref.kind === 'setup') await turnOldLinksAway(seat.ref.meeting);
        return;
      }
      const { reason } = admission.state === 'refused' ? admission : CLOSE.unstored;
      notify(admission.state, {
        document: connection.document.name,
        reason,
        ...(admission.state === 'unstored' && { error: messageOf(admission.error) }),
      });
      // Throwing closes the document alone. After a failed disk that would leave the client waiting for ever, so the socket goes
      // first. An update that breaks the rules is broken for good: there only its document is closed, and says why.
      if (admission.state === 'unstored') socket.drop(CLOSE.unstored);
      else if (reason === 'old-link') socket.drop(CLOSE.oldLink);
      else if (reason === 'unknown-meeting') socket.drop(CLOSE.unknownMeeting);
      throw { code: CLOSE.reset.code, reason: 'incompatible' satisfies RefusalReason };
    },

    async beforeHandleAwareness({ states }) {
      states.clear(); // who is there goes by the hub's presence; sent by everyone to everyone it grows with the square of them
    },

    async onStateless({ connection, payload }) {
      const { seat } = connection.context as SeatContext;
      if (seat) listener.message(seat, connection, payload);
    },
  });

  // Hocuspocus's hooks know no socket before a document is open; handing it in here lets the earlier ones close it.
  const { hocuspocus } = server;
  const handleConnection = hocuspocus.handleConnection.bind(hocuspocus);
  hocuspocus.handleConnection = (incoming, request) => {
    const visit = request.headers.get(VISIT_HEADER) ?? '';
    const from = coming.get(visit);
    coming.delete(visit);
    const socket = new HubSocket(incoming as PeerSocket, from?.socket);
    const client = handleConnection(socket, request, { socket });
    sockets.set(socket, client);
    entrance.entered(socket, from?.address ?? '');
    from?.socket.on('data', (bytes: Buffer) => entrance.hears(socket, bytes.length));
    const { handleMessage, handleClose } = client;
    client.handleMessage = (data) => {
      if (entrance.takes(socket, data.byteLength)) handleMessage(data);
    };
    client.handleClose = (event) => {
      entrance.left(socket);
      handleClose.call(client, event);
    };
    return client;
  };
  server.httpServer.headersTimeout = HEAD_PATIENCE_MS;
  server.httpServer.requestTimeout = REQUEST_PATIENCE_MS;

  function seatsOf(seat: Seat): Map<Seat, SeatConnection> {
    return getOrMake(seats, seat.ref.meeting, () => new Map());
  }

  async function turnOldLinksAway(meeting: MeetingId): Promise<void> {
    const isOutdated = await core.outdated(meeting);
    for (const [seat, connection] of seats.get(meeting) ?? []) {
      if (isOutdated(seat.claim)) connection.context.socket.drop(CLOSE.oldLink);
    }
  }

  function letGo(socket: HubSocket, why: 'silent' | 'stalled', go: () => void): void {
    if (socket.readyState === WebSocket.OPEN) notify('let-go', { why, waiting: socket.waiting });
    go();
  }

  return {
    httpServer: server.httpServer,
    sweep(now) {
      entrance.sweep();
      for (const [socket, client] of sockets) {
        if (socket.isClosed) sockets.delete(socket);
        else if (now - client.lastMessageReceivedAt > SILENCE_MS && !socket.isPaused)
          letGo(socket, 'silent', () => socket.drop(CLOSE.silent));
        else if (socket.isStalled(now)) letGo(socket, 'stalled', () => socket.terminate());
      }
    },
    closeMeeting(meeting) {
      for (const { context } of seats.get(meeting)?.values() ?? []) context.socket.drop(CLOSE.unknownMeeting);
      seats.delete(meeting);
    },
    close() {
      for (const socket of sockets.keys()) socket.drop(CLOSE.restarting);
      const { code, reason } = CLOSE.restarting;
      crosswsOf(server).close(code, reason);
    },
  };
}

/** Hooks of which the hub has none; for each, Hocuspocus parses the request's address anew at every message. */
function sparesHooks(connection: SeatConnection): void {
  const nothing = async () => undefined;
  connection.beforeHandleMessage(nothing).afterHandleMessage(nothing);
}

/** Pings every socket by a timer that Hocuspocus never stops, and that would keep a stopped hub, with all that it had, in memory. */
function crosswsOf(server: Server<SeatContext>): { close(code: number, reason: string): Promise<void> } {
  return (server as unknown as { crossws: ReturnType<typeof crosswsOf> }).crossws;
}

function isOfThisMajorVersion(parameters: URLSearchParams): boolean {
  return Number(parameters.get(MAJOR_VERSION_PARAMETER) ?? 1) === MAJOR_VERSION;
}

/** Hocuspocus hands `reason` to the client's `onAuthenticationFailed`; an error without a message it does not print. */
class TurnedAway extends Error {
  readonly reason: RefusalReason;

  constructor(reason: RefusalReason) {
    super('');
    this.reason = reason;
  }
}
