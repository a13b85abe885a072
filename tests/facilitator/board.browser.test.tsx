import { beforeEach, describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { PointId } from '../../src/domain/harvest-ids.ts';
import type { EntryId, StationId } from '../../src/domain/ids.ts';
import type { FakeSession } from '../support/fake-session.ts';
import { another, button, inPile, open, openBoard, pile, point, points, sorted, under } from './board-page.tsx';
import { say, tableId } from './desk-page.tsx';

beforeEach(() => page.viewport(1366, 768));

const TRANSPORT = 'transport' as PointId;
const CARE = 'care' as PointId;

const TEXTS = ['bus rijdt niet', 'regiotaxi te laat', 'wachtlijst thuiszorg', 'lamp kapot', 'soep op woensdag'];
const talked = (session: FakeSession) => {
  for (const [i, text] of TEXTS.entries()) say(session, 1 + (i % 5), text, { at: 1000 + i });
};
/** Two points: the first two statements under one, the third under the other. */
const begun = (session: FakeSession) => {
  const ids = TEXTS.map((text, i) => say(session, 1 + (i % 5), text, { at: 1000 + i }));
  another(session, { type: 'point-set', point: TRANSPORT, changes: { title: 'Vervoer', order: 1 } });
  another(session, { type: 'point-set', point: CARE, changes: { title: 'Zorg', order: 2 } });
  const put = (i: number, to: PointId) =>
    another(session, {
      type: 'placed',
      station: tableId(1 + i),
      statement: ids[i] as EntryId,
      point: to,
      placed: true,
    });
  put(0, TRANSPORT);
  put(1, TRANSPORT);
  put(2, CARE);
};
const focusOn = (row: ReturnType<typeof inPile>) => (row.element() as HTMLElement).focus();

describe('with keys alone', () => {
  test('one chooses three, makes a point of them, gives it a title, adds one, and takes that back', async () => {
    const { session } = await openBoard({ before: talked });
    await expect.element(inPile('bus rijdt niet')).toBeVisible();
    focusOn(inPile('bus rijdt niet'));
    await userEvent.keyboard(' {ArrowDown} {ArrowDown} ');
    await expect.element(page.getByText('3 gekozen')).toBeInTheDocument();
    await userEvent.keyboard('n');
    await expect.element(page.getByRole('textbox', { name: 'Titel' })).toHaveFocus();
    await userEvent.keyboard('Wat ons ophoudt{Enter}');
    await expect.element(point('Wat ons ophoudt')).toMatchTextContent('3 uitspraken');
    await expect.poll(() => document.activeElement?.textContent).toContain('lamp kapot');
    await userEvent.keyboard('1');
    await expect.element(button('Ongedaan maken: 1 uitspraak naar Wat ons ophoudt')).toBeEnabled();
    expect(sorted(session)).toEqual({ 'Wat ons ophoudt': TEXTS.slice(0, 4) });
    await expect.poll(() => document.activeElement?.textContent).toContain('soep op woensdag');
    await userEvent.keyboard('{Control>}z{/Control}');
    expect(sorted(session)).toEqual({ 'Wat ons ophoudt': TEXTS.slice(0, 3) });
    await expect.element(inPile('lamp kapot')).toBeVisible();
    await userEvent.keyboard('{Control>}{Shift>}z{/Shift}{/Control}');
    expect(sorted(session)).toEqual({ 'Wat ons ophoudt': TEXTS.slice(0, 4) });
  });

  test('a statement is put aside, found there, and put back', async () => {
    const { harvest } = await openBoard({ before: talked });
    await expect.element(inPile('lamp kapot')).toBeVisible();
    focusOn(inPile('lamp kapot'));
    await userEvent.keyboard('p');
    await expect.element(inPile('lamp kapot')).not.toBeInTheDocument();
    expect(harvest.parked).toHaveLength(1);
    await button('Opzij 1').click();
    const aside = page.getByRole('grid', { name: 'Opzij 1' });
    await aside.getByRole('row').filter({ hasText: 'lamp kapot' }).click();
    await button('Terug op de stapel').click();
    expect(harvest.parked).toHaveLength(0);
    await expect.element(page.getByRole('heading', { name: 'Niets opzij gelegd' })).toBeVisible();
  });

  test('the menu of points is opened, walked through, and closed again', async () => {
    const { session } = await openBoard({ before: begun });
    await expect.element(inPile('lamp kapot')).toBeVisible();
    focusOn(inPile('lamp kapot'));
    await userEvent.keyboard('m');
    const menu = page.getByRole('group', { name: 'Naar welk punt?' });
    await expect.element(menu.getByRole('button', { name: /Vervoer/ })).toHaveFocus();
    await userEvent.keyboard('{ArrowDown}{Enter}');
    await expect.element(menu).not.toBeInTheDocument();
    expect(sorted(session).Zorg).toEqual(['wachtlijst thuiszorg', 'lamp kapot']);
    await expect.poll(() => pile().element().contains(document.activeElement)).toBe(true);
  });

  test('points are put in another order', async () => {
    const { session } = await openBoard({ before: begun });
    await expect.element(point('Zorg')).toBeVisible();
    (point('Zorg').element() as HTMLElement).focus();
    await userEvent.keyboard('{Alt>}{ArrowUp}{/Alt}');
    expect(Object.keys(sorted(session))).toEqual(['Zorg', 'Vervoer']);
    await expect.element(button('Ongedaan maken: Zorg verplaatst')).toBeEnabled();
  });
});

describe('the pile', () => {
  test('is always counted, also where a filter or words narrow it', async () => {
    await openBoard({ before: begun, query: 'table=table-4,table-5' });
    await expect.element(page.getByRole('heading', { name: 'Nog niet onder een punt 2 van 2' })).toBeVisible();
    await page.getByRole('searchbox', { name: 'Zoek woorden' }).fill('SOEP');
    await expect.element(page.getByRole('heading', { name: 'Nog niet onder een punt 1 van 2' })).toBeVisible();
    await expect.element(inPile('soep op woensdag')).toBeVisible();
    await expect.element(inPile('lamp kapot')).not.toBeInTheDocument();
    await page.getByRole('searchbox', { name: 'Zoek woorden' }).fill('niets dat er is');
    await expect.element(page.getByRole('heading', { name: 'Niets gevonden in deze keuze' })).toBeVisible();
  });

  test('begins with what the tables chose themselves, and shows their own sentences', async () => {
    const { session } = await openBoard({ before: talked });
    await expect.element(inPile('bus rijdt niet')).toBeVisible();
    const last = [...(session.fold.stations.get(tableId(5))?.statements.keys() ?? [])][0] as EntryId;
    session.inject(tableId(5), { type: 'marked', statement: last, marked: true });
    session.inject(tableId(5), { type: 'summed-up', statement: 'sum', round: 'round-1', text: 'Samen eten werkt' });
    await expect.poll(() => pile().getByRole('row').first().element().textContent).toContain('soep op woensdag');
    await expect.element(pile().getByRole('row').first()).toMatchTextContent('door de tafel zelf gekozen');
    await page.getByText('1 tafel vat het zelf samen').click();
    await expect.element(page.getByText('Samen eten werkt')).toBeVisible();
  });

  test('all that is shown is chosen at once, and what another sorts meanwhile is not taken along', async () => {
    const { session } = await openBoard({ before: talked });
    await button('Kies alle 5').click();
    await expect.element(button('Nieuw punt van 5 uitspraken')).toBeEnabled();
    const first = session.view.getState().arrivals[0];
    another(session, { type: 'point-set', point: CARE, changes: { title: 'Van een ander', order: 1 } });
    another(session, {
      type: 'placed',
      station: first?.station as StationId,
      statement: first?.id as EntryId,
      point: CARE,
      placed: true,
    });
    await button('Nieuw punt van 4 uitspraken').click();
    expect(sorted(session)['Van een ander']).toEqual([TEXTS[0]]);
    expect(sorted(session)['']).toEqual(TEXTS.slice(1));
  });

  test('tells how to begin, and when all is done', async () => {
    const { session } = await openBoard();
    await expect.element(page.getByRole('heading', { name: 'Nog geen uitspraken' })).toBeVisible();
    await expect.element(page.getByRole('heading', { name: 'Wat zegt de zaal?' })).toBeVisible();
    talked(session);
    await button('Kies alle 5').click();
    await button('Leg opzij').click();
    await expect.element(page.getByRole('heading', { name: 'Alles ligt onder een punt of opzij' })).toBeVisible();
  });
});

describe('points', () => {
  test('take what is chosen with one press, and the button beside says what it takes back', async () => {
    const { session } = await openBoard({ before: begun });
    await inPile('lamp kapot').click();
    await inPile('soep op woensdag').click();
    await button('2 uitspraken naar Vervoer').click();
    expect(sorted(session).Vervoer).toEqual(['bus rijdt niet', 'regiotaxi te laat', 'lamp kapot', 'soep op woensdag']);
    await button('Ongedaan maken: 2 uitspraken naar Vervoer').click();
    expect(sorted(session).Vervoer).toEqual(['bus rijdt niet', 'regiotaxi te laat']);
    await expect.element(button('Opnieuw: 2 uitspraken naar Vervoer')).toBeEnabled();
  });

  test('hold one statement together with others: also under, away, split off', async () => {
    const { session } = await openBoard({ before: begun });
    await point('Vervoer').click();
    await under().getByRole('row').filter({ hasText: 'bus rijdt niet' }).click();
    await button('Ook onder…').click();
    await page.getByRole('group', { name: 'Ook onder welk punt?' }).getByRole('button', { name: /Zorg/ }).click();
    expect(sorted(session)).toEqual({
      Vervoer: ['bus rijdt niet', 'regiotaxi te laat'],
      Zorg: ['wachtlijst thuiszorg', 'bus rijdt niet'],
    });
    await expect
      .element(under().getByRole('row').filter({ hasText: 'bus rijdt niet' }))
      .toMatchTextContent('ook onder Zorg');
    await under().getByRole('row').filter({ hasText: 'bus rijdt niet' }).click();
    await button('Haal weg').click();
    expect(sorted(session).Vervoer).toEqual(['regiotaxi te laat']);
    await under().getByRole('row').filter({ hasText: 'regiotaxi' }).click();
    await button('Eigen punt van 1 uitspraak').click();
    expect(sorted(session)).toMatchObject({ Vervoer: [], '': ['regiotaxi te laat'] });
  });

  test('are merged and dropped without a question, and come back', async () => {
    const { session } = await openBoard({ before: begun });
    const before = sorted(session);
    await point('Vervoer').click();
    await open('Vervoer').getByRole('button', { name: 'Samenvoegen…' }).click();
    await page.getByRole('group', { name: 'Samenvoegen met welk punt?' }).getByRole('button', { name: /Zorg/ }).click();
    expect(sorted(session)).toEqual({ Zorg: ['wachtlijst thuiszorg', 'bus rijdt niet', 'regiotaxi te laat'] });
    await open('Zorg').getByRole('button', { name: 'Haal punt weg' }).click();
    expect(sorted(session)).toEqual({});
    await expect.element(inPile('bus rijdt niet')).toBeVisible();
    await button('Ongedaan maken: Zorg weggehaald').click();
    await button('Ongedaan maken: Vervoer samengevoegd met Zorg').click();
    expect(sorted(session)).toEqual(before);
  });

  test('have a note and a colour; what is typed is one step to take back', async () => {
    const { harvest } = await openBoard({ before: begun });
    await point('Vervoer').click();
    await page.getByRole('textbox', { name: 'Notitie' }).fill('Wethouder vraagt ernaar');
    await expect.poll(() => harvest.point(TRANSPORT)?.note).toBe('Wethouder vraagt ernaar');
    await page.getByRole('textbox', { name: 'Notitie' }).fill('Wethouder vraagt ernaar, en de bus ook');
    await open('Vervoer').getByRole('button', { name: 'Kleur: blauw' }).click();
    expect(harvest.point(TRANSPORT)?.note).toBe('Wethouder vraagt ernaar, en de bus ook');
    await button('groen').click();
    expect(harvest.point(TRANSPORT)?.colour).toBe('green');
    await button('Ongedaan maken: kleur van Vervoer').click();
    await button('Ongedaan maken: notitie bij Vervoer').click();
    expect(harvest.point(TRANSPORT)).toMatchObject({ note: '', colour: 'blue' });
  });
});

describe('two facilitators', () => {
  test('see at which point the other is, and tell it', async () => {
    const { session } = await openBoard({ before: begun });
    session.wide?.heard(
      JSON.stringify({ type: 'desks', desks: [{ device: 'other', name: 'Anna', where: 'board:care' }] }),
    );
    await expect.element(point('Zorg')).toMatchTextContent('Anna is hier bezig');
    await point('Vervoer').click();
    await expect.poll(() => session.said.at(-1)).toMatchObject({ type: 'at', where: 'board:transport' });
  });

  test('a title that one is typing is not changed under the fingers: the other’s is told and can be taken over', async () => {
    const { session, harvest } = await openBoard({ before: begun });
    await point('Vervoer').click();
    const field = page.getByRole('textbox', { name: 'Titel' });
    await field.fill('Vervoer in het dorp');
    another(session, { type: 'point-set', point: TRANSPORT, changes: { title: 'De bus' } });
    await expect.element(page.getByText(/^Een ander maakte hiervan:/)).toBeVisible();
    await expect.element(field).toHaveValue('Vervoer in het dorp');
    await button('Neem dat over').click();
    await expect.element(field).toHaveValue('De bus');
    await expect.poll(() => harvest.point(TRANSPORT)?.title).toBe('De bus');
    await expect.element(page.getByText(/^Een ander maakte hiervan:/)).not.toBeInTheDocument();
  });

  test('a title that nobody types in follows the other’s words', async () => {
    const { session } = await openBoard({ before: begun });
    await point('Vervoer').click();
    another(session, { type: 'point-set', point: TRANSPORT, changes: { title: 'De bus' } });
    await expect.element(page.getByRole('textbox', { name: 'Titel' })).toHaveValue('De bus');
  });

  test('what the other has changed since cannot be taken back, and one is told so', async () => {
    const { session } = await openBoard({ before: begun });
    await inPile('lamp kapot').click();
    await button('1 uitspraak naar Vervoer').click();
    const lamp = session.view.getState().arrivals[3];
    for (const [to, placed] of [
      [TRANSPORT, false],
      [CARE, true],
    ] as const) {
      another(session, {
        type: 'placed',
        station: lamp?.station as StationId,
        statement: lamp?.id as EntryId,
        point: to,
        placed,
      });
    }
    await button(/^Ongedaan maken: 1/).click();
    await expect.element(page.getByText(/^Dit heeft een ander al veranderd/)).toBeVisible();
    expect(sorted(session).Zorg).toContain('lamp kapot');
  });

  test('a point that the other drops while one looks at it closes', async () => {
    const { session } = await openBoard({ before: begun });
    await point('Zorg').click();
    await expect.element(open('Zorg')).toBeVisible();
    const under = session.wide?.harvest.under(CARE) ?? [];
    for (const p of under) another(session, { type: 'placed', ...p, point: CARE, placed: false });
    another(session, { type: 'point-set', point: CARE, changes: { dropped: true } });
    await expect.element(open('Zorg')).not.toBeInTheDocument();
    await expect.element(inPile('wachtlijst thuiszorg')).toBeVisible();
  });
});

describe('suggestions', () => {
  const alike = (session: FakeSession) => {
    begun(session);
    for (const text of ['de bus stopt niet meer', 'geen bus na acht uur', 'buurvrouw kookt soep', 'soep en brood']) {
      say(session, 1, text);
    }
  };

  test('for a point come with the words in common, and nothing happens until one is added', async () => {
    const { session } = await openBoard({ before: alike });
    await point('Vervoer').click();
    await button('Lijkt erop').click();
    await expect.element(button('Voeg toe: geen bus na acht uur')).toBeVisible();
    await expect.element(page.getByRole('list', { name: 'Gelijke woorden' }).first()).toMatchTextContent('bus');
    expect(sorted(session).Vervoer).toHaveLength(2);
    await button('Voeg toe: geen bus na acht uur').click();
    expect(sorted(session).Vervoer).toContain('geen bus na acht uur');
    await page.getByRole('checkbox', { name: 'Meenemen: de bus stopt niet meer' }).click();
    await button('Voeg 1 uitspraak toe').click();
    expect(sorted(session).Vervoer).toContain('de bus stopt niet meer');
  });

  test('for the pile are groups that become a point after one has changed them', async () => {
    const { session } = await openBoard({ before: alike });
    await button('Soep 3 uitspraken').click();
    await page.getByRole('textbox', { name: 'Titel van het punt' }).fill('Samen eten');
    await page.getByRole('checkbox', { name: 'soep en brood' }).click();
    await button('Maak een punt van 2 uitspraken').click();
    expect(sorted(session)['Samen eten']?.sort()).toEqual(['buurvrouw kookt soep', 'soep op woensdag']);
    await expect.element(page.getByRole('textbox', { name: 'Titel' })).toHaveValue('Samen eten');
  });
});

describe('whatever there is', () => {
  test.each([
    [1366, 768],
    [1024, 768],
    [768, 1024],
    [390, 844],
    [320, 640],
  ])('at %d by %d nothing sticks out at the side, with very long words too', async (width, height) => {
    await page.viewport(width, height);
    const long = 'Donaudampfschifffahrtsgesellschaft'.repeat(12);
    await openBoard({
      before(session) {
        begun(session);
        say(session, 1, `${long} ${'en nog veel meer '.repeat(80)}`);
        another(session, { type: 'point-set', point: CARE, changes: { title: long.slice(0, 200), note: long } });
      },
    });
    await expect.element(inPile('lamp kapot')).toBeVisible();
    const out = () => document.documentElement.scrollWidth - document.documentElement.clientWidth;
    expect(out()).toBe(0);
    await points().getByRole('row').nth(1).click();
    await expect.element(page.getByRole('textbox', { name: 'Titel' })).toBeVisible();
    expect(out()).toBe(0);
  });

  test('a thousand statements and a hundred points draw a screenful, not all', async () => {
    await openBoard({
      before(session) {
        for (let i = 0; i < 1_000; i++) say(session, 1 + (i % 5), `Uitspraak ${i}`);
        for (let i = 0; i < 100; i++) {
          another(session, {
            type: 'point-set',
            point: `p${i}` as PointId,
            changes: { title: `Punt ${i}`, order: i },
          });
        }
      },
    });
    await expect.element(inPile('Uitspraak 0')).toBeVisible();
    expect(document.querySelectorAll('[role=row]').length).toBeLessThan(80);
    await button('Kies alle 1.000').click();
    await expect.element(button('Nieuw punt van 1.000 uitspraken')).toBeEnabled();
  });

  test('is there in English', async () => {
    await openBoard({ before: begun, language: 'en' });
    await expect.element(page.getByRole('heading', { name: 'Not under a point yet 2' })).toBeVisible();
    await expect.element(page.getByRole('button', { name: 'Undo' })).toBeDisabled();
  });
});
