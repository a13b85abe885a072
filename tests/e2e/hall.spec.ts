import type { Page } from '@playwright/test';
import { countBallots } from '../../src/domain/ballots.ts';
import { hallOf } from '../../src/domain/hall.ts';
import type { PointId, PollId } from '../../src/domain/harvest-ids.ts';
import type { RoundId, StationId } from '../../src/domain/ids.ts';
import { notesOf } from '../../src/domain/station-notes.ts';
import type { Session } from '../../src/sync/session.ts';
import { device, expect, field, readyForOffline, say, test } from './evening.ts';
import { findings } from './looks.ts';
import { otherDesk } from './watching.ts';

const MINUTE = 60_000;
const ROUND = 'round-1' as RoundId;
const ONE = 'table-1' as StationId;
const POLL: PollId = 'poll-1' as PollId;

const hall = (page: Page) => page.getByRole('region', { name: 'In de zaal' });
const timer = (page: Page) => page.getByRole('timer');
const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).click();

const notes = (session: Session) => notesOf(session.fold.stations.get(ONE)?.entries.values() ?? []);

/** What a clock of minutes and seconds says, in seconds. */
async function seconds(page: Page): Promise<number> {
  const [minutes = Number.NaN, rest = Number.NaN] = ((await timer(page).textContent()) ?? '').split(':').map(Number);
  return minutes * 60 + rest;
}

test('a round is started, paused, lengthened and stopped for two tables and another desk, and all say the same', async ({
  browser,
  evening,
}) => {
  const [one, two, lead] = await Promise.all([device(browser), device(browser), device(browser)]);
  // this tablet's clock is three minutes fast: it counts by the hub's all the same
  await two.page.addInitScript(() => {
    const real = Date.now;
    Date.now = () => real() + 180_000;
  });
  await Promise.all([
    one.page.goto(evening.table(1)),
    two.page.goto(evening.table(2)),
    lead.page.goto(evening.facilitator),
  ]);
  const other = await otherDesk(evening);
  for (const { page } of [one, two]) await hall(page).waitFor();
  await expect(hall(one.page).getByText('Nog niet begonnen')).toBeVisible();
  await press(lead.page, 'Start ronde 1');
  for (const { page } of [one, two]) await expect(timer(page)).toHaveText('45 min');
  await press(lead.page, '+5 min');
  for (const { page } of [one, two]) await expect(timer(page)).toHaveText('50 min');
  await press(lead.page, 'Pauzeer');
  for (const { page } of [one, two]) await expect(hall(page).getByText('Tijd staat stil').first()).toBeVisible();
  other.configure({ type: 'round-timed', round: ROUND, endsAt: Date.now() + 4 * MINUTE });
  await expect(lead.page.getByRole('button', { name: 'Pauzeer' })).toBeVisible();
  for (const { page } of [one, two]) {
    await expect(hall(page).getByText('Rond rustig af', { exact: true })).toBeVisible();
    const [table, desk] = await Promise.all([seconds(page), seconds(lead.page)]);
    expect(Math.abs(table - desk)).toBeLessThanOrEqual(1);
  }
  await expect.poll(() => other.wide?.view.getState().shown.clock?.round).toBe(ROUND);
  await press(lead.page, 'Stop ronde 1');
  await press(lead.page, 'Ja, stoppen');
  for (const { page } of [one, two]) await expect(hall(page).getByText('Ronde gestopt').first()).toBeVisible();
  await other.close();
  for (const { errors } of [one, two, lead]) expect(errors).toEqual([]);
});

