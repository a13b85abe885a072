import { useMemo, useRef } from 'react';
import { hallOf } from '../../domain/hall.ts';
import type { EntryId, StationId } from '../../domain/ids.ts';
import { HALL_TYPES, NOTE_TYPES } from '../../domain/other-types.ts';
import { notesOf } from '../../domain/station-notes.ts';
import { useEvening, useView } from './evening.tsx';

type Hand = { id: EntryId; at: number } | undefined;

/** Since when (ms) a hand is up that nobody answered, by station. Only stations of which something came in are read again. */
export function useHands(): ReadonlyMap<StationId, number> {
  const { session, setup } = useEvening();
  const noted = useView((v) => v.noted);
  const read = useRef(new Map<StationId, { times: number; hand: Hand }>());
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new set-up tells that entries of it came in
  const answered = useMemo(() => {
    const entries = [...session.fold.setupEntries.values()];
    return hallOf(entries.filter((entry) => HALL_TYPES.has(entry.type))).answered;
  }, [session, setup]);
  return useMemo(() => {
    const up = new Map<StationId, number>();
    for (const [station, times] of noted) {
      let known = read.current.get(station);
      if (known?.times !== times) {
        const entries = [...(session.fold.stations.get(station)?.entries.values() ?? [])];
        known = { times, hand: notesOf(entries.filter((entry) => NOTE_TYPES.has(entry.type))).hand };
        read.current.set(station, known);
      }
      if (known.hand && !answered.has(known.hand.id)) up.set(station, known.hand.at);
    }
    return up;
  }, [session, noted, answered]);
}
