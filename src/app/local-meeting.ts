import { toBase64Url } from '../domain/base64url.ts';
import { type Claim, capabilityPath } from '../domain/capability.ts';
import { documentName } from '../domain/documents.ts';
import type { RawEntry, SetupBody } from '../domain/entry.ts';
import { type DeviceId, type EntryId, type MeetingId, newId } from '../domain/ids.ts';
import { grant, ROOT_KEY_BYTES } from '../domain/token.ts';
import type { ReadExport } from '../export/read-export.ts';
import type { JoinedMeeting, JournalRow } from '../journal/journal.ts';
import { copy, journal, random } from './device.ts';
import { deriver } from './links.ts';

/** Makes a meeting that lives on this device, with a root key of its own, and returns its organiser's path. */
export async function createLocalMeeting(setup: readonly SetupBody[]): Promise<string> {
  const id = newId<MeetingId>(random);
  const organiser = await putOwnMeeting(id);
  await keepSetup(id, setup);
  return organiser;
}

/**
 * Puts a whole meeting on this device, with a root key of its own, and returns its organiser's path; undefined when this device has it already.
 * Rejects when the disk does not take it.
 */
export async function restoreMeeting({ meeting, documents }: ReadExport): Promise<string | undefined> {
  const known = await journal.rows(meeting);
  if (known.length > 0 || (await journal.meeting(meeting))) return undefined;
  const rows: JournalRow[] = [];
  for (const [document, entries] of documents) {
    for (const entry of entries) rows.push({ id: entry.id, meeting, document, entry, receivedAt: 0 });
    copy.noteClock(document, entries.at(-1)?.clock ?? 0); // so that what is written before the journal was read comes after it
  }
  await journal.write({ rows }); // all of it or nothing; what nobody has a link to yet is shown nowhere
  try {
    return await putOwnMeeting(meeting);
  } catch (error) {
    await journal.write({ erase: rows.map((row) => row.id) }).catch(() => undefined);
    throw error;
  }
}

/** A meeting of this device's own: without the key on the disk it could not be opened again. */
async function putOwnMeeting(id: MeetingId): Promise<string> {
  const key = random(ROOT_KEY_BYTES);
  const organiser = grant(key, { role: 'organiser', meeting: id, generation: 1 });
  const joined: JoinedMeeting = {
    id,
    title: '',
    capabilities: [organiser],
    rootKey: toBase64Url(key),
    hub: undefined,
    openedAt: Date.now(),
  };
  await journal.putMeeting(joined);
  return capabilityPath(organiser);
}

/**
 * The set-up goes straight to the disk, in one write: whoever opens the meeting finds it in the journal, and makes the document from it.
 * A session would open every station's document first, and at a great meeting those are a thousand. Rejects when the disk does not take it.
 */
async function keepSetup(meeting: MeetingId, setup: readonly SetupBody[]): Promise<void> {
  const document = documentName({ kind: 'setup', meeting });
  const device = newId<DeviceId>(random);
  const at = Date.now();
  const rows = setup.map((body, i): JournalRow => {
    const entry: RawEntry = { id: newId<EntryId>(random), clock: i + 1, at, device, ...body };
    return { id: entry.id, meeting, document, entry, receivedAt: 0 };
  });
  copy.noteClock(document, rows.length); // so that what is written before the journal was read comes after it
  await journal.write({ rows });
}

/** Derives a link of a meeting that this device made; undefined on a device that was only given links. */
export function deriveLink(joined: JoinedMeeting, claim: Claim): string | undefined {
  const derive = joined.rootKey === undefined ? undefined : deriver(joined.rootKey);
  return derive && capabilityPath(derive(claim));
}

export type PublishOutcome = 'published' | 'not-allowed' | 'taken' | 'deleted' | 'unreachable';

/** Gives the meeting's root key to the hub that served this page, so that it lets its links in. From then on the meeting syncs. `again`: also when it was deleted. */
export async function publish(joined: JoinedMeeting, operatorKey: string, again = false): Promise<PublishOutcome> {
  try {
    const response = await fetch(`/api/meetings/${joined.id}`, {
      method: 'PUT',
      headers: { authorization: `Bearer ${operatorKey}`, 'content-type': 'application/json' },
      body: JSON.stringify({ rootKey: joined.rootKey, again }),
    });
    if (response.status === 401 || response.status === 429) return 'not-allowed';
    if (response.status === 409) return 'taken';
    if (response.status === 410) return 'deleted';
    if (!response.ok) return 'unreachable';
  } catch {
    return 'unreachable';
  }
  await journal.putMeeting({ ...joined, hub: location.origin });
  return 'published';
}

const OPERATOR = 'tafellaken:operator';

/** The operator's key of this page's hub, once its link was opened on this device. */
export function operatorKey(): string | undefined {
  try {
    return localStorage.getItem(OPERATOR) ?? undefined;
  } catch {
    return undefined;
  }
}
export function rememberOperatorKey(key: string): boolean {
  try {
    localStorage.setItem(OPERATOR, key);
    return true;
  } catch {
    return false;
  }
}
