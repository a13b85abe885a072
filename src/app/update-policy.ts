import type { Capability } from '../domain/capability.ts';
import type { MeetingView } from '../sync/session.ts';

/** A round that nobody stopped is over after this long: the longest evening lasts half of it. */
const LONGEST_ROUND_MS = 6 * 60 * 60_000;

/** As much of an open meeting as decides whether its page may be disturbed. */
export interface MeetingInUse {
  role: Capability['role'];
  running: { startedAt: number; stopped: boolean } | undefined;
  /** Whether a host's table has said anything. */
  begun: boolean;
  /** Entries that only this page has: being written, or refused by the disk. */
  unsafe: number;
}

/** A page as it is at one moment. */
export interface PageInUse {
  meetings: readonly MeetingInUse[];
  /** Whether a text field holds words, or was typed in a moment ago. */
  typing: boolean;
  /** Whether another page of this app on this device is in a round. */
  roundElsewhere: boolean;
}

export function inUse(
  role: Capability['role'],
  view: Pick<MeetingView, 'setup' | 'standing' | 'statements' | 'hubOffset'>,
  now: number,
): MeetingInUse {
  const { running } = view.setup;
  const over = running && now + (view.hubOffset ?? 0) - running.startedAt > LONGEST_ROUND_MS;
  return {
    role,
    running: running && { startedAt: running.startedAt, stopped: running.stopped || over === true },
    begun: role === 'host' && [...view.statements.values()].some((statements) => statements.length > 0),
    unsafe: view.standing.saving + view.standing.unkept,
  };
}

/**
 * Whether people are at work in a meeting. Where the facilitator starts no rounds, a table that has begun is taken to be in one:
 * nothing tells when it ends.
 */
export function inRound({ role, running, begun }: MeetingInUse): boolean {
  if (running) return !running.stopped;
  return role === 'host' && begun;
}

/** Whether this page may be disturbed with an offer, and reloaded when that is accepted. */
export function mayUpdate({ meetings, typing, roundElsewhere }: PageInUse): boolean {
  return !typing && !roundElsewhere && meetings.every((meeting) => !inRound(meeting) && meeting.unsafe === 0);
}
