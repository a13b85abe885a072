import { newId, type RandomBytes } from '../domain/ids.ts';
import { rememberShortStrings } from '../domain/short-strings.ts';
import { DexieJournal } from '../journal/dexie-journal.ts';
import type { JoinedMeeting } from '../journal/journal.ts';
import { browserTextStore, SecondCopy } from '../journal/second-copy.ts';
import { connectToHub } from '../sync/connection.ts';
import type { SessionPorts } from '../sync/session-ports.ts';

/** The one disk of this page. */
export const journal = new DexieJournal();
journal.open();
rememberShortStrings();
export const copy = new SecondCopy(browserTextStore());

/** `getRandomValues` is there on plain http too, unlike `randomUUID`. */
export const random: RandomBytes = (length) => crypto.getRandomValues(new Uint8Array(length));

const TAB = 'tafellaken:tab';
/** This tab's name: the browser keeps it over reloads and restored sessions. */
function tabName(): string {
  try {
    const stored = sessionStorage.getItem(TAB);
    if (stored) return stored;
    const made = newId<string>(random);
    sessionStorage.setItem(TAB, made);
    return made;
  } catch {
    return newId<string>(random);
  }
}
export const tab = tabName();

/**
 * What a session of this page works with. The parts that a table's tablet does not need are loaded where they are: keeping
 * copies of documents, and deriving links of a meeting that this device made.
 */
export async function sessionPorts(joined: JoinedMeeting, copies: boolean): Promise<SessionPorts> {
  const wide = copies ? (await import('./wide-ports.ts')).widePorts(joined.id, journal) : undefined;
  const derive = joined.rootKey === undefined ? undefined : (await import('./links.ts')).deriver(joined.rootKey);
  return {
    journal,
    copy,
    connect: connectToHub,
    random,
    now: Date.now,
    tab,
    ...wide,
    derive,
    persist: navigator.storage?.persist ? () => navigator.storage.persist() : undefined,
  };
}
