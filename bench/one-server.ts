import diagnostics from 'node:diagnostics_channel';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type WebSocket, WebSocketServer } from 'ws';

/**
 * One server in a process of its own, so that its processor time, memory and bytes can be told from those of its crowd. Kinds: the `hub`;
 * `raw`, `ws` that passes on what tables send to whoever came to `/desk`, and sends a broadcast to all, which is the least that any hub
 * does; `stored`, the same with what the hub promises: each on the disk before it goes on, and an answer to its table; `hocuspocus` as it
 * is shipped, storing nothing; `y-websocket`, its server as it is shipped, storing nothing. It takes messages from
 * its parent.
 */
export type ServerKind = 'hub' | 'raw' | 'stored' | 'hocuspocus' | 'y-websocket';
/** Processor time in ms and bytes written to sockets, both since the start; resident memory now and at its most, in bytes. */
export interface Usage {
  cpu: number;
  sent: number;
  rss: number;
  peak: number;
}
export type FromServer = { port: number } | Usage;
export type ToServer = { usage: true } | { broadcast: string };

/** What the hub sends to a table for one statement: acknowledgement and receipt. */
const ANSWER_BYTES = 140;

const open = new Set<Socket>();
let sentByClosed = 0;
diagnostics.subscribe('net.server.socket', (message) => {
  const { socket } = message as { socket: Socket };
  open.add(socket);
  socket.once('close', () => {
    open.delete(socket);
    sentByClosed += socket.bytesWritten;
  });
});

const tell = (message: FromServer) => process.send?.(message);
const [kind, rootKey = '', folder] = process.argv.slice(2) as [ServerKind, string?, string?];
const broadcast = await { hub, raw, stored, hocuspocus, 'y-websocket': yWebsocket }[kind]();
process.once('SIGTERM', () => process.exit());

process.on('message', (message: ToServer) => {
  if ('broadcast' in message) return broadcast?.(message.broadcast);
  const { user, system } = process.cpuUsage();
  const sent = [...open].reduce((sum, socket) => sum + socket.bytesWritten, sentByClosed);
  tell({
    cpu: (user + system) / 1_000,
    sent,
    rss: process.memoryUsage.rss(),
    peak: peakBytes(),
  });
});

/** The most memory that this process ever had. What `resourceUsage` tells begins at what its parent had when it was forked. */
function peakBytes(): number {
  const [, kilobytes] = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8')) ?? [];
  if (!kilobytes) throw new Error('This system does not tell how much memory a process had at most');
  return Number(kilobytes) * 1_024;
}

async function hub(): Promise<undefined> {
  // what one kind of server needs is no memory of another's
  const { startHub } = await import('../src/hub/hub.ts');
  const { SqliteLog } = await import('../src/hub/sqlite-log.ts');
  const { MEETING } = await import('../tests/hub/table.ts');
  const data = folder ?? temporaryFolder();
  const log = SqliteLog.open(data);
  await log.publish(MEETING, Buffer.from(rootKey, 'hex'));
  const options = { port: 0, host: '127.0.0.1', data, dist: 'no-such-folder', sample: 'none' } as const;
  const { port } = await startHub({ options, log, version: 'bench', notify: () => undefined });
  tell({ port });
}

async function raw(): Promise<(text: string) => void> {
  const { server, tellDesks } = serveAlone((bytes) => tellDesks(bytes));
  return (text) => {
    const bytes = Buffer.from(text); // as bytes, or each socket encodes it anew
    for (const socket of server.clients) socket.send(bytes);
  };
}

async function stored(): Promise<undefined> {
  const { DatabaseSync } = await import('node:sqlite');
  const db = new DatabaseSync(path.join(temporaryFolder(), 'log.sqlite'));
  db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; CREATE TABLE updates (bytes BLOB NOT NULL)');
  const insert = db.prepare('INSERT INTO updates VALUES (?)');
  const answer = new Uint8Array(ANSWER_BYTES);
  let waiting: { bytes: Buffer; from: WebSocket }[] = [];
  const commit = () => {
    const all = waiting;
    waiting = [];
    db.exec('BEGIN');
    for (const { bytes } of all) insert.run(bytes);
    db.exec('COMMIT');
    for (const { bytes, from } of all) {
      tellDesks(bytes);
      from.send(answer);
    }
  };
  const { tellDesks } = serveAlone((bytes, from) => {
    if (waiting.push({ bytes, from }) === 1) setImmediate(commit);
  });
}

/** `ws` and nothing else. `heard`: what somebody said who did not come to `/desk`. */
function serveAlone(heard: (bytes: Buffer, from: WebSocket) => void) {
  const desks = new Set<WebSocket>();
  const server: WebSocketServer = new WebSocketServer({ port: 0, host: '127.0.0.1' }, () =>
    tell(portOf(server.address())),
  );
  server.on('connection', (socket, request) => {
    if (request.url === '/desk') desks.add(socket.on('close', () => desks.delete(socket)));
    else socket.on('message', (bytes: Buffer) => heard(bytes, socket));
  });
  const tellDesks = (bytes: Buffer) => {
    for (const desk of desks) desk.send(bytes);
  };
  return { server, tellDesks };
}

async function hocuspocus(): Promise<undefined> {
  const { Server } = await import('@hocuspocus/server');
  const server = new Server({ quiet: true, port: 0, address: '127.0.0.1', stopOnSignals: false });
  await server.listen();
  tell(portOf(server.httpServer.address()));
}

async function yWebsocket(): Promise<undefined> {
  const { setupWSConnection } = await import('@y/websocket-server/utils');
  const http = createServer();
  new WebSocketServer({ server: http }).on('connection', (socket, request) => setupWSConnection(socket, request));
  http.listen(0, '127.0.0.1', () => tell(portOf(http.address())));
}

/** A folder that goes with this process. */
function temporaryFolder(): string {
  const made = mkdtempSync(path.join(tmpdir(), 'tafellaken-bench-'));
  process.once('exit', () => rmSync(made, { recursive: true, force: true }));
  return made;
}

function portOf(address: AddressInfo | string | null): { port: number } {
  return { port: (address as AddressInfo).port };
}
