import type { Capability } from '../domain/capability.ts';
import { copy } from './device.ts';

/** Beside the meeting's other marks in localStorage, so that it is known before the disk answers, and goes when the meeting is wiped. */
const BEGUN = 'tafellaken:begun:';

function keyOf(link: Capability): string | undefined {
  return link.role === 'host' ? `${BEGUN}${link.meeting}/${link.station}` : undefined;
}

/** Whether someone has started at this link's table on this device. Other roles have nothing to join. */
export function hasBegun(link: Capability): boolean {
  const key = keyOf(link);
  return key === undefined || copy.get(key) === 'yes';
}

export function noteBegun(link: Capability): void {
  const key = keyOf(link);
  if (key) copy.set(key, 'yes');
}

/** A link is opened here. `held`: this device had a link of the same table before, when there was no such mark yet. */
export function noteOpened(link: Capability, held: boolean): void {
  const key = keyOf(link);
  if (key && copy.get(key) === undefined) copy.set(key, held ? 'yes' : 'no');
}
