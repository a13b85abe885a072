import { encodeStateVector } from 'yjs';
import { toBase64Url } from '../domain/base64url.ts';
import { leads } from '../domain/capability.ts';
import { deviceName } from '../domain/device-name.ts';
import { getOrMake } from '../domain/get-or-make.ts';
import type { DeviceId, MeetingId } from '../domain/ids.ts';
import { type FromHub, parseToHub, type ToHub } from '../sync/messages.ts';
import { type BallotRefusal, parseWideToHub, type WideFromHub, type WideToHub } from '../sync/wide-messages.ts';
import { Audience } from './audience.ts';
import { BallotBox } from './ballot-box.ts';
import type { HubCore } from './core.ts';
import { Desks } from './desks.ts';
import { DeviceNames } from './device-names.ts';
import { LIVE_MESSAGE_LIMIT, MESSAGE_LIMIT } from './limits.ts';
import { messageOf, type Notify } from './notice.ts';
import { Presence } from './presence.ts';
import type { RelayListener, Seat, SeatConnection } from './relay.ts';

/** How often facilitators are told what changed at the tables, in ms: as fast as anyone can read, and a thousandth of telling each. */
export const PRESENCE_EVERY_MS = 1_000;
/** How often it goes to the disk, in ms. After a crash a facilitator sees the tables as they were this long before. */
export const PRESENCE_SAVE_MS = 10_000;

export interface ConversationOptions {
  core: HubCore;
  version: string;
  now: () => number;
  notify: Notify;
}

/**
 * What the hub and the devices say to each other beside Yjs: receipts, heartbeats, who is there, what the wall counts along with, and
 * viewers' ballots. Nothing in it may throw:
 * Hocuspocus calls it without waiting, and a promise that nobody waits for would end the process.
 */
export class Conversation implements RelayListener {
  readonly #presence = new Presence();
  readonly #names = new DeviceNames();
  readonly #watchers = new Map<MeetingId, Map<Seat, SeatConnection>>();
  readonly #devices = new WeakMap<Seat, DeviceId>();
  readonly #audience = new Audience();
  readonly #desks = new Desks();
  readonly #ballots: BallotBox;
  /** Whose ballots come over a socket: one viewer's. */
  readonly #voters = new WeakMap<object, DeviceId>();
  readonly #options: ConversationOptions;

  constructor(options: ConversationOptions) {
    this.#options = options;
    this.#ballots = new BallotBox(options.core, options.now, options.notify);
  }

  /** Puts back who was heard from before the hub was started. */
  async restore(): Promise<void> {
    this.#presence.restore(await this.#options.core.log.heard());
  }

  message(seat: Seat, connection: SeatConnection, payload: string): void {
    try {
      if (payload.length > (countsAlong(seat) ? LIVE_MESSAGE_LIMIT : MESSAGE_LIMIT)) return;
      const message = parseToHub(payload) ?? parseWideToHub(payload);
      if (message?.type === 'report') this.#report(seat, connection, message);
      if (message?.type === 'hello') this.#hello(seat, connection, message);
      if (message?.type === 'live' && countsAlong(seat)) this.#audience.note(seat, connection, message.live);
      if (message?.type === 'at' && seat.ref.kind === 'harvest') {
        this.#desks.note(seat, connection, message, this.#options.now());
      }
      if (message?.type === 'ballot' && seat.claim.role === 'viewer') this.#ballot(seat, connection, message);
    } catch (error) {
      this.#options.notify('message-failed', { error: messageOf(error) });
    }
  }

  left(seat: Seat): void {
    this.#watchers.get(seat.ref.meeting)?.delete(seat);
    this.#presence.gone(seat.ref.meeting, seat);
    this.#audience.left(seat);
    this.#desks.left(seat);
  }

