import { getOrMake } from '../domain/get-or-make.ts';
import type { DeviceId, MeetingId, StationId } from '../domain/ids.ts';
import type { StationPresence } from '../sync/messages.ts';
import type { Heard } from './log.ts';

/**
 * How many devices of one station are remembered. A table has one tablet, and another when that breaks; a link that reports under
 * ever new names must not fill the hub's memory.
 */
const DEVICES_PER_STATION = 32;

/**
 * A device of which nothing else has changed is told anew once this old, in ms: its `heardAt` is shown to the minute. When it goes away the
 * last one is told in any case.
 */
const HEARD_TOLD_MS = 30_000;

interface Device {
  station: StationId;
  device: DeviceId;
  heardAt: number;
  held: number;
  /** What it is called, while that is told; never given to the log. */
  name?: string | undefined;
  /** The connections that are open now; more than one when the app is open in two tabs. */
  connections: Set<object>;
  /** As those who lead were told of it last. */
  told?: StationPresence;
}

/**
 * Which stations are there, and how much they still hold: what a facilitator sees of the tables, which the tables' documents
 * do not say. In memory; times are the hub's, in ms.
 */
export class Presence {
  readonly #meetings = new Map<MeetingId, Map<string, Device>>();
  readonly #changed = new Map<MeetingId, Set<Device>>();
  readonly #unsaved = new Map<Device, MeetingId>();

  /** Puts back what was remembered from before the hub was started. */
  restore(heard: readonly Heard[]): void {
    for (const { meeting, ...rest } of heard) {
      this.#devices(meeting).set(keyOf(rest.station, rest.device), { ...rest, connections: new Set() });
    }
  }

  /** A device of a station told how many entries it holds that have not been received. */
  report(heard: Heard, connection: object, name?: string): void {
    const devices = this.#devices(heard.meeting);
    const key = keyOf(heard.station, heard.device);
    if (!devices.has(key)) this.#makeRoom(devices, heard.station);
    const device = getOrMake(devices, key, () => ({ ...heard, connections: new Set<object>() }));
    device.heardAt = heard.heardAt;
    device.held = heard.held;
    device.name = name;
    device.connections.add(connection);
    this.#touch(heard.meeting, device);
  }

  /** A connection was closed, by either side. */
  gone(meeting: MeetingId, connection: object): void {
    for (const device of this.#devices(meeting).values()) {
      if (device.connections.delete(connection) && device.connections.size === 0) this.#touch(meeting, device);
    }
  }

  /** Everything that is known of a meeting's stations. What has changed since the last telling is told again: whoever asks here must hear if it changes back. */
  all(meeting: MeetingId): StationPresence[] {
    for (const device of this.#changed.get(meeting) ?? []) delete device.told;
    return [...this.#devices(meeting).values()].map(shown);
  }

  /** By meeting, what has changed since this was asked last, as far as it is worth telling. */
  takeChanges(): Map<MeetingId, StationPresence[]> {
    const changes = new Map<MeetingId, StationPresence[]>();
    for (const [meeting, devices] of this.#changed) {
      const news = [...devices].filter(isNews);
      if (news.length > 0) changes.set(meeting, news.map(tell));
    }
    this.#changed.clear();
    return changes;
  }

  /** What has not been given to the log since this was asked last. */
  takeUnsaved(): Heard[] {
    const unsaved = [...this.#unsaved].map(([{ connections: _, name: __, told: ___, ...device }, meeting]) => ({
      ...device,
      meeting,
    }));
    this.#unsaved.clear();
    return unsaved;
  }

  /** Forgets everything about a meeting. */
  forget(meeting: MeetingId): void {
    this.#meetings.delete(meeting);
    this.#changed.delete(meeting);
    for (const [device, of] of this.#unsaved) if (of === meeting) this.#unsaved.delete(device);
  }

  #devices(meeting: MeetingId): Map<string, Device> {
    return getOrMake(this.#meetings, meeting, () => new Map());
  }

  #touch(meeting: MeetingId, device: Device): void {
    getOrMake(this.#changed, meeting, () => new Set()).add(device);
    this.#unsaved.set(device, meeting);
  }

  /** Forgets the device of a full station that was heard from longest ago. */
  #makeRoom(devices: Map<string, Device>, station: StationId): void {
    const known = [...devices.values()].filter((d) => d.station === station);
    if (known.length < DEVICES_PER_STATION) return;
    const oldest = known.reduce((a, b) => (b.heardAt < a.heardAt ? b : a));
    devices.delete(keyOf(oldest.station, oldest.device));
  }
}

function keyOf(station: StationId, device: DeviceId): string {
  return `${station}/${device}`;
}

function isNews(device: Device): boolean {
  const { told } = device;
  if (!told) return true;
  const { online, held, name, heardAt } = shown(device);
  return online !== told.online || held !== told.held || name !== told.name || heardAt - told.heardAt >= HEARD_TOLD_MS;
}

function tell(device: Device): StationPresence {
  device.told = shown(device);
  return device.told;
}

function shown({ station, device, heardAt, held, name, connections }: Device): StationPresence {
  return { station, device, online: connections.size > 0, heardAt, held, ...(name !== undefined && { name }) };
}
