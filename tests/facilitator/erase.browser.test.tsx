import { beforeEach, describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { openDesk, row, say, texts, title } from './desk-page.tsx';

const dialog = () => page.getByRole('dialog', { name: /uitspraak/ });
const button = (name: string) => dialog().getByRole('button', { name });
const erased = () => page.getByRole('dialog', { name: 'De uitspraak is gewist' });

beforeEach(async () => {
  await page.viewport(1366, 768);
});

describe('erasing a statement', () => {
  test('asks once more with the words in view, and does nothing when one thinks better of it', async () => {
    const { session } = await openDesk();
    say(session, 4, 'mijn zoon drinkt weer');
    await row('mijn zoon').getByRole('button', { name: 'Uitspraak van Tafel 4 voorgoed wissen' }).click();
    await expect.element(dialog()).toMatchTextContent('mijn zoon drinkt weer');
    await expect.element(dialog()).toMatchTextContent('kan niet ongedaan worden gemaakt');
    await expect.element(button('Niet wissen')).toHaveFocus();
    await userEvent.keyboard('{Escape}');
    await expect.element(dialog()).not.toBeInTheDocument();
    expect(texts()).toEqual(['mijn zoon drinkt weer']);
    expect(session.fold.setupEntries.values().some(({ type }) => type === 'erased')).toBe(false);
  });

  test('takes it out of list and counts, and says how far it has come, the hub only when the hub has said so', async () => {
    const { session } = await openDesk();
    say(session, 4, 'mijn zoon drinkt weer');
    say(session, 4, 'te weinig bankjes');
    await row('mijn zoon')
      .getByRole('button', { name: /voorgoed wissen/ })
      .click();
    session.setView({ standing: { saving: 0, unkept: 0, unreceived: 1 } });
    await button('Voorgoed wissen').click();
    session.setView({ standing: { saving: 0, unkept: 0, unreceived: 1 } });
    await expect.element(erased()).toMatchTextContent('Van de hub: zodra dit apparaat weer verbinding heeft.');
    session.setView({ standing: { saving: 0, unkept: 0, unreceived: 0 } });
    await expect.element(erased()).toMatchTextContent('Van de hub: gewist.');
    await expect.element(erased()).toMatchTextContent('Kopieën die al gemaakt zijn, houden de woorden');
    await erased().getByRole('button', { name: 'Sluiten' }).click();
    await expect.poll(texts).toEqual(['te weinig bankjes']);
    await expect.element(title('1 uitspraak')).toHaveFocus();
  });

  test('of the last statement leaves an empty list, and works with keys alone', async () => {
    const { session } = await openDesk({ link: { state: 'none' } });
    say(session, 4, 'mijn zoon drinkt weer');
    await expect.element(row('mijn zoon')).toBeVisible();
    (document.querySelector('#statements [role=row]') as HTMLElement).focus();
    await userEvent.keyboard('{ArrowRight}{Enter}');
    await expect.element(button('Niet wissen')).toHaveFocus();
    await userEvent.keyboard('{Tab}{Enter}');
    await expect.element(erased()).toMatchTextContent('Van dit apparaat: gewist.');
    expect(erased().element().textContent).not.toContain('hub:'); // there is none
    await userEvent.keyboard('{Enter}');
    await expect.element(page.getByRole('heading', { name: 'Nog geen uitspraken' })).toBeVisible();
  });
});
