import { useMemo } from 'react';
import { stationNotes } from '../../domain/hall-now.ts';
import type { StatementId } from '../../domain/ids.ts';
import { useEvening, useView } from './evening.tsx';

/** The statements that the tables marked as important. */
export function useMarked(): ReadonlySet<StatementId> {
  const { session } = useEvening();
  const noted = useView((v) => v.noted);
  return useMemo(() => {
    const all = new Set<StatementId>();
    for (const station of noted.keys()) {
      for (const id of stationNotes(session.fold.stations.get(station)).marked) all.add(id);
    }
    return all;
  }, [session, noted]);
}
