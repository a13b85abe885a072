import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { ON_TAP } from '../../src/roles/table/on-tap-part.ts';
import { button, field, hostSession, openTable, say } from './table-page.tsx';

const { keyboard } = userEvent;
const words = () => page.getByRole('textbox', { name: 'De woorden' });
/** What is fetched only for a tap is not in memory, however many tests have tapped before. */
const notThere = () => vi.spyOn(ON_TAP, 'now', 'get').mockReturnValue(undefined);

beforeEach(async () => {
  localStorage.clear();
  await page.viewport(1024, 768);
});
afterEach(() => vi.restoreAllMocks());

async function tableWithOne() {
  const session = hostSession();
  say(session, 'een');
  await openTable({}, session);
  return session;
}

test('a row that is tapped stays as it is until what opens it has come, then opens', async () => {
  const fetch = ON_TAP.fetch;
  const network = Promise.withResolvers<void>();
  const there = notThere();
  vi.spyOn(ON_TAP, 'fetch').mockImplementation(async () => {
    await network.promise;
    there.mockRestore();
    return fetch();
  });
  await tableWithOne();
  await button(/^een/).click();
  await expect.element(button(/^een/)).toHaveAttribute('aria-expanded', 'false');
  await expect.element(words()).not.toBeInTheDocument();
  network.resolve();
  await expect.element(words()).toHaveValue('een');
});

test('where it cannot be had, the row says so, its words stay to be read, and a later tap opens it', async () => {
  notThere();
  const fetch = vi.spyOn(ON_TAP, 'fetch').mockRejectedValue(new TypeError('no network'));
  await tableWithOne();
  await button(/^een/).click();
  await expect.element(page.getByText(/Openen lukt nu niet/)).toBeVisible();
  await expect.element(button(/^een/)).toBeVisible();
  await button(/^een/).click();
  await expect.element(page.getByText(/Openen lukt nu niet/)).not.toBeInTheDocument();
  fetch.mockRestore();
  vi.restoreAllMocks();
  await button(/^een/).click();
  await expect.element(words()).toHaveValue('een');
});

test('writing, and pasting several lines, goes on without it', async () => {
  notThere();
  vi.spyOn(ON_TAP, 'fetch').mockRejectedValue(new TypeError('no network'));
  const session = await tableWithOne();
  document.execCommand('insertText', false, '• licht\n• lucht');
  await expect.element(field()).toHaveValue('• licht\n• lucht');
  await keyboard('{Enter}');
  expect([...session.view.getState().statements.values()].flat()[0]?.text).toBe('• licht\n• lucht');
});
