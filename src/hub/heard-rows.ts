import type { DatabaseSync } from 'node:sqlite';
import type { DeviceId, MeetingId, StationId } from '../domain/ids.ts';
import type { Heard } from './log.ts';

/** When which device was heard from last, in a hub's database. */
export function readHeard(db: DatabaseSync): Heard[] {
  const rows = db.prepare('SELECT meeting, station, device, heard_at, held FROM heard').all();
  return rows.map((row) => ({
    meeting: row.meeting as MeetingId,
    station: row.station as StationId,
    device: row.device as DeviceId,
    heardAt: Number(row.heard_at),
    held: Number(row.held),
  }));
}

/** To be called in a transaction. */
export function writeHeard(db: DatabaseSync, heard: readonly Heard[]): void {
  const write = db.prepare(
    'INSERT OR REPLACE INTO heard (meeting, station, device, heard_at, held) VALUES (?, ?, ?, ?, ?)',
  );
  for (const h of heard) write.run(h.meeting, h.station, h.device, h.heardAt, h.held);
}
