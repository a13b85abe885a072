import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startHub } from '../src/hub/hub.ts';
import { SqliteLog } from '../src/hub/sqlite-log.ts';
import { MEETING } from '../tests/hub/table.ts';

/**
 * One server in a process of its own, so that its processor time can be told from that of its crowd: the hub, or the least that sends the same
 * bytes to as many sockets. It takes messages from its parent: `cpu` is answered with the milliseconds that it has used, and what is to be
 * broadcast is sent to every socket of the plain one.
 */
export type FromServer = { port: number } | { cpu: number };
export type ToServer = { cpu: true } | { broadcast: string };

const tell = (message: FromServer) => process.send?.(message);
const [kind, rootKey = ''] = process.argv.slice(2);
const broadcast = kind === 'hub' ? await hub() : await bare();

process.on('message', (message: ToServer) => {
  if ('broadcast' in message) return broadcast(message.broadcast);
  const { user, system } = process.cpuUsage();
  tell({ cpu: (user + system) / 1_000 });
});

async function hub(): Promise<(text: string) => void> {
  const data = mkdtempSync(path.join(tmpdir(), 'tafellaken-bench-'));
  process.once('exit', () => rmSync(data, { recursive: true, force: true }));
  process.once('SIGTERM', () => process.exit());
  const log = SqliteLog.open(data);
  await log.publish(MEETING, Buffer.from(rootKey, 'hex'));
  const options = { port: 0, host: '127.0.0.1', data, dist: 'no-such-folder', sample: 'none' } as const;
  const { port } = await startHub({ options, log, version: 'bench', notify: () => undefined });
  tell({ port });
  return () => undefined; // what it passes on comes from a desk
}

/** Node's own server with the few lines of RFC 6455 that sending takes: a frame is made once and written to every socket. */
async function bare(): Promise<(text: string) => void> {
  const sockets = new Set<Socket>();
  const server = createServer();
  server.on('upgrade', (request, socket: Socket) => {
    const accept = createHash('sha1')
      .update(`${request.headers['sec-websocket-key']}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`)
      .digest('base64');
    const lines = ['HTTP/1.1 101 Switching Protocols', 'Upgrade: websocket', 'Connection: Upgrade'];
    socket.write(`${lines.join('\r\n')}\r\nSec-WebSocket-Accept: ${accept}\r\n\r\n`);
    socket.on('error', () => socket.destroy());
    socket.on('close', () => sockets.delete(socket));
    sockets.add(socket);
  });
  server.listen(0, '127.0.0.1', () => tell({ port: (server.address() as AddressInfo).port }));
  return (text) => {
    const body = Buffer.from(text);
    const head = Buffer.from([0x82, 126, body.length >> 8, body.length & 255]);
    const frame = Buffer.concat([head, body]);
    for (const socket of sockets) socket.write(frame);
  };
}
