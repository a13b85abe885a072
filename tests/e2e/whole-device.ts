import type { Page } from '@playwright/test';

/**
 * Everything that the browser keeps for the page's origin, place by place, as one text each: bytes too, so that words in a stored
 * document are found. Read without the app, as whoever finds the tablet would.
 */
export function wholeDevice(page: Page): Promise<Record<string, string>> {
  return page.evaluate(async () => {
    const found: Record<string, string> = {};
    const latin = new TextDecoder('latin1');
    const utf8 = new TextDecoder();
    const readable = (_: string, value: unknown) => {
      const bytes = value instanceof ArrayBuffer ? new Uint8Array(value) : value;
      return bytes instanceof Uint8Array ? `${latin.decode(bytes)} ${utf8.decode(bytes)}` : value;
    };
    const answer = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const readAll = async (factory: IDBFactory, where: string) => {
      for (const { name = '' } of await factory.databases()) {
        const db = await answer(factory.open(name));
        for (const store of db.objectStoreNames) {
          const of = db.transaction(store).objectStore(store);
          const [keys, values] = await Promise.all([answer(of.getAllKeys()), answer(of.getAll())]);
          if (keys.length > 0) found[`${where}${name}/${store}`] = JSON.stringify([keys, values], readable);
        }
        db.close();
      }
    };
    await readAll(indexedDB, 'indexedDB ');
    type Buckets = { keys(): Promise<string[]>; open(name: string): Promise<{ indexedDB: IDBFactory }> };
    const buckets = (navigator as unknown as { storageBuckets?: Buckets }).storageBuckets;
    for (const name of (await buckets?.keys()) ?? []) {
      const bucket = await buckets?.open(name);
      if (bucket) await readAll(bucket.indexedDB, `bucket ${name} `);
    }
    for (const [where, store] of [
      ['localStorage', localStorage],
      ['sessionStorage', sessionStorage],
    ] as const) {
      for (let i = 0; i < store.length; i++) {
        const key = store.key(i) ?? '';
        found[`${where} ${key}`] = store.getItem(key) ?? '';
      }
    }
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      for (const request of await cache.keys()) {
        found[`cache ${name} ${request.url}`] = (await (await cache.match(request))?.text()) ?? '';
      }
    }
    return found;
  });
}

/** The places that hold any of the words. */
export async function placesWith(page: Page, ...words: string[]): Promise<string[]> {
  const all = Object.entries(await wholeDevice(page));
  return all.flatMap(([place, text]) => (words.some((word) => `${place} ${text}`.includes(word)) ? place : []));
}
