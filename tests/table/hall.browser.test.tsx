import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { PointId, PollId } from '../../src/domain/harvest-ids.ts';
import { notesOf, type StationNotes } from '../../src/domain/station-notes.ts';
import { chooseLanguage } from '../../src/ui/language.ts';
import type { FakeSession } from '../support/fake-session.ts';
import { TABLES } from '../support/fake-setup.ts';
import { button, FIRST_ROUND, field, hostSession, openTable, SECOND_ROUND, say, TABLE } from './table-page.tsx';

const MINUTE = 60_000;
const hall = () => page.getByRole('region', { name: 'In de zaal' });
const time = () => hall().getByRole('timer');
const told = (text: string | RegExp) => hall().getByRole('status').filter({ hasText: text });
const panel = (name: string) => page.getByRole('region', { name });
const notes = (session: FakeSession): StationNotes => notesOf(session.fold.stations.get(TABLE)?.entries.values() ?? []);
const top = () => field().element().getBoundingClientRect().top;
/** The round with so much time left, in ms. */
const started = (session: FakeSession, left: number) => {
  session.inject('setup', { type: 'round-started', round: FIRST_ROUND });
  session.inject('setup', { type: 'round-timed', round: FIRST_ROUND, endsAt: Date.now() + left });
};
const send = (session: FakeSession, text: string, more: object = {}) =>
  session.inject('setup', { type: 'message-sent', text, ...more });

async function open(before: (session: FakeSession) => void = () => undefined) {
  const session = hostSession({ link: { state: 'connected', since: 0 } });
  session.setView({ hubOffset: 0 });
  before(session);
  await openTable({}, session);
  await expect.element(hall()).toBeVisible();
  return session;
}

beforeEach(async () => {
  localStorage.clear();
  chooseLanguage('nl');
  await page.viewport(1024, 768);
});
afterEach(() => {
  vi.restoreAllMocks();
  document.documentElement.style.fontSize = '';
});

describe('the time of the round', () => {
  test('is in minutes while there is plenty, and in seconds when it is soon', async () => {
    const session = await open((s) => started(s, 22.5 * MINUTE));
    await expect.element(time()).toHaveTextContent('23 min');
    session.inject('setup', { type: 'round-timed', round: FIRST_ROUND, endsAt: Date.now() + 4.5 * MINUTE });
    await expect.element(time()).toMatchTextContent(/^4:[23]\d$/);
    await expect.element(told('Nog vijf minuten.')).toBeInTheDocument();
  });

  test('goes by the hub: when its clock is heard of, it is right at once', async () => {
    const session = await open((s) => started(s, 22.5 * MINUTE));
    session.setView({ hubOffset: 10 * MINUTE });
    await expect.element(time()).toHaveTextContent('13 min');
    session.setView({ hubOffset: undefined }); // a start without the network counts on by what was told last
    await expect.element(time()).toHaveTextContent('13 min');
  });

  test('says in words, with another colour and icon, that it is nearly over and that it is; nothing moves', async () => {
    const session = await open((s) => started(s, 22 * MINUTE));
    await userEvent.type(field(), 'halver');
    const [before, icon] = [top(), () => hall().element().querySelector('[role=timer]')?.closest('[data-near]')];
    const looks = () => [
      icon()?.querySelector('path')?.getAttribute('d'),
      getComputedStyle(icon() as Element).borderColor,
    ];
    const seen = [looks()];
    for (const [offset, words] of [
      [18 * MINUTE, 'Nog vijf minuten. Rond rustig af.'],
      [24.5 * MINUTE, 'De tijd is om.'],
    ] as const) {
      session.setView({ hubOffset: offset });
      await expect.element(told(words)).toBeInTheDocument();
      seen.push(looks());
      expect(top()).toBe(before);
      await expect.element(field()).toHaveFocus();
    }
    expect(new Set(seen.map(([path]) => path)).size).toBe(3);
    expect(new Set(seen.map(([, colour]) => colour)).size).toBe(3);
    await expect.element(time()).toHaveTextContent('+2 min');
    await userEvent.keyboard('wege');
    await expect.element(field()).toHaveValue('halverwege');
  });

  test('that stands still, or has stopped, is told in words', async () => {
    const session = await open((s) => started(s, 22 * MINUTE));
    session.inject('setup', { type: 'round-timed', round: FIRST_ROUND, left: 12 * MINUTE });
    await expect.element(time()).toHaveTextContent('12 min');
    await expect.element(told('Tijd staat stil')).toBeInTheDocument();
    session.inject('setup', { type: 'round-stopped', round: FIRST_ROUND });
    await expect.element(told('Ronde gestopt')).toBeInTheDocument();
    await expect.element(time()).not.toBeInTheDocument();
  });

  test('is not told before a round has begun', async () => {
    await open();
    await expect.element(hall().getByText('Nog niet begonnen')).toBeVisible();
  });
});

