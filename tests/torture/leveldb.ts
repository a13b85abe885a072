import { appendFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import type { Screen } from './typist.ts';

/** A record's header with a checksum that is wrong and a length of nothing: Chromium takes the log for damaged. */
const TORN = Buffer.from([1, 2, 3, 4, 0, 0, 1]);
const WITNESS = 'torture-witness';

/** Appends seven bytes to the log of what the origin has in IndexedDB, for which Chromium deletes all of it at its next start. */
export function tearLog(profile: string): void {
  const folder = path.join(profile, 'Default/IndexedDB');
  const database = readdirSync(folder).find((name) => name.endsWith('.indexeddb.leveldb'));
  const logs = database === undefined ? [] : readdirSync(path.join(folder, database)).filter((n) => n.endsWith('.log'));
  const newest = logs.sort().at(-1);
  if (database === undefined || newest === undefined) throw new Error('There is no LevelDB of the origin to tear');
  appendFileSync(path.join(folder, database, newest), TORN);
}

/**
 * Whether Chromium has deleted what the origin had in IndexedDB since this was last asked: a database that only the test knows is
 * gone then. Puts it there (anew).
 */
export function deletedByChromium(page: Screen): Promise<boolean> {
  return page.evaluate(async (name) => {
    const there = (await indexedDB.databases()).some((db) => db.name === name);
    if (!there) {
      await new Promise<void>((resolve, reject) => {
        const request = indexedDB.open(name);
        request.onsuccess = () => resolve(request.result.close());
        request.onerror = () => reject(request.error);
      });
    }
    return !there;
  }, WITNESS);
}
