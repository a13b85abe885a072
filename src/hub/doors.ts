import { createServer, type Server } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { createFront } from './tls/front.ts';
import type { CertificateSource } from './tls/source.ts';

/** Where the hub can be reached: one port with http, or one with https and one with http that sends there. */
export interface Doors {
  /** That of the app. */
  port: number;
  /** With https, that of http. */
  plainPort: number | undefined;
  /** Looks now whether another certificate is due, and serves it from then on. */
  renew(): Promise<void>;
  /** Lets nobody in any more; resolves when those who are in have left. */
  close(): Promise<void>;
  /** Sends those away who have not left. */
  closeAllConnections(): void;
}

export interface DoorsOptions {
  host: string;
  port: number;
  tls?: { source: CertificateSource; port: number };
}

/** How often it is looked whether the certificate is still right, in ms: a laptop that joins another network gets another address. */
const RENEW_EVERY_MS = 60_000;

/** Starts listening. The inner server is the one that knows what to answer. Rejects when a port cannot be had. */
export async function openDoors(inner: Server, { host, port, tls }: DoorsOptions): Promise<Doors> {
  if (!tls) {
    await listen(inner, port, host);
    return {
      port: portOf(inner),
      plainPort: undefined,
      renew: async () => undefined,
      close: () => closed(inner),
      closeAllConnections: () => inner.closeAllConnections(),
    };
  }
  const { source } = tls;
  const server = createTlsServer({ cert: source.current.cert, key: source.current.key });
  // What the inner server was told of patience holds for this one too.
  const { headersTimeout, requestTimeout, keepAliveTimeout, timeout, maxHeadersCount } = inner;
  Object.assign(server, { headersTimeout, requestTimeout, keepAliveTimeout, timeout, maxHeadersCount });
  for (const event of ['request', 'upgrade', 'clientError', 'dropRequest'] as const) {
    if (inner.listenerCount(event) > 0) server.on(event, (...args) => inner.emit(event, ...args));
  }
  await listen(server, tls.port, host);
  const securePort = portOf(server);
  const front = createServer(createFront(source, securePort));
  Object.assign(front, { headersTimeout, requestTimeout, keepAliveTimeout, timeout, maxHeadersCount });
  front.on('upgrade', (_, socket) => {
    socket.on('error', () => socket.destroy());
    socket.end('HTTP/1.1 426 Upgrade Required\r\nUpgrade: TLS/1.2\r\nConnection: close\r\n\r\n');
  });
  try {
    await listen(front, port, host);
  } catch (error) {
    await closed(server);
    throw error;
  }
  const renew = async () => {
    if (await source.look()) server.setSecureContext({ cert: source.current.cert, key: source.current.key });
  };
  const timer = setInterval(renew, RENEW_EVERY_MS);
  return {
    port: securePort,
    plainPort: portOf(front),
    renew,
    async close() {
      clearInterval(timer);
      await Promise.all([closed(server), closed(front)]);
    },
    closeAllConnections() {
      server.closeAllConnections();
      front.closeAllConnections();
    },
  };
}

function listen(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
}

function closed(server: Server): Promise<void> {
  return new Promise((resolve) => server.close(() => resolve()));
}

function portOf(server: Server): number {
  return (server.address() as AddressInfo).port;
}