describe('a message', () => {
  const read = () => button('Gelezen');

  test('stands there until it is read, takes no focus, and can be read back', async () => {
    const session = await open();
    send(session, 'Over vijf minuten wisselen we.');
    await expect.element(told('Over vijf minuten wisselen we.')).toBeVisible();
    await expect.element(field()).toHaveFocus();
    expect(read().element().getBoundingClientRect().height).toBeGreaterThanOrEqual(44);
    await read().click();
    await expect.element(read()).not.toBeInTheDocument();
    await button('Berichten').click();
    await expect.element(panel('Berichten van de leiding').getByText('Over vijf minuten wisselen we.')).toBeVisible();
  });

  test('waits with moving the field until nobody types, and says meanwhile that it is there', async () => {
    const session = await open();
    await userEvent.type(field(), 'midden in een zi');
    const before = top();
    send(session, 'Even stil graag.');
    await expect.element(button('Nieuw bericht')).toBeVisible();
    await expect.element(read()).not.toBeInTheDocument();
    expect(top()).toBe(before);
    await expect.element(told('Even stil graag.')).toBeVisible(); // after a pause
  });

  test('that was read stays read on this device, also after a reload and where nothing can be stored', async () => {
    const session = hostSession();
    send(session, 'Koffie staat klaar.');
    const { screen } = await openTable({}, session);
    await read().click();
    await expect.element(read()).not.toBeInTheDocument();
    await screen.unmount();
    await openTable({}, session);
    await expect.element(hall()).toBeVisible();
    await expect.element(read()).not.toBeInTheDocument();
    vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
      throw new DOMException('full', 'QuotaExceededError');
    });
    send(session, 'Jassen mee.');
    await read().click();
    await expect.element(read()).not.toBeInTheDocument();
  });

  test('for other tables is not shown, one that is taken back goes, and of several the newest comes first', async () => {
    const session = await open((s) => {
      send(s, 'voor een ander', { to: [TABLES[0]] });
      send(s, 'eerste', { to: [TABLE], at: Date.now() - 2 * MINUTE });
    });
    await expect.element(told('eerste')).toBeVisible();
    const second = send(session, 'tweede');
    await expect.element(told('tweede')).toBeVisible();
    await expect.element(told('Er staat nog 1 bericht klaar.')).toBeVisible();
    session.inject('setup', { type: 'message-taken-back', message: second });
    await expect.element(told('eerste')).toBeVisible();
    await expect.element(page.getByText('tweede')).not.toBeInTheDocument();
    await expect.element(page.getByText('voor een ander')).not.toBeInTheDocument();
  });

  test('of long ago is not put before a tablet that joins now, but stands among the others', async () => {
    await open((s) => void send(s, 'welkom', { at: Date.now() - 90 * MINUTE }));
    await expect.element(read()).not.toBeInTheDocument();
    await button('Berichten').click();
    await expect.element(panel('Berichten van de leiding').getByText('welkom')).toBeVisible();
  });

  test('shows at the edge of the screen while the strip is out of sight', async () => {
    await page.viewport(390, 500);
    const session = await open((s) => {
      for (let i = 0; i < 12; i++) say(s, `uitspraak ${i}`);
    });
    (document.activeElement as HTMLElement).blur();
    send(session, 'Even stil graag.');
    const pill = button('Nieuw bericht: Even stil graag.');
    // scrolled until it has been noticed: the list grows as it comes into sight
    await expect
      .poll(
        () => {
          window.scrollTo(0, document.documentElement.scrollHeight);
          return pill.elements().length;
        },
        { timeout: 10_000 },
      )
      .toBe(1);
    await pill.click();
    await expect.element(read()).toBeInViewport();
    await expect.element(pill).not.toBeInTheDocument();
    window.scrollTo(0, 0);
  });
});

