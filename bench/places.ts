import { lstatSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { CDPSession, Page } from 'playwright';
import { DATABASE } from '../src/hub/data-folder.ts';

/** Where Chromium has what pages store, below a profile: IndexedDB, localStorage, and storage buckets with the spare. */
const STORES = ['IndexedDB', 'Local Storage', 'WebStorage'];

/** What a profile has of pages' data on the disk, by place, without the app's own files. The browser must be closed. Unit: bytes. */
export function profileSizes(profile: string): Record<string, number> {
  return Object.fromEntries(
    STORES.map((place) => [place, folderSize(path.join(profile, 'Default', place), (name) => name !== 'CacheStorage')]),
  );
}

function folderSize(folder: string, counts: (name: string) => boolean): number {
  let size = 0;
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const file = path.join(folder, entry.name);
    if (!counts(entry.name)) continue;
    size += entry.isDirectory() ? folderSize(file, counts) : lstatSync(file).size;
  }
  return size;
}

/** A hub's data folder once its write-ahead log has gone into the database. The hub may be at work. Unit: bytes. */
export function hubSize(data: string): number {
  const db = new DatabaseSync(path.join(data, DATABASE));
  const { busy } = db.prepare('PRAGMA wal_checkpoint(TRUNCATE)').get() as { busy: number };
  db.close();
  if (busy) throw new Error('The hub’s write-ahead log was in use');
  return folderSize(data, () => true);
}

/** What the browser itself says that it stores of the page's origin in IndexedDB, the spare's bucket included. Unit: bytes. */
export async function toldStored(page: Page, devtools: CDPSession): Promise<number> {
  const { usageBreakdown } = await devtools.send('Storage.getUsageAndQuota', { origin: new URL(page.url()).origin });
  return usageBreakdown.find(({ storageType }) => storageType === 'indexeddb')?.usage ?? 0;
}

/** What a page's scripts hold once everything that nobody holds is gone. Unit: bytes. */
export async function heapSize(devtools: CDPSession): Promise<number> {
  // twice: what the first finds can let go of more
  for (let i = 0; i < 2; i++) await devtools.send('HeapProfiler.collectGarbage');
  const { usedSize } = await devtools.send('Runtime.getHeapUsage');
  return usedSize;
}
