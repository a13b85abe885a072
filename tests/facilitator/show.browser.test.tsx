import axe from 'axe-core';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { FakeSession } from '../support/fake-session.ts';
import { fill, openShow, VIEWER_PATH } from './show-page.tsx';

beforeEach(() => page.viewport(1366, 768));
afterEach(() => {
  document.documentElement.style.fontSize = '';
  document.documentElement.removeAttribute('data-theme');
});

const button = (name: string | RegExp) => page.getByRole('button', { name });
const scene = (name: RegExp) =>
  page.getByRole('navigation', { name: 'Wat wilt u tonen?' }).getByRole('button', { name });
const tick = (name: RegExp) => page.getByRole('checkbox', { name });
/** For polling: what is read in it. */
const textOf = (part: ReturnType<typeof figure>) => () => part.element().textContent;
const figure = (name: string) => page.getByRole('figure', { name });
const preview = () => figure('Zo komt het op het scherm');
const now = () => figure('Nu op het scherm');
const released = () => page.getByRole('region', { name: /^Vrijgegeven/ });
const shown = (session: FakeSession) => session.wide?.view.getState().shown;
const wordsReleased = (session: FakeSession) => [...(shown(session)?.released.values() ?? [])].map((r) => r.text);

describe('nothing from a table gets on the wall but by a press', () => {
  test('chosen statements stand in the preview, with their exact words, and nowhere else', async () => {
    const { session } = await openShow({ before: fill });
    await scene(/^Uitspraken/).click();
    await tick(/De bus rijdt/).click();
    await tick(/Eén loket/).click();
    await expect.poll(textOf(preview())).toContain('De bus rijdt na zeven uur niet meer');
    await expect.poll(textOf(preview())).toContain('Eén loket, één gezicht.');
    await expect.element(page.getByText(/2 uitspraken worden hiermee vrijgegeven/)).toBeVisible();
    expect(now().element().textContent).not.toContain('De bus');
    expect(shown(session)?.sceneEntry).toBeUndefined();
    expect(wordsReleased(session)).toEqual([]);

    await button('Vrijgeven (2) en tonen').click();
    expect(wordsReleased(session).sort()).toEqual([
      'De bus rijdt na zeven uur niet meer, dus avondcursussen zijn onbereikbaar.',
      'Eén loket, één gezicht.',
    ]);
    await expect.poll(textOf(now())).toContain('De bus rijdt na zeven uur niet meer');
    await expect.element(page.getByText('Staat op het scherm')).toBeVisible();
  });

  test('releasing alone leaves the wall as it is', async () => {
    const { session } = await openShow({ before: fill });
    await scene(/^Uitspraken/).click();
    await tick(/De bus rijdt/).click();
    await button('Alleen vrijgeven').click();
    expect(wordsReleased(session)).toHaveLength(1);
    expect(shown(session)?.scene.kind).toBe('welcome');
    await expect.element(button('Toon op het scherm')).toBeEnabled();
  });

  test('statements are found by words, and those that the table marked stand first', async () => {
    const { session } = await openShow({ before: fill });
    const soup = [...(session.fold.stations.get('table-2' as never)?.statements.values() ?? [])][0];
    session.inject('table-2' as never, { type: 'marked', statement: soup?.id as never, marked: true });
    await scene(/^Uitspraken/).click();
    const rows = () =>
      [...document.querySelectorAll('main label:has([type=checkbox])')].map((l) => l.textContent ?? '');
    await expect.poll(() => rows()[0]).toContain('soepochtend');
    expect(rows()[0]).toContain('door de tafel als belangrijk gemerkt');
    await page.getByRole('textbox', { name: 'Zoek in uitspraken' }).fill('lokett'); // with a slip of the finger
    await expect.poll(() => rows().length).toBe(1);
    expect(rows()[0]).toContain('Eén loket');
  });

  test('a point goes with its own words; its statements only when they are ticked', async () => {
    const { session } = await openShow({ before: fill });
    await scene(/^Eén punt/).click();
    await page.getByRole('radio', { name: /Vervoer in de avond/ }).click();
    await expect.poll(textOf(preview())).toContain('Vervoer in de avond');
    await expect.poll(textOf(preview())).toContain('Vooral na zeven uur.');
    expect(preview().element().textContent).not.toContain('De bus');
    await tick(/De bus rijdt/).click();
    await expect.poll(textOf(preview())).toContain('De bus rijdt');
    await button('Vrijgeven (1) en tonen').click();
    await expect.poll(textOf(now())).toContain('Vervoer in de avond');
    expect(wordsReleased(session)).toHaveLength(1);
  });

  test('the harvest shows the chosen points', async () => {
    const { session } = await openShow({ before: fill });
    await scene(/^De oogst/).click();
    await tick(/Eén vast gezicht/).click();
    await button('Toon op het scherm').click();
    expect(shown(session)?.scene).toEqual({ kind: 'harvest', points: ['p0', 'p2'] });
    expect([...(shown(session)?.points.keys() ?? [])]).toEqual(['p0', 'p2']);
    expect(wordsReleased(session)).toEqual([]);
  });
});

