import type { StationId } from '../../domain/ids.ts';
import type { StationPresence } from '../../sync/messages.ts';

/**
 * What is known of a station's devices, as the hub last told.
 * `unheard`: no device of it was ever heard. `here`: at least one is connected; `held` is how many entries they still hold that
 * the hub has not received, and `strays` are devices of it that were heard before and are gone, with `straysHeld` when last heard. `away`: all are gone; what was
 * written on them since is unknown, whatever they held when last heard.
 */
export type StationContact =
  | { state: 'unheard' }
  | { state: 'here'; held: number; strays: number; straysHeardAt: number; straysHeld: number }
  | { state: 'away'; heardAt: number; held: number };

export function stationContact(records: readonly StationPresence[]): StationContact {
  if (records.length === 0) return { state: 'unheard' };
  let held = 0;
  let gone = 0;
  let goneHeardAt = 0;
  let goneHeld = 0;
  for (const record of records) {
    if (record.online) held += record.held;
    else {
      gone++;
      goneHeld += record.held;
      goneHeardAt = Math.max(goneHeardAt, record.heardAt);
    }
  }
  if (gone === records.length) return { state: 'away', heardAt: goneHeardAt, held: goneHeld };
  return { state: 'here', held, strays: gone, straysHeardAt: goneHeardAt, straysHeld: goneHeld };
}

/** Who sits at each station's tablets, as far as they said: those that are connected first. */
export function peopleAt(presence: readonly StationPresence[]): Map<string, string> {
  const people = new Map<string, Set<string>>();
  for (const online of [true, false]) {
    for (const record of presence) {
      if (record.online !== online || !record.name) continue;
      people.set(record.station, (people.get(record.station) ?? new Set()).add(record.name));
    }
  }
  return new Map([...people].map(([station, names]) => [station, [...names].join(', ')]));
}

/** The contact of each of these stations. */
export function contacts(
  stations: Iterable<StationId>,
  presence: readonly StationPresence[],
): Map<StationId, StationContact> {
  const byStation = new Map<string, StationPresence[]>();
  for (const record of presence) {
    const list = byStation.get(record.station);
    if (list) list.push(record);
    else byStation.set(record.station, [record]);
  }
  const out = new Map<StationId, StationContact>();
  for (const station of stations) out.set(station, stationContact(byStation.get(station) ?? []));
  return out;
}
