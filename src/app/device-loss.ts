import { documentName } from '../domain/documents.ts';
import type { MeetingId } from '../domain/ids.ts';
import { browserStorages, storedRecords, storedTexts } from '../journal/browser-places.ts';
import { emptyLoss, type Loss, lossOf } from '../journal/loss.ts';
import { unkeptElsewhere } from '../journal/other-tabs.ts';
import type { WipeScope } from '../journal/wipe.ts';
import type { LossReading } from '../roles/wipe/loss-reading.ts';
import type { Session } from '../sync/session.ts';
import { tab } from './device.ts';

/**
 * What would be lost with this device now: of what lies on its disk, of what this page holds in memory, and of what other tabs
 * say that they hold. Never rejects: a disk that cannot be read is told of.
 */
export async function readLoss(scope: WipeScope, session?: Session): Promise<LossReading> {
  const storages = browserStorages();
  const elsewhere = await unkeptElsewhere(tab);
  let readable = true;
  const records = await storedRecords(storages).catch(() => {
    readable = false;
    return [];
  });
  const losses = lossOf(records, storedTexts(storages), scope);
  if (session) addInMemory(losses, session);
  const titles = new Map<MeetingId, string>();
  for (const { store, value } of records) {
    const { id, title } = (value ?? {}) as { id?: MeetingId; title?: string };
    if (store === 'meetings' && id && title) titles.set(id, title);
  }
  let inOtherTabs = 0;
  for (const [meeting, unkept] of elsewhere) {
    if (scope.of === 'all' || scope.meeting === meeting) inOtherTabs += unkept;
  }
  const meetings = new Set(
    records.flatMap(({ store, value }) => (store === 'meetings' ? (value as { id: MeetingId }).id : [])),
  );
  return { readable, losses: [...losses.values()], titles, inOtherTabs, meetings: meetings.size };
}

/** A disk that failed has not taken what this page still holds. */
function addInMemory(losses: Map<MeetingId, Loss>, { meeting, view }: Session): void {
  const { safety, standing, statements } = view.getState();
  if (standing.unreceived === 0) return;
  const loss = losses.get(meeting) ?? emptyLoss(meeting);
  losses.set(meeting, loss);
  for (const [station, of] of statements) {
    const document = documentName({ kind: 'station', meeting, station });
    for (const { id } of of) {
      if ((safety.get(id) ?? 'received') !== 'received') loss.statements.set(id, document);
    }
  }
}
