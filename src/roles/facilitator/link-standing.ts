import type { RefusalReason } from '../../sync/messages.ts';
import type { LinkState } from '../../sync/session.ts';

/**
 * The way to the hub, as one says it to the facilitator. `since`, in ms of this device's clock: what this screen shows is as of
 * then, because nothing came in after it.
 */
export type LinkStanding =
  | { state: 'none' }
  | { state: 'connected' }
  | { state: 'connecting'; since: number }
  | { state: 'down'; since: number }
  | { state: 'refused'; since: number; reason: RefusalReason };

/** A link that comes back within this time is not worth a warning: the first connection and most hiccups are shorter. */
export const PATIENCE_MS = 4_000;

export function linkStanding(link: LinkState, now: number): LinkStanding {
  if (link.state !== 'connecting') return link;
  return { state: now - link.since < PATIENCE_MS ? 'connecting' : 'down', since: link.since };
}

/** Until when this screen's numbers are right, in ms of this device's clock, when that must be said; undefined otherwise. */
export function staleSince(standing: LinkStanding): number | undefined {
  return standing.state === 'down' || standing.state === 'refused' ? standing.since : undefined;
}
