import { afterEach, beforeEach, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import '../../src/ui/base.css';
import type { SetupBody } from '../../src/domain/entry.ts';
import type { StationId } from '../../src/domain/ids.ts';
import { deriveShortCode } from '../../src/domain/short-code.ts';
import { grant } from '../../src/domain/token.ts';
import CardsScreen from '../../src/roles/organiser/cards/cards-screen.tsx';
import { createFakeSession, type FakeOptions } from '../support/fake-session.ts';
import { FAKE_SETUP, ROUNDS, THEMES } from '../support/fake-setup.ts';

const KEY = new Uint8Array(32).fill(5);
const MAKE = { grant: grant.bind(undefined, KEY), code: deriveShortCode.bind(undefined, KEY) };

async function open(options: FakeOptions = {}) {
  const session = createFakeSession({ role: 'organiser' }, options);
  await render(<CardsScreen session={session} make={MAKE} local={false} />);
  return session;
}
const cards = () => [...document.querySelectorAll<HTMLElement>('article[data-station]')];
const print = () => page.getByRole('button', { name: 'Afdrukken' });
const radio = (name: string) => page.getByRole('radio', { name });

let longest = 0;
let observer: PerformanceObserver;
beforeEach(() => {
  longest = 0;
  observer = new PerformanceObserver((list) => {
    for (const task of list.getEntries()) longest = Math.max(longest, task.duration);
  });
  observer.observe({ type: 'longtask' });
});
afterEach(() => observer.disconnect());

test('a thousand tables: the page answers while their cards are drawn, and they are drawn once', async () => {
  const setup: SetupBody[] = [
    ...FAKE_SETUP,
    ...Array.from(
      { length: 995 },
      (_, i): SetupBody => ({
        type: 'station-set',
        station: `table-${i + 6}` as StationId,
        changes: { kind: 'table', number: i + 6, ...(THEMES[i % 5] && { theme: THEMES[i % 5] }) },
      }),
    ),
  ];
  const session = await open({ setup, link: { state: 'none' } });
  const sheet = page.getByRole('img', { name: 'QR: Plenair scherm' });
  const lead = radio('Blad voor wie leidt (geheim)');
  await lead.click();
  await expect.element(sheet).toBeInTheDocument();
  longest = 0;
  const began = performance.now();
  await radio('Kaartjes voor de tafels').click();
  await expect.element(page.getByText(/^Bezig: /)).toBeVisible();
  await expect.element(print()).toBeDisabled();
  // a press is answered before all is drawn
  await lead.click();
  await expect.element(sheet).toBeInTheDocument();
  expect(cards()).toHaveLength(0);
  await radio('Kaartjes voor de tafels').click();
  await expect.poll(() => cards().length, { timeout: 60_000 }).toBe(1_000);
  await expect.element(print()).toBeEnabled();
  console.log(
    `a thousand cards were drawn after ${Math.round(performance.now() - began)} ms; the longest the page was busy at once: ${Math.round(longest)} ms`,
  );
  const codes = new Set(cards().map((card) => card.textContent?.match(/[0-9A-Z]{5}-[0-9A-Z]{5}/)?.[0]));
  expect(codes.size).toBe(1_000);

  const [first] = cards();
  session.inject('setup', { type: 'round-started', round: ROUNDS[0] as (typeof ROUNDS)[0] });
  session.inject('setup', { type: 'station-set', station: 'table-1' as StationId, changes: { generation: 2 } });
  await expect.poll(() => cards().length, { timeout: 60_000 }).toBe(1_000);
  await expect.poll(() => cards()[0]?.textContent).not.toBe(first?.textContent ?? '');
});

test('a round that starts draws no card anew', async () => {
  const session = await open();
  await expect.poll(() => cards().length).toBe(5);
  const before = cards().map((card) => card.querySelector('path'));
  session.inject('setup', { type: 'round-started', round: ROUNDS[0] as (typeof ROUNDS)[0] });
  await expect.poll(() => session.view.getState().setup.running?.round).toBe(ROUNDS[0]);
  expect(cards().map((card) => card.querySelector('path'))).toEqual(before);
  expect(cards().every((card, i) => card.querySelector('path') === before[i])).toBe(true);
});

test('what a new link does is said before it is done, and nothing happens by leaving it', async () => {
  const session = await open({ link: { state: 'connecting', since: 0 } });
  const generation = () => session.view.getState().setup.stations.find((s) => s.number === 3)?.generation;
  const renew = page.getByRole('button', { name: 'Nieuwe link voor deze tafel: Tafel 3' });
  await renew.click();
  await expect.element(page.getByText('Het oude kaartje werkt dan meteen niet meer', { exact: false })).toBeVisible();
  await expect.element(page.getByText('Dit apparaat heeft nu geen verbinding', { exact: false })).toBeVisible();
  await page.getByRole('button', { name: 'Laat zo' }).click();
  expect(generation()).toBe(1);
  await renew.click();
  await page.getByRole('button', { name: 'Ja, nieuwe link' }).click();
  expect(generation()).toBe(2);
  await page.getByRole('button', { name: 'Alleen dit kaartje: Tafel 3' }).click();
  await expect.poll(() => cards().map((card) => card.dataset.station)).toEqual(['table-3']);
});

test('an address that others cannot reach is told, and one that is none prints nothing', async () => {
  await open();
  const address = page.getByRole('textbox', { name: 'Adres van de server' });
  await address.fill('http://localhost:4600/#/m/iets');
  await expect.element(page.getByText('Dit adres werkt alleen op dit apparaat zelf.', { exact: false })).toBeVisible();
  await address.fill('tafels.example');
  await expect.element(page.getByText('Dit is geen adres.', { exact: false })).toBeVisible();
  await expect.element(print()).toBeDisabled();
  expect(cards()).toHaveLength(0);
  await address.fill('https://tafels.example/een/pad');
  await expect.element(print()).toBeEnabled();
  await expect.poll(() => cards()[0]?.textContent).toContain('Ga naar tafels.example en typ de code.');
});

test('on a device without the meeting’s key it says where links can be made', async () => {
  const session = createFakeSession({ role: 'organiser' });
  await render(<CardsScreen session={session} make={undefined} local={false} />);
  await expect.element(page.getByText('Op dit apparaat zijn geen links te maken', { exact: false })).toBeVisible();
  expect(cards()).toHaveLength(0);
});
