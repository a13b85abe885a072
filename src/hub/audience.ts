import { leads } from '../domain/capability.ts';
import { getOrMake } from '../domain/get-or-make.ts';
import type { MeetingId } from '../domain/ids.ts';
import type { Live, WideFromHub } from '../sync/wide-messages.ts';
import { LIVE_WAITING_BYTES } from './limits.ts';
import type { Seat, SeatConnection } from './relay.ts';

/** Everyone who said hello on one meeting's screen. */
interface Room {
  seats: Map<Seat, SeatConnection>;
  /** The last counts, as they go over the socket. */
  live?: string;
  /** Whether they are newer than what was told. */
  fresh: boolean;
  /** Those for whom too much waited when the counts were told: they get the last ones when that is gone. */
  behind: Set<SeatConnection>;
  /** How many viewers those who lead were told of last. */
  told: number;
  path: string;
}

/**
 * Who looks at a meeting's screen, and the counts that the wall counts along with. In memory: counts are derived, and a desk sends them
 * again.
 */
export class Audience {
  readonly #rooms = new Map<MeetingId, Room>();

  /** `path`: of the viewers' link; asked for those who lead. */
  join(seat: Seat, connection: SeatConnection, path: string): void {
    const room = this.#room(seat);
    const known = room.seats.has(seat); // a desk may have sent counts before this
    room.seats.set(seat, connection);
    if (!known && room.live !== undefined) connection.sendStateless(room.live);
    if (!leads(seat.claim)) return;
    room.path = path;
    tellViewers(room, connection);
  }

  /** The counts as a desk has them now. */
  note(seat: Seat, connection: SeatConnection, live: Live): void {
    const room = this.#room(seat);
    if (!room.seats.has(seat)) room.seats.set(seat, connection);
    const payload = JSON.stringify({ type: 'live', live } satisfies WideFromHub);
    room.fresh ||= room.live !== payload;
    room.live = payload;
  }

  left(seat: Seat): void {
    const room = this.#rooms.get(seat.ref.meeting);
    const connection = room?.seats.get(seat);
    if (!room || !connection) return;
    room.seats.delete(seat);
    room.behind.delete(connection);
    if (room.seats.size === 0) this.#rooms.delete(seat.ref.meeting);
  }

  forget(meeting: MeetingId): void {
    this.#rooms.delete(meeting);
  }

  /** Passes on what has changed since this was called last. */
  tell(): void {
    for (const room of this.#rooms.values()) {
      if (room.fresh) tellLive(room);
      else catchUp(room);
      if (viewersIn(room) === room.told) continue;
      for (const [seat, connection] of room.seats) if (leads(seat.claim)) tellViewers(room, connection);
      room.told = viewersIn(room);
    }
  }

  #room({ ref }: Seat): Room {
    return getOrMake(this.#rooms, ref.meeting, () => ({
      seats: new Map(),
      fresh: false,
      behind: new Set(),
      told: 0,
      path: '',
    }));
  }
}

/** To everyone who has the document open, in a frame that is made once. */
function tellLive(room: Room): void {
  const [first] = room.seats.values();
  if (!first || room.live === undefined) return;
  room.fresh = false;
  room.behind.clear();
  first.document.broadcastStateless(room.live, (connection) => {
    const reads = !isBehind(connection as SeatConnection);
    if (!reads) room.behind.add(connection as SeatConnection);
    return reads;
  });
}

function catchUp(room: Room): void {
  for (const connection of room.behind) {
    if (isBehind(connection)) continue;
    room.behind.delete(connection);
    if (room.live !== undefined) connection.sendStateless(room.live);
  }
}

function isBehind({ context }: SeatConnection): boolean {
  return context.socket.waiting > LIVE_WAITING_BYTES;
}

/** People, not documents: each socket counts once, whatever is open on it. */
function viewersIn({ seats }: Room): number {
  const sockets = new Set<object>();
  for (const [{ claim }, { context }] of seats) if (claim.role === 'viewer') sockets.add(context.socket);
  return sockets.size;
}

function tellViewers(room: Room, connection: SeatConnection): void {
  const { path } = room;
  connection.sendStateless(JSON.stringify({ type: 'audience', viewers: viewersIn(room), path } satisfies WideFromHub));
}
