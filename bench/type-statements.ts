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

/** Writes statements down on a table's own screen, as fast as it draws, and resolves when the hub has received all of them. */
export async function typeStatements(page: Page, statements: readonly string[]): Promise<void> {
  await page.evaluate(type, statements);
  await page.waitForFunction(allReceived, null, { timeout: PATIENCE_MS, polling: 100 });
}

/** Runs in the page. */
async function type(statements: readonly string[]): Promise<void> {
  const field = document.querySelector('textarea');
  const set = Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, 'value')?.set;
  if (!field || !set) throw new Error('The page has no field');
  for (const text of statements) {
    set.call(field, text); // past React, which then finds that it was typed in
    field.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertText' }));
    field.form?.requestSubmit();
    await new Promise(requestAnimationFrame);
  }
}

/** Runs in the page: whether every row of the journal is known to lie on the hub's disk. */
async function allReceived(): Promise<boolean> {
  const answer = <T>(request: IDBRequest<T>) =>
    new Promise<T>((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
  const db = await answer(indexedDB.open('tafellaken'));
  const rows = (await answer(db.transaction('journal').objectStore('journal').getAll())) as { receivedAt: number }[];
  db.close();
  const waiting = document.querySelector('[data-safety=saving], [data-safety=kept], [data-safety=unkept]');
  return waiting === null && rows.every(({ receivedAt }) => receivedAt > 0);
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
