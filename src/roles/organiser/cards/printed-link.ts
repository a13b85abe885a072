import type { Capability, Claim } from '../../../domain/capability.ts';
import type { MeetingId } from '../../../domain/ids.ts';
import type { Setup, Station } from '../../../domain/setup-fold.ts';
import { cardLink } from '../../../handover/card-link.ts';
import { type Picture, pictureOf } from '../../../ui/code-picture.tsx';

/** Makes links of one meeting: only where its root key is. */
export interface LinkMaker {
  grant(claim: Claim): Capability;
  code(claim: Claim): string;
}

/** What is printed of a link. */
export interface PrintedLink {
  /** The whole link; a station's with its start hint. */
  link: string;
  picture: Picture;
  /** Whether less of the set-up is in it than there is. */
  shortened: boolean;
  code: string;
}

/** Takes some 3 ms: a thousand at once would hold up the page. */
export function printedLink(make: LinkMaker, claim: Claim, setup: Setup, origin: string): PrintedLink {
  const { link, left } = cardLink(origin, make.grant(claim), setup);
  return { link, picture: pictureOf(link), shortened: left > 0, code: make.code(claim) };
}

export function stationClaim(meeting: MeetingId, { id, generation }: Station): Claim {
  return { role: 'host', meeting, station: id, generation };
}
