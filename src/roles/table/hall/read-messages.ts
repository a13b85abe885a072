import { useState } from 'react';
import type { EntryId, MeetingId, StationId } from '../../../domain/ids.ts';

/** More messages than anyone sends in an evening. */
const REMEMBERED = 500;

const keyOf = (meeting: MeetingId, station: StationId) => `tafellaken:read:${meeting}/${station}`;

/** Which messages were read on this device. Where storage is switched off or full it is remembered as long as the page is open. */
export function useReadMessages(
  meeting: MeetingId,
  station: StationId,
): [read: ReadonlySet<EntryId>, markRead: (message: EntryId) => void] {
  const key = keyOf(meeting, station);
  const [read, setRead] = useState(() => stored(key));
  const markRead = (message: EntryId) => {
    // another tab of this tablet may have read others meanwhile
    const next = new Set([...stored(key), ...read, message].slice(-REMEMBERED));
    setRead(next);
    try {
      localStorage.setItem(key, JSON.stringify([...next]));
    } catch {
      // the page remembers
    }
  };
  return [read, markRead];
}

function stored(key: string): ReadonlySet<EntryId> {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(key) ?? '[]');
    return new Set(Array.isArray(value) ? value.filter((id): id is EntryId => typeof id === 'string') : []);
  } catch {
    return new Set();
  }
}
