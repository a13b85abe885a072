import { beforeEach, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import type { StationPresence } from '../../src/sync/messages.ts';
import { clockTime } from '../../src/ui/language.ts';
import { MINUTE, openDesk, present, standing, tableId } from './desk-page.tsx';

const tables = (name = 'Wat is er binnen, en wat nog niet?') => page.getByRole('region', { name, exact: true });
const heardAt = new Date(2026, 9, 8, 19, 42).getTime();
const tablet = (table: number, device: string, more: Partial<StationPresence>): StationPresence => ({
  station: tableId(table),
  device,
  online: true,
  heardAt,
  held: 0,
  ...more,
});

beforeEach(async () => {
  await page.viewport(1366, 768);
});

test('the one who leads sees tablet by tablet who still holds how many, and since when nothing was heard', async () => {
  await openDesk({
    before: (s) => {
      present(s, { 2: { held: 7, heardAt }, 5: undefined });
      s.setView({
        presence: [
          ...s.view.getState().presence.filter((p) => p.station !== tableId(3)),
          tablet(3, 'broken', { online: false, held: 3 }),
          tablet(3, 'new', { heardAt: heardAt + 3 * MINUTE }),
        ],
      });
    },
  });
  await expect.element(standing()).toMatchTextContent('2 van 5 tafels compleet');
  await expect
    .element(standing())
    .toMatchTextContent('Tafel 3: een ander apparaat is weg sinds 19:42, hield toen nog 3 vast');
  await page.getByRole('button', { name: 'Wat is er binnen?' }).click();
  await expect
    .element(tables())
    .toMatchTextContent('Tafel 2de tablet: verbonden, houdt nog 7 vast, laatst gehoord om 19:42');
  await expect
    .element(tables())
    .toMatchTextContent('eerste tablet: weg, hield toen nog 3 vast, laatst gehoord om 19:42');
  await expect.element(tables()).toMatchTextContent('tweede tablet: verbonden, alles binnen, laatst gehoord om 19:45');
  await expect.element(tables()).toMatchTextContent('Tafel 5nog niet verbonden geweest');
  await expect.element(tables()).not.toMatchTextContent('Tafel 1');
  await expect.element(tables()).toMatchTextContent('Een tablet die nooit verbinding had, kent de hub niet.');
});

test('when every table is complete the panel says what that means and what it cannot know', async () => {
  await openDesk({ before: present });
  await page.getByRole('button', { name: 'Wat is er binnen?' }).click();
  await expect.element(tables()).toMatchTextContent('Alles wat de hub kent, is binnen.');
  await expect.element(tables()).toMatchTextContent('Een tablet die nooit verbinding had');
});

test('cut off, the panel says as of when it speaks, and calls nothing complete', async () => {
  const since = Date.now() - 10 * MINUTE;
  const { session } = await openDesk({ before: present });
  await page.getByRole('button', { name: 'Wat is er binnen?' }).click();
  session.setLink({ state: 'connecting', since });
  await expect.element(tables()).toMatchTextContent(`Dit is de stand van ${clockTime(since)}.`);
  await expect.element(tables()).not.toMatchTextContent('Alles wat de hub kent, is binnen.');
});

test('more tables than can be named are counted, and every one stands in the panel', async () => {
  await openDesk({ before: (s) => present(s, { 1: { held: 1 }, 2: { held: 2 }, 4: { held: 3 } }) });
  await expect.element(standing()).toMatchTextContent('3 tafels houden nog 6 vast');
  await page.getByRole('button', { name: 'Wat is er binnen?' }).click();
  for (const [table, held] of [
    [1, 1],
    [2, 2],
    [4, 3],
  ]) {
    await expect
      .element(tables())
      .toMatchTextContent(new RegExp(`Tafel ${table}de tablet: verbonden, houdt nog ${held} vast`));
  }
});

test('in English too, and what this device itself is said to be is a copy', async () => {
  await openDesk({ before: (s) => present(s, { 2: { held: 7, heardAt } }), language: 'en' });
  await page.getByRole('button', { name: 'What is in?' }).click();
  await expect
    .element(page.getByRole('region', { name: 'What is in, and what is not yet?' }))
    .toMatchTextContent('the tablet: connected, still holds 7, last heard at 19:42');
  await page.getByRole('button', { name: 'This device' }).click();
  const device = page.getByRole('region', { name: 'How is this device doing?' });
  await expect.element(device).toMatchTextContent('What you see here is a copy');
  await expect.element(device).toMatchTextContent('What you write down is saved on this device.');
});
