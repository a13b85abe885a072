import { beforeEach, describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { TEXT_LIMIT } from '../../src/domain/entry.ts';
import type { StationId } from '../../src/domain/ids.ts';
import type { Draft } from '../../src/sync/session.ts';
import {
  angle,
  button,
  CARE,
  FIRST_ROUND,
  field,
  openTable,
  PREVENTION,
  SECOND_ROUND,
  said,
  TABLE,
} from './table-page.tsx';

const { keyboard } = userEvent;
/** What the browser does with a text from the clipboard, without asking for the clipboard. */
const paste = (text: string) => document.execCommand('insertText', false, text);

beforeEach(async () => {
  localStorage.clear();
  await page.viewport(1024, 768);
});

describe('a host who writes with keys alone', () => {
  test('types, presses Enter, and goes on typing in an empty field', async () => {
    const { session } = await openTable();
    await expect.element(field()).toHaveFocus();
    await keyboard('De buurtbus rijdt niet meer{Enter}');
    expect(said(session)).toMatchObject([
      { text: 'De buurtbus rijdt niet meer', theme: CARE, round: FIRST_ROUND, angles: [], kind: null, voice: null },
    ]);
    await expect.element(field()).toHaveFocus();
    await expect.element(field()).toHaveValue('');
    await keyboard('Tweede{Enter}');
    expect(said(session).map((s) => s.text)).toEqual(['Tweede', 'De buurtbus rijdt niet meer']);
  });

  test('puts angles on with Alt and a digit, by the place of the key; they stay for the next statement', async () => {
    const { session } = await openTable();
    await keyboard('{Alt>}1{/Alt}');
    // a Mac's keyboard gives another character for Alt+1; the place of the key is the same
    document.activeElement?.dispatchEvent(
      new KeyboardEvent('keydown', { key: '£', code: 'Digit3', altKey: true, bubbles: true, cancelable: true }),
    );
    await expect.element(angle('Preventie')).toHaveAttribute('aria-pressed', 'true');
    await expect.element(angle('Zeggenschap')).toHaveAttribute('aria-pressed', 'true');
    await keyboard('Eerste{Enter}Tweede{Enter}');
    expect(said(session).map((s) => s.angles)).toEqual([
      ['prevention', 'say'],
      ['prevention', 'say'],
    ]);
    await expect.element(field()).toHaveFocus();
    await expect.element(field()).toHaveValue('');
  });

  test('AltGr is for typing characters and leaves the angles alone', async () => {
    await openTable();
    document.activeElement?.dispatchEvent(
      new KeyboardEvent('keydown', { key: '¹', code: 'Digit1', altKey: true, ctrlKey: true, bubbles: true }),
    );
    await expect.element(angle('Preventie')).toHaveAttribute('aria-pressed', 'false');
  });

  test('makes a new line with Shift+Enter', async () => {
    const { session } = await openTable();
    await keyboard('een{Shift>}{Enter}{/Shift}twee{Enter}');
    expect(said(session)[0]?.text).toBe('een\ntwee');
  });

  test('a word that is still being composed is not saved by the Enter that ends it', async () => {
    const { session } = await openTable();
    await keyboard('日本');
    const enter = (init: KeyboardEventInit) =>
      document.activeElement?.dispatchEvent(
        new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true, ...init }),
      );
    enter({ isComposing: true });
    enter({ keyCode: 229 }); // what Safari gives after the composition has ended
    expect(said(session)).toEqual([]);
    await expect.element(field()).toHaveValue('日本');
    enter({});
    expect(said(session)).toHaveLength(1);
  });

  test('an Enter that is held down saves once', async () => {
    const { session } = await openTable();
    await keyboard('eens');
    for (const repeat of [false, true, true]) {
      document.activeElement?.dispatchEvent(
        new KeyboardEvent('keydown', { key: 'Enter', repeat, bubbles: true, cancelable: true }),
      );
    }
    expect(said(session)).toHaveLength(1);
  });

  test('Enter in an empty field saves nothing and says so quietly', async () => {
    const { session } = await openTable();
    await keyboard('   {Enter}');
    expect(said(session)).toEqual([]);
    await expect.element(page.getByText('Er staat nog niets, dus er is niets bewaard.')).toBeVisible();
    await expect.element(field()).toHaveFocus();
  });
});