describe('a hand', () => {
  test('is raised and taken back, and says that someone comes once somebody said so', async () => {
    const session = await open();
    await button('Kom even langs').click();
    const { hand } = notes(session);
    await expect.element(button(/^Gevraagd om hulp, om \d\d:\d\d Toch niet nodig\? Tik\.$/)).toBeVisible();
    await expect.element(field()).toHaveFocus();
    session.inject('setup', { type: 'hand-answered', station: TABLE, hand: hand?.id });
    await expect.element(told('Er komt iemand aan')).toBeInTheDocument();
    await button(/^Er komt iemand aan/).click();
    expect(notes(session).hand).toBeUndefined();
    await button('Kom even langs').click();
    await button(/^Gevraagd om hulp/).click();
    expect(notes(session).hand).toBeUndefined();
  });

  test('that could not be sent yet says so', async () => {
    const session = await open((s) => s.setLink({ state: 'connecting', since: 0 }));
    await button('Kom even langs').click();
    await expect.element(button(/^Gevraagd om hulp, om \d\d:\d\d Nog niet aangekomen$/)).toBeVisible();
    session.setLink({ state: 'connected', since: 0 });
    session.setSafety('received');
    await expect.element(button(/Toch niet nodig/)).toBeVisible();
  });

  test('cannot be raised where nobody would see it', async () => {
    const session = hostSession();
    await openTable({}, session);
    await expect.element(hall()).toBeVisible();
    await expect.element(button('Kom even langs')).not.toBeInTheDocument();
  });
});

describe('the table’s own summary', () => {
  const sums = () => panel('Samenvatten: Ronde 1');
  const mark = (text: string) => sums().getByRole('button', { name: text });
  const sentence = () => sums().getByRole('textbox', { name: 'De ronde in één zin' });

  test('is offered when the round draws to its end, and can be opened at any time', async () => {
    const session = await open((s) => started(s, 30 * MINUTE));
    await expect.element(button('Samenvatten')).toBeVisible();
    session.setView({ hubOffset: 26 * MINUTE });
    await expect.element(button('Samenvatten (nu een goed moment)')).toBeVisible();
    session.setView({ hubOffset: 0 });
    await button('Samenvatten').click();
    await expect.element(sums().getByText('In deze ronde is nog niets opgeschreven.')).toBeVisible();
  });

  test('marks three statements of this round and no fourth, and says where they are', async () => {
    const session = await open((s) => {
      for (const text of ['een', 'twee', 'drie', 'vier']) say(s, text);
      say(s, 'andere ronde', { round: SECOND_ROUND });
    });
    session.chooseRound(FIRST_ROUND);
    await button('Samenvatten').click();
    await expect.element(sums().getByText('andere ronde')).not.toBeInTheDocument();
    for (const text of ['een', 'twee', 'drie']) await mark(text).click();
    await expect.element(sums().getByText('3 van 3 aangetikt.')).toBeVisible();
    await mark('vier').click();
    await expect.element(sums().getByText('Er zijn er al 3 aangetikt. Haal er eerst één weg.')).toBeVisible();
    expect(notes(session).marked.size).toBe(3);
    await expect.element(sums().getByText('Bewaard, nog niet aangekomen')).toBeVisible();
    session.setSafety('received');
    await expect.element(sums().getByText('Bewaard en aangekomen')).toBeVisible();
    await mark('een').click();
    await mark('vier').click();
    expect(notes(session).marked.size).toBe(3);
  });

  test('by two tablets with four marks keeps them all, and says so', async () => {
    const session = await open((s) => {
      for (const text of ['een', 'twee', 'drie', 'vier']) {
        s.inject(TABLE, { type: 'marked', statement: say(s, text).id, marked: true });
      }
    });
    await button('Samenvatten').click();
    await expect.element(sums().getByText(/^Er zijn er 4 aangetikt, ook op een andere tablet/)).toBeVisible();
    expect(notes(session).marked.size).toBe(4);
    await mark('vier').click();
    expect(notes(session).marked.size).toBe(3);
  });

  test('writes one sentence, says where it is, and changes it later under the same name', async () => {
    const session = await open();
    await button('Samenvatten').click();
    await sentence().fill('Buren kennen elkaar te weinig.');
    await userEvent.keyboard('{Enter}');
    await expect.element(sums().getByText('Bewaard, nog niet aangekomen')).toBeVisible();
    await sentence().fill('Buren kennen elkaar veel te weinig.');
    await sums().getByRole('button', { name: 'Bewaar zin' }).click();
    expect(notes(session).summaries.map((s) => s.text)).toEqual(['Buren kennen elkaar veel te weinig.']);
    await sentence().fill('');
    await sums().getByRole('button', { name: 'Bewaar zin' }).click();
    await expect.element(sums().getByText('De zin is weggehaald.')).toBeVisible();
    expect(notes(session).summaries).toEqual([]);
  });

  test('keeps what is typed and not saved over closing and a reload', async () => {
    const session = await open();
    await button('Samenvatten').click();
    await sentence().fill('Half af');
    await userEvent.keyboard('{Escape}');
    await expect.element(sums()).not.toBeInTheDocument();
    await expect.element(button('Samenvatten')).toHaveFocus();
    await userEvent.keyboard('{Enter}');
    await expect.element(sentence()).toHaveValue('Half af');
    expect(notes(session).summaries).toEqual([]);
    // and what was begun here takes nothing from what another tablet wrote meanwhile
    session.inject(TABLE, { type: 'summed-up', statement: 'sum-a', round: FIRST_ROUND, text: 'van de ander' });
    await expect.element(sums().getByText('Intussen veranderd op een andere tablet in:')).toBeVisible();
    await sums().getByRole('button', { name: 'Bewaar zin' }).click();
    expect(notes(session).summaries.map((s) => s.text)).toEqual(['van de ander', 'Half af']);
  });

  test('shows what another tablet wrote, and both when neither had heard of the other', async () => {
    const session = await open();
    session.inject(TABLE, { type: 'summed-up', statement: 'sum-a', round: FIRST_ROUND, text: 'van de ander' });
    await button('Samenvatten').click();
    await expect.element(sentence()).toHaveValue('van de ander');
    session.inject(TABLE, { type: 'summed-up', statement: 'sum-b', round: FIRST_ROUND, text: 'nog een' });
    const also = sums().getByRole('textbox', { name: 'Op een andere tablet van deze tafel geschreven' });
    await expect.element(also).toHaveValue('nog een');
    await sentence().fill('van ons');
    session.inject(TABLE, { type: 'summed-up', statement: 'sum-a', round: FIRST_ROUND, text: 'toch anders' });
    await expect.element(sums().getByText('Intussen veranderd op een andere tablet in:')).toBeVisible();
    await expect.element(sentence()).toHaveValue('van ons');
  });
});

