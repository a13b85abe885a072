import type { RawEntry } from './entry.ts';
import { type Hall, hallOf } from './hall.ts';
import type { EntryId } from './ids.ts';
import type { Setup } from './setup-fold.ts';
import type { StationFold } from './station-fold.ts';
import { notesOf, type StationNotes } from './station-notes.ts';

const halls = new WeakMap<Setup, Hall>();

/** What goes on in the hall, folded once for each state of the set-up, which is a new object at every change. */
export function hallNow(setup: Setup, fold: { setupEntries: ReadonlyMap<EntryId, RawEntry> }): Hall {
  const known = halls.get(setup);
  if (known) return known;
  const hall = hallOf(fold.setupEntries.values());
  halls.set(setup, hall);
  return hall;
}

const known = new WeakMap<StationFold, { noted: number; notes: StationNotes }>();
const NONE: StationNotes = notesOf([]);

/** What a station says beside its statements. The same object as long as it says nothing more. */
export function stationNotes(fold: StationFold | undefined): StationNotes {
  if (!fold || fold.noted === 0) return NONE;
  const found = known.get(fold);
  if (found?.noted === fold.noted) return found.notes;
  const notes = notesOf(fold.entries.values());
  known.set(fold, { noted: fold.noted, notes });
  return notes;
}