test('a tablet without a network counts on, hears what it missed, and agrees with the hall again', async ({
  browser,
  evening,
}) => {
  const [one, two, other] = await Promise.all([device(browser), device(browser), otherDesk(evening)]);
  await Promise.all([one.page.goto(evening.table(1)), two.page.goto(evening.table(1))]);
  for (const { page } of [one, two]) await hall(page).waitFor();
  other.configure({ type: 'round-started', round: ROUND });
  other.configure({ type: 'round-timed', round: ROUND, endsAt: Date.now() + 4 * MINUTE });
  await expect(timer(one.page)).toHaveText(/^[34]:\d\d$/);
  await readyForOffline(one.page);
  await one.context.setOffline(true);
  const then = await seconds(one.page);
  await expect.poll(() => seconds(one.page)).toBeLessThan(then);
  // also after a reload, with what lies on its disk
  await one.page.reload();
  await expect.poll(() => seconds(one.page)).toBeLessThan(then);
  other.configure({ type: 'round-timed', round: ROUND, endsAt: Date.now() + 2.5 * MINUTE });
  await expect(timer(two.page)).toHaveText(/^2:/);
  await one.context.setOffline(false);
  await expect(timer(one.page)).toHaveText(/^2:/);
  const [here, there] = await Promise.all([seconds(one.page), seconds(two.page)]);
  expect(Math.abs(here - there)).toBeLessThanOrEqual(1);
  await other.close();
});

