/** A database that a suspended tab holds, or a disk that hangs: after this it counts as not to be had. Unit: ms. */
const PATIENCE_MS = 8_000;

/** One record with the name of the store that it lies in. */
export interface RawRecord {
  store: string;
  value: unknown;
}

/** Every record of a database of whatever version; none when there is no such database, which it then does not make either. */
export async function rawRecords(factory: IDBFactory, name: string): Promise<RawRecord[]> {
  const db = await openExisting(factory, name);
  if (!db) return [];
  try {
    const records: RawRecord[] = [];
    for (const store of db.objectStoreNames) {
      const values = await answer(db.transaction(store).objectStore(store).getAll());
      for (const value of values) records.push({ store, value });
    }
    return records;
  } finally {
    db.close();
  }
}

/** Deletes every record for which `goes` holds, in one transaction with strict durability. */
export async function deleteRecords(
  factory: IDBFactory,
  name: string,
  goes: (record: RawRecord) => boolean,
): Promise<void> {
  const db = await openExisting(factory, name);
  if (!db) return;
  try {
    const stores = [...db.objectStoreNames];
    if (stores.length === 0) return;
    const transaction = db.transaction(stores, 'readwrite', { durability: 'strict' });
    for (const store of stores) {
      const request = transaction.objectStore(store).openCursor();
      request.onsuccess = () => {
        const cursor = request.result;
        if (!cursor) return;
        if (goes({ store, value: cursor.value })) cursor.delete();
        cursor.continue();
      };
    }
    await finished(transaction);
  } finally {
    db.close();
  }
}

/** Deletes a whole database. Rejects when another page keeps it open. */
export function deleteDatabase(factory: IDBFactory, name: string): Promise<void> {
  return inTime(
    new Promise((resolve, reject) => {
      const request = factory.deleteDatabase(name);
      // `blocked` is no end: it goes on as soon as the other page has closed it
      request.onsuccess = () => resolve();
      request.onerror = () => reject(request.error);
    }),
  );
}

/** Makes a database with one store and one record in it, on the disk when this resolves. */
export async function putSingle(factory: IDBFactory, name: string, store: string, value: unknown): Promise<void> {
  const request = factory.open(name, 1);
  request.onupgradeneeded = () => void request.result.createObjectStore(store);
  const db = await answer(request);
  try {
    const transaction = db.transaction(store, 'readwrite', { durability: 'strict' });
    transaction.objectStore(store).put(value, 0);
    await finished(transaction);
  } finally {
    db.close();
  }
}

/** Opens what is there, of whatever version; undefined when there is nothing by that name. */
function openExisting(factory: IDBFactory, name: string): Promise<IDBDatabase | undefined> {
  return inTime(
    new Promise((resolve, reject) => {
      const request = factory.open(name);
      let absent = false;
      request.onupgradeneeded = () => {
        absent = true;
        request.transaction?.abort(); // it would be made by opening it
      };
      request.onsuccess = () => {
        const db = request.result;
        db.onversionchange = () => db.close();
        resolve(db);
      };
      request.onerror = (event) => {
        event.preventDefault();
        if (absent) resolve(undefined);
        else reject(request.error);
      };
    }),
  );
}

function answer<T>(request: IDBRequest<T>): Promise<T> {
  return inTime(
    new Promise((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    }),
  );
}

function finished(transaction: IDBTransaction): Promise<void> {
  return inTime(
    new Promise((resolve, reject) => {
      transaction.oncomplete = () => resolve();
      transaction.onerror = () => reject(transaction.error);
      transaction.onabort = () => reject(transaction.error);
    }),
  );
}

/** The work, or a rejection when it takes longer than anyone would wait. */
export async function inTime<T>(work: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('no answer')), PATIENCE_MS);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}