  /** Forgets everything about a meeting that was deleted. */
  forget(meeting: MeetingId): void {
    this.#watchers.delete(meeting);
    this.#presence.forget(meeting);
    this.#names.forget(meeting);
    this.#audience.forget(meeting);
    this.#desks.forget(meeting);
    this.#ballots.forget(meeting);
  }

  /** Tells every facilitator and organiser who listens what changed at the tables and desks, and the screens what is counted. */
  tell(): void {
    for (const [meeting, stations] of this.#presence.takeChanges()) {
      const message: FromHub = { type: 'presence', now: this.#options.now(), stations };
      for (const connection of this.#watchers.get(meeting)?.values() ?? []) send(connection, message);
    }
    this.#audience.tell();
    this.#desks.tell(this.#options.now());
  }

  /** Gives to the disk who was heard from. */
  async save(): Promise<void> {
    try {
      await this.#options.core.log.noteHeard(this.#presence.takeUnsaved());
    } catch (error) {
      this.#options.notify('presence-unsaved', { error: messageOf(error) });
    }
  }

  #report(seat: Seat, connection: SeatConnection, message: ToHub & { type: 'report' }): void {
    const { ask, device, left } = message;
    // An update that the disk did not take closes the socket before the question behind it is read.
    const held = connection.context.socket.isClosed ? message.held : (left ?? message.held);
    if (connection.readOnly) return;
    const now = this.#options.now();
    // Messages of one connection are handled in turn, and an update is on the disk before the document has it: what the
    // document holds at this moment is what the device may call received.
    const vector = toBase64Url(encodeStateVector(connection.document));
    const of = seat.ref.kind === 'station' ? seat.ref : undefined;
    const names = of && this.#names.others(of.meeting, of.station, device);
    send(connection, {
      ...{ type: 'received', ask, vector, now },
      ...(left !== undefined && { held }),
      ...(names && { names }),
    });
    if (seat.ref.kind === 'harvest') this.#desks.join(seat, connection, device, now);
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
    if (seat.ref.kind !== 'setup' && seat.ref.kind !== 'screen') return;
    const { version, now } = this.#options;
    send(connection, { type: 'welcome', ask, now: now(), version });
    if (seat.ref.kind === 'screen') this.#look(seat, connection);
    else if (leads(seat.claim)) this.#watch(seat, connection);
  }

  #watch(seat: Seat, connection: SeatConnection): void {
    const { now } = this.#options;
    const watchers = getOrMake(this.#watchers, seat.ref.meeting, () => new Map());
    if (watchers.has(seat)) return;
    watchers.set(seat, connection);
    send(connection, { type: 'presence', now: now(), stations: this.#presence.all(seat.ref.meeting) });
  }

  #look(seat: Seat, connection: SeatConnection): void {
    if (!leads(seat.claim)) {
      this.#audience.join(seat, connection, '');
      return;
    }
    const { core, notify } = this.#options;
    core.viewerPath(seat.ref.meeting).then(
      (path = '') => {
        // it may have left in the meantime
        if (connection.document.hasConnection(connection)) this.#audience.join(seat, connection, path);
      },
      (error) => notify('message-failed', { error: messageOf(error) }),
    );
  }

  #ballot(seat: Seat, connection: SeatConnection, message: WideToHub & { type: 'ballot' }): void {
    const { ask, poll, device, dots } = message;
    const { socket } = connection.context;
    const known = this.#voters.get(socket) ?? device;
    this.#voters.set(socket, known);
    const answer = (refused?: BallotRefusal) =>
      send(connection, { type: 'counted', ask, poll, ...(refused && { refused }) });
    // one socket, one voter
    if (known !== device) answer('too-many');
    else this.#ballots.cast(seat.ref.meeting, { poll, device, dots, answer });
  }
}

/** Whether counts of the hall may come from there. */
function countsAlong({ claim, ref }: Seat): boolean {
  return ref.kind === 'screen' && leads(claim);
}

function send(connection: SeatConnection, message: FromHub | WideFromHub): void {
  connection.sendStateless(JSON.stringify(message));
}
