import { type Claim, capabilityPath } from '../domain/capability.ts';
import type { LocalText } from '../domain/code-lists.ts';
import type { MeetingId } from '../domain/ids.ts';
import { grant } from '../domain/token.ts';
import type { HubCore } from './core.ts';

/** The meeting that every hub has to try things out on. Everyone who reaches the hub may have its links. */
export const SAMPLE_MEETING = 'voorbeeld' as MeetingId;

export interface SampleLink {
  role: Claim['role'];
  station?: string;
  number?: number;
  /** What the station is about. */
  theme?: LocalText;
  /** To stand behind the `#` of the hub's address. */
  path: string;
}

/** The links of a meeting that the hub holds the root key of: who leads it, its tables, who looks on. Undefined without that key. */
export async function sampleLinks(
  core: HubCore,
  meeting: MeetingId,
): Promise<{ title: LocalText; links: SampleLink[] } | undefined> {
  const rootKey = await core.log.rootKey(meeting);
  const setup = await core.setup(meeting);
  if (!rootKey || !setup) return undefined;
  const path = (claim: Claim) => capabilityPath(grant(rootKey, claim));
  const leading = (['facilitator', 'organiser'] as const).map((role) => ({
    role,
    path: path({ role, meeting, generation: 1 }),
  }));
  const tables = setup.stations
    .filter((station) => !station.dropped)
    .map(({ id, number, generation, theme }): SampleLink => {
      const name = setup.themes.find((t) => t.id === theme)?.name;
      const link = path({ role: 'host', meeting, station: id, generation });
      return { role: 'host', station: id, number, ...(name && { theme: name }), path: link };
    });
  return {
    title: setup.title,
    links: [...leading, ...tables, { role: 'viewer', path: path({ role: 'viewer', meeting, generation: 1 }) }],
  };
}