describe('a host who taps', () => {
  test('keeps the focus in the field while tapping tags and the save button', async () => {
    const { session } = await openTable();
    await keyboard('Meer tijd');
    await angle('Samenwerking').click();
    await button('Idee').click();
    await button('Mantelzorger').click();
    await button('Letterlijk citaat').click();
    await expect.element(field()).toHaveFocus();
    await button('Bewaar').click();
    await expect.element(field()).toHaveFocus();
    expect(said(session)).toMatchObject([
      { text: 'Meer tijd', angles: ['cooperation'], kind: 'idea', voice: 'carer', quote: true },
    ]);
  });

  test('after saving, the angles stay and what belonged to that one statement is off', async () => {
    await openTable();
    await angle('Preventie').click();
    await button('Idee').click();
    await button('Inwoner').click();
    await button('Letterlijk citaat').click();
    await keyboard('Iets{Enter}');
    await expect.element(angle('Preventie')).toHaveAttribute('aria-pressed', 'true');
    for (const name of ['Idee', 'Inwoner', 'Letterlijk citaat']) {
      await expect.element(button(name)).toHaveAttribute('aria-pressed', 'false');
    }
  });

  test('takes a kind off by tapping it again', async () => {
    const { session } = await openTable();
    await button('Idee').click();
    await button('Idee').click();
    await keyboard('Iets{Enter}');
    expect(said(session)[0]?.kind).toBe(null);
  });

  test('another theme stays, is plainly marked, and one tap goes back to the table’s own', async () => {
    const { session } = await openTable();
    await page.getByRole('combobox', { name: 'Thema' }).selectOptions('Veiligheid');
    await expect.element(page.getByText(/U schrijft nu voor Veiligheid/)).toBeVisible();
    await field().click();
    await keyboard('Donker{Enter}Guur{Enter}');
    await button('Terug naar Zorg').click();
    await field().click();
    await keyboard('Thuis{Enter}');
    expect(said(session).map((s) => s.theme)).toEqual(['care', 'safety', 'safety']);
  });

  test('goes along with the round that the facilitator starts, and can choose another', async () => {
    const { session } = await openTable();
    session.inject('setup', { type: 'round-started', round: SECOND_ROUND });
    await expect.element(page.getByRole('radio', { name: 'Ronde 2' })).toBeChecked();
    await keyboard('In twee{Enter}');
    session.chooseRound(FIRST_ROUND);
    await expect.element(page.getByText(/De zaal is nu in Ronde 2/)).toBeVisible();
    await keyboard('In een{Enter}');
    expect(said(session).map((s) => s.round)).toEqual([FIRST_ROUND, SECOND_ROUND]);
    await button('Ga mee').click();
    await expect.element(page.getByRole('radio', { name: 'Ronde 2' })).toBeChecked();
  });
});

describe('nothing is lost', () => {
  test('words and tags that were not saved are there again after a reload', async () => {
    const drafts = new Map<StationId, Draft>();
    const first = await openTable({ drafts });
    await angle('Preventie').click();
    await button('Vraag').click();
    await keyboard('Half geschre');
    await first.screen.unmount();
    const { session } = await openTable({ drafts });
    await expect.element(field()).toHaveValue('Half geschre');
    await expect.element(angle('Preventie')).toHaveAttribute('aria-pressed', 'true');
    await keyboard('ven{Enter}');
    expect(said(session)).toMatchObject([{ text: 'Half geschreven', angles: [PREVENTION], kind: 'question' }]);
    expect(drafts.get(TABLE)).toMatchObject({ text: '', tags: { angles: [PREVENTION], kind: null } });
  });

  test('a text that is too long is told in numbers, stays in the field, and can be split', async () => {
    const { session } = await openTable();
    await field().fill('woord '.repeat(TEXT_LIMIT / 5));
    await keyboard('{Enter}');
    expect(said(session)).toEqual([]);
    await expect
      .element(page.getByText(/Deze tekst heeft 9\.599 tekens; in één uitspraak passen er 8\.000/))
      .toBeVisible();
    await button('Maak er 2 van').click();
    expect(said(session)).toHaveLength(2);
    expect(said(session).every((s) => s.text.length <= TEXT_LIMIT)).toBe(true);
    await expect.element(field()).toHaveValue('');
  });

  test('emoji, right-to-left and long words arrive as they were typed, and break no layout', async () => {
    const { session } = await openTable();
    const texts = ['👩‍👩‍👧‍👦 samen', 'نحن نحتاج إلى مكان', 'x'.repeat(400)];
    for (const text of texts) {
      await field().fill(text);
      await keyboard('{Enter}');
    }
    expect(said(session).map((s) => s.text)).toEqual(texts.toReversed());
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(window.innerWidth);
  });

  test('what is said before the meeting’s set-up has come in is written down all the same', async () => {
    const { session } = await openTable({ setup: [] });
    await expect.element(page.getByText(/De vragen van deze bijeenkomst zijn hier nog niet/)).toBeVisible();
    await keyboard('Alvast dit{Enter}');
    expect(said(session)).toHaveLength(1);
    await expect.element(button(/Alvast dit/)).toBeVisible();
  });
});

describe('a text that is pasted', () => {
  const bullets = '• Meer licht\n• Minder regels\n  bij de gemeente\n• Een vast loket';

  test('is offered to be split when it looks like several statements, and typing goes on meanwhile', async () => {
    const { session } = await openTable();
    paste(bullets);
    await expect.element(page.getByText('Dit lijken 3 uitspraken.')).toBeVisible();
    await keyboard(' graag');
    await expect.element(field()).toHaveValue(`${bullets} graag`);
    await button('Maak er 3 van').click();
    expect(said(session).map((s) => [s.text, s.source])).toEqual([
      ['Een vast loket graag', 'pasted'],
      ['Minder regels bij de gemeente', 'pasted'],
      ['Meer licht', 'pasted'],
    ]);
    await expect.element(field()).toHaveFocus();
  });

  test('stays one statement when the host leaves it so', async () => {
    const { session } = await openTable();
    paste(bullets);
    await button('Laat zo').click();
    await expect.element(page.getByText('Dit lijken 3 uitspraken.')).not.toBeInTheDocument();
    await keyboard('{Enter}');
    expect(said(session)).toMatchObject([{ text: bullets, source: 'pasted' }]);
  });

  test('lines that the host typed one by one are never offered to be split', async () => {
    await openTable();
    await keyboard('een{Shift>}{Enter}{/Shift}twee{Shift>}{Enter}{/Shift}drie');
    await expect.element(page.getByText(/Dit lijken/)).not.toBeInTheDocument();
  });
});
