import { deviceName } from '../domain/device-name.ts';
import { getOrMake } from '../domain/get-or-make.ts';
import type { DeviceId, MeetingId } from '../domain/ids.ts';
import { DESKS_LIMIT, type Desk, type WideFromHub, type WideToHub } from '../sync/wide-messages.ts';
import type { Seat, SeatConnection } from './relay.ts';

/** A desk says every 10 s where it is; one that missed three is not there. Unit: ms. */
const SILENT_MS = 30_000;

interface AtWork {
  connection: SeatConnection;
  device: DeviceId;
  /** Undefined for one that listens and has not said where it is, or has fallen silent. */
  desk?: Desk;
  heardAt: number;
}
interface Room {
  seats: Map<Seat, AtWork>;
  /** What was told last. */
  told: string;
}

const NOBODY = JSON.stringify({ type: 'desks', desks: [] } satisfies WideFromHub);

/** Where those who lead are at work, for each other. In memory; times are the hub's, in ms. */
export class Desks {
  readonly #rooms = new Map<MeetingId, Room>();

  /** A desk that is heard of on the harvest's document, and from now on is told. */
  join(seat: Seat, connection: SeatConnection, device: DeviceId, now: number): AtWork {
    const room = getOrMake(this.#rooms, seat.ref.meeting, () => ({ seats: new Map<Seat, AtWork>(), told: NOBODY }));
    return getOrMake(room.seats, seat, () => {
      if (room.told !== NOBODY) connection.sendStateless(room.told);
      return { connection, device, heardAt: now };
    });
  }

  note(seat: Seat, connection: SeatConnection, message: WideToHub & { type: 'at' }, now: number): void {
    const { device, where } = message;
    const atWork = this.join(seat, connection, device, now);
    if (atWork.device !== device) return; // one connection, one device
    const name = deviceName(message.name);
    atWork.desk = { device, where, ...(name !== undefined && { name }) };
    atWork.heardAt = now;
  }

  left(seat: Seat): void {
    const room = this.#rooms.get(seat.ref.meeting);
    room?.seats.delete(seat);
    if (room?.seats.size === 0) this.#rooms.delete(seat.ref.meeting);
  }

  forget(meeting: MeetingId): void {
    this.#rooms.delete(meeting);
  }

  /** Tells every desk what has changed since this was called last. */
  tell(now: number): void {
    for (const room of this.#rooms.values()) {
      const payload = JSON.stringify({ type: 'desks', desks: desksIn(room, now) } satisfies WideFromHub);
      if (payload === room.told) continue;
      room.told = payload;
      for (const { connection } of room.seats.values()) connection.sendStateless(payload);
    }
  }
}

/** Each device once, also when it has two tabs open: as it was heard of last. */
function desksIn({ seats }: Room, now: number): Desk[] {
  const heard = [...seats.values()].filter(({ heardAt }) => now - heardAt < SILENT_MS);
  const byDevice = new Map<DeviceId, Desk>();
  for (const { device, desk } of heard.sort((a, b) => a.heardAt - b.heardAt)) if (desk) byDevice.set(device, desk);
  return [...byDevice.values()].sort((a, b) => (a.device < b.device ? -1 : 1)).slice(0, DESKS_LIMIT);
}