describe('what was released', () => {
  async function withQuote() {
    const opened = await openShow({ before: fill });
    await scene(/^Uitspraken/).click();
    await tick(/De bus rijdt/).click();
    await button('Vrijgeven (1) en tonen').click();
    const statement = [...(opened.session.fold.stations.get('table-1' as never)?.statements.values() ?? [])].find((s) =>
      s.text.startsWith('De bus'),
    );
    return { ...opened, id: statement?.id as never };
  }

  test('is taken off the screen with one press', async () => {
    const { session } = await withQuote();
    await button(/^Haal van het scherm: De bus/).click();
    expect(wordsReleased(session)).toEqual([]);
    await expect.poll(textOf(now())).not.toContain('De bus');
    await expect.poll(textOf(released())).toContain('Er is nog niets vrijgegeven');
  });

  test('and changed since stands first, with both wordings and one press to update', async () => {
    const { session, id } = await withQuote();
    session.inject('table-1' as never, {
      type: 'amended',
      statement: id,
      changes: { text: 'De bus rijdt wel.' },
      over: [],
    });
    await expect.poll(textOf(released())).toContain('Gewijzigd sinds het vrijgeven');
    await expect.poll(textOf(released())).toContain('De bus rijdt na zeven uur niet meer');
    await expect.poll(textOf(released())).toContain('De bus rijdt wel.');
    expect(now().element().textContent).toContain('na zeven uur'); // until somebody presses
    await button(/^Werk bij: De bus/).click();
    await expect.poll(textOf(now())).toContain('De bus rijdt wel.');
    await expect.poll(textOf(released())).not.toContain('Gewijzigd sinds');
  });

  test('and withdrawn or erased since is flagged', async () => {
    const { session, id } = await withQuote();
    session.inject('table-1' as never, { type: 'withdrawn', statement: id });
    await expect.poll(textOf(released())).toContain('De tafel heeft dit ingetrokken.');
    session.inject('setup', { type: 'erased', station: 'table-1' as never, statement: id });
    session.view.setState({ arrivals: [...session.view.getState().arrivals] });
    await expect.poll(textOf(released())).toContain('Dit bestaat niet meer.');
  });

  test('the screen is emptied with one press', async () => {
    const { session } = await withQuote();
    await button('Maak het scherm leeg').click();
    expect(shown(session)?.scene).toEqual({ kind: 'blank' });
  });
});

