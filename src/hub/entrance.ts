import type { Claim } from '../domain/capability.ts';
import { getOrMake } from '../domain/get-or-make.ts';
import type { MeetingId } from '../domain/ids.ts';
import { Allowance } from './allowance.ts';
import {
  BAD_TOKENS_A_SOCKET,
  CUT_OFF_COUNTS,
  DEAD_ENDS,
  SOCKETS_AN_ADDRESS,
  STRANGER_BYTES,
  STRANGER_FRAMES,
  STRANGER_SMALL_BYTES,
  STRANGERS_AN_ADDRESS,
  STRANGERS_BYTES,
  TABLE_SOCKETS,
  TRICKLE,
} from './limits.ts';
import { Meter, type TrafficOf } from './meter.ts';
import type { Notify } from './notice.ts';
import { CLOSE, type HubSocket } from './socket.ts';

interface Place {
  sockets: number;
  /** Those that have not shown a good link, oldest first. */
  strangers: Set<HubSocket>;
  deadEnds: Allowance;
  trickle: Allowance;
}
interface Visit {
  address: string;
  isStranger: boolean;
  cutOff: boolean;
  frames: number;
  bytes: number;
  badTokens: Set<string>;
  table?: string;
}
/** All sockets of one table's link, oldest first, and what they may send together. */
interface Table {
  meter: Meter;
  sockets: Set<HubSocket>;
}

/**
 * Who is connected from where, and how many of them there may be. Whoever shows a good link is never kept out for what others at the
 * same address did, at most slowed: a whole hall has one address. Times are in ms of a clock that never goes back.
 */
export class Entrance {
  readonly #notify: Notify;
  readonly #places = new Map<string, Place>();
  readonly #visits = new Map<HubSocket, Visit>();
  readonly #tables = new Map<string, Table>();
  /** What all strangers who are there have sent. */
  #strangersBytes = 0;

  constructor(notify: Notify) {
    this.#notify = notify;
  }

  /** Whether a new socket from that address is let in. */
  admits(address: string, now = performance.now()): boolean {
    const place = this.#places.get(address);
    if (!place) return true;
    if (place.sockets >= SOCKETS_AN_ADDRESS) return false;
    if (place.deadEnds.wait(now) === 0) return true;
    if (place.trickle.wait(now) > 0) return false; // not counted: who is turned away must not keep out the next
    place.trickle.use(1, now);
    return true;
  }

  entered(socket: HubSocket, address: string, now = performance.now()): void {
    const place = getOrMake(this.#places, address, () => ({
      sockets: 0,
      strangers: new Set<HubSocket>(),
      deadEnds: new Allowance(DEAD_ENDS, now),
      trickle: new Allowance(TRICKLE, now),
    }));
    place.sockets++;
    place.strangers.add(socket);
    this.#visits.set(socket, { address, isStranger: true, cutOff: false, frames: 0, bytes: 0, badTokens: new Set() });
    const [oldest] = place.strangers;
    if (oldest && place.strangers.size > STRANGERS_AN_ADDRESS) oldest.drop(CLOSE.tooMany);
  }

  left(socket: HubSocket, now = performance.now()): void {
    const visit = this.#visits.get(socket);
    if (!visit) return;
    this.#visits.delete(socket);
    if (visit.isStranger) this.#strangersBytes -= visit.bytes;
    const place = this.#places.get(visit.address);
    if (place) {
      place.sockets--;
      place.strangers.delete(socket);
      if (visit.cutOff || visit.isStranger) place.deadEnds.use(visit.cutOff ? CUT_OFF_COUNTS : 1, now);
    }
    if (visit.table !== undefined) this.#tables.get(visit.table)?.sockets.delete(socket);
  }

  /** Counts bytes as they come in, frames that are not whole yet among them. */
  hears(socket: HubSocket, bytes: number): void {
    const visit = this.#visits.get(socket);
    if (!visit?.isStranger || visit.cutOff) return;
    visit.bytes += bytes;
    this.#strangersBytes += bytes;
    const crowded = this.#strangersBytes > STRANGERS_BYTES && visit.bytes > STRANGER_SMALL_BYTES;
    if (visit.bytes > STRANGER_BYTES || crowded) this.#cutOff(socket, visit, 'flood');
  }

  /** Counts a frame. Returns whether it is to be read. */
  takes(socket: HubSocket, bytes: number): boolean {
    const visit = this.#visits.get(socket);
    if (visit?.cutOff) return false;
    socket.use('frames', 1);
    socket.use('bytes', bytes);
    if (!visit?.isStranger || ++visit.frames <= STRANGER_FRAMES) return true;
    this.#cutOff(socket, visit, 'flood');
    return false;
  }

  /** A link turned out good: from now on the socket may send what such a link may. */
  knows(socket: HubSocket, claim: Claim): void {
    const visit = this.#visits.get(socket);
    if (!visit) return;
    if (visit.isStranger) {
      this.#places.get(visit.address)?.strangers.delete(socket);
      this.#strangersBytes -= visit.bytes;
    }
    visit.isStranger = false;
    const of = trafficOf(claim);
    if (RANK[of] <= RANK[socket.meter.of]) return;
    if (claim.role === 'host') this.#sitDown(socket, visit, claim);
    else socket.meter = new Meter(of);
    socket.goOn();
  }

  /** A link turned out bad. One that is tried again is no new attempt. */
  doubts(socket: HubSocket, token: string): void {
    const visit = this.#visits.get(socket);
    if (!visit || visit.cutOff) return;
    visit.badTokens.add(token);
    if (visit.badTokens.size > BAD_TOKENS_A_SOCKET) this.#cutOff(socket, visit, 'guessing');
  }

  /** Forgets what need not be remembered. To be called every few seconds. */
  sweep(now = performance.now()): void {
    for (const [address, { sockets, deadEnds, trickle }] of this.#places) {
      if (sockets === 0 && deadEnds.isFull(now) && trickle.isFull(now)) this.#places.delete(address);
    }
    for (const [key, { sockets, meter }] of this.#tables) {
      if (sockets.size === 0 && meter.isFull(now)) this.#tables.delete(key);
    }
  }

  #sitDown(socket: HubSocket, visit: Visit, claim: Claim & { role: 'host' }): void {
    const key = tableKey(claim);
    const table = getOrMake(this.#tables, key, () => ({ meter: new Meter('table'), sockets: new Set<HubSocket>() }));
    visit.table = key;
    socket.meter = table.meter;
    table.sockets.add(socket);
    const [oldest] = table.sockets;
    if (oldest && table.sockets.size > TABLE_SOCKETS) {
      table.sockets.delete(oldest);
      oldest.drop(CLOSE.tooMany);
    }
  }

  #cutOff(socket: HubSocket, visit: Visit, why: 'flood' | 'guessing'): void {
    visit.cutOff = true;
    this.#notify('cut-off', { why, address: visit.address });
    socket.drop(CLOSE.tooMany);
    // nothing more is read from it, not even its answer to the closing
    if (why === 'flood') socket.terminate();
    else socket.stopReading();
  }
}

const RANK: Record<TrafficOf, number> = { stranger: 0, viewer: 1, table: 2, leader: 3 };

function trafficOf({ role }: Claim): TrafficOf {
  if (role === 'host') return 'table';
  return role === 'viewer' ? 'viewer' : 'leader';
}

function tableKey({ meeting, station, generation }: Claim & { role: 'host' }): `${MeetingId}/${string}` {
  return `${meeting}/${station}/${generation}`;
}
