import { randomBytes } from 'node:crypto';
import { toBase64Url } from '../domain/base64url.ts';
import { rememberShortStrings } from '../domain/short-strings.ts';
import { CodeAttempts } from './code-attempts.ts';
import { ShortCodes } from './codes.ts';
import { COMPACT_EVERY_MS, Compactor } from './compactor.ts';
import { Conversation, PRESENCE_EVERY_MS, PRESENCE_SAVE_MS } from './conversation.ts';
import { HubCore } from './core.ts';
import { openDoors } from './doors.ts';
import { createHttpHandler } from './http.ts';
import type { HubLog } from './log.ts';
import { messageOf, type Notify } from './notice.ts';
import type { HubOptions } from './options.ts';
import { createRelay } from './relay.ts';
import { makeSample } from './sample.ts';
import { StaticFiles } from './static-files.ts';
import type { CertificateSource } from './tls/source.ts';

/** How often sockets are looked after, in ms: a tenth of the silence that is borne. */
const SWEEP_EVERY_MS = 3_000;
/** How long clients get to hear that the hub stops, in ms. */
const GOODBYE_MS = 200;
const OPERATOR_KEY_BYTES = 32;

export interface Hub {
  /** The port that the app is on. */
  port: number;
  /** With https, the port of http, which sends there. */
  plainPort: number | undefined;
  /** Looks now whether another certificate is to be served; it is looked every minute too. */
  renewCertificate(): Promise<void>;
  operatorKey: string;
  core: HubCore;
  /** Whether there is a built app to serve. */
  appFound: boolean;
  /** Lets go of the sockets, writes what waits, and closes the log. */
  stop(): Promise<void>;
}

export interface HubParts {
  options: Pick<HubOptions, 'port' | 'host' | 'data' | 'dist' | 'sample'> & Partial<Pick<HubOptions, 'trustProxy'>>;
  /** Without it the hub speaks http. */
  tls?: { source: CertificateSource; port: number };
  log: HubLog;
  version: string;
  notify: Notify;
  now?: () => number;
}

/** Starts a hub on an open log. Rejects when it cannot listen; the log is then still open. */
export async function startHub({ options, tls, log, version, notify, now = Date.now }: HubParts): Promise<Hub> {
  rememberShortStrings();
  const random = (length: number) => Uint8Array.from(randomBytes(length));
  const operatorKey = await log.operatorKey(() => toBase64Url(random(OPERATOR_KEY_BYTES)));
  const core = new HubCore(log, notify);
  if (options.sample !== 'none') await makeSample(core, random, { statements: options.sample === 'filled' });
  const conversation = new Conversation({ core, version, now, notify });
  await conversation.restore();
  const files = new StaticFiles(options.dist);
  const trustProxy = options.trustProxy ?? false;
  const handleRequest = createHttpHandler({
    core,
    codes: new ShortCodes(core, new CodeAttempts()),
    files,
    operatorKey,
    version,
    notify,
    trustProxy,
    offerSample: options.sample !== 'none',
    deleteMeeting: async (meeting) => {
      const deletion = await core.delete(meeting, now());
      conversation.forget(meeting);
      relay.closeMeeting(meeting);
      return deletion;
    },
  });
  const relay = createRelay({
    core,
    listener: conversation,
    handleRequest,
    notify,
    trustProxy,
  });
  const doors = await openDoors(relay.httpServer, { host: options.host, port: options.port, ...(tls && { tls }) });
  core.finishErasing().catch((error) => notify('not-erased', { reason: 'disk', error: messageOf(error) }));
  const compactor = new Compactor(core, notify);
  const timers = [
    setInterval(() => relay.sweep(now()), SWEEP_EVERY_MS),
    setInterval(() => conversation.tell(), PRESENCE_EVERY_MS),
    setInterval(() => conversation.save(), PRESENCE_SAVE_MS),
    setInterval(() => compactor.turn(), COMPACT_EVERY_MS),
  ];
  return {
    port: doors.port,
    plainPort: doors.plainPort,
    renewCertificate: doors.renew,
    operatorKey,
    core,
    appFound: files.found,
    async stop() {
      for (const timer of timers) clearInterval(timer);
      const closed = doors.close();
      relay.close();
      setTimeout(() => doors.closeAllConnections(), GOODBYE_MS).unref();
      await Promise.race([closed, new Promise((resolve) => setTimeout(resolve, 2 * GOODBYE_MS))]);
      await conversation.save();
      await log.close();
    },
  };
}
