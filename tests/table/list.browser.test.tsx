import { beforeEach, describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { standingOver } from '../../src/domain/statement.ts';
import {
  button,
  COOPERATION,
  field,
  hostSession,
  openTable,
  PREVENTION,
  SECOND_ROUND,
  said,
  say,
  TABLE,
} from './table-page.tsx';

const { keyboard } = userEvent;
const words = () => page.getByRole('textbox', { name: 'De woorden' });

beforeEach(async () => {
  localStorage.clear();
  await page.viewport(1024, 768);
});

/** A table with statements already said, in the order given. */
async function tableWith(...texts: string[]) {
  const session = hostSession();
  for (const text of texts) say(session, text, { angles: [PREVENTION] });
  return openTable({}, session);
}

describe('reading back', () => {
  test('this round stands newest first; the previous group’s words are folded beneath, with their number', async () => {
    const { session } = await tableWith('oud een', 'oud twee');
    session.chooseRound(SECOND_ROUND);
    await keyboard('nieuw{Enter}');
    await expect.element(button(/^nieuw/)).toBeVisible();
    await expect.element(button(/^oud een/)).not.toBeInTheDocument();
    await page.getByText('Wat de vorige groep zei (Ronde 1)').click();
    await expect.element(button(/^oud een/)).toBeVisible();
    const texts = [...document.querySelectorAll('[data-row]')].map((e) => e.textContent?.slice(0, 8).trim());
    expect(texts.map((t) => t?.split('P')[0])).toEqual(['nieuwgee', 'oud twee', 'oud een']);
  });

  test('each statement says in words how safe it is', async () => {
    const { session } = await tableWith('een');
    await expect.element(button(/een.*Bewaard$/)).toBeVisible();
    session.setSafety('unkept');
    await expect.element(button(/een.*NIET bewaard$/)).toBeVisible();
    await expect.element(button('Zet alles in een bestand')).toBeVisible();
    session.setSafety('received');
    await expect.element(button(/een.*Aangekomen$/)).toBeVisible();
    await expect.element(button('Zet alles in een bestand')).not.toBeInTheDocument();
  });

  test('the arrow keys go into the list and through it, Enter opens, Escape comes back', async () => {
    const { session } = await tableWith('een', 'twee', 'drie');
    await keyboard('{ArrowDown}');
    await expect.element(button(/^drie/)).toHaveFocus();
    await keyboard('{ArrowDown}{ArrowDown}');
    await expect.element(button(/^een/)).toHaveFocus();
    await keyboard('{ArrowUp}{Enter}');
    await expect.element(words()).toHaveFocus();
    await keyboard(' en meer{Enter}');
    expect(said(session)[1]?.text).toBe('twee en meer');
    await expect.element(button(/^twee en meer/)).toHaveFocus();
    await keyboard('{Escape}');
    await expect.element(field()).toHaveFocus();
    await keyboard('{ArrowDown}{ArrowUp}');
    await expect.element(field()).toHaveFocus();
  });

  test('Alt+ArrowDown goes into the list from a field with words in it', async () => {
    await tableWith('een');
    await keyboard('half{Alt>}{ArrowDown}{/Alt}');
    await expect.element(button(/^een/)).toHaveFocus();
    await keyboard('{Escape}');
    await expect.element(field()).toHaveValue('half');
  });
});

describe('a thousand statements', () => {
  const rows = () => document.querySelectorAll('[data-row]');

  test('the newest are drawn, and older ones as the end of those comes near', async () => {
    const session = hostSession();
    for (let i = 0; i < 1_000; i++) say(session, `Uitspraak ${i}`);
    await openTable({}, session);
    expect(rows()[0]?.textContent).toMatch(/^Uitspraak 999geen/);
    expect(rows()).toHaveLength(120);
    await expect.element(page.getByText(/^1.?000 uitspraken$/)).toBeVisible();
    rows()[119]?.scrollIntoView();
    await expect.poll(() => rows().length).toBe(240);
    expect(new Set([...rows()].map((row) => row.getAttribute('data-statement'))).size).toBe(240);
  });

  test('End goes to the oldest one, also where it was not drawn', async () => {
    const session = hostSession();
    for (let i = 0; i < 1_000; i++) say(session, `Uitspraak ${i}`);
    await openTable({}, session);
    await keyboard('{ArrowDown}{End}');
    expect(document.activeElement?.textContent).toMatch(/^Uitspraak 0geen/);
    expect(rows()).toHaveLength(1_000);
  });

  test('one more touches its own sheaf of rows and nothing else in the list', async () => {
    const session = hostSession();
    for (let i = 0; i < 1_000; i++) say(session, `Uitspraak ${i}`);
    await openTable({}, session);
    const [first, ...others] = document.querySelectorAll('[role=list] > [role=presentation]');
    if (!first) throw new Error('the list has no rows');
    const touched = new Set<Node>();
    const observer = new MutationObserver((records) => {
      for (const { target } of records) touched.add(target);
    });
    observer.observe(document.querySelector('[role=list]') as Element, {
      attributes: true,
      childList: true,
      characterData: true,
      subtree: true,
    });
    await keyboard('Nog een{Enter}');
    session.setSafety('received', said(session)[0]?.id);
    await expect.element(button(/Nog een.*Aangekomen$/)).toBeVisible();
    observer.disconnect();
    expect(touched.size).toBeGreaterThan(0);
    expect(others.filter((sheaf) => [...touched].some((node) => sheaf.contains(node)))).toEqual([]);
  });
});

describe('changing what was written', () => {
  test('tags count as soon as they are tapped', async () => {
    const { session } = await tableWith('een');
    await button(/^een/).click();
    const row = page.getByRole('list').filter({ has: words() });
    await row.getByRole('button', { name: 'Samenwerking' }).click();
    await row.getByRole('button', { name: 'Afspraak' }).click();
    expect(said(session)[0]).toMatchObject({ angles: [PREVENTION, COOPERATION], kind: 'commitment' });
    await row.getByRole('button', { name: 'Afspraak' }).click();
    expect(said(session)[0]).toMatchObject({ kind: null });
  });

  test('changed words that were not saved outlive closing the row and a reload', async () => {
    const { session, screen } = await tableWith('een');
    await button(/^een/).click();
    await words().fill('een maar anders');
    await button(/Sluit$/).click();
    expect(said(session)[0]?.text).toBe('een');
    await screen.unmount();
    await openTable({}, session);
    await button(/Wijziging nog niet bewaard/).click();
    await expect.element(words()).toHaveValue('een maar anders');
    await button('Bewaar wijziging').click();
    expect(said(session)[0]?.text).toBe('een maar anders');
    await expect.element(page.getByText('Wijziging nog niet bewaard')).not.toBeInTheDocument();
  });

  test('a change that comes in meanwhile does not touch the words being changed, and is shown beside them', async () => {
    const { session } = await tableWith('een');
    await button(/^een/).click();
    await words().fill('mijn woorden');
    const [statement] = said(session);
    if (!statement) throw new Error('nothing was said');
    session.inject(TABLE, {
      type: 'amended',
      statement: statement.id,
      changes: { text: 'andermans woorden' },
      over: standingOver(statement, ['text']),
    });
    await expect.element(page.getByText('Intussen veranderd op een andere tablet in:')).toBeVisible();
    await expect.element(page.getByText('andermans woorden')).toBeVisible();
    await expect.element(words()).toHaveValue('mijn woorden');
    await button('Bewaar wijziging').click();
    expect(said(session)[0]).toMatchObject({ text: 'mijn woorden', contested: [] });
  });

  test('words cannot be emptied; the host is told what to do instead', async () => {
    const { session } = await tableWith('een');
    await button(/^een/).click();
    await words().fill('  ');
    await button('Bewaar wijziging').click();
    await expect.element(page.getByText(/Een uitspraak zonder woorden kan niet/)).toBeVisible();
    expect(said(session)[0]?.text).toBe('een');
  });

  test('a statement that is withdrawn keeps its way back beside it, and comes back as it was', async () => {
    const { session } = await tableWith('een', 'twee');
    await button(/^een/).click();
    await button('Trek in').click();
    expect(said(session).find((s) => s.text === 'een')?.withdrawn).toBe(true);
    await expect.element(button('Zet terug')).toHaveFocus();
    await expect.element(page.getByText('1 uitspraak', { exact: true })).toBeVisible();
    await button('Zet terug').click();
    expect(said(session).find((s) => s.text === 'een')?.withdrawn).toBe(false);
    await expect.element(button(/^een/)).toHaveFocus();
  });

  test('what was withdrawn earlier lies folded, with the way back', async () => {
    const session = hostSession();
    session.withdraw(say(session, 'weg ermee'));
    await openTable({}, session);
    await expect.element(page.getByText('weg ermee')).not.toBeInTheDocument();
    await page.getByRole('heading', { name: 'Ingetrokken' }).click();
    await expect.element(page.getByText('weg ermee')).toBeVisible();
    await button('Zet terug').click();
    await expect.element(button(/^weg ermee/)).toBeVisible();
  });

  test('two wordings made without knowing of each other stand side by side until one is picked', async () => {
    const session = hostSession();
    const statement = say(session, 'een');
    const over = standingOver(statement, ['text']);
    session.inject(TABLE, { type: 'amended', statement: statement.id, changes: { text: 'links' }, over, clock: 9 });
    session.inject(TABLE, { type: 'amended', statement: statement.id, changes: { text: 'rechts' }, over, clock: 9 });
    await openTable({}, session);
    await button(/Twee versies: kies er een/).click();
    await expect.element(page.getByText(/Welke klopt\?/)).toBeVisible();
    await page
      .getByRole('listitem')
      .filter({ hasText: /^links/ })
      .getByRole('button', { name: 'Deze kiezen' })
      .click();
    expect(said(session)[0]).toMatchObject({ text: 'links', contested: [] });
    await expect.element(page.getByText(/Welke klopt\?/)).not.toBeInTheDocument();
  });

  test('the history tells who changed what, in plain words', async () => {
    const { session } = await tableWith('een');
    const [statement] = said(session);
    if (!statement) throw new Error('nothing was said');
    session.amend(statement, { kind: 'idea' });
    session.inject(TABLE, {
      type: 'amended',
      statement: statement.id,
      changes: { text: 'anders' },
      over: [statement.id],
    });
    await button(/^anders/).click();
    await page.getByText('Wie veranderde wat, en wanneer').click();
    await expect.element(page.getByText('opgeschreven: “een”')).toBeVisible();
    await expect.element(page.getByText('soort: Idee')).toBeVisible();
    await expect.element(page.getByText('woorden veranderd in: “anders”')).toBeVisible();
    await expect.element(page.getByText(/een andere tablet$/)).toBeVisible();
  });
});

describe('finishing what has no angle', () => {
  test('those without an angle are counted and finished with a tap each, several angles where need be', async () => {
    const session = hostSession();
    say(session, 'met', { angles: [PREVENTION] });
    say(session, 'zonder een');
    say(session, 'zonder twee');
    await openTable({}, session);
    await expect.element(page.getByText('2 uitspraken zonder invalshoek')).toBeVisible();
    await button('Maak ze af').click();
    await expect.element(button(/^met/)).not.toBeInTheDocument();
    const row = page.getByRole('listitem').filter({ hasText: 'zonder een' });
    await row.getByRole('button', { name: 'Preventie' }).click();
    await expect.element(page.getByText('1 uitspraak zonder invalshoek')).toBeVisible();
    await row.getByRole('button', { name: 'Samenwerking' }).click();
    expect(said(session).find((s) => s.text === 'zonder een')?.angles).toEqual([PREVENTION, COOPERATION]);
    await keyboard('{ArrowUp}{Alt>}3{/Alt}');
    expect(said(session).find((s) => s.text === 'zonder twee')?.angles).toEqual(['say']);
    await expect.element(page.getByText('Alle uitspraken hebben een invalshoek.')).toBeVisible();
    await button('Terug naar de hele lijst').click();
    await expect.element(button(/^met/)).toBeVisible();
  });
});
