import type { Capability } from '../domain/capability.ts';
import type { MeetingId } from '../domain/ids.ts';
import type { Setup } from '../domain/setup-fold.ts';
import type { JoinedMeeting } from '../journal/journal.ts';
import { noteOpened } from './begun.ts';
import { journal } from './device.ts';
import { hintBefore, linkHint } from './link-hint.ts';

/** A disk that hangs must not keep a host from a link that is in hand. */
const DISK_PATIENCE_MS = 800;

/**
 * The meeting that a link is for, as this device knows it, with the link added. A link of a meeting that this device made
 * itself and has not joined to a hub stays on the device; any other belongs to the hub that served the page. `hint`: the text of
 * the start hint that came with the link.
 */
export async function joinedMeeting(
  capability: Capability,
  hint?: string,
): Promise<{ joined: JoinedMeeting; hint: Setup | undefined }> {
  const known = await Promise.race([
    journal.meeting(capability.meeting).catch(() => undefined),
    new Promise<undefined>((resolve) => setTimeout(resolve, DISK_PATIENCE_MS, undefined)),
  ]);
  noteOpened(capability, known?.capabilities.some((link) => sameUse(link, capability)) ?? false);
  const read = await linkHint(capability, hint, hintBefore(known, capability));
  const joined: JoinedMeeting = {
    id: capability.meeting,
    title: known?.title ?? '',
    capabilities: withLink(known?.capabilities ?? [], capability),
    rootKey: known?.rootKey,
    hub: known?.rootKey !== undefined ? known.hub : location.origin,
    openedAt: Date.now(),
    hints: read && capability.role === 'host' ? { ...known?.hints, [capability.station]: read.text } : known?.hints,
  };
  remember(joined);
  return { joined, hint: read?.setup };
}

/** Keeps what is known of a joined meeting; a disk that fails costs only the list on the home page. */
export function remember(joined: JoinedMeeting): void {
  journal.putMeeting(joined).catch(() => undefined);
}

export async function joinedMeetings(): Promise<JoinedMeeting[]> {
  const meetings = await journal.meetings();
  return meetings.sort((a, b) => b.openedAt - a.openedAt);
}

export async function meetingOnDevice(id: MeetingId): Promise<JoinedMeeting | undefined> {
  return journal.meeting(id);
}

/** One link a role and station: a newer one of the same takes its place. */
function withLink(links: readonly Capability[], link: Capability): Capability[] {
  return [...links.filter((c) => !sameUse(c, link)), link];
}

function sameUse(a: Capability, b: Capability): boolean {
  return a.role === b.role && (a.role !== 'host' || (b.role === 'host' && a.station === b.station));
}
