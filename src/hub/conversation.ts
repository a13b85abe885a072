import { encodeStateVector } from 'yjs';
import { toBase64Url } from '../domain/base64url.ts';
import type { Claim } from '../domain/capability.ts';
import { deviceName } from '../domain/device-name.ts';
import { getOrMake } from '../domain/get-or-make.ts';
import type { DeviceId, MeetingId } from '../domain/ids.ts';
import { type FromHub, parseToHub, type ToHub } from '../sync/messages.ts';
import { DeviceNames } from './device-names.ts';
import type { HubLog } from './log.ts';
import { messageOf, type Notify } from './notice.ts';
import { Presence } from './presence.ts';
import type { RelayListener, Seat, SeatConnection } from './relay.ts';

/** How often facilitators are told what changed at the tables, in ms: as fast as anyone can read, and a thousandth of telling each. */
export const PRESENCE_EVERY_MS = 1_000;
/** How often it goes to the disk, in ms. After a crash a facilitator sees the tables as they were this long before. */
export const PRESENCE_SAVE_MS = 10_000;
/** The longest stateless message that is read, in characters; those of this version take some 100. */
const MESSAGE_LIMIT = 4_000;

export interface ConversationOptions {
  log: HubLog;
  version: string;
  now: () => number;
  notify: Notify;
}

/**
 * What the hub and the devices say to each other beside Yjs: receipts, heartbeats, and who is there. Nothing in it may throw:
 * Hocuspocus calls it without waiting, and a promise that nobody waits for would end the process.
 */
export class Conversation implements RelayListener {
  readonly #presence = new Presence();
  readonly #names = new DeviceNames();
  readonly #watchers = new Map<MeetingId, Map<Seat, SeatConnection>>();
  readonly #devices = new WeakMap<Seat, DeviceId>();
  readonly #options: ConversationOptions;

  constructor(options: ConversationOptions) {
    this.#options = options;
  }

  /** Puts back who was heard from before the hub was started. */
  async restore(): Promise<void> {
    this.#presence.restore(await this.#options.log.heard());
  }

  message(seat: Seat, connection: SeatConnection, payload: string): void {
    try {
      const message = payload.length <= MESSAGE_LIMIT ? parseToHub(payload) : undefined;
      if (message?.type === 'report') this.#report(seat, connection, message);
      if (message?.type === 'hello') this.#hello(seat, connection, message);
    } catch (error) {
      this.#options.notify('message-failed', { error: messageOf(error) });
    }
  }

  left(seat: Seat): void {
    this.#watchers.get(seat.ref.meeting)?.delete(seat);
    this.#presence.gone(seat.ref.meeting, seat);
  }

  /** Forgets everything about a meeting that was deleted. */
  forget(meeting: MeetingId): void {
    this.#watchers.delete(meeting);
    this.#presence.forget(meeting);
    this.#names.forget(meeting);
  }

  /** Tells every facilitator and organiser who listens what changed at the tables. */
  tell(): void {
    for (const [meeting, stations] of this.#presence.takeChanges()) {
      const message: FromHub = { type: 'presence', now: this.#options.now(), stations };
      for (const connection of this.#watchers.get(meeting)?.values() ?? []) send(connection, message);
    }
  }

  /** Gives to the disk who was heard from. */
  async save(): Promise<void> {
    try {
      await this.#options.log.noteHeard(this.#presence.takeUnsaved());
    } catch (error) {
      this.#options.notify('presence-unsaved', { error: messageOf(error) });
    }
  }

  #report(seat: Seat, connection: SeatConnection, message: ToHub & { type: 'report' }): void {
    const { ask, device, held } = message;
    if (connection.readOnly) return;
    const now = this.#options.now();
    // Messages of one connection are handled in turn, and an update is on the disk before the document has it: what the
    // document holds at this moment is what the device may call received.
    const vector = toBase64Url(encodeStateVector(connection.document));
    const of = seat.ref.kind === 'station' ? seat.ref : undefined;
    const names = of && this.#names.others(of.meeting, of.station, device);
    send(connection, { type: 'received', ask, vector, now, ...(names && { names }) });
    if (!of) return; // a set-up or a harvest is received too; who holds how much of it is no one's worry
    const known = this.#devices.get(seat) ?? device;
    this.#devices.set(seat, known);
    if (known !== device) return; // one connection, one device
    const { meeting, station } = of;
    const name = deviceName(message.name);
    this.#names.set(meeting, station, device, name);
    this.#presence.report({ meeting, station, device, heardAt: now, held }, seat, name);
  }

  #hello(seat: Seat, connection: SeatConnection, { ask }: ToHub & { type: 'hello' }): void {
    if (seat.ref.kind !== 'setup') return;
    const { version, now } = this.#options;
    send(connection, { type: 'welcome', ask, now: now(), version });
    if (!leads(seat.claim)) return;
    const watchers = getOrMake(this.#watchers, seat.ref.meeting, () => new Map());
    if (watchers.has(seat)) return;
    watchers.set(seat, connection);
    send(connection, { type: 'presence', now: now(), stations: this.#presence.all(seat.ref.meeting) });
  }
}

/** Who may see how the tables stand. */
function leads(claim: Claim): boolean {
  return claim.role === 'organiser' || claim.role === 'facilitator';
}

function send(connection: SeatConnection, message: FromHub): void {
  connection.sendStateless(JSON.stringify(message));
}
