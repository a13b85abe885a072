import type { RowReader } from './dexie-journal.ts';
import type { JournalRow } from './journal.ts';

/** Rows that are read in one go: some 10 ms of the page's time. */
const PAGE = 2_000;

/**
 * Reads a meeting's rows with room for the page between: the laptop of those who lead a great meeting has sixty thousand, and the browser hands over
 * what it was asked for in one go. In one transaction, so that what is written meanwhile does not come in between.
 */
export const rowsInPages: RowReader = async (db, meeting) => {
  await db.open();
  const store = db.backendDB().transaction('journal').objectStore('journal');
  return new Promise<JournalRow[]>((resolve, reject) => {
    const rows: JournalRow[] = [];
    const read = (after?: IDBValidKey) => {
      const request = store.getAll(after === undefined ? null : IDBKeyRange.lowerBound(after, true), PAGE);
      request.onerror = () => reject(request.error);
      request.onsuccess = () => {
        const page = request.result as JournalRow[];
        for (const row of page) if (row.meeting === meeting) rows.push(row);
        if (page.length < PAGE) resolve(rows);
        else read(page.at(-1)?.id);
      };
    };
    read();
  });
};
