import { beforeEach, describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { hallOf, roundTime } from '../../src/domain/hall.ts';
import type { EntryId } from '../../src/domain/ids.ts';
import { EveningProvider, useMakeEvening } from '../../src/roles/facilitator/evening.tsx';
import { SummaryPanel } from '../../src/roles/facilitator/hall/summary-panel.tsx';
import { chooseLanguage } from '../../src/ui/language.ts';
import { createFakeSession, type FakeSession } from '../support/fake-session.ts';
import { ROUNDS } from '../support/fake-setup.ts';
import { MINUTE, openDesk, say, tableId } from './desk-page.tsx';

function Panel({ session }: { session: FakeSession }) {
  return (
    <EveningProvider value={useMakeEvening(session)}>
      <SummaryPanel />
    </EveningProvider>
  );
}

const [FIRST, SECOND] = ROUNDS as [(typeof ROUNDS)[0], (typeof ROUNDS)[0]];
const button = (name: string | RegExp) => page.getByRole('button', { name });
const hall = (session: FakeSession) => hallOf(session.fold.setupEntries.values());
const left = (session: FakeSession) => {
  const time = roundTime(session.view.getState().setup, hall(session));
  return time && time.state !== 'stopped' ? Math.round(time.left(Date.now()) / MINUTE) : undefined;
};

beforeEach(async () => {
  localStorage.clear();
  await page.viewport(1366, 768);
});

describe('the round at the desk', () => {
  const start = (s: FakeSession) => void s.inject('setup', { type: 'round-started', round: FIRST });

  test('is paused and goes on, with the time that was left', async () => {
    const { session } = await openDesk({ before: start });
    await button('Pauzeer').click();
    await expect.element(page.getByText('over, gepauzeerd')).toBeVisible();
    const frozen = page.getByRole('timer').element().textContent;
    await button('Ga door').click();
    await expect.element(button('Pauzeer')).toHaveFocus();
    expect(frozen).toMatch(/^4[45]:\d\d$/);
    expect(left(session)).toBe(45);
  });

  test('is lengthened and shortened by quick presses, each of which counts, and the wall says so too', async () => {
    const { session } = await openDesk({ before: start });
    const press = (name: string) => (button(name).element() as HTMLElement).click();
    await expect.element(button('+5 min')).toBeVisible();
    press('+5 min');
    press('+5 min');
    press('−5 min');
    expect(left(session)).toBe(50);
    const { clock, about } = session.wide?.view.getState().shown ?? {};
    expect(Math.round(((clock?.endsAt ?? 0) - Date.now()) / MINUTE)).toBe(50);
    expect(about?.rounds).toHaveLength(2);
  });

  test('shows the same when another desk changed it', async () => {
    const { session } = await openDesk({ before: start });
    session.inject('setup', { type: 'round-timed', round: FIRST, left: 7 * MINUTE });
    await expect.element(page.getByRole('timer')).toHaveTextContent('7:00');
    await expect.element(button('Ga door')).toBeVisible();
  });

  test('puts the clock on the wall when it starts and when it stops', async () => {
    const { session } = await openDesk();
    await button('Start ronde 1').click();
    await expect.poll(() => session.wide?.view.getState().shown.clock?.endsAt).toBeGreaterThan(0);
    await button('Stop ronde 1').click();
    await button('Ja, stoppen').click();
    await expect.poll(() => session.wide?.view.getState().shown.clock).toMatchObject({ round: FIRST });
    expect(session.wide?.view.getState().shown.clock?.endsAt).toBeUndefined();
    await expect.element(page.getByRole('combobox', { name: 'Welke ronde' })).toHaveFocus();
  });
});

describe('messages at the desk', () => {
  const form = () => page.getByRole('dialog', { name: 'Berichten aan de tafels' });
  const text = () => form().getByRole('textbox', { name: 'Bericht' });

  test('go to all tables, are listed with when, and can be taken back', async () => {
    const { session } = await openDesk();
    await button('Bericht aan tafels').click();
    await form().getByRole('button', { name: 'Stuur aan alle tafels' }).click();
    await expect.element(form().getByText('Schrijf eerst een bericht.')).toBeVisible();
    await text().fill('  Over vijf minuten wisselen we.  ');
    await form().getByRole('button', { name: 'Stuur aan alle tafels' }).click();
    await expect.element(form().getByText('Het bericht is verstuurd.')).toBeVisible();
    expect(hall(session).messages.map((m) => [m.text, m.to])).toEqual([['Over vijf minuten wisselen we.', undefined]]);
    await expect.element(form().getByText(/^\d\d:\d\d, aan alle tafels$/)).toBeVisible();
    await form().getByRole('button', { name: 'Neem terug: Over vijf minuten wisselen we.' }).click();
    expect(hall(session).messages).toEqual([]);
    await expect.element(form().getByRole('heading', { name: 'Verstuurd' })).toHaveFocus();
  });

  test('go to chosen tables, found by number, with keys alone', async () => {
    const { session } = await openDesk();
    await button('Bericht aan tafels').click();
    await text().fill('Kunt u wat zachter?');
    await form().getByRole('radio', { name: 'Gekozen tafels' }).click();
    await form().getByRole('button', { name: 'Stuur', exact: true }).click();
    await expect.element(form().getByText('Kies eerst een tafel.')).toBeVisible();
    await form().getByRole('searchbox').click();
    await userEvent.keyboard('4{Enter}2{Enter}');
    await expect.element(form().getByRole('button', { name: 'Tafel 4 eraf' })).toBeVisible();
    await form().getByRole('button', { name: 'Stuur aan 2 tafels' }).click();
    expect(hall(session).messages[0]?.to).toEqual([tableId(4), tableId(2)]);
    await expect.element(form().getByText(/^\d\d:\d\d, aan 2 tafels$/)).toBeVisible();
  });

  test('that are half written stay when the form is closed, and say when they can only go later', async () => {
    const { session } = await openDesk({ link: { state: 'connecting', since: 0 } });
    await button('Bericht aan tafels').click();
    await text().fill('Half');
    await form().getByRole('button', { name: 'Sluit' }).click();
    await button('Bericht aan tafels').click();
    await expect.element(text()).toHaveValue('Half');
    await form().getByRole('button', { name: 'Stuur aan alle tafels' }).click();
    await expect.element(form().getByText(/gaat mee zodra er weer verbinding is/)).toBeVisible();
    expect(hall(session).messages).toHaveLength(1);
  });

  test('say how much room is left, and hold no more', async () => {
    await openDesk();
    await button('Bericht aan tafels').click();
    await text().fill('x'.repeat(270));
    await expect.element(form().getByText('Nog 10 tekens')).toBeVisible();
    await expect.element(text()).toHaveAttribute('maxlength', '280');
  });

  test('of a thousand tables are chosen from a short list, the very number first', async () => {
    await openDesk({
      before: (s) => {
        for (let i = 6; i <= 1000; i++) {
          s.inject('setup', { type: 'station-set', station: `t${i}` as never, changes: { kind: 'table', number: i } });
        }
      },
    });
    await button('Bericht aan tafels').click();
    await form().getByRole('radio', { name: 'Gekozen tafels' }).click();
    await form().getByRole('searchbox').fill('12');
    await expect.element(form().getByRole('button', { name: 'Tafel 12 erbij' })).toBeVisible();
    expect(
      form()
        .getByRole('button', { name: /erbij$/ })
        .elements(),
    ).toHaveLength(12);
    await expect.element(form().getByText(/^En nog \d+\. Typ meer/)).toBeVisible();
  });
});

describe('hands at the desk', () => {
  const line = () => page.getByRole('region', { name: 'Gevraagd om hulp' });
  const raise = (session: FakeSession, table: number, minutes: number) =>
    session.inject(tableId(table), { type: 'hand-raised', at: Date.now() - minutes * MINUTE });

  test('are in sight, the longest first, until somebody goes', async () => {
    const { session } = await openDesk({
      before: (s) => {
        raise(s, 2, 1.5);
        raise(s, 4, 6.5);
      },
    });
    await expect
      .element(line().getByRole('listitem').first())
      .toMatchTextContent(/^Tafel 4 sinds \d\d:\d\d, 6 minuten/);
    const hand = raise(session, 5, 0);
    await expect.element(page.getByRole('status').filter({ hasText: 'Tafel 5 vraagt om hulp.' })).toBeInTheDocument();
    await button('Ik ga naar Tafel 4').click();
    await expect.element(line().getByText('Tafel 4')).not.toBeInTheDocument();
    await expect.element(line()).toHaveFocus();
    expect(hall(session).answered.size).toBe(1);
    session.inject(tableId(5), { type: 'hand-lowered', hand });
    session.inject('setup', { type: 'hand-answered', station: tableId(2), hand: 'another-desk' });
    await expect.element(line().getByText('Tafel 5')).not.toBeInTheDocument();
    await expect.element(line().getByText('Tafel 2')).toBeVisible();
  });

  test('of many tables are counted, and all shown on a press', async () => {
    await openDesk({ before: (s) => [1, 2, 3, 4, 5].forEach((table) => void raise(s, table, table)) });
    await expect.element(line().getByText(/^en nog 2 tafels/)).toBeVisible();
    await line().getByRole('button', { name: 'Toon alle' }).click();
    await expect.element(button('Ik ga naar Tafel 1')).toBeVisible();
  });

  test.each([
    [1366, 768],
    [390, 844],
  ])('leave room for everything at %d by %d', async (width, height) => {
    await page.viewport(width, height);
    await openDesk({
      before: (s) => {
        s.inject('setup', { type: 'round-started', round: FIRST });
        [1, 2, 3, 4, 5].forEach((table) => void raise(s, table, table));
      },
    });
    await expect.element(button('Ik ga naar Tafel 5')).toBeVisible();
    expect(document.documentElement.scrollWidth).toBe(document.documentElement.clientWidth);
  });
});

describe('what the tables sum up, at the desk', () => {
  const panel = () => page.getByRole('region', { name: 'Wat de tafels samenvatten' });
  async function open(before: (session: FakeSession) => void = () => undefined) {
    chooseLanguage('nl');
    const session = createFakeSession({ role: 'facilitator' });
    before(session);
    await render(<Panel session={session} />);
    return session;
  }
  const sum = (session: FakeSession, station: string, text: string, round = FIRST) =>
    session.inject(station as never, { type: 'summed-up', statement: `sum-${station}` as EntryId, round, text });

  test('takes no room until there is something, and shows marks and sentences by round as they come in', async () => {
    const session = await open();
    await expect.element(panel()).not.toBeInTheDocument();
    session.inject(tableId(5), { type: 'hand-raised' });
    await expect.element(panel().getByText(/^Nog geen tafel heeft iets samengevat/)).toBeVisible();
    session.inject(tableId(2), { type: 'marked', statement: say(session, 2, 'Te weinig bankjes'), marked: true });
    sum(session, tableId(1), 'Buren kennen elkaar niet.');
    sum(session, tableId(3), 'Iets van later', SECOND);
    await expect.element(panel().getByText('2 van 5 tafels')).toBeVisible();
    expect(
      panel()
        .getByRole('heading', { level: 3 })
        .elements()
        .map((h) => h.textContent),
    ).toEqual(['Tafel 1', 'Tafel 2']);
    await expect.element(panel().getByText('Te weinig bankjes')).toBeVisible();
    await panel().getByRole('combobox', { name: 'Ronde' }).selectOptions('Ronde 2');
    await expect.element(panel().getByText('Iets van later')).toBeVisible();
    await expect.element(panel().getByText('Te weinig bankjes')).not.toBeInTheDocument();
  });

  test('of a thousand tables is drawn a page at a time', async () => {
    await open((s) => {
      for (let i = 6; i <= 1000; i++) {
        s.inject('setup', { type: 'station-set', station: `t${i}` as never, changes: { kind: 'table', number: i } });
        sum(s, `t${i}`, `Zin van tafel ${i}`);
      }
    });
    await expect.element(panel().getByText('995 van 1.000 tafels')).toBeVisible();
    expect(panel().getByRole('heading', { level: 3 }).elements().length).toBeLessThan(200);
    expect(document.documentElement.scrollWidth).toBe(document.documentElement.clientWidth);
  });
});
