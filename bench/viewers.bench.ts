import { once } from 'node:events';
import { type Claim, capabilityPath } from '../src/domain/capability.ts';
import { type DocumentRef, documentName } from '../src/domain/documents.ts';
import type { PointId, PollId } from '../src/domain/harvest-ids.ts';
import type { DeviceId, StationId } from '../src/domain/ids.ts';
import { grant } from '../src/domain/token.ts';
import { SYNC_PATH } from '../src/sync/messages.ts';
import type { Live, WideToHub } from '../src/sync/wide-messages.ts';
import { BytesWriter } from '../tests/fuzz/bytes-writer.ts';
import { authFrame } from '../tests/fuzz/hostile-frame.ts';
import {
  entryOf,
  facilitator,
  host,
  ROOT_KEY,
  SCREEN,
  SETUP,
  tableDocument,
  updateWith,
  viewer,
} from '../tests/hub/table.ts';
import { type AtSize, growthRow } from './growth.ts';
import { type Bench, type Comparison, summary } from './harness.ts';
import { type OneServer, startServer } from './processes.ts';

/** As many as watch in a gallery and at home, and two smaller crowds to see how it grows; the hall is beside them. */
const SIZES = [500, 1_000, 2_000];
const MOST = Math.max(...SIZES);
const TABLES = 100;
/** How many times the counts change; before fewer viewers less often. */
const ROUNDS = 15;
const ROUNDS_OF_FEWER = 7;
/** Sockets that are opened at once: a phone does not come alone, and not all come in one moment. */
const AT_ONCE = 100;
/** A machine that is busy with other things needs time. */
const PATIENCE_MS = 120_000;
/** Hocuspocus's kinds of messages, and Yjs's kind of an update. */
const [SYNC, STATELESS, UPDATE] = [0, 5, 2];

const POLL = 'peiling' as PollId;
const POINT = 'bus' as PointId;
const counts = (total: number): Live => ({
  angles: ['Preventie', 'Samenwerking', 'Zeggenschap'].map((nl) => ({ name: { nl }, colour: 'blue', icon: 'voice' })),
  themes: Array.from({ length: 24 }, (_, i) => ({
    name: { nl: `Thema ${i}`, en: `Theme ${i}` },
    colour: 'red' as const,
    total,
    counts: [total, total, total, total],
  })),
  total,
  stations: TABLES,
  of: TABLES,
});

/** A socket that opens one document, and counts what it hears. */
class Onlooker {
  readonly socket: WebSocket;
  /** Resolves at the next frame in which that text stands. */
  waiting: { text: string; heard: () => void } | undefined;

  constructor({ port }: OneServer) {
    this.socket = new WebSocket(`ws://127.0.0.1:${port}${SYNC_PATH}`);
    this.socket.binaryType = 'arraybuffer';
    this.socket.onmessage = ({ data }) => {
      const { waiting } = this;
      if (!waiting || !Buffer.from(data as ArrayBuffer).includes(waiting.text)) return;
      this.waiting = undefined;
      waiting.heard();
    };
  }
  async open(): Promise<this> {
    if (this.socket.readyState !== WebSocket.OPEN) await once(this.socket, 'open');
    return this;
  }
  async join(ref: DocumentRef, claim: Claim): Promise<this> {
    await this.open();
    const name = documentName(ref);
    const heard = this.hears(ref.kind === 'screen' || ref.kind === 'setup' ? '"welcome"' : 'read');
    this.socket.send(authFrame(name, capabilityPath(grant(ROOT_KEY, claim))));
    this.say(ref, { type: 'hello', ask: 1 });
    await heard;
    return this;
  }
  say(ref: DocumentRef, message: WideToHub | { type: 'hello'; ask: number }): void {
    this.socket.send(new BytesWriter().text(documentName(ref)).uint(STATELESS).text(JSON.stringify(message)).bytes());
  }
  write(ref: DocumentRef, update: Uint8Array): void {
    this.socket.send(new BytesWriter().text(documentName(ref)).uint(SYNC).uint(UPDATE).block(update).bytes());
  }
  hears(text: string): Promise<void> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error(`Waited in vain for ${text}.`)), PATIENCE_MS);
      this.waiting = {
        text,
        heard: () => {
          clearTimeout(timer);
          resolve();
        },
      };
    });
  }
}