describe('those who look on', () => {
  test('the link, the window for the projector, and how many there are', async () => {
    const { session } = await openShow({ before: fill });
    await expect.element(page.getByText(/Zodra de hub antwoordt/)).toBeVisible();
    session.wide?.view.setState({ viewers: 14, viewerPath: VIEWER_PATH });
    await expect.element(page.getByText('14 schermen kijken mee')).toBeVisible();
    const open = page.getByRole('link', { name: 'Open het scherm' }).element() as HTMLAnchorElement;
    expect(open.hash).toBe(`#${VIEWER_PATH}/wall`);
    expect(open.target).toBe('_blank');
    const address = page.getByRole('textbox', { name: 'Link voor kijkers' }).element() as HTMLInputElement;
    expect(address.value).toMatch(new RegExp(`#${VIEWER_PATH}$`));
  });

  test('without a hub it says why nobody can', async () => {
    await openShow({ before: fill, link: { state: 'none' } });
    await expect.element(page.getByText(/Zonder hub kan niemand meekijken/)).toBeVisible();
  });
});

describe('counting along', () => {
  test('the wall is told while it shows the counts, once for each change, from every part of the desk', async () => {
    const { session } = await openShow({ before: fill });
    const told = () =>
      session.said.filter((m) => m.type === 'live').map((m) => (m as { live: { total: number } }).live.total);
    expect(told()).toEqual([]);
    await scene(/^Meetellen/).click();
    await button('Toon op het scherm').click();
    await expect.poll(told, { timeout: 8_000 }).toEqual([6]);
    session.inject(
      'table-3' as never,
      { type: 'captured', text: 'nog een', theme: 'care', angles: [], round: 'round-1' } as never,
    );
    await expect.poll(told, { timeout: 8_000 }).toEqual([6, 7]);
    expect(JSON.stringify(session.said)).not.toContain('nog een');
  });
});

test('all of it by keyboard', async () => {
  const { session } = await openShow({ before: fill });
  (scene(/^Uitspraken/).element() as HTMLElement).focus();
  await userEvent.keyboard('{Enter}');
  (tick(/De bus rijdt/).element() as HTMLElement).focus();
  await userEvent.keyboard(' ');
  (button('Vrijgeven (1) en tonen').element() as HTMLElement).focus();
  await userEvent.keyboard('{Enter}');
  expect(wordsReleased(session)).toHaveLength(1);
});

describe('there is room for everything', () => {
  const long = (session: FakeSession) => {
    fill(session);
    session.wide?.arrange([
      { type: 'point-set', point: 'p0' as never, changes: { title: 'Onvoorstelbaarlangwoord'.repeat(8) } },
    ]);
    session.wide?.view.setState({ viewers: 2, viewerPath: VIEWER_PATH });
  };

  test.each([
    [1366, 768, '100%'],
    [1024, 768, '100%'],
    [390, 844, '100%'],
    [320, 640, '100%'],
    [390, 844, '200%'],
  ])('at %d by %d, letters at %s', async (width, height, letters) => {
    await page.viewport(width, height);
    document.documentElement.style.fontSize = letters;
    await openShow({ before: long });
    for (const name of [/^Uitspraken/, /^Eén punt/, /^De oogst/, /^Welkom/]) {
      await scene(name).click();
      expect(document.documentElement.scrollWidth, String(name)).toBeLessThanOrEqual(width);
      const small = [...document.querySelectorAll('main button, main a, main label, main textarea')].filter(
        (element) => {
          const box = element.getBoundingClientRect();
          return element.checkVisibility() && box.width > 0 && box.height < 43.9 && !element.matches('label[for]');
        },
      );
      expect(small.map((element) => element.outerHTML.slice(0, 120))).toEqual([]);
    }
  });

  test.each(['light', 'dark'])('axe finds nothing (%s)', async (theme) => {
    document.documentElement.dataset.theme = theme;
    await openShow({ before: long });
    for (const name of [/^Uitspraken/, /^Eén punt/, /^De oogst/, /^Welkom/, /^Stemming/]) {
      await scene(name).click();
      await Promise.all(document.getAnimations().map((animation) => animation.finished)); // words that fade in are pale
      const { violations } = await axe.run(document.body, {
        runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
      });
      expect(violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.target.join(' ')).join(', ')}`)).toEqual([]);
    }
  });
});
