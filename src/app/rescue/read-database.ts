/** A database that a suspended tab holds, or a disk that hangs, must not keep the others from being read. */
const PATIENCE_MS = 5_000;

/** What lies in the stores of one database; a store that cannot be read has `undefined`. */
export type Stores = Map<string, unknown[] | undefined>;

/**
 * Reads every store of a database as it is: of whatever version, without changing or making anything. Resolves to undefined when
 * there is none; rejects when it cannot be opened.
 */
export async function readDatabase(factory: IDBFactory, name: string): Promise<Stores | undefined> {
  const db = await inTime(open(factory, name));
  if (!db) return undefined;
  try {
    const stores: Stores = new Map();
    for (const store of db.objectStoreNames) {
      stores.set(store, await inTime(readStore(db, store)).catch(() => undefined));
    }
    return stores;
  } finally {
    db.close();
  }
}

function open(factory: IDBFactory, name: string): Promise<IDBDatabase | undefined> {
  return new Promise((resolve, reject) => {
    // no version: whichever is there, also one of a later app
    const request = factory.open(name);
    let absent = false;
    request.onupgradeneeded = () => {
      absent = true;
      request.transaction?.abort(); // it would be made by opening it
    };
    request.onsuccess = () => resolve(request.result);
    request.onerror = (event) => {
      event.preventDefault();
      if (absent) resolve(undefined);
      else reject(request.error);
    };
    request.onblocked = () => reject(new Error('blocked'));
  });
}

/** All values at once; where one of them makes that fail, those before it one by one. */
function readStore(db: IDBDatabase, store: string): Promise<unknown[]> {
  return valuesOf(db.transaction(store).objectStore(store)).catch(() =>
    oneByOne(db.transaction(store).objectStore(store)),
  );
}

function valuesOf(store: IDBObjectStore): Promise<unknown[]> {
  return new Promise((resolve, reject) => {
    const request = store.getAll();
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

function oneByOne(store: IDBObjectStore): Promise<unknown[]> {
  return new Promise((resolve, reject) => {
    const found: unknown[] = [];
    const request = store.openCursor();
    request.onsuccess = () => {
      if (!request.result) return resolve(found);
      found.push(request.result.value);
      request.result.continue();
    };
    request.onerror = () => (found.length > 0 ? resolve(found) : reject(request.error));
  });
}

export async function inTime<T>(work: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('no answer')), PATIENCE_MS);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}
