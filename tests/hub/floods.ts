import { randomBytes } from 'node:crypto';
import { Doc, encodeStateVector } from 'yjs';
import { type Claim, capabilityPath } from '../../src/domain/capability.ts';
import { documentName } from '../../src/domain/documents.ts';
import type { StationId } from '../../src/domain/ids.ts';
import { grant } from '../../src/domain/token.ts';
import { SYNC_PATH } from '../../src/sync/messages.ts';
import { BytesWriter } from '../fuzz/bytes-writer.ts';
import { authFrame } from '../fuzz/hostile-frame.ts';
import { captured, host, tableDocument, updateWith } from './table.ts';

/** The table that floods the hub. */
const FLOODING = 'tafel-lawaai' as StationId;
const FLOODED = documentName(tableDocument(FLOODING));

const link = (claim: Claim, key: Uint8Array) => capabilityPath(grant(key, claim));

/** What an attacker sends, over and over. `link`: what it shows first. `sockets`: over how many. */
export interface Flood {
  link: string;
  sockets: number;
  /** Comes back with a new socket whenever the hub closes one. */
  frame: () => Uint8Array<ArrayBuffer>;
}

const syncFrame = (kind: number, bytes: Uint8Array) =>
  new BytesWriter().text(FLOODED).uint(0).uint(kind).block(bytes).bytes();
/** Made once: making them is not to take the time of whoever measures. */
const small = () => Array.from({ length: 5_000 }, (_, i) => syncFrame(2, updateWith(captured(`lawaai ${i}`))));
const large = () =>
  Array.from({ length: 8 }, () => syncFrame(2, updateWith(...Array.from({ length: 1_000 }, () => captured('lawaai')))));
const questions = () => [syncFrame(0, encodeStateVector(new Doc()))];
const guesses = () =>
  Array.from({ length: 64 }, () => authFrame(FLOODED, link(host(FLOODING), Uint8Array.from(randomBytes(32)))));

function turns(frames: Uint8Array<ArrayBuffer>[]): () => Uint8Array<ArrayBuffer> {
  let i = 0;
  return () => frames[i++ % frames.length] as Uint8Array<ArrayBuffer>;
}

export const FLOODS: Record<string, (key: Uint8Array) => Flood> = {
  'statements, one socket': (key) => ({ link: link(host(FLOODING), key), sockets: 1, frame: turns(small()) }),
  'statements, eight sockets': (key) => ({ link: link(host(FLOODING), key), sockets: 8, frame: turns(small()) }),
  'a thousand statements a frame': (key) => ({ link: link(host(FLOODING), key), sockets: 1, frame: turns(large()) }),
  'asking for everything, for ever': (key) => ({
    link: link(host(FLOODING), key),
    sockets: 4,
    frame: turns(questions()),
  }),
  'guessing tokens': () => ({ link: '', sockets: 8, frame: turns(guesses()) }),
};

/** What the flooder leaves waiting on its own side, in bytes: when the hub does not read, it can only wait. */
const WAITING_LIMIT = 256 * 1024;
const PUMP_EVERY_MS = 2;
const FRAMES_A_TURN = 200;

/** `sent`: frames so far, those that wait at the flooder among them. */
export function startFlood(url: string, { link, sockets, frame }: Flood): { sent(): number; stop(): void } {
  let sent = 0;
  let stopped = false;
  const open = new Set<WebSocket>();
  const connect = () => {
    if (stopped) return;
    const socket = new WebSocket(url.replace('http', 'ws') + SYNC_PATH);
    socket.binaryType = 'arraybuffer';
    socket.onopen = () => {
      if (link) socket.send(authFrame(FLOODED, link));
      open.add(socket);
    };
    socket.onclose = () => {
      open.delete(socket);
      setTimeout(connect, PUMP_EVERY_MS);
    };
  };
  for (let i = 0; i < sockets; i++) connect();
  const pump = setInterval(() => {
    for (const socket of open) {
      for (let i = 0; i < FRAMES_A_TURN && socket.bufferedAmount < WAITING_LIMIT; i++) {
        if (socket.readyState !== WebSocket.OPEN) break;
        socket.send(frame());
        sent++;
      }
    }
  }, PUMP_EVERY_MS);
  return {
    sent: () => sent,
    stop() {
      stopped = true;
      clearInterval(pump);
      for (const socket of open) socket.close();
    },
  };
}