describe('a vote', () => {
  const POLL = 'poll-1' as PollId;
  const votes = () => panel('Stemmen').first();
  const add = (title: string) => votes().getByRole('button', { name: new RegExp(`^Stip erbij: ${title}`) });
  const remove = (title: string) => votes().getByRole('button', { name: new RegExp(`^Stip eraf: ${title}`) });
  const poll = (session: FakeSession, changes: object = {}) =>
    session.inject('setup', {
      type: 'poll-set',
      poll: POLL,
      changes: {
        title: 'Wat eerst?',
        options: [
          { point: 'p1' as PointId, title: 'Eén loket' },
          { point: 'p2' as PointId, title: 'Bankjes' },
        ],
        dots: 3,
        voters: 'tables',
        open: true,
        ...changes,
      },
    });

  test('is offered while it is open for tables, without anything moving', async () => {
    const session = await open();
    const before = top();
    await expect.element(button('Stemmen')).not.toBeInTheDocument();
    poll(session, { voters: 'viewers' });
    await expect.element(button('Stemmen')).not.toBeInTheDocument();
    poll(session);
    await expect.element(button('Stemmen')).toBeVisible();
    await expect.element(told('Er is een stemming geopend.')).toBeInTheDocument();
    expect(top()).toBe(before);
    session.inject('setup', { type: 'poll-set', poll: POLL, changes: { open: false } });
    await expect.element(button('Stemmen')).not.toBeInTheDocument();
  });

  test('hands out no more dots than there are, with keys alone, and is sent once', async () => {
    const session = await open((s) => void poll(s));
    await button('Stemmen').click();
    expect(add('Bankjes').element().getBoundingClientRect().height).toBeGreaterThanOrEqual(44);
    (add('Bankjes').element() as HTMLElement).focus();
    await userEvent.keyboard('{Enter}{Enter}');
    await expect.element(add('Bankjes, nu 2')).toBeVisible();
    await expect.element(votes().getByText('Nog 1 stip te verdelen.')).toBeVisible();
    await add('Eén loket').click();
    (add('Eén loket').element() as HTMLElement).click();
    await expect.element(add('Eén loket, nu 1')).toHaveAttribute('aria-disabled', 'true');
    await votes().getByRole('button', { name: 'Stuur onze stem' }).click();
    expect(notes(session).ballots.get(POLL)?.dots).toEqual([
      { point: 'p1', dots: 1 },
      { point: 'p2', dots: 2 },
    ]);
    await expect
      .element(votes().getByText(/^Uw tafel heeft gestemd, om/))
      .toMatchTextContent('Bewaard, nog niet aangekomen');
    session.setSafety('received');
    await expect.element(votes().getByText(/^Uw tafel heeft gestemd, om/)).toMatchTextContent('Bewaard en aangekomen');
    await expect.element(button('Gestemd')).toBeVisible();
  });

  test('can be changed and taken back as long as it is open', async () => {
    const session = await open((s) => void poll(s));
    await button('Stemmen').click();
    await votes().getByRole('button', { name: 'Stuur onze stem' }).click();
    await expect.element(votes().getByText('Verdeel eerst een stip.')).toBeVisible();
    await add('Bankjes').click();
    await votes().getByRole('button', { name: 'Stuur onze stem' }).click();
    await remove('Bankjes').click();
    await expect.element(votes().getByText('Deze verdeling is nog niet verstuurd.')).toBeVisible();
    await votes().getByRole('button', { name: 'Neem onze stem terug' }).click();
    expect(notes(session).ballots.get(POLL)?.dots).toEqual([]);
    session.inject('setup', { type: 'poll-set', poll: POLL, changes: { open: false } });
    await expect.element(votes().getByText('De stemming is gesloten.')).toBeVisible();
  });

  test('of another tablet of this table stands here too', async () => {
    await open((s) => {
      poll(s);
      s.inject(TABLE, { type: 'voted', poll: POLL, dots: [{ point: 'p1' as PointId, dots: 3 }] });
    });
    await button('Gestemd').click();
    await expect.element(add('Eén loket, nu 3')).toBeVisible();
    await expect.element(votes().getByText(/^Uw tafel heeft gestemd, om/)).toMatchTextContent('Bewaard en aangekomen');
  });
});

