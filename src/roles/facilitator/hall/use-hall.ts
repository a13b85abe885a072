import { useMemo } from 'react';
import { type Hall, type RoundTime, roundTime } from '../../../domain/hall.ts';
import { hallNow } from '../../../domain/hall-now.ts';
import { useEvening } from '../evening.tsx';

/** What goes on in the hall, as this desk knows it. */
export function useHall(): Hall {
  const { session, setup } = useEvening();
  return hallNow(setup, session.fold);
}

export function useRoundTime(): RoundTime | undefined {
  const { setup } = useEvening();
  const hall = useHall();
  return useMemo(() => roundTime(setup, hall), [setup, hall]);
}
