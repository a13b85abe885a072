import * as v from 'valibot';
import { fromBase64Url } from '../domain/base64url.ts';
import { deletionKey } from '../domain/deletion-key.ts';
import type { MeetingId } from '../domain/ids.ts';
import type { JoinedMeeting } from '../journal/journal.ts';
import { journal } from './device.ts';

const Meetings = v.object({
  meetings: v.array(
    v.object({
      meeting: v.string(),
      title: v.optional(v.object({ nl: v.string(), en: v.optional(v.string()) })),
      documents: v.number(),
      bytes: v.number(),
      heardAt: v.optional(v.number()),
      held: v.number(),
    }),
  ),
});
export type HubMeeting = v.InferOutput<typeof Meetings>['meetings'][number];

/** The meetings on the hub that served this page; for its operator. */
export async function hubMeetings(operatorKey: string): Promise<HubMeeting[] | 'not-allowed' | 'unreachable'> {
  try {
    const response = await fetch('/api/meetings', { headers: { authorization: `Bearer ${operatorKey}` } });
    if (response.status === 401 || response.status === 429) return 'not-allowed';
    const result = v.safeParse(Meetings, await response.json());
    return response.ok && result.success ? result.output.meetings : 'unreachable';
  } catch {
    return 'unreachable';
  }
}

/** Deletes a meeting from the hub that served this page. */
export async function deleteFromHub(
  meeting: string,
  bearer: string,
): Promise<'deleted' | 'not-allowed' | 'unreachable'> {
  try {
    const response = await fetch(`/api/meetings/${encodeURIComponent(meeting)}`, {
      method: 'DELETE',
      headers: { authorization: `Bearer ${bearer}` },
    });
    if (response.ok || response.status === 410 || response.status === 404) return 'deleted';
    return response.status === 401 || response.status === 429 ? 'not-allowed' : 'unreachable';
  } catch {
    return 'unreachable';
  }
}

/** How this device deletes a meeting that it made from its hub; undefined where it cannot. It stays on this device, without a hub. */
export function deletionOf(joined: JoinedMeeting | undefined) {
  const rootKey = joined?.rootKey === undefined ? undefined : fromBase64Url(joined.rootKey);
  if (!joined || !rootKey || joined.hub !== location.origin) return undefined;
  return async () => {
    const outcome = await deleteFromHub(joined.id, deletionKey(rootKey, joined.id as MeetingId));
    if (outcome === 'deleted') await journal.putMeeting({ ...joined, hub: undefined });
    return outcome;
  };
}
