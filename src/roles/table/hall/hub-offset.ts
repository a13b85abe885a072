import { useEffect } from 'react';
import { useStore } from 'zustand';
import type { MeetingId } from '../../../domain/ids.ts';
import type { Session } from '../../../sync/session.ts';

/** Under a meeting's own name, so that it is wiped with it. */
const keyOf = (meeting: MeetingId) => `tafellaken:hub-offset:${meeting}`;

/**
 * Hub time minus this device's, in ms. As the hub told it; before it has, as it told last time, so that a tablet whose clock is wrong and
 * that starts without a network still counts with the hall.
 */
export function useHubOffset({ view, meeting }: Session): number {
  const told = useStore(view, (v) => v.hubOffset);
  useEffect(() => {
    if (told === undefined) return;
    try {
      localStorage.setItem(keyOf(meeting), String(Math.round(told)));
    } catch {
      // it is only needed for a start without a network
    }
  }, [told, meeting]);
  return told ?? remembered(meeting);
}

function remembered(meeting: MeetingId): number {
  try {
    const offset = Number(localStorage.getItem(keyOf(meeting)));
    return Number.isFinite(offset) ? offset : 0;
  } catch {
    return 0;
  }
}
