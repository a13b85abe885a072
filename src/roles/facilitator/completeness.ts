import type { StationId } from '../../domain/ids.ts';
import type { StationPresence } from '../../sync/messages.ts';
import type { StationContact } from './station-contact.ts';

/** One device of a station, as the hub last heard it. `number`: 1 for the one that the hub heard first. `heardAt`: ms, hub time. */
export interface DeviceStanding {
  number: number;
  online: boolean;
  held: number;
  heardAt: number;
}

/** A station of which it is not known that everything is in; without devices it was never connected. */
export interface StationStanding {
  station: StationId;
  devices: readonly DeviceStanding[];
}

/**
 * How complete the picture is, never more than is true. A station is complete when every device of it that the hub ever heard is
 * connected now and holds nothing back. What no word can say: whether there is a device that was never connected.
 */
export interface Completeness {
  expected: number;
  /** Expected stations of which a device was ever heard or a statement is here. */
  heard: number;
  /** Expected stations that are complete, and whether that is all of them. */
  complete: number;
  everything: boolean;
  /** Stations that are connected and still hold entries, most first, and how many together. */
  holding: { stations: readonly { station: StationId; held: number }[]; entries: number };
  /** Stations without a connected device, longest ago first. What was written there since is unknown. */
  away: readonly { station: StationId; heardAt: number; held: number }[];
  /** Connected stations of which other devices are gone, with what those still held when last heard. */
  strays: readonly { station: StationId; heardAt: number; held: number }[];
  unheard: readonly StationId[];
  /** Every expected station that is not complete, in the meeting's order. */
  open: readonly StationStanding[];
}

/** `spoken`: whether a statement of the station is here, also when the hub said nothing about its devices. */
export function completenessOf(
  expected: readonly StationId[],
  contactOf: ReadonlyMap<StationId, StationContact>,
  spoken: (station: StationId) => boolean,
  presence: readonly StationPresence[],
): Completeness {
  let heard = 0;
  let complete = 0;
  const holding: { station: StationId; held: number }[] = [];
  const away: { station: StationId; heardAt: number; held: number }[] = [];
  const strays: { station: StationId; heardAt: number; held: number }[] = [];
  const unheard: StationId[] = [];
  const open: StationId[] = [];
  for (const station of expected) {
    const contact = contactOf.get(station) ?? { state: 'unheard' };
    if (contact.state !== 'unheard' || spoken(station)) heard++;
    if (contact.state === 'here' && contact.held === 0 && contact.strays === 0) {
      complete++;
      continue;
    }
    open.push(station);
    if (contact.state === 'unheard') unheard.push(station);
    if (contact.state === 'away') away.push({ station, heardAt: contact.heardAt, held: contact.held });
    if (contact.state !== 'here') continue;
    if (contact.held > 0) holding.push({ station, held: contact.held });
    if (contact.strays > 0) strays.push({ station, heardAt: contact.straysHeardAt, held: contact.straysHeld });
  }
  away.sort((a, b) => a.heardAt - b.heardAt);
  holding.sort((a, b) => b.held - a.held);
  const devices = devicesOf(open, presence);
  return {
    expected: expected.length,
    heard,
    complete,
    everything: expected.length > 0 && complete === expected.length,
    holding: { stations: holding, entries: holding.reduce((sum, s) => sum + s.held, 0) },
    away,
    strays,
    unheard,
    open: open.map((station) => ({ station, devices: devices.get(station) ?? [] })),
  };
}

/** The devices of these stations, in the order in which the hub told of them: it tells of the first it heard first. */
function devicesOf(
  stations: readonly StationId[],
  presence: readonly StationPresence[],
): Map<StationId, DeviceStanding[]> {
  const out = new Map<StationId, DeviceStanding[]>(stations.map((station) => [station, []]));
  for (const { station, online, held, heardAt } of presence) {
    const list = out.get(station as StationId);
    list?.push({ number: list.length + 1, online, held, heardAt });
  }
  return out;
}
