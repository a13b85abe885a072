import type { Page } from 'playwright';
import { SAMPLE_STATEMENTS } from '../src/domain/sample-statements.ts';
import { PATIENCE_MS } from './tablet.ts';

/** Words of the sample, each with a number of its own. */
export function texts(from: number, to: number): string[] {
  return Array.from({ length: to - from }, (_, i) => {
    const { text = '' } = SAMPLE_STATEMENTS[(from + i) % SAMPLE_STATEMENTS.length] ?? {};
    return `${text} (${from + i + 1})`;
  });
}

/** The hub takes twenty updates a second from a table's link for ever, and would let more of them wait. */
const PAUSE_MS = 1_000 / 20;

/** Writes statements down on a table's own screen, as fast as the hub takes them, and resolves when it has received all of them. */
export async function typeStatements(page: Page, statements: readonly string[]): Promise<void> {
  await page.evaluate(type, { statements, pause: PAUSE_MS });
  await page.evaluate(allReceived, PATIENCE_MS);
}

/** Runs in the page. */
async function type({ statements, pause }: { statements: readonly string[]; pause: number }): Promise<void> {
  const field = document.querySelector('textarea');
  const set = Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, 'value')?.set;
  if (!field || !set) throw new Error('The page has no field');
  for (const text of statements) {
    set.call(field, text); // past React, which then finds that it was typed in
    field.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertText' }));
    field.form?.requestSubmit();
    await new Promise((resolve) => setTimeout(resolve, pause));
  }
}

/** Runs in the page: resolves when every row of the journal is known to lie on the hub's disk. */
async function allReceived(patience: number): Promise<void> {
  const answer = <T>(request: IDBRequest<T>) =>
    new Promise<T>((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
  const end = performance.now() + patience;
  while (performance.now() < end) {
    const db = await answer(indexedDB.open('tafellaken'));
    const rows = (await answer(db.transaction('journal').objectStore('journal').getAll())) as { receivedAt: number }[];
    db.close();
    if (!document.querySelector('[data-safety]:not([data-safety=received])') && rows.every((row) => row.receivedAt > 0))
      return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('The hub did not receive the statements');
}

/** Every entry of the page's journal. */
export function storedEntries(page: Page): Promise<{ type: string; clock: number }[]> {
  return page.evaluate(readEntries);
}

/** Runs in the page. */
async function readEntries(): Promise<{ type: string; clock: number }[]> {
  const answer = <T>(request: IDBRequest<T>) =>
    new Promise<T>((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
  const db = await answer(indexedDB.open('tafellaken'));
  const rows = await answer(db.transaction('journal').objectStore('journal').getAll());
  db.close();
  return rows.map(({ entry }: { entry: { type: string; clock: number } }) => entry);
}