async function inGroups<T>(count: number, make: (i: number) => Promise<T>): Promise<T[]> {
  const all: T[] = [];
  while (all.length < count) {
    const group = Math.min(AT_ONCE, count - all.length);
    all.push(...(await Promise.all(Array.from({ length: group }, (_, i) => make(all.length + i)))));
  }
  return all;
}

/** Processor time of the server and time until the last has heard, for each round. Unit: ms. */
async function rounds(server: OneServer, viewers: readonly Onlooker[], tell: (total: number) => void) {
  const [cpu, last]: [number[], number[]] = [[], []];
  const times = viewers.length === MOST ? ROUNDS : ROUNDS_OF_FEWER;
  for (let round = 1; round <= times; round++) {
    const total = 1_000_000 + round;
    const before = (await server.usage()).cpu;
    const start = performance.now();
    const heard = Promise.all(viewers.map((onlooker) => onlooker.hears(`"total":${total},"stations"`)));
    tell(total);
    await heard;
    last.push(performance.now() - start);
    cpu.push((await server.usage()).cpu - before);
  }
  return { cpu, last };
}

async function measureRaw(count: number) {
  const server = await startServer('raw');
  try {
    const viewers = await inGroups(count, () => new Onlooker(server).open());
    const text = (total: number) => JSON.stringify({ type: 'live', live: counts(total) });
    return await rounds(server, viewers, (total) => server.broadcast(text(total)));
  } finally {
    server.end();
  }
}

async function measureHub(count: number) {
  const server = await startServer('hub');
  try {
    const desk = await new Onlooker(server).join(SETUP, facilitator);
    const changes = { title: '', options: [{ point: POINT, title: '' }], dots: 3, voters: 'viewers', open: true };
    desk.write(SETUP, updateWith(entryOf({ type: 'poll-set', poll: POLL, changes })));
    const wall = await new Onlooker(server).join(SCREEN, facilitator);
    await inGroups(TABLES, (i) => {
      const station = `tafel-${i}` as StationId;
      return new Onlooker(server).join(tableDocument(station), host(station));
    });
    const viewers = await inGroups(count, () => new Onlooker(server).join(SCREEN, viewer));
    const told = await rounds(server, viewers, (total) => wall.say(SCREEN, { type: 'live', live: counts(total) }));
    const before = (await server.usage()).cpu;
    const votes = await Promise.all(
      viewers.map(async (onlooker, i) => {
        const start = performance.now();
        const counted = onlooker.hears('"counted"');
        const device = `telefoon-${i}` as DeviceId;
        onlooker.say(SCREEN, { type: 'ballot', ask: 1, poll: POLL, device, dots: [{ point: POINT, dots: 1 }] });
        await counted;
        return performance.now() - start;
      }),
    );
    return { ...told, votes, voting: [(await server.usage()).cpu - before] };
  } finally {
    server.end();
  }
}

export const bench: Bench = {
  title: `${MOST.toLocaleString('en-GB')} viewers at one hub`,
  about:
    `Up to ${MOST.toLocaleString('en-GB')} viewers have the screen open, each on a socket of its own, beside ${TABLES} tables. ${ROUNDS} times a desk changes the counts of ` +
    'the hall (2.5 KB), and every viewer is sent them. Measured: the processor time that the hub uses for one such round with all else that it ' +
    'does meanwhile (it tells once a second, so a round is up to a second long), and how long until the last viewer has it, that second included; ' +
    'beside them the least that sends the same bytes at once: as many sockets of `ws`, each given the same bytes. Then everybody votes ' +
    'in the same moment; counted means on the disk. Viewers, tables, desk and server share one machine.',
  async measure() {
    const rows: Comparison[] = [];
    const growth: AtSize[] = [];
    for (const count of SIZES) {
      const raw = await measureRaw(count);
      const hub = await measureHub(count);
      const of = (who: string, what: string, times: number[]) => summary(`${who}, ${count} viewers: ${what}`, times);
      const cpu = of('hub', 'processor time a round', hub.cpu);
      growth.push({ size: count, took: cpu.median });
      rows.push(
        {
          measured: cpu,
          against: of('raw ws', 'processor time a round', raw.cpu),
          ...(count === MOST && { goal: 2.5 }),
        },
        {
          measured: of('hub', 'until the last has it', hub.last),
          against: of('raw ws', 'until the last has it', raw.last),
        },
        { measured: of('hub', 'from a vote to counted, all at once', hub.votes) },
        { measured: of('hub', 'processor time for all votes', hub.voting) },
      );
    }
    rows.push(growthRow('hub: processor time a round grows with the viewers', growth));
    return rows;
  },
};
