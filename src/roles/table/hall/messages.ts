import type { Hall, Message } from '../../../domain/hall.ts';
import type { StationId } from '../../../domain/ids.ts';
import type { Session } from '../../../sync/session.ts';
import { useReadMessages } from './read-messages.ts';
import { useWhenCalm } from './use-when-calm.ts';

/**
 * A tablet that is put down in mid-evening is not made to press away all that was said before: what is older stands among the messages, and
 * is not put before anyone. Unit: ms.
 */
const STALE_MS = 45 * 60_000;

/** The messages for a station, oldest first. */
export function messagesFor(hall: Hall, station: StationId): readonly Message[] {
  return hall.messages.filter(({ to }) => !to || to.includes(station));
}

interface ToRead {
  /** Unread, oldest first. */
  all: readonly Message[];
  newest: Message | undefined;
  /** The newest as it may show: while somebody types nothing takes room above the field. */
  shown: Message | undefined;
  markRead: (message: Message) => void;
}

/** What is to be read on this device. `offset`: hub time minus this device's, in ms. */
export function useToRead(
  { meeting }: Session,
  station: StationId,
  messages: readonly Message[],
  offset: number,
): ToRead {
  const [read, markRead] = useReadMessages(meeting, station);
  const from = Date.now() + offset - STALE_MS;
  const all = messages.filter((m) => m.at > from && !read.has(m.id));
  const newest = all.at(-1);
  const calm = useWhenCalm(newest, undefined);
  // who presses does not type: what was read goes at once
  const shown = calm && read.has(calm.id) ? newest : calm;
  return { all, newest, shown, markRead: ({ id }) => markRead(id) };
}
