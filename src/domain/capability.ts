import type { DocumentRef } from './documents.ts';
import { MeetingId, parseId, StationId } from './ids.ts';

/**
 * Links carry capabilities. A token is derived from the meeting's root key, so the organiser's device can make links with no
 * network, and a hub that holds the root key can check any of them without a list.
 */
export const ROLES = ['organiser', 'facilitator', 'host', 'viewer'] as const;

export type Capability =
  | { role: 'organiser' | 'facilitator' | 'viewer'; meeting: MeetingId; generation: number; token: string }
  | { role: 'host'; meeting: MeetingId; station: StationId; generation: number; token: string };
export type Claim = Capability extends infer C ? (C extends Capability ? Omit<C, 'token'> : never) : never;

/** Whether a link is of those who lead: an organiser's or a facilitator's. */
export function leads({ role }: Pick<Claim, 'role'>): boolean {
  return role === 'organiser' || role === 'facilitator';
}

/** What a role may do with a document. */
export type Right = 'write' | 'read' | 'none';

/** The table of design.md: who writes and who reads which document. */
export function rightOn(claim: Claim, ref: DocumentRef): Right {
  if (claim.meeting !== ref.meeting) return 'none';
  switch (ref.kind) {
    // A viewer receives what was released, and nothing else: the screen's document stands by itself.
    case 'setup':
      if (claim.role === 'viewer') return 'none';
      return leads(claim) ? 'write' : 'read';
    case 'screen':
      return leads(claim) ? 'write' : 'read';
    case 'harvest':
      return leads(claim) ? 'write' : 'none';
    // Written by the hub alone, from what viewers send it.
    case 'ballots':
      return leads(claim) ? 'read' : 'none';
    case 'station':
      if (claim.role === 'host') return claim.station === ref.station ? 'write' : 'none';
      return leads(claim) ? 'read' : 'none';
  }
}

/** The parameter behind a host's link that carries the start hint: `…/<token>?s=<hint>`. It is no part of the link. */
export const HINT_PARAMETER = 's';

const TOKEN_PATTERN = /^[A-Za-z0-9_-]{22}$/;

/** The path of a link, to stand behind the `#`: `/m/<meeting>/<role>/<station or ->/<generation>/<token>`. */
export function capabilityPath(c: Capability): string {
  return `/m/${c.meeting}/${c.role}/${c.role === 'host' ? c.station : '-'}/${c.generation}/${c.token}`;
}

/** Reads a path made by `capabilityPath`; undefined when it is not whole. What follows the token is left alone. */
export function parseCapabilityPath(path: string): Capability | undefined {
  const [empty, m, meetingText, roleText, stationText, generationText, token] = path.split('/');
  const meeting = parseId(MeetingId, meetingText);
  const role = ROLES.find((r) => r === roleText);
  // Written in one way only: of two texts that mean the same number, one is not what `capabilityPath` makes.
  const generation = /^[1-9]\d*$/.test(generationText ?? '') ? Number(generationText) : 0;
  if (empty !== '' || m !== 'm' || !meeting || !role) return undefined;
  if (!Number.isSafeInteger(generation) || generation < 1 || !token || !TOKEN_PATTERN.test(token)) return undefined;
  if (role !== 'host') return stationText === '-' ? { role, meeting, generation, token } : undefined;
  const station = parseId(StationId, stationText);
  return station && { role, meeting, station, generation, token };
}
