import { getOrMake } from '../domain/get-or-make.ts';
import type { DeviceId, MeetingId, StationId } from '../domain/ids.ts';

/** As many as presence remembers devices of a station. */
const NAMES_PER_STATION = 32;

/**
 * What the tablets of each station are called, so that those at one table know each other's. In memory only: a name is somebody's, it
 * serves the evening, and after a restart every tablet tells its own again. Nothing of it reaches the log or an export.
 */
export class DeviceNames {
  readonly #stations = new Map<string, Map<DeviceId, string>>();

  /** Undefined takes the name away. */
  set(meeting: MeetingId, station: StationId, device: DeviceId, name: string | undefined): void {
    const names = getOrMake(this.#stations, `${meeting}/${station}`, () => new Map<DeviceId, string>());
    names.delete(device); // so that the one told longest ago stands first
    if (name === undefined) return;
    names.set(device, name);
    const [oldest] = names.keys();
    if (names.size > NAMES_PER_STATION && oldest) names.delete(oldest);
  }

  /** Forgets all of a meeting. */
  forget(meeting: MeetingId): void {
    for (const key of this.#stations.keys()) if (key.startsWith(`${meeting}/`)) this.#stations.delete(key);
  }

  /** The names of a station's other devices; undefined when there are none, which is nearly always so. */
  others(meeting: MeetingId, station: StationId, device: DeviceId): { device: DeviceId; name: string }[] | undefined {
    const names = this.#stations.get(`${meeting}/${station}`);
    const others = [...(names ?? [])].filter(([id]) => id !== device).map(([id, name]) => ({ device: id, name }));
    return others.length > 0 ? others : undefined;
  }
}
