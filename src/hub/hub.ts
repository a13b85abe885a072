import { randomBytes } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { toBase64Url } from '../domain/base64url.ts';
import { COMPACT_EVERY_MS, Compactor } from './compactor.ts';
import { Conversation, PRESENCE_EVERY_MS, PRESENCE_SAVE_MS } from './conversation.ts';
import { HubCore } from './core.ts';
import { createHttpHandler } from './http.ts';
import type { HubLog } from './log.ts';
import { messageOf, type Notify } from './notice.ts';
import type { HubOptions } from './options.ts';
import { createRelay } from './relay.ts';
import { makeSample } from './sample.ts';
import { StaticFiles } from './static-files.ts';

/** How often sockets are looked after, in ms: a tenth of the silence that is borne. */
const SWEEP_EVERY_MS = 3_000;
/** How long clients get to hear that the hub stops, in ms. */
const GOODBYE_MS = 200;
const OPERATOR_KEY_BYTES = 32;

export interface Hub {
  /** The port it listens on. */
  port: number;
  operatorKey: string;
  core: HubCore;
  /** Whether there is a built app to serve. */
  appFound: boolean;
  /** Lets go of the sockets, writes what waits, and closes the log. */
  stop(): Promise<void>;
}

export interface HubParts {
  options: HubOptions;
  log: HubLog;
  version: string;
  notify: Notify;
  now?: () => number;
}

/** Starts a hub on an open log. Rejects when it cannot listen; the log is then still open. */
export async function startHub({ options, log, version, notify, now = Date.now }: HubParts): Promise<Hub> {
  const random = (length: number) => Uint8Array.from(randomBytes(length));
  const operatorKey = await log.operatorKey(() => toBase64Url(random(OPERATOR_KEY_BYTES)));
  const core = new HubCore(log, notify);
  if (options.sample !== 'none') await makeSample(core, random, { statements: options.sample === 'filled' });
  const conversation = new Conversation({ log, version, now, notify });
  await conversation.restore();
  const files = new StaticFiles(options.dist);
  const handleRequest = createHttpHandler({
    core,
    files,
    operatorKey,
    version,
    notify,
    offerSample: options.sample !== 'none',
  });
  const relay = createRelay({ core, listener: conversation, handleRequest, notify });
  const { httpServer } = relay;
  await new Promise<void>((resolve, reject) => {
    httpServer.once('error', reject);
    httpServer.listen(options.port, options.host, () => {
      httpServer.off('error', reject);
      resolve();
    });
  });
  core.finishErasing().catch((error) => notify('not-erased', { reason: 'disk', error: messageOf(error) }));
  const compactor = new Compactor(core, notify);
  const timers = [
    setInterval(() => relay.sweep(now()), SWEEP_EVERY_MS),
    setInterval(() => conversation.tell(), PRESENCE_EVERY_MS),
    setInterval(() => conversation.save(), PRESENCE_SAVE_MS),
    setInterval(() => compactor.turn(), COMPACT_EVERY_MS),
  ];
  return {
    port: (httpServer.address() as AddressInfo).port,
    operatorKey,
    core,
    appFound: files.found,
    async stop() {
      for (const timer of timers) clearInterval(timer);
      const closed = new Promise((resolve) => httpServer.close(resolve));
      relay.close();
      setTimeout(() => httpServer.closeAllConnections(), GOODBYE_MS).unref();
      await Promise.race([closed, new Promise((resolve) => setTimeout(resolve, 2 * GOODBYE_MS))]);
      await conversation.save();
      await log.close();
    },
  };
}
