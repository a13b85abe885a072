/** Names of buckets begin with it; what was stored under another would not be found again. */
export const SPARE_BUCKETS = 'tafellaken-spare';

/** A bucket by its generation: a newer one takes the place of the older. */
export interface Bucket {
  generation: number;
  indexedDB: IDBFactory;
}

/** Where the spare's databases lie. */
export interface SpareBuckets {
  /** The generations that there are, oldest first. Empty where none was made yet; undefined where there can be none. */
  generations(): Promise<number[] | undefined>;
  /** Opens one, which is made when it is not there. */
  open(generation: number): Promise<Bucket>;
  remove(generation: number): Promise<void>;
}

/** The Storage Buckets API, as far as it is used. TypeScript does not know it yet. */
export interface StorageBuckets {
  open(name: string, options?: { durability: 'strict'; persisted: boolean }): Promise<{ indexedDB: IDBFactory }>;
  keys(): Promise<string[]>;
  delete(name: string): Promise<void>;
}

/** The browser's. There are none in other engines than Chromium, on plain http, and without a window. */
export function browserBuckets(): SpareBuckets {
  const buckets = (globalThis.navigator as { storageBuckets?: StorageBuckets } | undefined)?.storageBuckets;
  return {
    async generations() {
      return (await buckets?.keys())?.flatMap((name) => generationOf(name) ?? []).sort((a, b) => a - b);
    },
    async open(generation) {
      if (!buckets) throw new Error('There are no storage buckets');
      // `persisted` asks; a browser that says no gives the bucket all the same
      const { indexedDB } = await buckets.open(nameOf(generation), { durability: 'strict', persisted: true });
      return { generation, indexedDB };
    },
    remove: async (generation) => buckets?.delete(nameOf(generation)),
  };
}

const nameOf = (generation: number) => (generation === 1 ? SPARE_BUCKETS : `${SPARE_BUCKETS}-${generation}`);

function generationOf(name: string): number | undefined {
  if (name === SPARE_BUCKETS) return 1;
  const generation = name.startsWith(`${SPARE_BUCKETS}-`) ? Number(name.slice(SPARE_BUCKETS.length + 1)) : Number.NaN;
  return Number.isSafeInteger(generation) && generation > 1 ? generation : undefined;
}
