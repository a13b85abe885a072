import type { MeetingId } from '../../domain/ids.ts';
import { type Loss, lossCount } from '../../journal/loss.ts';

/** What would be lost with this device, as far as it can be told. */
export interface LossReading {
  /** Whether the disk could be read; when not, there may be more. */
  readable: boolean;
  losses: readonly Loss[];
  /** Of the meetings on this device. */
  titles: ReadonlyMap<MeetingId, string>;
  /** Entries that other tabs hold in memory alone. */
  inOtherTabs: number;
  /** How many meetings this device has joined. */
  meetings: number;
}

/** Whether all of that are statements, which is what people count in. */
export function onlyStatements({ readable, losses, inOtherTabs }: LossReading): boolean {
  return readable && inOtherTabs === 0 && losses.every(({ others, texts }) => others.size + texts.size === 0);
}

/** How many things nobody else has. Where the disk cannot be read one more counts, so that it is never taken for nothing. */
export function lostIn({ readable, losses, inOtherTabs }: LossReading): number {
  return lossCount(losses) + inOtherTabs + (readable ? 0 : 1);
}
