import { applyUpdate, Doc, decodeStateVector, encodeStateAsUpdate, encodeStateVector } from 'yjs';
import { ENTRIES } from '../../src/domain/documents.ts';
import type { CapturedEntry } from '../../src/domain/entry.ts';
import type { DeviceId, EntryId, RoundId, ThemeId } from '../../src/domain/ids.ts';
import type { Known } from './hostile-update.ts';

/** A statement with everything that a statement can have; the same for the same number. */
export function said(n: number): CapturedEntry {
  return {
    type: 'captured',
    id: `uitspraak-${n}` as EntryId,
    clock: n + 1,
    at: 1_790_000_000_000 + n,
    device: 'tablet' as DeviceId,
    text: `Er is ’s avonds geen bus meer (${n}).`,
    theme: 'zorg' as ThemeId,
    angles: [],
    kind: 'concern',
    voice: 'resident',
    quote: true,
    round: 'ronde-1' as RoundId,
  };
}

/** The updates of a table at which one statement was made after the other on each of some tablets. */
export function tableUpdates(tablets: number, statements: number): Uint8Array[] {
  const updates: Uint8Array[] = [];
  for (let t = 0; t < tablets; t++) {
    const doc = new Doc();
    doc.clientID = 1_000 + t;
    for (let n = 0; n < statements; n++) {
      const before = encodeStateVector(doc);
      doc.getArray(ENTRIES).push([said(t * statements + n)]);
      updates.push(encodeStateAsUpdate(doc, before));
    }
  }
  return updates;
}

/** What someone at that table knows of its document. */
export function knownOf(updates: readonly Uint8Array[]): Known {
  const doc = new Doc();
  for (const update of updates) applyUpdate(doc, update);
  return { clients: [...decodeStateVector(encodeStateVector(doc))], entry: { ...said(500) } };
}
