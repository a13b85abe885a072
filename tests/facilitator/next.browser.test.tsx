import { beforeEach, describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { hallOf } from '../../src/domain/hall.ts';
import type { PointId } from '../../src/domain/harvest-ids.ts';
import type { FakeSession } from '../support/fake-session.ts';
import { openDesk, tableId } from './desk-page.tsx';

const button = (name: string | RegExp) => page.getByRole('button', { name });
const part = (name: string) => page.getByRole('region', { name });
const wide = (session: FakeSession) => {
  if (!session.wide) throw new Error('a desk has one');
  return session.wide;
};
const polls = (session: FakeSession) => hallOf(session.fold.setupEntries.values()).polls;

function points(session: FakeSession, ...titles: string[]): void {
  wide(session).arrange(
    titles.map((title, i) => ({ type: 'point-set', point: `p${i + 1}` as PointId, changes: { title, order: i } })),
  );
}
const openNext = (...titles: string[]) => openDesk({ place: 'next', before: (session) => points(session, ...titles) });

/** A ballot of a table for the newest vote: dots by point. */
function vote(session: FakeSession, table: number, dots: Record<string, number>): void {
  const poll = polls(session).at(-1)?.id;
  const list = Object.entries(dots).map(([point, n]) => ({ point, dots: n }));
  session.inject(tableId(table), { type: 'voted', poll, dots: list });
}

beforeEach(async () => {
  await page.viewport(1366, 768);
});

describe('a vote', () => {
  test('is put to the tables with the words of the points, counted one a table, and released only by a press', async () => {
    const { session } = await openNext('Vervoer in de avond', 'Eén loket', 'Meer bankjes');
    await button('Nieuwe stemming').click();
    await page.getByRole('checkbox', { name: 'Meer bankjes' }).click();
    await button('Open de stemming').click();
    expect(polls(session)).toMatchObject([
      {
        title: 'Wat vinden wij het belangrijkst?',
        options: [
          { point: 'p1', title: 'Vervoer in de avond' },
          { point: 'p2', title: 'Eén loket' },
        ],
        dots: 3,
        voters: 'tables',
        open: true,
      },
    ]);
    vote(session, 1, { p1: 1 });
    vote(session, 1, { p1: 2, p2: 1 });
    vote(session, 2, { p2: 3 });
    vote(session, 3, { p2: 9 });
    const stem = part('Stemmen');
    await expect.element(stem).toMatchTextContent(/Gestemd: 2 van \d+ tafels/);
    await expect.element(stem).toMatchTextContent('1 stem telt niet mee');
    await expect.element(stem).toMatchTextContent(/Eén loket4 stippenVervoer in de avond2 stippen/);
    expect(wide(session).view.getState().shown.results.size).toBe(0);

    await button('Geef de uitslag vrij').click();
    const released = [...wide(session).view.getState().shown.results.values()];
    expect(released).toMatchObject([
      {
        votes: 2,
        results: [
          { point: 'p1', dots: 2 },
          { point: 'p2', dots: 4 },
        ],
      },
    ]);
    expect(wide(session).view.getState().shown.scene).toMatchObject({ kind: 'result' });
    vote(session, 4, { p1: 3 });
    await expect.element(stem).toMatchTextContent('Daarna is er nog gestemd.');
    expect(wide(session).view.getState().shown.results.values().next().value?.votes).toBe(2);
    await button('Haal de uitslag terug').click();
    expect(wide(session).view.getState().shown.results.size).toBe(0);
  });

  test('of viewers is counted one a device, and what is on the screen says when it is closed', async () => {
    const { session } = await openNext('Vervoer');
    await button('Nieuwe stemming').click();
    await page.getByRole('radio', { name: 'De kijkers, op hun telefoon' }).click();
    await button('Open de stemming').click();
    await expect.element(part('Stemmen')).toMatchTextContent('zolang de stemming op het scherm staat');
    await button('Toon de stemming op het scherm').click();
    expect(wide(session).view.getState().shown.scene).toMatchObject({ kind: 'poll', open: true, voters: 'viewers' });
    const poll = polls(session)[0]?.id;
    session.inject('ballots', { type: 'voted', poll, device: 'telefoon-1', dots: [{ point: 'p1', dots: 1 }] });
    session.inject('ballots', { type: 'voted', poll, device: 'telefoon-1', dots: [{ point: 'p1', dots: 3 }] });
    session.inject('ballots', { type: 'voted', poll, device: 'telefoon-2', dots: [{ point: 'p1', dots: 2 }] });
    await expect.element(part('Stemmen')).toMatchTextContent('2 kijkers hebben gestemd');
    await expect.element(part('Stemmen')).toMatchTextContent('Vervoer5 stippen');
    await button('Sluit de stemming').click();
    expect(wide(session).view.getState().shown.scene).toMatchObject({ kind: 'poll', open: false });
  });

  test('that is removed comes back by one press', async () => {
    const { session } = await openNext('Vervoer');
    await button('Nieuwe stemming').click();
    await button('Open de stemming').click();
    await button('Verwijder').click();
    expect(polls(session)).toEqual([]);
    await button('Ongedaan maken').click();
    expect(polls(session)).toMatchObject([{ open: false }]);
  });

  test('needs a point', async () => {
    await openNext();
    await expect.element(part('Stemmen')).toMatchTextContent('Maak ze eerst bij Oogst');
    await expect.element(button('Nieuwe stemming')).not.toBeInTheDocument();
  });
});

describe('a follow-up', () => {
  test('is written by keyboard alone, linked to a point, put in its place, and removed and back', async () => {
    const { session } = await openNext('Vervoer');
    (button('Vervolgstap toevoegen').element() as HTMLElement).focus();
    await userEvent.keyboard('{Enter}');
    await userEvent.keyboard('Belbus uitzoeken{Tab}Wethouder{Tab}');
    await expect
      .poll(() => wide(session).harvest.followUps)
      .toMatchObject([{ what: 'Belbus uitzoeken', who: 'Wethouder' }]);
    await page.getByRole('combobox', { name: 'Hoort bij' }).selectOptions('Vervoer');
    expect(wide(session).harvest.followUps).toMatchObject([{ points: ['p1'] }]);
    await button('Vervolgstap toevoegen').click();
    await userEvent.keyboard('Bankjes terug');
    await button('Naar boven').click();
    expect(wide(session).harvest.followUps.map((f) => f.what)).toEqual(['Bankjes terug', 'Belbus uitzoeken']);
    await button('Verwijder').first().click();
    expect(wide(session).harvest.followUps.map((f) => f.what)).toEqual(['Belbus uitzoeken']);
    await button('Ongedaan maken').click();
    expect(wide(session).harvest.followUps).toHaveLength(2);
  });
});

describe('a response', () => {
  test('says what is done with a point, why, by whom and when', async () => {
    const { session } = await openNext('Vervoer', 'Bankjes');
    const answers = part('Terugkoppeling');
    await answers.getByText('Vervoer').click();
    await answers.getByRole('combobox', { name: 'Wat gebeurt ermee?' }).first().selectOptions('Deels overgenomen');
    await answers.getByRole('textbox', { name: 'Waarom' }).first().fill('De bus rijdt door tot negen uur.');
    await answers.getByRole('textbox', { name: 'Door wie' }).first().fill('Het college');
    await answers.getByLabelText('Wanneer').first().fill('2027-01-12');
    await expect
      .poll(() => wide(session).harvest.response('p1' as PointId))
      .toEqual({
        outcome: 'partly',
        reason: 'De bus rijdt door tot negen uur.',
        who: 'Het college',
        date: '2027-01-12',
      });
    await expect.element(answers).toMatchTextContent('1 van 2 punten beantwoord.');
  });
});
