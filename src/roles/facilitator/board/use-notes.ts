import { useMemo, useRef } from 'react';
import type { StatementId, StationId } from '../../../domain/ids.ts';
import { notesOf, type StationNotes, type Summary } from '../../../domain/station-notes.ts';
import { useEvening, useView } from '../evening.tsx';

/** What the tables say beside their statements: which of them they chose themselves, and their own sentences. */
export function useNotes(): {
  marked: ReadonlySet<StatementId>;
  summaries: readonly (Summary & { station: StationId })[];
} {
  const { session } = useEvening();
  const noted = useView((v) => v.noted);
  const read = useRef(new Map<StationId, { count: number; notes: StationNotes }>()).current;
  return useMemo(() => {
    const marked = new Set<StatementId>();
    const summaries: (Summary & { station: StationId })[] = [];
    for (const [station, count] of noted) {
      const known = read.get(station);
      const notes =
        known?.count === count ? known.notes : notesOf(session.fold.stations.get(station)?.entries.values() ?? []);
      read.set(station, { count, notes });
      for (const id of notes.marked) marked.add(id);
      for (const summary of notes.summaries) summaries.push({ ...summary, station });
    }
    return { marked, summaries };
  }, [noted, read, session]);
}
