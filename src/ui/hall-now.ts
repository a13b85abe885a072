import type { RawEntry } from '../domain/entry.ts';
import { getOrMake } from '../domain/get-or-make.ts';
import { type Hall, hallOf } from '../domain/hall.ts';
import type { EntryId, StationId } from '../domain/ids.ts';
import type { MeetingFold } from '../domain/meeting-fold.ts';
import type { Setup } from '../domain/setup-fold.ts';
import { notesOf, type StationNotes } from '../domain/station-notes.ts';

const halls = new WeakMap<Setup, Hall>();

/** What goes on in the hall, folded once for each state of the set-up, which is a new object at every change. */
export function hallNow(setup: Setup, fold: { setupEntries: ReadonlyMap<EntryId, RawEntry> }): Hall {
  const known = halls.get(setup);
  if (known) return known;
  const hall = hallOf(fold.setupEntries.values());
  halls.set(setup, hall);
  return hall;
}

const notes = new WeakMap<MeetingFold, Map<StationId, { noted: number; notes: StationNotes }>>();
const NOTHING = notesOf([]);

/** What a station says beside its statements; the same object as long as nothing was added. */
export function notesNow(fold: MeetingFold, station: StationId): StationNotes {
  const now = fold.stations.get(station);
  if (!now || now.noted === 0) return NOTHING;
  let known = notes.get(fold);
  if (!known) {
    known = new Map();
    notes.set(fold, known);
  }
  const last = getOrMake(known, station, () => ({ noted: 0, notes: NOTHING }));
  if (last.noted !== now.noted) {
    last.notes = notesOf(now.entries.values());
    last.noted = now.noted;
  }
  return last.notes;
}
