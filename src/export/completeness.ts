import type { DeviceId, StationId } from '../domain/ids.ts';
import type { MeetingFold } from '../domain/meeting-fold.ts';
import type { Completeness } from './figures-schema.ts';
import { wireTime } from './wire-time.ts';

/** What a device of a station last told the hub: `held` entries the hub had not received. `heardAt`: hub time, ms. */
export interface DeviceReport {
  station: string;
  device: string;
  heardAt: number;
  held: number;
}

type StationCompleteness = Completeness['stations'][number];
type Device = StationCompleteness['devices'][number];

/** How much of the meeting is there. `stations`: every station to tell of, in order. */
export function completenessOf(
  fold: MeetingFold,
  stations: readonly StationId[],
  reports: readonly DeviceReport[],
  unknownEntries: number,
): Completeness {
  const expected = new Set(fold.setup.stations.filter((s) => !s.dropped).map((s) => s.id));
  const rows = stations.map((id) => stationRow(fold, id, expected.has(id), reports));
  const awaited = rows.filter((r) => r.expected);
  const sum = (of: (row: StationCompleteness) => number) => rows.reduce((total, row) => total + of(row), 0);
  let contested = 0;
  for (const s of fold.stations.values()) {
    for (const statement of s.statements.values()) if (statement.contested.length > 0) contested++;
  }
  return {
    summary: {
      expected: awaited.length,
      heardFrom: awaited.filter((r) => r.heardFrom).length,
      silent: awaited.filter((r) => !r.heardFrom).map((r) => r.station),
      statements: sum((r) => r.statements),
      withdrawn: sum((r) => r.withdrawn),
      contested,
      entries: sum((r) => r.entries),
      unknownEntries,
      ...heldIn(rows),
      holdingUnknown: awaited.filter((r) => r.holding === null).map((r) => r.station),
    },
    stations: rows,
  };
}

function stationRow(
  fold: MeetingFold,
  station: StationId,
  expected: boolean,
  reports: readonly DeviceReport[],
): StationCompleteness {
  const own = fold.stations.get(station);
  const devices = devicesOf(fold, station, reports);
  const statements = [...(own?.statements.values() ?? [])];
  return {
    station,
    expected,
    heardFrom: devices.length > 0,
    statements: statements.length,
    withdrawn: statements.filter((s) => s.withdrawn).length,
    entries: own?.entryCount ?? 0,
    lastEntryAt: own && own.entryCount > 0 ? wireTime(own.lastAt) : null,
    ...heldIn(devices.map((d) => ({ holding: d.holding, holdingAsOf: d.heardAt }))),
    devices,
  };
}

/** The devices that wrote in a station or reported from it, by name. */
function devicesOf(fold: MeetingFold, station: StationId, reports: readonly DeviceReport[]): Device[] {
  const devices = new Map<string, Device>();
  const device = (name: string): Device => {
    const found = devices.get(name) ?? { device: name as DeviceId, entries: 0, heardAt: null, holding: null };
    devices.set(name, found);
    return found;
  };
  for (const entry of fold.stations.get(station)?.entries.values() ?? []) device(entry.device).entries++;
  for (const report of reports) {
    if (report.station !== station) continue;
    const row = device(report.device);
    const heardAt = wireTime(report.heardAt);
    if (row.heardAt !== null && row.heardAt > heardAt) continue;
    row.heardAt = heardAt;
    row.holding = report.held;
  }
  return [...devices.values()].sort((a, b) => (a.device < b.device ? -1 : 1));
}

/** What several parts hold together, and the oldest word that this rests on; null when none has said. */
function heldIn(parts: readonly { holding: number | null; holdingAsOf: string | null }[]) {
  let holding: number | null = null;
  let holdingAsOf: string | null = null;
  for (const part of parts) {
    if (part.holding === null || part.holdingAsOf === null) continue;
    holding = (holding ?? 0) + part.holding;
    if (holdingAsOf === null || part.holdingAsOf < holdingAsOf) holdingAsOf = part.holdingAsOf;
  }
  return { holding, holdingAsOf };
}
