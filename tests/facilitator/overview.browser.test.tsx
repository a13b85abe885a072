import { beforeEach, describe, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import type { AngleId } from '../../src/domain/ids.ts';
import { ROUNDS, TABLES } from '../support/fake-setup.ts';
import { cell, MINUTE, openDesk, present, row, say, station, texts, title } from './desk-page.tsx';

beforeEach(() => page.viewport(1366, 768));

const SAY = ['say'] as AngleId[];
const button = (name: string | RegExp) => page.getByRole('button', { name });
const search = () => page.getByRole('textbox', { name: 'Zoek in uitspraken' });

describe('searching', () => {
  test('finds other forms, parts of words and typing errors, best first, and marks the words', async () => {
    const { session } = await openDesk({
      before: (s) => {
        say(s, 4, 'Ik ben mantelzorger', { angles: SAY });
        say(s, 1, 'zorg op maat');
        say(s, 2, 'meer bankjes');
      },
    });
    await search().fill('zorgen');
    await expect.element(title('2 van 3 uitspraken')).toBeVisible();
    await expect.poll(texts).toEqual(['zorg op maat', 'Ik ben mantelzorger']);
    expect([...document.querySelectorAll('mark')].map((m) => m.textContent)).toEqual(['zorg', 'mantelzorger']);
    expect(location.hash.split('?')[1]).toBe('q=zorgen');
    // the matrix counts what was found
    await expect.element(cell(/^Alles samen, Totaal: 2 /)).toBeVisible();
    say(session, 3, 'wie zorgt er voor mij? zorgen genoeg');
    await expect.element(title('3 van 4 uitspraken')).toBeVisible();
    await page.getByRole('button', { name: 'Wis het zoeken' }).click();
    await expect.element(title('4 uitspraken')).toBeVisible();
    expect(location.hash).not.toContain('?');
  });

  test('goes together with the filter, and comes out of the address', async () => {
    await openDesk({
      query: 'theme=care&q=zorg&show=voices',
      before: (s) => {
        say(s, 4, 'zorg een');
        say(s, 2, 'zorg twee', { theme: 'safety' as never });
      },
    });
    await expect.element(search()).toHaveValue('zorg');
    await expect.element(title('1 van 2 uitspraken')).toBeVisible();
    await button('Wis filters').click();
    await expect.element(title('2 uitspraken')).toBeVisible();
    await expect.element(search()).toHaveValue('');
    expect(location.hash.split('?')[1]).toBe('show=voices');
  });

  test('says so when nothing answers', async () => {
    await openDesk({ query: 'q=paardrijden', before: (s) => say(s, 4, 'zorg') });
    await expect.element(page.getByRole('heading', { name: 'Niets gevonden met deze woorden' })).toBeVisible();
  });
});

describe('what the matrix shows', () => {
  test('by voice, with those who are missing in words', async () => {
    await openDesk({
      before: (s) =>
        void [say(s, 4, 'a', { voice: 'carer' }), say(s, 2, 'b', { voice: 'resident', theme: 'safety' as never })],
    });
    await page.getByRole('group', { name: 'Wat de tabel toont' }).getByRole('button', { name: 'Wie sprak' }).click();
    await expect.element(cell(/^Zorg, Mantelzorger: 1 /)).toBeVisible();
    await expect.element(cell(/^Zorg, Inwoner: 0 /)).toMatchTextContent('niemand');
    await expect.element(page.getByText(/Nog niet gehoord: vrijwilliger, .*politicus\./)).toBeVisible();
    await expect.element(page.getByText(/Niet bij Zorg: inwoner\./)).toBeVisible();
    await cell(/^Zorg, Mantelzorger: 1 /).click();
    expect(location.hash.split('?')[1]).toBe('theme=care&voice=carer&show=voices');
    await expect.poll(texts).toEqual(['a']);
  });

  test('by round', async () => {
    await openDesk({ query: 'show=rounds', before: (s) => say(s, 4, 'a', { round: ROUNDS[1] as never }) });
    await expect.element(cell(/^Zorg, Ronde 2: 1 /)).toBeVisible();
    await expect.element(cell('Zorg, Ronde 1: 0 uitspraken')).toBeVisible();
  });

  test('of the last five minutes', async () => {
    const { session } = await openDesk({
      query: 'show=recent',
      before: (s) =>
        void [say(s, 4, 'old', { angles: SAY, at: Date.now() - 6 * MINUTE }), say(s, 4, 'new', { angles: SAY })],
    });
    await expect.element(cell(/^Zorg, Zeggenschap: 1 /)).toBeVisible();
    say(session, 4, 'newer', { angles: SAY });
    await expect.element(cell(/^Zorg, Zeggenschap: 2 /)).toBeVisible();
    await expect.element(title('3 uitspraken')).toBeVisible();
  });
});

describe('tables that want a look', () => {
  test('are chosen by why: hand up, not complete, without angles', async () => {
    const { session } = await openDesk({
      before: (s) => {
        present(s, { 2: { online: false } });
        for (let i = 0; i < 4; i++) say(s, 1, `zonder ${i}`);
        say(s, 3, 'met', { angles: SAY });
      },
    });
    const hand = session.inject(TABLES[2] as never, { type: 'hand-raised' });
    await button('Hand omhoog 1').click();
    await expect.element(station(3)).toMatchTextContent('Hand omhoog');
    await expect.element(station(1)).not.toBeInTheDocument();
    session.configure({ type: 'hand-answered', station: TABLES[2] as never, hand });
    await expect.element(page.getByText('Geen tafel die hieraan voldoet.')).toBeVisible();
    await button('Hand omhoog 0').click();
    await button('Niet compleet 1').click();
    await expect.element(station(2)).toBeVisible();
    await expect.element(station(1)).not.toBeInTheDocument();
    await button(/^Zonder invalshoek 1/).click();
    await expect.element(station(1)).toMatchTextContent('100 %');
    await expect.element(station(2)).toBeVisible();
  });
});

describe('pausing', () => {
  test('holds the list where it is, counts what comes, and shows it on going on', async () => {
    const { session } = await openDesk({ before: (s) => say(s, 1, 'eerste') });
    await expect.poll(texts).toEqual(['eerste']);
    await button('Pauze').click();
    say(session, 1, 'tweede');
    say(session, 2, 'derde');
    await expect.element(button('2 nieuwe')).toBeVisible();
    expect(texts()).toEqual(['eerste']);
    await button('Verder').click();
    await expect.poll(texts).toEqual(['derde', 'tweede', 'eerste']);
    await expect.element(button('Pauze')).toBeVisible();
  });

  test('of an empty list holds it too', async () => {
    const { session } = await openDesk();
    await button('Pauze').click();
    say(session, 1, 'eerste');
    await button('1 nieuwe').click();
    await expect.element(row('eerste')).toBeVisible();
  });
});

describe('several facilitators', () => {
  test('see who else is here and where, and say what they are called', async () => {
    const { session } = await openDesk();
    await expect.poll(() => session.said.at(-1)).toEqual({ type: 'at', device: 'this-device', where: 'overview' });
    session.wide?.heard(
      JSON.stringify({
        type: 'desks',
        desks: [
          { device: 'this-device', where: 'overview' },
          { device: 'other', name: 'Sanne', where: 'board' },
          { device: 'third', where: 'show' },
        ],
      }),
    );
    await expect.element(page.getByText('Ook hier: Sanne bij Oogst, iemand bij Scherm')).toBeVisible();
    await button('Hoe heet u?').click();
    await page.getByRole('textbox', { name: 'Uw voornaam' }).fill('Fatima');
    await button('Bewaar').click();
    await expect.element(button('U bent Fatima')).toHaveFocus();
  });
});
