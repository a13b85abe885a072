import { type Capability, parseCapabilityPath } from '../src/domain/capability.ts';
import type { MeetingId, StationId } from '../src/domain/ids.ts';
import { grant } from '../src/domain/token.ts';
import { readMeeting } from '../src/hub/read-meeting.ts';
import { SqliteLog } from '../src/hub/sqlite-log.ts';

export type HostLink = Capability & { role: 'host' };

/** The links that tables work with, and the organiser's where it is known. */
export interface Links {
  hosts: HostLink[];
  organiser: Capability | undefined;
}

/** Reads links as people copy them: a whole address or what stands behind its `#`. Throws on one that is not a table's. */
export function linksFrom(texts: readonly string[]): Links {
  const capabilities = texts.map((text) => {
    const capability = parseCapabilityPath(text.slice(text.indexOf('#') + 1));
    if (!capability) throw new Error(`This is not a whole link: ${text}`);
    return capability;
  });
  return {
    hosts: capabilities.filter((c) => c.role === 'host'),
    organiser: capabilities.find((c) => c.role === 'organiser'),
  };
}

/** The links of the sample meeting, which a hub gives to anyone. Throws when there is no hub, or it has no sample. */
export async function linksOfSample(hub: string): Promise<Links> {
  const response = await fetch(`${hub}/api/sample`).catch(() => undefined);
  if (!response) throw new Error(`No hub answers at ${hub}. Start one with: npm start`);
  if (!response.ok)
    throw new Error(`The hub at ${hub} offers no sample meeting. Give table links with --link, or --data.`);
  const { links } = (await response.json()) as { links: { path: string }[] };
  return linksFrom(links.map((link) => link.path));
}

/** The links of a meeting from a hub's data folder, which may be in use. Throws when it is not there. */
export async function linksFromData(data: string, meeting: MeetingId): Promise<Links> {
  const log = SqliteLog.open(data, { readOnly: true });
  try {
    const rootKey = await log.rootKey(meeting);
    const read = await readMeeting(log, meeting);
    if (!rootKey || !read) throw new Error(`${data} holds no published meeting "${meeting}".`);
    const stations = read.fold.setup.stations.filter((s) => !s.dropped);
    return {
      hosts: stations.map(({ id, generation }) => hostLink(rootKey, meeting, id, generation)),
      organiser: grant(rootKey, { role: 'organiser', meeting, generation: 1 }),
    };
  } finally {
    await log.close();
  }
}

function hostLink(rootKey: Uint8Array, meeting: MeetingId, station: StationId, generation: number): HostLink {
  return grant(rootKey, { role: 'host', meeting, station, generation }) as HostLink;
}
