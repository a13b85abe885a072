import type { MeetingId } from '../domain/ids.ts';

/** Tabs of this origin answer at once; one that sleeps does not, and what it holds lies on the disk. */
const ROLL_CALL_MS = 300;
/** The roll-call of `drafts.ts`. */
const CHANNEL = 'tafellaken:tabs';

interface Answer {
  here?: unknown;
  meeting?: unknown;
  unkept?: unknown;
}

/** How many entries the other tabs hold that no disk has taken, by meeting. */
export function unkeptElsewhere(ownTab: string | undefined): Promise<Map<MeetingId, number>> {
  const found = new Map<MeetingId, number>();
  if (typeof BroadcastChannel === 'undefined') return Promise.resolve(found);
  const channel = new BroadcastChannel(CHANNEL);
  return new Promise((resolve) => {
    channel.onmessage = ({ data }: MessageEvent) => {
      const { here, meeting, unkept } = (data ?? {}) as Answer;
      if (typeof here !== 'string' || here === ownTab || typeof meeting !== 'string') return;
      if (typeof unkept === 'number' && unkept > 0) {
        found.set(meeting as MeetingId, (found.get(meeting as MeetingId) ?? 0) + unkept);
      }
    };
    channel.postMessage({ ask: true });
    setTimeout(() => {
      channel.close();
      resolve(found);
    }, ROLL_CALL_MS);
  });
}
