import type { MeetingId } from '../domain/ids.ts';

const EXPORTED = 'tafellaken:exported:';

/** Notes on this device that the meeting's export was made here. Where storage is switched off it is not known. */
export function noteExport(meeting: MeetingId, at: number): void {
  try {
    localStorage.setItem(EXPORTED + meeting, String(at));
  } catch {
    // then it counts as not exported, which asks for one more
  }
}

/** When the meeting was last exported from this device (ms); undefined when it never was. */
export function lastExport(meeting: MeetingId): number | undefined {
  try {
    const at = Number(localStorage.getItem(EXPORTED + meeting));
    return at > 0 ? at : undefined;
  } catch {
    return undefined;
  }
}
