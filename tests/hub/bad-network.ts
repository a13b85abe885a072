import type { AddressInfo } from 'node:net';
import { connect, createServer, type Server, type Socket } from 'node:net';

export interface Weather {
  /** How long every byte takes, each way. Unit: ms. */
  latencyMs: number;
  /** The share of connections that are cut each second. */
  cutShare: number;
  /** The share of connections that stall each second, and for how long. */
  stallShare: number;
  stallMs: number;
}

export const CALM: Weather = { latencyMs: 0, cutShare: 0, stallShare: 0, stallMs: 0 };

export interface WeatherCounts {
  connections: number;
  cuts: number;
  /** Cuts after a part of what was on its way had been let through. */
  cutInMidMessage: number;
  stalls: number;
}

interface Waiting {
  bytes: Buffer;
  at: number;
}

/** One direction of a connection: gives on what it reads, in order, late, and not at all while it stalls. */
class Way {
  readonly #to: Socket;
  readonly #weather: () => Weather;
  #queue: Waiting[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;
  stalledUntil = 0;

  constructor(from: Socket, to: Socket, weather: () => Weather) {
    this.#to = to;
    this.#weather = weather;
    from.on('data', (bytes) => {
      this.#queue.push({ bytes, at: Date.now() + this.#weather().latencyMs });
      this.run();
    });
  }

  run(): void {
    clearTimeout(this.#timer);
    const now = Date.now();
    while (now >= this.stalledUntil && this.#queue[0] && this.#queue[0].at <= now) {
      this.#to.write((this.#queue.shift() as Waiting).bytes);
    }
    const next = this.#queue[0];
    if (next) this.#timer = setTimeout(() => this.run(), Math.max(next.at, this.stalledUntil) - now);
  }

  /** Lets a part of what waits through, ending within it. Returns whether there was any. */
  tear(): boolean {
    clearTimeout(this.#timer);
    const all = Buffer.concat(this.#queue.map(({ bytes }) => bytes));
    this.#queue = [];
    if (all.length < 2) return false;
    this.#to.write(all.subarray(0, 1 + Math.floor(Math.random() * (all.length - 1))));
    return true;
  }
}

/** A TCP proxy between tablets and a hub, that does to their connections what a bad network does. */
export class BadNetwork {
  weather: Weather = CALM;
  /** The hub's port; new connections go there. */
  upstream: number;
  readonly counts: WeatherCounts = { connections: 0, cuts: 0, cutInMidMessage: 0, stalls: 0 };
  readonly #server: Server;
  readonly #pairs = new Set<{ client: Socket; hub: Socket; ways: Way[] }>();
  readonly #second: ReturnType<typeof setInterval>;

  static async open(upstream: number): Promise<BadNetwork> {
    const network = new BadNetwork(upstream);
    await new Promise<void>((resolve) => network.#server.listen(0, '127.0.0.1', resolve));
    return network;
  }

  private constructor(upstream: number) {
    this.upstream = upstream;
    this.#server = createServer((client) => this.#join(client));
    this.#second = setInterval(() => this.#everySecond(), 1_000);
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** The hub has another address from now on: whoever is connected to the old one is thrown off. */
  move(upstream: number): void {
    this.upstream = upstream;
    for (const pair of this.#pairs) this.#cut(pair);
  }

  /** Reads nothing more of what the hub sends, as a machine that sleeps does, until `thaw`. */
  freeze(): void {
    for (const { hub } of this.#pairs) hub.pause();
  }
  thaw(): void {
    for (const { hub } of this.#pairs) hub.resume();
  }

  async close(): Promise<void> {
    clearInterval(this.#second);
    for (const { client, hub } of this.#pairs) {
      client.destroy();
      hub.destroy();
    }
    await new Promise((resolve) => this.#server.close(resolve));
  }

  #join(client: Socket): void {
    this.counts.connections++;
    const hub = connect(this.upstream, '127.0.0.1');
    const weather = () => this.weather;
    const pair = { client, hub, ways: [new Way(client, hub, weather), new Way(hub, client, weather)] };
    this.#pairs.add(pair);
    const gone = () => {
      this.#pairs.delete(pair);
      client.destroy();
      hub.destroy();
    };
    for (const socket of [client, hub]) {
      socket.setNoDelay(true);
      socket.on('error', gone);
      socket.on('close', gone);
    }
  }

  #everySecond(): void {
    const { cutShare, stallShare, stallMs } = this.weather;
    for (const pair of this.#pairs) {
      if (Math.random() < cutShare) this.#cut(pair);
      else if (Math.random() < stallShare) {
        this.counts.stalls++;
        for (const way of pair.ways) way.stalledUntil = Date.now() + stallMs;
      }
    }
  }

  #cut(pair: { client: Socket; hub: Socket; ways: Way[] }): void {
    this.#pairs.delete(pair);
    this.counts.cuts++;
    const torn = pair.ways.map((way) => way.tear());
    if (torn.includes(true)) this.counts.cutInMidMessage++;
    // What was let through goes out before the end does.
    pair.client.destroySoon();
    pair.hub.destroySoon();
  }
}
