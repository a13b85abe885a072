import type { StationFold } from './station-fold.ts';
import { notesOf, type StationNotes } from './station-notes.ts';

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
