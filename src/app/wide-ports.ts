import type { MeetingId } from '../domain/ids.ts';
import type { DexieJournal } from '../journal/dexie-journal.ts';
import { rowsInPages } from '../journal/rows-in-pages.ts';
import { shadowCopies } from '../replica/shadow-copies.ts';
import type { SessionPorts } from '../sync/session-ports.ts';
import { Wide } from '../sync/wide.ts';

/** What a session of desks and screens works with beside what a table's has. */
export function widePorts(meeting: MeetingId, journal: DexieJournal): Pick<SessionPorts, 'shadow' | 'wide'> {
  journal.readRows = rowsInPages;
  return { shadow: typeof indexedDB === 'undefined' ? undefined : shadowCopies(meeting), wide: new Wide() };
}
