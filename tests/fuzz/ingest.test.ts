import { expect, test } from 'vitest';
import { Doc, encodeStateAsUpdate, type YArrayEvent } from 'yjs';
import { canonical } from '../../src/domain/canonical.ts';
import { documentName, ENTRIES } from '../../src/domain/documents.ts';
import { HubCore } from '../../src/hub/core.ts';
import { checkUpdate } from '../../src/hub/ingest.ts';
import { MemoryLog } from '../../src/hub/memory-log.ts';
import { host, MEETING, ROOT_KEY, TABLE_1, tableDocument } from '../hub/table.ts';
import { fuzzTogether, PATIENCE } from './fuzz.ts';
import { knownOf, said, tableUpdates } from './genuine.ts';
import { hostileUpdate } from './hostile-update.ts';
import { mutateBytes } from './mutate.ts';

const TABLE = tableDocument(TABLE_1);
const NAME = documentName(TABLE);
const CLAIM = host(TABLE_1);
/** Updates that one document gets: what one lets in stands under the next. */
const GROUP = 200;
/** A Yjs client that no forger names. */
const LATE = 424_242;

const genuine = tableUpdates(2, 4);
const known = knownOf(genuine);
const entries = Array.from({ length: 8 }, (_, n) => said(n));

function entriesIn(row: Uint8Array): readonly unknown[] {
  const checked = checkUpdate(row.slice());
  return checked.state === 'accepted' ? checked.entries : [];
}

test(
  'ingest: whatever update a link sends, the hub answers, and a document only ever gains entries, also when it is read again',
  PATIENCE,
  async () => {
    await fuzzTogether('ingest', GROUP, async (cases, at, note) => {
      const log = new MemoryLog();
      await log.publish(MEETING, ROOT_KEY);
      const core = new HubCore(log);
      for (const update of genuine) expect(await core.receive(CLAIM, TABLE, update)).toEqual({ state: 'accepted' });
      const doc = await core.document(NAME);
      let taken = 0;
      doc.getArray(ENTRIES).observe((event: YArrayEvent<unknown>) => {
        for (const { delete: gone = 0 } of event.changes.delta) taken += gone;
      });
      for (const { index, chance } of cases) {
        at(index);
        const update = chance.yes(0.7)
          ? hostileUpdate(chance, known)
          : mutateBytes(chance, chance.pick(genuine), chance.pick(genuine));
        expect(['accepted', 'refused']).toContain(checkUpdate(update.slice()).state);
        const admission = await core.receive(CLAIM, TABLE, update);
        expect(['accepted', 'refused']).toContain(admission.state);
        note(admission.state === 'refused' ? admission.reason : admission.state);
        expect(taken).toBe(0);
      }
      const live = doc.getArray(ENTRIES).toArray();
      for (const entry of entries) expect(live).toContainEqual(entry);
      expect([...doc.share.keys()]).toEqual([ENTRIES]);
      const again = new HubCore(log);
      // Forgeries under one number stand in each other's way, by the order they are read in; but nothing is shown that no row holds.
      const onDisk = new Set((await log.read(NAME)).flatMap(entriesIn).map(canonical));
      expect(live.map(canonical).filter((entry) => !onDisk.has(entry))).toEqual([]);
      const read = await again.read(NAME);
      for (const entry of entries) expect(read).toContainEqual(entry);
      // A tablet that comes later finds the document as good as ever.
      const late = new Doc();
      late.clientID = LATE;
      late.getArray(ENTRIES).push([said(900)]);
      expect(await core.receive(CLAIM, TABLE, encodeStateAsUpdate(late))).toEqual({ state: 'accepted' });
      expect(doc.getArray(ENTRIES).toArray()).toContainEqual(said(900));
    });
  },
);
