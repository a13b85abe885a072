import { beforeEach, describe, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import '../../src/ui/base.css';
import { DEVICE_NAME_LIMIT } from '../../src/domain/device-name.ts';
import type { StationId } from '../../src/domain/ids.ts';
import JoinScreen from '../../src/roles/join/join-screen.tsx';
import type { RefusalReason } from '../../src/sync/messages.ts';
import type { DeviceBrowser, DeviceReading } from '../../src/ui/device/device-browser.ts';
import { watchInstallOffer } from '../../src/ui/device/install-offer.ts';
import { chooseLanguage } from '../../src/ui/language.ts';
import { createFakeSession, type FakeOptions } from '../support/fake-session.ts';

const TABLE = 'table-4' as StationId;
const GOOD: DeviceReading = {
  disk: 'works',
  persistence: 'not-promised',
  typing: 'kept',
  folder: 'works',
  roomTold: undefined,
  roomFound: undefined,
  memory: undefined,
  offline: 'ready',
  shownAs: 'page',
  system: 'other',
};

/** The step on a session in memory and a browser that says what the test wants. */
async function openJoining(reading: Partial<DeviceReading> = {}, options: FakeOptions = {}, again = false) {
  const session = createFakeSession({ role: 'host', station: TABLE }, options);
  const says = { ...GOOD, ...reading };
  const browser: DeviceBrowser = { read: () => Promise.resolve({ ...says }) };
  const onStart = vi.fn();
  const screen = await render(
    <JoinScreen session={session} station={TABLE} again={again} onStart={onStart} browser={browser} />,
  );
  return { session, says, onStart, screen };
}
const start = () => page.getByRole('button', { name: 'Beginnen' });
const name = () => page.getByRole('textbox', { name: 'Hoe heet u?' });
const main = () => page.getByRole('main');

watchInstallOffer();

beforeEach(async () => {
  localStorage.clear();
  chooseLanguage('nl');
  await page.viewport(1024, 768);
});

describe('between the scan and the first word', () => {
  test('a host sees which meeting, table and theme this is, and the button has the focus', async () => {
    await openJoining();
    await expect.element(start()).toHaveFocus();
    await expect.element(page.getByRole('heading', { level: 1 })).toMatchTextContent('Tafel 4Zorg');
    await expect.element(main()).toMatchTextContent('Zorg voor elkaar in Oost');
    await expect.element(main()).toMatchTextContent('dinsdag 24 november 2026, De Brink');
    await expect.element(main()).toMatchTextContent('Wat hebben mantelzorgers nodig om het vol te houden?');
  });

  test('Enter starts without a name, and only then is the browser asked to keep everything', async () => {
    const { session, onStart } = await openJoining();
    await expect.element(start()).toHaveFocus();
    expect(session.askedToKeep()).toBe(0);
    await userEvent.keyboard('{Enter}');
    expect(onStart).toHaveBeenCalledOnce();
    expect(session.askedToKeep()).toBe(1);
    expect(session.view.getState().called).toBeUndefined();
  });

  test('a name goes along, also when it is Enter in the field that starts, and no more of it than fits', async () => {
    const { session, onStart } = await openJoining();
    await name().fill('Ria'.repeat(40));
    await userEvent.keyboard('{Enter}');
    expect(onStart).toHaveBeenCalledOnce();
    expect(session.view.getState().called).toHaveLength(DEVICE_NAME_LIMIT);
  });

  test('a letter starts, but not in the name, not with a modifier, and not a space', async () => {
    const { onStart } = await openJoining();
    await name().click();
    await userEvent.keyboard('Jo ');
    await userEvent.tab();
    await expect.element(start()).toHaveFocus();
    await userEvent.keyboard('{Control>}a{/Control}');
    expect(onStart).not.toHaveBeenCalled();
    await userEvent.keyboard('D');
    expect(onStart).toHaveBeenCalledOnce();
  });

  test('who comes back for the name finds it there, and can take it away', async () => {
    const { session, onStart, screen } = await openJoining();
    session.call('Ria');
    await screen.unmount();
    await render(<JoinScreen session={session} station={TABLE} again onStart={onStart} />);
    await expect.element(name()).toHaveValue('Ria');
    await name().fill('');
    await page.getByRole('button', { name: 'Naar de tafel' }).click();
    expect(session.view.getState().called).toBeUndefined();
  });

  test('English has all of it', async () => {
    const { session } = await openJoining();
    chooseLanguage('en');
    await expect.element(page.getByRole('button', { name: 'Begin' })).toBeVisible();
    await expect.element(page.getByRole('heading', { level: 1 })).toMatchTextContent('Table 4Care');
    await expect.element(main()).toMatchTextContent(/Tuesday,? 24 November 2026/);
    session.setLink({ state: 'refused', reason: 'old-link', since: 0 });
    await expect.element(main()).toMatchTextContent('This table has been given a new link');
  });

  test.each([
    [1024, 768],
    [768, 1024],
    [390, 844],
    [512, 384],
    [320, 422],
  ])('fits %i by %i, with the button in sight', async (width, height) => {
    await page.viewport(width, height);
    await openJoining({ system: 'ipad', offline: 'missing' });
    await expect.element(start()).toBeInViewport();
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(width);
  });
});

describe('what is the matter is said, with a way on', () => {
  test.each<[RefusalReason, string]>([
    ['unknown-meeting', 'De server kent deze bijeenkomst niet.'],
    ['bad-token', 'Scan de kaart opnieuw'],
    ['old-link', 'Vraag de organisator om de nieuwe kaart'],
    ['incompatible', 'niet dezelfde versie'],
  ])('a link turned away as %s', async (reason, sentence) => {
    await openJoining({}, { link: { state: 'refused', reason, since: 0 } });
    await expect.element(main()).toMatchTextContent(sentence);
    await expect.element(page.getByRole('link', { name: 'Andere kaart scannen' })).toHaveAttribute('href', '#/scan');
    await expect.element(page.getByRole('link', { name: 'Overdragen' })).not.toBeInTheDocument();
  });

  test('words that stay behind can be handed over', async () => {
    const { session } = await openJoining({}, { link: { state: 'refused', reason: 'old-link', since: 0 } });
    session.setView({ standing: { saving: 0, unkept: 0, unreceived: 2 } });
    await expect.element(page.getByRole('link', { name: 'Overdragen wat hier staat' })).toBeVisible();
  });

  test('a table that was dropped, merged, or is not in the meeting', async () => {
    const { session } = await openJoining();
    session.inject('setup', { type: 'station-set', station: TABLE, changes: { dropped: true } });
    await expect.element(main()).toMatchTextContent('Deze tafel doet vanavond niet meer mee.');
    session.inject('setup', {
      type: 'station-set',
      station: TABLE,
      changes: { mergedInto: 'table-5' as StationId },
    });
    await expect.element(main()).toMatchTextContent('samengevoegd met Tafel 5');
    await expect.element(start()).toBeEnabled();
  });

  test('a meeting that is not known yet says so and holds nobody up', async () => {
    const { onStart } = await openJoining({}, { setup: [], link: { state: 'connecting', since: 0 } });
    await expect.element(main()).toMatchTextContent('De vragen van deze bijeenkomst zijn hier nog niet.');
    await start().click();
    expect(onStart).toHaveBeenCalledOnce();
  });
});

describe('ready for use without a network', () => {
  const READY = 'Klaar voor gebruik zonder netwerk';
  /** It is looked at every second and a half. */
  const LATER = { timeout: 10_000 };

  test('is said only when app, meeting and disk are, and then at once', async () => {
    const { session, says } = await openJoining({ offline: 'coming' });
    await expect.element(main()).toMatchTextContent('De app wordt klaargezet');
    session.setAtHand({ setup: false, disk: true });
    says.offline = 'ready';
    await expect.element(main(), LATER).toMatchTextContent('de bijeenkomst is nog niet binnen');
    session.setAtHand({ setup: true, disk: false });
    await expect.element(main(), LATER).toMatchTextContent('kan nu niets bewaren');
    await expect.element(main()).not.toMatchTextContent(READY);
    session.setAtHand({ setup: true, disk: true });
    await expect.element(main(), LATER).toMatchTextContent(READY);
  });

  test.each([
    ['insecure', 'het adres begint niet met https'],
    ['unable', 'deze browser of dit venster kan dat niet'],
    ['missing', 'De app start nog niet zonder netwerk'],
  ] as const)('%s is told for what it is', async (offline, sentence) => {
    await openJoining({ offline });
    await expect.element(main()).toMatchTextContent(sentence);
    await expect.element(main()).not.toMatchTextContent(READY);
  });
});

describe('the home screen', () => {
  test.each([
    ['ipad', 'Tik op Deel'],
    ['android', 'Tik op het menu van de browser'],
  ] as const)('has the two steps of an %s under a tap', async (system, step) => {
    await openJoining({ system });
    await page.getByText('Op het beginscherm zetten').click();
    await expect.element(page.getByRole('listitem').first()).toMatchTextContent(step);
    expect(page.getByRole('listitem').elements()).toHaveLength(2);
  });

  test('is not spoken of on a desk or in the app itself', async () => {
    const { screen } = await openJoining({ system: 'other' });
    await expect.element(main()).toMatchTextContent('zonder netwerk');
    await expect.element(main()).not.toMatchTextContent('beginscherm');
    await screen.unmount();
    await openJoining({ system: 'ipad', shownAs: 'app' });
    await expect.element(main()).not.toMatchTextContent('beginscherm');
  });

  test('the browser’s own offer waits until it is asked for, and never comes by itself', async () => {
    const { onStart } = await openJoining({ system: 'android' });
    const prompt = vi.fn(() => Promise.resolve());
    const offer = Object.assign(new Event('beforeinstallprompt', { cancelable: true }), { prompt });
    window.dispatchEvent(offer);
    expect(offer.defaultPrevented).toBe(true);
    await expect.element(page.getByRole('button', { name: 'Zet op het beginscherm' })).toBeVisible();
    await start().click();
    expect(onStart).toHaveBeenCalledOnce();
    expect(prompt).not.toHaveBeenCalled();
    await page.getByRole('button', { name: 'Zet op het beginscherm' }).click();
    expect(prompt).toHaveBeenCalledOnce();
    await expect.element(page.getByRole('button', { name: 'Zet op het beginscherm' })).not.toBeInTheDocument();
  });
});
