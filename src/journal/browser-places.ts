import { deleteDatabase, deleteRecords, inTime, type RawRecord, rawRecords } from './raw-database.ts';
import type { TextStore } from './second-copy.ts';
import { SPARE_BUCKETS, type StorageBuckets } from './spare-buckets.ts';
import { copyGoes, type Place, recordGoes, textGoes, type WipeScope } from './wipe.ts';

/** All that a browser keeps for an origin; what it does not have is undefined. Handed in, so that a test can have its own. */
export interface Storages {
  indexedDB: IDBFactory;
  localStorage: TextStore | undefined;
  sessionStorage: TextStore | undefined;
  buckets: StorageBuckets | undefined;
  caches: Pick<CacheStorage, 'keys' | 'delete'> | undefined;
}

/** The names as the journal has them; what was stored under another would not be found again, so they do not change. */
const DATABASE = 'tafellaken';
const OWN_TEXTS = 'tafellaken:';
/** The app's own files, of this version and of those before it. They hold nobody's words, and without them it would not start without a network. */
const APP_FILES = ['tafellaken-app-', 'workbox-precache'];

export function browserStorages(): Storages {
  return {
    indexedDB: globalThis.indexedDB,
    localStorage: allowed(() => globalThis.localStorage),
    sessionStorage: allowed(() => globalThis.sessionStorage),
    buckets: (globalThis.navigator as { storageBuckets?: StorageBuckets }).storageBuckets,
    caches: allowed(() => globalThis.caches as CacheStorage | undefined),
  };
}
function allowed<T>(look: () => T): T | undefined {
  try {
    return look();
  } catch {
    return undefined;
  }
}

export function browserPlaces(storages: Storages): Place[] {
  const { indexedDB, localStorage, sessionStorage, caches } = storages;
  const copies = async (scope: WipeScope) => (await databases(indexedDB)).filter((name) => copyGoes(name, scope));
  const strayCaches = async () =>
    ((await caches?.keys()) ?? []).filter((name) => !APP_FILES.some((own) => name.startsWith(own)));
  return [
    {
      name: 'copies',
      async wipe(scope) {
        for (const name of await copies(scope)) await deleteDatabase(indexedDB, name);
      },
      left: async (scope) => (await copies(scope)).length,
    },
    {
      name: 'journal',
      async wipe(scope) {
        if (scope.of === 'all') await deleteDatabase(indexedDB, DATABASE);
        else await deleteRecords(indexedDB, DATABASE, (record) => recordGoes(record, scope));
      },
      async left(scope) {
        if (scope.of === 'all') return (await databases(indexedDB)).includes(DATABASE) ? 1 : 0;
        return count(await rawRecords(indexedDB, DATABASE), scope);
      },
    },
    {
      name: 'spare',
      async wipe(scope) {
        const { buckets } = storages;
        if (!buckets) return;
        for (const bucket of await spareBuckets(buckets)) {
          if (scope.of === 'all') await inTime(buckets.delete(bucket));
          else await deleteRecords(await factoryOf(buckets, bucket), DATABASE, (record) => recordGoes(record, scope));
        }
      },
      async left(scope) {
        const { buckets } = storages;
        if (scope.of === 'all') return buckets ? (await spareBuckets(buckets)).length : 0;
        return count(await spareRecords(storages), scope);
      },
    },
    {
      name: 'second-copy',
      async wipe(scope) {
        for (const [key] of texts(localStorage, scope)) localStorage?.removeItem(key);
      },
      left: async (scope) => texts(localStorage, scope).length,
    },
    {
      name: 'page',
      async wipe() {
        for (const [key] of texts(sessionStorage, { of: 'all' })) sessionStorage?.removeItem(key);
      },
      left: async () => texts(sessionStorage, { of: 'all' }).length,
    },
    {
      name: 'caches',
      async wipe() {
        for (const name of await strayCaches()) await caches?.delete(name);
      },
      left: async () => (await strayCaches()).length,
    },
  ];
}

/** What lies in the journal and its spare, as it is. Rejects when one of the two cannot be read: then nobody knows what is there. */
export async function storedRecords(storages: Storages): Promise<RawRecord[]> {
  return [...(await rawRecords(storages.indexedDB, DATABASE)), ...(await spareRecords(storages))];
}

/** The texts of this app in localStorage. */
export function storedTexts({ localStorage }: Storages): [key: string, value: string][] {
  return texts(localStorage, { of: 'all' });
}

async function spareRecords({ buckets }: Storages): Promise<RawRecord[]> {
  if (!buckets) return [];
  const records: RawRecord[] = [];
  for (const bucket of await spareBuckets(buckets)) {
    records.push(...(await rawRecords(await factoryOf(buckets, bucket), DATABASE)));
  }
  return records;
}

/** Those that are there: opening one would make it. */
async function spareBuckets(buckets: StorageBuckets): Promise<string[]> {
  return (await inTime(buckets.keys())).filter((name) => name.startsWith(SPARE_BUCKETS));
}

async function factoryOf(buckets: StorageBuckets, bucket: string): Promise<IDBFactory> {
  return (await inTime(buckets.open(bucket))).indexedDB;
}

export async function databases(indexedDB: IDBFactory): Promise<string[]> {
  return (await inTime(indexedDB.databases())).flatMap(({ name }) => name ?? []);
}

function texts(store: TextStore | undefined, scope: WipeScope): [key: string, value: string][] {
  const found: [string, string][] = [];
  for (let i = 0; i < (store?.length ?? 0); i++) {
    const key = store?.key(i);
    if (!key?.startsWith(OWN_TEXTS)) continue;
    const value = store?.getItem(key) ?? '';
    if (textGoes(key, value, scope)) found.push([key, value]);
  }
  return found;
}

function count(records: readonly RawRecord[], scope: WipeScope): number {
  return records.filter((record) => recordGoes(record, scope)).length;
}
