import { toBase64Url } from '../domain/base64url.ts';
import { type Claim, capabilityPath } from '../domain/capability.ts';
import type { SetupBody } from '../domain/entry.ts';
import { type MeetingId, newId } from '../domain/ids.ts';
import { grant, ROOT_KEY_BYTES } from '../domain/token.ts';
import type { JoinedMeeting } from '../journal/journal.ts';
import { openSession } from '../sync/open-session.ts';
import { journal, random, sessionPorts } from './device.ts';
import { deriver } from './links.ts';

/** Makes a meeting that lives on this device, with a root key of its own, and returns its organiser's path. */
export async function createLocalMeeting(setup: readonly SetupBody[]): Promise<string> {
  const id = newId<MeetingId>(random);
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
  await journal.putMeeting(joined); // without the key on the disk the meeting could not be opened again
  const session = await openSession(joined, organiser, await sessionPorts(joined, false));
  for (const body of setup) session.configure(body);
  await session.close();
  return capabilityPath(organiser);
}

/** Derives a link of a meeting that this device made; undefined on a device that was only given links. */
export function deriveLink(joined: JoinedMeeting, claim: Claim): string | undefined {
  const derive = joined.rootKey === undefined ? undefined : deriver(joined.rootKey);
  return derive && capabilityPath(derive(claim));
}

export type PublishOutcome = 'published' | 'not-allowed' | 'taken' | 'unreachable';

/** Gives the meeting's root key to the hub that served this page, so that it lets its links in. From then on the meeting syncs. */
export async function publish(joined: JoinedMeeting, operatorKey: string): Promise<PublishOutcome> {
  try {
    const response = await fetch(`/api/meetings/${joined.id}`, {
      method: 'PUT',
      headers: { authorization: `Bearer ${operatorKey}`, 'content-type': 'application/json' },
      body: JSON.stringify({ rootKey: joined.rootKey }),
    });
    if (response.status === 401) return 'not-allowed';
    if (response.status === 409) return 'taken';
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