test('a message is read at the table and taken back at the desk, and a hand is answered', async ({
  browser,
  evening,
}) => {
  const [table, lead] = await Promise.all([device(browser), device(browser)]);
  await Promise.all([table.page.goto(evening.table(1)), lead.page.goto(evening.facilitator)]);
  const { page } = table;
  await hall(page).waitFor();
  const form = lead.page.getByRole('dialog');
  await press(lead.page, 'Bericht aan tafels');
  for (const text of ['Over vijf minuten wisselen we.', 'Neem uw jas mee.']) {
    await form.getByRole('textbox', { name: 'Bericht' }).fill(text);
    await form.getByRole('button', { name: 'Stuur aan alle tafels' }).click();
  }
  await expect(hall(page).getByText('Neem uw jas mee.')).toBeVisible();
  await expect(field(page)).toBeFocused();
  await press(page, 'Gelezen');
  await expect(hall(page).getByText('Over vijf minuten wisselen we.')).toBeVisible();
  await form.getByRole('button', { name: 'Neem terug: Over vijf minuten wisselen we.' }).click();
  await expect(hall(page).getByText('Over vijf minuten wisselen we.')).toHaveCount(0);
  await page.reload();
  await expect(page.getByRole('button', { name: 'Berichten' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Gelezen' })).toHaveCount(0);
  await form.getByRole('button', { name: 'Sluit' }).click();

  await press(page, 'Kom even langs');
  await press(lead.page, 'Ik ga naar Tafel 1');
  await expect(page.getByRole('button', { name: /^Er komt iemand aan/ })).toBeVisible();
  await expect(lead.page.getByRole('button', { name: /^Ik ga/ })).toHaveCount(0);
  await press(page, /^Er komt iemand aan/);
  await expect(page.getByRole('button', { name: 'Kom even langs' })).toBeVisible();
  for (const { errors } of [table, lead]) expect(errors).toEqual([]);
});

test('what a table marks, writes and votes without a network reaches the desk, and its vote counts once', async ({
  browser,
  evening,
}) => {
  const [one, two, other] = await Promise.all([device(browser), device(browser), otherDesk(evening)]);
  await Promise.all([one.page.goto(evening.table(1)), two.page.goto(evening.table(1))]);
  const options = [
    { point: 'p1' as PointId, title: 'Eén loket' },
    { point: 'p2' as PointId, title: 'Bankjes' },
  ];
  other.configure({
    type: 'poll-set',
    poll: POLL,
    changes: { title: 'Wat eerst?', options, dots: 3, voters: 'tables', open: true },
  });
  for (const { page } of [one, two]) await hall(page).waitFor();
  await say(one.page, 'Te weinig bankjes');
  await expect(one.page.getByRole('button', { name: 'Stemmen' })).toBeVisible();
  await one.context.setOffline(true);

  await press(one.page, /^Samenvatten/);
  const summary = one.page.getByRole('region', { name: 'Samenvatten: Ronde 1' });
  await summary.getByRole('button', { name: 'Te weinig bankjes' }).click();
  await summary.getByRole('textbox', { name: 'De ronde in één zin' }).fill('Er is nergens plek om te zitten.');
  await summary.getByRole('button', { name: 'Bewaar zin' }).click();
  await expect(summary.getByText('Bewaard, nog niet aangekomen')).toHaveCount(2);

  await press(one.page, 'Stemmen');
  const vote = one.page.getByRole('region', { name: 'Stemmen' }).first();
  await vote.getByRole('button', { name: /^Stip erbij: Bankjes/ }).click();
  await vote.getByRole('button', { name: 'Stuur onze stem' }).click();
  await expect(vote.getByText('Bewaard, nog niet aangekomen')).toBeVisible();
  await vote.getByRole('button', { name: /^Stip erbij: Bankjes/ }).click();
  await vote.getByRole('button', { name: 'Verander onze stem' }).click();
  expect(notes(other).ballots.size).toBe(0);

  // the other tablet of the table votes too: the table still has one vote
  await press(two.page, 'Stemmen');
  await two.page.getByRole('button', { name: /^Stip erbij: Eén loket/ }).click();
  await press(two.page, 'Stuur onze stem');
  await one.context.setOffline(false);
  await expect(vote.getByText('Bewaard en aangekomen')).toBeVisible();

  await expect.poll(() => notes(other).summaries.map((s) => s.text)).toEqual(['Er is nergens plek om te zitten.']);
  expect(notes(other).marked.size).toBe(1);
  const [poll] = hallOf(other.fold.setupEntries.values()).polls;
  if (!poll) throw new Error('the poll is gone');
  const counted = () =>
    countBallots(
      poll,
      [...other.fold.stations.keys()].flatMap((id) => {
        const ballot = notesOf(other.fold.stations.get(id)?.entries.values() ?? []).ballots.get(POLL);
        return ballot ? [ballot] : [];
      }),
    );
  await expect.poll(() => counted().votes).toBe(1);
  expect(counted().spoilt).toBe(0);
  await other.close();
  for (const { errors } of [one, two]) expect(errors).toEqual([]);
});

test('axe finds nothing in the hall’s parts of the table and the desk', async ({ browser, evening }) => {
  const [table, lead, other] = await Promise.all([device(browser), device(browser), otherDesk(evening)]);
  const found: string[] = [];
  const look = async (name: string, page: Page) => found.push(...(await findings(page, name)));
  other.configure({ type: 'round-started', round: ROUND });
  other.configure({ type: 'round-timed', round: ROUND, endsAt: Date.now() + 4 * MINUTE });
  other.configure({ type: 'message-sent', text: 'Over vijf minuten wisselen we.' });
  const options = [{ point: 'p1' as PointId, title: 'Bankjes' }];
  other.configure({ type: 'poll-set', poll: POLL, changes: { title: 'Wat eerst?', options, open: true } });
  await Promise.all([table.page.goto(evening.table(1)), lead.page.goto(evening.facilitator)]);
  await say(table.page, 'Te weinig bankjes');
  await press(table.page, 'Kom even langs');
  await table.page.getByRole('button', { name: 'Gelezen' }).waitFor();
  await look('message and hand', table.page);
  await press(table.page, /^Samenvatten/);
  await hall(table.page).getByRole('button', { name: 'Te weinig bankjes' }).click();
  await look('summary', table.page);
  await press(table.page, 'Stemmen');
  await press(table.page, /^Stip erbij: Bankjes/);
  await look('vote', table.page);
  await press(table.page, 'Nieuw bericht');
  await look('messages', table.page);
  await lead.page.getByRole('button', { name: 'Ik ga naar Tafel 1' }).waitFor();
  await look('desk', lead.page);
  await press(lead.page, 'Bericht aan tafels');
  await lead.page.getByLabel('Gekozen tafels').check();
  await look('desk, message', lead.page);
  await lead.page.keyboard.press('Escape');
  other.configure({ type: 'round-timed', round: ROUND, endsAt: Date.now() - MINUTE });
  await press(lead.page, 'Ik ga naar Tafel 1');
  await table.page.getByRole('button', { name: /^Er komt iemand aan/ }).waitFor();
  await expect(hall(table.page).getByText('De tijd is om', { exact: true })).toBeVisible();
  await look('over time', table.page);
  expect(found).toEqual([]);
  await other.close();
});