describe('there is room for it', () => {
  test.each([
    [1024, 768, '100%'],
    [768, 1024, '100%'],
    [390, 844, '100%'],
    [320, 640, '100%'],
    [1024, 768, '200%'],
    [390, 844, '200%'],
  ])('at %d by %d with letters of %s nothing sticks out at the side', async (width, height, letters) => {
    await page.viewport(width, height);
    document.documentElement.style.fontSize = letters;
    const session = await open((s) => {
      started(s, 4 * MINUTE);
      say(s, `Een ${'heel '.repeat(60)}lange uitspraak met-een-woord-dat-nergens-kan-worden-afgebroken`);
      send(s, 'Lang bericht: '.repeat(20).trim());
      s.inject('setup', {
        type: 'poll-set',
        poll: 'p',
        changes: { title: 'x'.repeat(200), options: [{ point: 'p1', title: 'y'.repeat(200) }], open: true },
      });
    });
    session.note(TABLE, { type: 'hand-raised' });
    for (const name of ['Samenvatten (nu een goed moment)', 'Stemmen']) {
      await button(name).click();
      await expect.element(button(name)).toHaveAttribute('aria-expanded', 'true');
      expect(document.documentElement.scrollWidth).toBe(document.documentElement.clientWidth);
    }
    for (const b of hall().element().querySelectorAll('button')) {
      if (getComputedStyle(b).visibility === 'hidden') continue;
      expect(b.getBoundingClientRect().height, b.textContent ?? '').toBeGreaterThanOrEqual(44);
    }
  });
});

test('all of it is there in English too', async () => {
  chooseLanguage('en');
  const session = hostSession({ link: { state: 'connected', since: 0 } });
  started(session, 4 * MINUTE);
  await openTable({}, session);
  await expect.element(page.getByRole('button', { name: 'Sum up (a good moment now)' })).toBeVisible();
  await button('Please come by').click();
  await expect.element(button(/^Asked for help, at/)).toBeVisible();
});
