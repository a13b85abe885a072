import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, expect, test } from 'vitest';
import { Doc, encodeStateAsUpdate } from 'yjs';
import { documentName, ENTRIES } from '../../src/domain/documents.ts';
import { HubCore } from '../../src/hub/core.ts';
import { readMeeting } from '../../src/hub/read-meeting.ts';
import { SqliteLog } from '../../src/hub/sqlite-log.ts';
import { isWholeUpdate } from '../../src/hub/whole-update.ts';
import { MEETING, TABLE_1, TABLE_2, tableDocument } from '../hub/table.ts';
import { fuzzTogether, PATIENCE } from './fuzz.ts';
import { said, tableUpdates } from './genuine.ts';
import { mutateBytes } from './mutate.ts';

/** Rows of one log that are damaged at once. */
const GROUP = 100;
const NAME = documentName(tableDocument(TABLE_1));
const OTHER = documentName(tableDocument(TABLE_2));
const genuine = tableUpdates(3, 4);

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** A row that no other builds on. */
function rowOf(n: number): Uint8Array {
  const doc = new Doc();
  doc.clientID = 50_000 + n;
  doc.getArray(ENTRIES).push([said(n)]);
  return encodeStateAsUpdate(doc);
}

test(
  'log-rows: whatever a disk makes of rows, the document opens with all others of it, and other documents are as they were',
  PATIENCE,
  async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'tafellaken-fuzz-'));
    folders.push(folder);
    let count = 0;
    await fuzzTogether('log-rows', GROUP, async (cases, at, note) => {
      const data = path.join(folder, String(count++));
      const log = SqliteLog.open(data);
      // on the disk together: the damaged ones among whole ones
      const appends = genuine.map((update) => log.append(OTHER, update));
      appends.push(log.append(NAME, rowOf(1)), ...cases.map(({ index }) => log.append(NAME, rowOf(100 + index))));
      appends.push(log.append(NAME, rowOf(2)));
      await Promise.all(appends);
      const disk = new DatabaseSync(path.join(data, 'hub.sqlite'));
      disk.exec('BEGIN');
      const damage = disk.prepare('UPDATE updates SET bytes = ? WHERE seq = ?');
      for (const [i, { index, chance }] of cases.entries()) {
        at(index);
        const bytes = mutateBytes(chance, rowOf(100 + index), chance.pick(genuine));
        note(isWholeUpdate(bytes) ? 'an update all the same' : 'no update any more');
        damage.run(bytes, genuine.length + 2 + i);
      }
      disk.exec('COMMIT');
      disk.close();
      const rows = await log.read(OTHER);
      expect(rows).toHaveLength(genuine.length);
      const there = await new HubCore(log).read(NAME);
      expect(there).toContainEqual(said(1));
      expect(there).toContainEqual(said(2));
      for (const entry of there) expect(String((entry as { id?: unknown }).id)).toMatch(/^uitspraak-\d+$/);
      const read = await readMeeting(log, MEETING);
      expect(read?.fold.stations.get(TABLE_2)?.statements.size).toBe(genuine.length);
      expect(['compacted', 'left']).toContain((await log.compact(NAME)).state);
      expect(await log.read(OTHER)).toEqual(rows);
      await log.close();
      rmSync(data, { recursive: true, force: true });
    });
  },
);
