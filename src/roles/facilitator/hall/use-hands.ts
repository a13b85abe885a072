import { useMemo } from 'react';
import { stationNotes } from '../../../domain/hall-now.ts';
import type { EntryId, StationId } from '../../../domain/ids.ts';
import { useEvening, useView } from '../evening.tsx';
import { useHall } from './use-hall.ts';

/** A hand that is up and that nobody who leads has answered. `at`: ms, by the table's clock. */
export interface Hand {
  station: StationId;
  id: EntryId;
  at: number;
}

/** All hands that are up, the longest first. */
export function useHands(): readonly Hand[] {
  const { session } = useEvening();
  const noted = useView((v) => v.noted);
  const hall = useHall();
  return useMemo(
    () =>
      [...noted.keys()]
        .flatMap((station): Hand[] => {
          const { hand } = stationNotes(session.fold.stations.get(station));
          return hand && !hall.answered.has(hand.id) ? [{ station, ...hand }] : [];
        })
        .sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1)),
    [session, noted, hall],
  );
}
