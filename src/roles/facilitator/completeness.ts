import type { StationId } from '../../domain/ids.ts';
import type { StationContact } from './station-contact.ts';

/**
 * How complete the picture is, never more than is true. `everything` is true only when every expected station is connected, none of
 * its devices is missing and none holds anything back.
 */
export interface Completeness {
  expected: number;
  /** Expected stations of which a device was ever heard or a statement is here. */
  heard: number;
  everything: boolean;
  /** Stations that are connected and still hold entries, and how many together. */
  holding: { stations: number; entries: number };
  /** Stations without a connected device, longest ago first. What was written there since is unknown. */
  away: readonly { station: StationId; heardAt: number; held: number }[];
  /** Connected stations of which another device is gone. */
  strays: readonly { station: StationId; heardAt: number }[];
  unheard: readonly StationId[];
}

/** `spoken`: whether a statement of the station is here, also when the hub said nothing about its devices. */
export function completenessOf(
  expected: readonly StationId[],
  contactOf: ReadonlyMap<StationId, StationContact>,
  spoken: (station: StationId) => boolean,
): Completeness {
  let heard = 0;
  const holding = { stations: 0, entries: 0 };
  const away: { station: StationId; heardAt: number; held: number }[] = [];
  const strays: { station: StationId; heardAt: number }[] = [];
  const unheard: StationId[] = [];
  let complete = 0;
  for (const station of expected) {
    const contact = contactOf.get(station) ?? { state: 'unheard' };
    if (contact.state !== 'unheard' || spoken(station)) heard++;
    switch (contact.state) {
      case 'unheard':
        unheard.push(station);
        break;
      case 'away':
        away.push({ station, heardAt: contact.heardAt, held: contact.held });
        break;
      case 'here':
        if (contact.held > 0) {
          holding.stations++;
          holding.entries += contact.held;
        }
        if (contact.strays > 0) strays.push({ station, heardAt: contact.straysHeardAt });
        if (contact.held === 0 && contact.strays === 0) complete++;
        break;
    }
  }
  away.sort((a, b) => a.heardAt - b.heardAt);
  const everything = expected.length > 0 && complete === expected.length;
  return { expected: expected.length, heard, everything, holding, away, strays, unheard };
}
