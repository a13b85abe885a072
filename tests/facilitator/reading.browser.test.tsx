import { beforeEach, describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { AngleId, ThemeId } from '../../src/domain/ids.ts';
import { ROUNDS, TABLES } from '../support/fake-setup.ts';
import { cell, list, openDesk, row, say, texts, title } from './desk-page.tsx';

beforeEach(async () => {
  await page.viewport(1366, 768);
});

const SAY = ['say'] as AngleId[];
const PREVENTION = ['prevention'] as AngleId[];
const SAFETY = 'safety' as ThemeId;

describe('the matrix', () => {
  test('grows live, and says in words what its bars show', async () => {
    const { session } = await openDesk();
    await expect.element(cell('Zorg, Zeggenschap: 0 uitspraken')).toBeVisible();
    say(session, 4, 'a', { angles: SAY, kind: 'concern' });
    say(session, 4, 'b', { angles: SAY, kind: 'idea' });
    await expect.element(cell('Zorg, Zeggenschap: 2 uitspraken; Kan beter 1, Idee 1')).toMatchTextContent('2');
    await expect.element(cell('Zorg, Totaal: 2 uitspraken; Kan beter 1, Idee 1')).toBeVisible();
    await expect.element(cell('Alles samen, Totaal: 2 uitspraken; Kan beter 1, Idee 1')).toBeVisible();
  });

  test('counts a statement with two angles in both columns and once in the total', async () => {
    await openDesk({ before: (s) => say(s, 4, 'a', { angles: ['say', 'prevention'] as AngleId[] }) });
    await expect.element(cell(/^Zorg, Zeggenschap: 1 /)).toBeVisible();
    await expect.element(cell(/^Zorg, Preventie: 1 /)).toBeVisible();
    await expect.element(cell(/^Zorg, Totaal: 1 /)).toBeVisible();
  });

  test('marks a cell that just grew, and none whose count changed because the filter did', async () => {
    const { session } = await openDesk({ before: (s) => say(s, 4, 'a', { angles: SAY, kind: 'idea' }) });
    const marked = () => document.querySelectorAll('table [class*=grown]').length;
    await expect.element(cell(/^Zorg, Zeggenschap: 1 /)).toBeVisible();
    expect(marked()).toBe(0);
    say(session, 4, 'b', { angles: SAY });
    // the cell, the total of its row, that of its column, and that of all
    await expect.poll(marked).toBe(4);
    await page.getByRole('region', { name: 'Filter' }).getByRole('button', { name: 'Soort' }).click();
    await page.getByRole('checkbox', { name: /^Idee/ }).click();
    await expect.element(cell(/^Zorg, Zeggenschap: 1 /)).toBeVisible();
    await page.getByRole('checkbox', { name: /^Idee/ }).click();
    await expect.element(cell(/^Zorg, Zeggenschap: 2 /)).toBeVisible();
    expect(marked()).toBe(0);
  });

  test('keeps the row of a dropped theme that has statements', async () => {
    const { session } = await openDesk({ before: (s) => say(s, 4, 'a') });
    session.configure({ type: 'theme-set', theme: 'care' as ThemeId, changes: { dropped: true } });
    session.configure({ type: 'theme-set', theme: SAFETY, changes: { dropped: true } });
    await expect.element(page.getByRole('rowheader', { name: 'Zorg vervallen' })).toBeVisible();
    await expect.element(cell(/^Veiligheid, Preventie/)).not.toBeInTheDocument();
  });

  test('a click on a cell shows its statements; the other counts stay to compare with; a second click shows all again', async () => {
    await openDesk({
      before: (s) => {
        say(s, 4, 'zorg en zeggenschap', { angles: SAY });
        say(s, 2, 'veiligheid', { theme: SAFETY, angles: PREVENTION });
        say(s, 4, 'zorg zonder invalshoek');
      },
    });
    await cell(/^Zorg, Zeggenschap/).click();
    await expect.element(title('1 van 3 uitspraken')).toBeVisible();
    await expect.poll(texts).toEqual(['zorg en zeggenschap']);
    await expect.element(cell(/^Zorg, Zeggenschap: 1 /)).toHaveAttribute('aria-pressed', 'true');
    await expect.element(cell(/^Veiligheid, Preventie: 1 /)).toBeVisible();
    expect(location.hash).toContain('?theme=care&angle=say');

    await cell(/^Zorg, Zonder invalshoek/).click();
    await expect.poll(texts).toEqual(['zorg zonder invalshoek']);
    await cell(/^Zorg, Zonder invalshoek/).click();
    await expect.element(title('3 uitspraken')).toBeVisible();
    expect(location.hash).not.toContain('?');
  });

  test('is walked through with the arrow keys and opened with Enter', async () => {
    await openDesk({ before: (s) => say(s, 2, 'veiligheid', { theme: SAFETY, angles: PREVENTION }) });
    (cell(/^Samenleven, Preventie/).element() as HTMLElement).focus();
    await userEvent.keyboard('{ArrowRight}{ArrowDown}{ArrowLeft}{ArrowUp}{ArrowUp}{ArrowDown}');
    await expect.element(cell(/^Veiligheid, Preventie/)).toHaveFocus();
    await userEvent.keyboard('{Enter}');
    await expect.element(title('1 uitspraak')).not.toBeInTheDocument();
    await expect.element(title('1 van 1 uitspraak')).toBeVisible();
  });
});

describe('the filter', () => {
  const evening = {
    before: (s: Parameters<typeof say>[0]) => {
      say(s, 4, 'idee van een mantelzorger', { kind: 'idea', voice: 'carer' });
      say(s, 4, 'zorg van een inwoner', { kind: 'concern', voice: 'resident' });
      say(s, 2, 'later', { theme: SAFETY, round: ROUNDS[1] as (typeof ROUNDS)[0] });
    },
  };
  const menu = (name: string) =>
    page.getByRole('region', { name: 'Filter' }).getByRole('button', { name, exact: true });

  test('chosen in a menu governs list, counts and matrix, and stands in the address', async () => {
    await openDesk(evening);
    await menu('Soort').click();
    await page.getByRole('checkbox', { name: /^Idee/ }).click();
    await expect.element(title('1 van 3 uitspraken')).toBeVisible();
    await expect.element(cell(/^Alles samen, Totaal: 1 /)).toBeVisible();
    await expect.element(cell(/^Veiligheid, Totaal: 0 /)).toBeVisible();
    expect(location.hash.split('?')[1]).toBe('kind=idea');
    await page.getByRole('checkbox', { name: /^Kan beter/ }).click();
    await expect.element(title('2 van 3 uitspraken')).toBeVisible();
    await userEvent.keyboard('{Escape}');
    await expect.element(page.getByRole('checkbox')).not.toBeInTheDocument();
    await expect.element(title('2 van 3 uitspraken')).toBeVisible();
    await expect.element(menu('Soort 2 gekozen')).toHaveFocus();
  });

  test('is worked with keys alone', async () => {
    await openDesk(evening);
    (menu('Wie sprak').element() as HTMLElement).focus();
    await userEvent.keyboard('{Enter}');
    await expect.element(page.getByRole('checkbox', { name: /^Inwoner/ })).toHaveFocus();
    await userEvent.keyboard('{ArrowDown} ');
    await expect.element(page.getByRole('checkbox', { name: /^Mantelzorger/ })).toBeChecked();
    await expect.poll(texts).toEqual(['idee van een mantelzorger']);
  });

  test('in the address is on from the start', async () => {
    await openDesk({ ...evening, query: 'round=round-2&voice=none' });
    await expect.poll(texts).toEqual(['later']);
    await expect.element(page.getByRole('button', { name: 'Filter weghalen: Ronde: Ronde 2' })).toBeVisible();
    await expect
      .element(page.getByRole('button', { name: 'Filter weghalen: Wie sprak: Onbekend wie sprak' }))
      .toBeVisible();
  });

  test('follows an address that is pasted while the screen is open', async () => {
    await openDesk(evening);
    location.hash = `${location.hash}?kind=concern`;
    await expect.poll(texts).toEqual(['zorg van een inwoner']);
  });

  test('of an address full of rubbish is no filter', async () => {
    await openDesk({ ...evening, query: 'kind=zzz&theme=<b>&&&=%' });
    await expect.element(title('3 uitspraken')).toBeVisible();
  });

  test('is taken off a value at a time, the focus going on to the next, or all at once', async () => {
    await openDesk({ ...evening, query: 'theme=care&kind=idea' });
    await page.getByRole('button', { name: 'Filter weghalen: Thema: Zorg' }).click();
    await expect.element(page.getByRole('button', { name: 'Filter weghalen: Soort: Idee' })).toHaveFocus();
    await page.getByRole('button', { name: 'Wis filters' }).click();
    await expect.element(title('3 uitspraken')).toBeVisible();
    await expect.element(menu('Thema')).toHaveFocus();
  });

  test('that finds nothing says so, and the live feed is one press away', async () => {
    await openDesk({ ...evening, query: 'kind=question' });
    await expect.element(page.getByRole('heading', { name: 'Geen uitspraken in deze keuze' })).toBeVisible();
    await page.getByRole('button', { name: 'Alles, live 3' }).click();
    await expect.poll(texts).toEqual(['later', 'zorg van een inwoner', 'idee van een mantelzorger']);
    await page.getByRole('button', { name: 'Keuze 0' }).click();
    await expect.element(page.getByRole('heading', { name: 'Geen uitspraken in deze keuze' })).toBeVisible();
  });

  test('of one table is a press on its number', async () => {
    await openDesk(evening);
    await page.getByRole('button', { name: 'Alleen Tafel 2 tonen' }).click();
    await expect.poll(texts).toEqual(['later']);
    expect(location.hash.split('?')[1]).toBe('table=table-2');
  });
});

describe('the live feed', () => {
  test('shows each statement with table, theme, angles, kind, voice, quote and time', async () => {
    await openDesk({
      before: (s) =>
        say(s, 4, 'Ik ben geen mantelzorger, ik ben zijn vrouw', {
          angles: ['say', 'prevention'] as AngleId[],
          kind: 'concern',
          voice: 'carer',
          quote: true,
          at: new Date(2026, 9, 8, 19, 42).getTime(),
        }),
    });
    for (const part of [
      'Tafel 4',
      'Zorg',
      '19:42',
      'citaat',
      'Kan beter',
      'Zeggenschap',
      'Preventie',
      'Mantelzorger',
    ]) {
      await expect.element(row('zijn vrouw')).toMatchTextContent(part);
    }
  });

  test('puts what comes in on top', async () => {
    const { session } = await openDesk();
    say(session, 1, 'eerste');
    await expect.poll(texts).toEqual(['eerste']);
    say(session, 2, 'tweede');
    await expect.poll(texts).toEqual(['tweede', 'eerste']);
  });

  test('does not move while one reads further down; the new ones are counted, and shown when asked for', async () => {
    const { session } = await openDesk({
      before: (s) => {
        for (let i = 0; i < 60; i++) say(s, 1 + (i % 5), `uitspraak nummer ${i}`);
      },
    });
    await expect.poll(texts).toContain('uitspraak nummer 59');
    const box = list().element();
    box.scrollTop = 900;
    await expect.poll(texts).not.toContain('uitspraak nummer 59');
    const seen = () =>
      new Map([...box.querySelectorAll('[role=row]')].map((r) => [r.textContent, r.getBoundingClientRect().top]));
    await expect.poll(() => seen().size).toBeGreaterThan(3);
    const before = seen();
    for (let i = 0; i < 3; i++) say(session, 2, `nieuw ${i}`);
    await expect.element(page.getByRole('button', { name: '3 nieuwe' })).toBeVisible();
    expect(seen()).toEqual(before);
    await page.getByRole('button', { name: '3 nieuwe' }).click();
    await expect.poll(() => texts().slice(0, 2)).toEqual(['nieuw 2', 'nieuw 1']);
    await expect.element(title('63 uitspraken')).toHaveFocus();
    say(session, 2, 'weer live');
    await expect.poll(() => texts()[0]).toBe('weer live');
  });

  test('does not move under the keyboard either', async () => {
    const { session } = await openDesk({ before: (s) => void [say(s, 1, 'eerste'), say(s, 1, 'tweede')] });
    await expect.poll(texts).toEqual(['tweede', 'eerste']);
    (title('2 uitspraken').element() as HTMLElement).focus();
    await userEvent.tab(); // the pause
    await userEvent.tab();
    await userEvent.keyboard('{ArrowDown}');
    await expect.element(row('eerste')).toHaveFocus();
    say(session, 1, 'derde');
    await expect.element(page.getByRole('button', { name: '1 nieuwe' })).toBeVisible();
    expect(texts()).toEqual(['tweede', 'eerste']);
    await expect.element(row('eerste')).toHaveFocus();
  });

  test('shows a long statement short, and all of it when asked', async () => {
    await openDesk({ before: (s) => say(s, 4, `Het begon klein. ${'En toen nog iets. '.repeat(100)}Tot het einde.`) });
    const height = () => row('Het begon klein').element().getBoundingClientRect().height;
    await expect.element(row('Het begon klein')).toBeVisible();
    const short = height();
    await page.getByRole('button', { name: 'Meer van de uitspraak van Tafel 4' }).click();
    await expect.poll(height).toBeGreaterThan(short * 3);
    await page.getByRole('button', { name: 'Minder van de uitspraak van Tafel 4' }).click();
    await expect.poll(height).toBe(short);
  });

  test('marks what was changed, and shows both wordings of what two devices changed at once', async () => {
    const { session } = await openDesk();
    const id = say(session, 4, 'wachtlijst');
    const at = new Date(2026, 9, 8, 19, 50).getTime();
    session.inject(TABLES[3] as never, {
      type: 'amended',
      statement: id,
      changes: { text: 'wachtlijst A' },
      over: [id],
      at,
      device: 'a',
    });
    await expect.element(row('wachtlijst A')).toMatchTextContent('gewijzigd om 19:50');
    session.inject(TABLES[3] as never, {
      type: 'amended',
      statement: id,
      changes: { text: 'wachtlijst B' },
      over: [id],
      at,
      device: 'b',
    });
    await expect.element(row('wachtlijst B')).toMatchTextContent('Twee apparaten wijzigden dit tegelijk');
    await expect.element(row('wachtlijst B')).toMatchTextContent('Ook genoteerd: “wachtlijst A”');
  });

  test('lets go of a statement that is withdrawn', async () => {
    const { session } = await openDesk();
    const id = say(session, 4, 'vergissing');
    await expect.poll(texts).toEqual(['vergissing']);
    session.inject(TABLES[3] as never, { type: 'withdrawn', statement: id });
    await expect.element(page.getByRole('heading', { name: 'Nog geen uitspraken' })).toBeVisible();
  });
});
