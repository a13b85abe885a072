import { createStore } from 'zustand/vanilla';
import type { Session } from '../sync/session.ts';

/** The sessions that this page has open: whoever would disturb it looks here first. */
export const openSessions = createStore<{ sessions: readonly Session[] }>(() => ({ sessions: [] }));

export function noteOpen(session: Session): void {
  openSessions.setState(({ sessions }) => ({ sessions: [...sessions, session] }));
}
export function noteClosed(session: Session): void {
  openSessions.setState(({ sessions }) => ({ sessions: sessions.filter((s) => s !== session) }));
}
