import { useMemo, useRef } from 'react';
import type { StatementId, StationId } from '../../../domain/ids.ts';
import { notesOf } from '../../../domain/station-notes.ts';
import { useEvening, useView } from '../evening.tsx';

/** The statements that the tables marked as important. Only a table whose notes changed is read again. */
export function useMarked(): ReadonlySet<StatementId> {
  const { session } = useEvening();
  const noted = useView((v) => v.noted);
  const read = useRef(new Map<StationId, { noted: number; marked: ReadonlySet<StatementId> }>());
  return useMemo(() => {
    const all = new Set<StatementId>();
    for (const [station, count] of noted) {
      let known = read.current.get(station);
      if (known?.noted !== count) {
        const entries = session.fold.stations.get(station)?.entries.values() ?? [];
        known = { noted: count, marked: notesOf(entries).marked };
        read.current.set(station, known);
      }
      for (const id of known.marked) all.add(id);
    }
    return all;
  }, [session, noted]);
}
