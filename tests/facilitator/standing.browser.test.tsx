import { beforeEach, describe, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { PATIENCE_MS } from '../../src/roles/facilitator/link-standing.ts';
import { clockTime } from '../../src/ui/language.ts';
import { ROUNDS } from '../support/fake-setup.ts';
import { cell, MINUTE, openDesk, present, say, standing, station, tableId } from './desk-page.tsx';

beforeEach(async () => {
  await page.viewport(1366, 768);
});
const FIRST = ROUNDS[0] as (typeof ROUNDS)[0];
const SECOND = ROUNDS[1] as (typeof ROUNDS)[0];

describe('how the evening stands', () => {
  test('says that everything is in when all tables are connected and hold nothing', async () => {
    await openDesk({ before: present });
    await expect.element(standing()).toMatchTextContent('Verbonden met de hub');
    await expect.element(standing()).toMatchTextContent('5 van 5 tafels compleet');
  });

  test('does not say so while this screen is still fetching what the hub has', async () => {
    const { session } = await openDesk({
      before: (s) => {
        present(s);
        s.setView({ caughtUp: false });
      },
    });
    await expect.element(standing()).toMatchTextContent('5 van 5 tafels gehoord');
    await expect.element(standing()).not.toMatchTextContent('compleet');
    session.setView({ caughtUp: true });
    await expect.element(standing()).toMatchTextContent('5 van 5 tafels compleet');
  });

  test('names what is missing: held back, gone, never connected', async () => {
    const heardAt = new Date(2026, 9, 8, 19, 42).getTime();
    await openDesk({
      before: (s) => present(s, { 1: { held: 4 }, 2: { held: 3 }, 3: { online: false, heardAt }, 5: undefined }),
    });
    await expect.element(standing()).toMatchTextContent('1 van 5 tafels compleet');
    await expect.element(standing()).toMatchTextContent('Tafel 1 houdt nog 4 vast');
    await expect.element(standing()).toMatchTextContent('Tafel 2 houdt nog 3 vast');
    await expect.element(standing()).toMatchTextContent('Tafel 3 weg sinds 19:42, had toen alles afgegeven');
    await expect.element(standing()).toMatchTextContent('1 tafel nog niet verbonden geweest');
    await expect.element(standing()).not.toMatchTextContent('5 van 5 tafels compleet');
    await expect.element(station(1)).toMatchTextContent('houdt 4 vast');
    await expect.element(station(3)).toMatchTextContent('weg sinds 19:42');
    await expect.element(station(4)).toMatchTextContent('alles binnen');
    await expect.element(station(5)).toMatchTextContent('nog niet verbonden');
  });

  test('when this screen itself is cut off it says since when, and claims nothing about now', async () => {
    const since = Date.now() - 10 * MINUTE;
    const { session } = await openDesk({ before: present });
    await expect.element(standing()).toMatchTextContent('5 van 5 tafels compleet');
    session.setLink({ state: 'connecting', since });
    const time = clockTime(since);
    await expect.element(standing()).toMatchTextContent(`Geen verbinding met de hub sinds ${time}`);
    await expect.element(standing()).not.toMatchTextContent('compleet');
    await expect.element(page.getByText(`stand van ${time}`)).toBeVisible();
    await expect.element(page.getByText(`niet live sinds ${time}`)).toBeVisible();
    session.setLink({ state: 'connected', since: Date.now() });
    await expect.element(page.getByText(`niet live sinds ${time}`)).not.toBeInTheDocument();
    await expect.element(standing()).toMatchTextContent('5 van 5 tafels compleet');
  });

  test('a hiccup of the link raises no alarm until it lasts', async () => {
    const { session } = await openDesk();
    session.setLink({ state: 'connecting', since: Date.now() });
    await expect.element(standing()).toMatchTextContent('Verbinding met de hub wordt gemaakt');
    await expect
      .element(standing(), { timeout: 2 * PATIENCE_MS })
      .toMatchTextContent(/Geen verbinding met de hub sinds \d\d:\d\d/);
  });

  test.each([
    ['old-link', 'Deze link is vervangen.'],
    ['bad-token', 'hij klopt niet'],
    ['unknown-meeting', 'kent deze bijeenkomst niet'],
    ['incompatible', 'dan moet de hub worden bijgewerkt'],
  ] as const)('says why the hub turns this screen away: %s', async (reason, words) => {
    await openDesk({ link: { state: 'refused', reason, since: Date.now() } });
    await expect.element(standing()).toMatchTextContent(words);
  });

  test('without a hub it says so and judges no table', async () => {
    await openDesk({ link: { state: 'none' } });
    await expect.element(standing()).toMatchTextContent('Nog geen hub');
    await expect.element(standing()).not.toMatchTextContent('verbonden geweest');
  });

  test('tells of a disk that failed, and of entries it cannot show', async () => {
    const { session } = await openDesk();
    session.setView({ diskFailure: 'AbortError' });
    session.inject(tableId(1), { type: 'of-a-newer-version' });
    await expect.element(standing()).toMatchTextContent('Dit apparaat kan niet meer bewaren');
    await expect
      .element(page.getByText('1 bericht van een nieuwere versie: bewaard, hier niet te tonen.'))
      .toBeVisible();
  });
});

describe('the tables', () => {
  test('each show how much they wrote, in this round, without an angle, and when last', async () => {
    await openDesk({
      before: (s) => {
        say(s, 4, 'a', { at: Date.now() - 30 * MINUTE });
        s.configure({ type: 'round-started', round: SECOND });
        say(s, 4, 'b', { round: SECOND, angles: ['say'] as never, at: Date.now() - 2.5 * MINUTE });
      },
    });
    const cells = () => [...(station(4).element() as HTMLTableRowElement).cells].map((c) => c.textContent);
    await expect
      .poll(() => cells().slice(2, 6))
      .toEqual([
        expect.stringMatching(/^2 uitspraken, laatste uur 2, de meeste rond /),
        '1 deze ronde',
        '1 zonder invalshoek 50 %',
        '2 min geleden',
      ]);
  });

  test('one that is silent in a running round stands out; one that is gone is not called silent', async () => {
    const start = Date.now() - 8 * MINUTE;
    await openDesk({
      before: (s) => {
        s.inject('setup', { type: 'round-started', round: FIRST, at: start });
        for (const table of [1, 3, 4, 5]) say(s, table, 'x', { at: Date.now() });
        present(s, { 3: { online: false } });
      },
    });
    await expect.element(station(2)).toMatchTextContent('stil, 8 min');
    await expect.element(station(1)).not.toMatchTextContent('stil');
    await expect.element(station(3)).not.toMatchTextContent('stil');
    await expect.element(standing()).toMatchTextContent('Tafel 2 is 8 min stil');
  });

  test('are sorted by number, by count, by who was silent longest', async () => {
    await openDesk({
      before: (s) => {
        say(s, 3, 'a', { at: Date.now() - 9 * MINUTE });
        say(s, 5, 'b', { at: Date.now() - 1 * MINUTE });
        say(s, 5, 'c', { at: Date.now() - 1 * MINUTE });
      },
    });
    const order = () => [...document.querySelectorAll('tbody th button[aria-label^=Alleen]')].map((b) => b.textContent);
    await expect.poll(order).toEqual(['Tafel 1', 'Tafel 2', 'Tafel 3', 'Tafel 4', 'Tafel 5']);
    await page.getByRole('button', { name: 'Uitspraken', exact: true }).click();
    await expect.poll(order).toEqual(['Tafel 5', 'Tafel 3', 'Tafel 1', 'Tafel 2', 'Tafel 4']);
    await expect
      .element(page.getByRole('columnheader', { name: 'Uitspraken' }))
      .toHaveAttribute('aria-sort', 'descending');
    await page.getByRole('button', { name: 'Laatste uitspraak', exact: true }).click();
    await expect.poll(order).toEqual(['Tafel 1', 'Tafel 2', 'Tafel 4', 'Tafel 3', 'Tafel 5']);
  });

  test('one that is not in the set-up shows as soon as something is heard of it', async () => {
    const { session } = await openDesk();
    session.inject('table-99' as never, { type: 'captured', text: 'x', theme: 'care', angles: [], round: FIRST });
    await expect.element(page.getByRole('button', { name: 'Alleen table-99 tonen' })).toBeVisible();
  });
});

describe('the round', () => {
  test('is started for all tables, shows its time, and stops only after a second thought', async () => {
    const { session } = await openDesk();
    const running = () => session.view.getState().setup.running;
    await page.getByRole('button', { name: 'Start ronde 1' }).click();
    expect(running()).toMatchObject({ round: FIRST, stopped: false });
    await expect.element(page.getByRole('timer')).toMatchTextContent(/^4[45]:\d\d$/);
    const stop = page.getByRole('button', { name: 'Stop ronde 1' });
    await expect.element(stop).toHaveFocus();
    await stop.click();
    await page.getByRole('button', { name: 'Nee, door' }).click();
    expect(running()?.stopped).toBe(false);
    await stop.click();
    await page.getByRole('button', { name: 'Ja, stoppen' }).click();
    expect(running()?.stopped).toBe(true);
    await expect.element(page.getByRole('button', { name: 'Start ronde 2' })).toBeVisible();
  });

  test('any other round can be started too', async () => {
    const { session } = await openDesk();
    await page.getByRole('combobox', { name: 'Welke ronde' }).selectOptions('Ronde 2');
    await page.getByRole('button', { name: 'Start ronde 2' }).click();
    expect(session.view.getState().setup.running?.round).toBe(SECOND);
  });

  test('shows the time of the hub, not of this device, and when it runs over', async () => {
    const { session } = await openDesk({
      before: (s) => s.inject('setup', { type: 'round-started', round: FIRST, at: Date.now() - 23 * MINUTE }),
    });
    await expect.element(page.getByRole('timer')).toMatchTextContent(/^2[12]:\d\d$/);
    session.setView({ hubOffset: 24 * MINUTE });
    await expect.element(page.getByRole('timer')).toMatchTextContent(/^\+2:0\d$/);
    await expect.element(page.getByText('over tijd')).toBeVisible();
  });
});

describe('before there is anything to show', () => {
  test('what lies on this device is being read', async () => {
    const { session } = await openDesk({ before: (s) => s.setView({ loaded: false }) });
    await expect.element(page.getByText('Wat op dit apparaat staat wordt gelezen…')).toBeVisible();
    session.setView({ loaded: true });
    await expect.element(page.getByRole('heading', { name: 'Tafels' })).toBeVisible();
  });

  test('a meeting that is not known here yet is waited for, and shows when it comes', async () => {
    const { session } = await openDesk({ setup: [] });
    await expect.element(page.getByRole('heading', { name: /nog niet bekend/ })).toBeVisible();
    session.configure({ type: 'meeting-set', changes: { title: { nl: 'Avond in Oost' } } });
    await expect.element(page.getByRole('heading', { name: 'Avond in Oost' })).toBeVisible();
    await expect.element(page.getByText('Er zijn nog geen tafels in deze bijeenkomst.')).toBeVisible();
  });

  test('an evening without statements says what will appear where', async () => {
    await openDesk();
    await expect.element(page.getByRole('heading', { name: 'Nog geen uitspraken' })).toBeVisible();
    await expect.element(cell(/^Zorg, Preventie: 0 /)).toBeVisible();
  });
});

test('the whole screen is there in English too', async () => {
  await openDesk({ language: 'en', before: (s) => void [present(s), say(s, 4, 'a', { kind: 'idea' })] });
  await expect.element(page.getByRole('heading', { name: 'Caring in the East' })).toBeVisible();
  await expect.element(page.getByRole('heading', { name: 'Themes and angles' })).toBeVisible();
  await expect.element(page.getByRole('button', { name: 'Care, Without an angle: 1 statement; Idea 1' })).toBeVisible();
  await expect.element(page.getByText('5 of 5 tables complete')).toBeVisible();
});
