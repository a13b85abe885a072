import type { Claim } from '../domain/capability.ts';
import { type DocumentRef, documentName } from '../domain/documents.ts';
import { parseRawEntry } from '../domain/entry.ts';
import type { Hall } from '../domain/hall.ts';
import { hallNow } from '../domain/hall-now.ts';
import type { MeetingId, StatementId } from '../domain/ids.ts';
import { type Setup, SetupFold } from '../domain/setup-fold.ts';
import { checkUpdate } from './ingest.ts';
import type { HubLog } from './log.ts';

/** What the hub has of a meeting in memory, to know what its links may do. */
export interface PublishedMeeting {
  rootKey: Uint8Array;
  setup: SetupFold;
  /** Which links are of an earlier generation than their station, and the set-up that this was worked out from. */
  outdated?: { as: Setup; test: (claim: Claim) => boolean };
}

/** Documents in which something can be said of statements. */
export type ErasableRef = DocumentRef & { kind: 'station' | 'screen' | 'harvest' };

export function isErasable(ref: DocumentRef): ref is ErasableRef {
  return ref.kind === 'station' || ref.kind === 'screen' || ref.kind === 'harvest';
}

/** The erased statements that a document must hold nothing about: a station's own, and everywhere else those of all stations. */
export function erasedFrom({ setup }: PublishedMeeting, ref: ErasableRef): ReadonlySet<StatementId> {
  if (ref.kind === 'station') return setup.erasedIn(ref.station);
  return new Set([...setup.erased.values()].flatMap((statements) => [...statements]));
}

export function hallIn({ setup }: PublishedMeeting): Hall {
  return hallNow(setup.setup, { setupEntries: setup.entries });
}

/** Reads it from the log; undefined for a meeting that is not published. Rejects when the disk cannot be read. */
export async function readPublished(log: HubLog, id: MeetingId): Promise<PublishedMeeting | undefined> {
  const rootKey = await log.rootKey(id);
  if (!rootKey) return undefined;
  const setup = new SetupFold();
  for (const update of await log.read(documentName({ kind: 'setup', meeting: id }))) {
    const checked = checkUpdate(update);
    if (checked.state === 'accepted') for (const entry of checked.entries) addTo(setup, entry);
  }
  return { rootKey, setup };
}

/** Whether a host's link is of an earlier generation than its station is now. */
export function isOutdated(claim: Claim, meeting: PublishedMeeting): boolean {
  const { setup } = meeting.setup;
  if (meeting.outdated?.as !== setup) {
    const generations = new Map(setup.stations.map((station) => [station.id, station.generation]));
    const test = (c: Claim) => c.role === 'host' && c.generation < (generations.get(c.station) ?? 1);
    meeting.outdated = { as: setup, test };
  }
  return meeting.outdated.test(claim);
}

export function addTo(setup: SetupFold | undefined, entry: unknown): void {
  const raw = parseRawEntry(entry);
  if (raw) setup?.add(raw);
}
