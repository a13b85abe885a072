import axe from 'axe-core';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import '../../src/ui/base.css';
import ViewerScreen from '../../src/roles/screen/viewer-screen.tsx';
import { chooseLanguage } from '../../src/ui/language.ts';
import { createFakeSession, type FakeSession } from '../support/fake-session.ts';
import { ABOUT, point, SCENES } from './shown.ts';

beforeEach(async () => {
  localStorage.clear();
  chooseLanguage('nl');
  await page.viewport(390, 844);
});
afterEach(() => {
  document.documentElement.style.fontSize = '';
  document.documentElement.removeAttribute('data-theme');
  chooseLanguage('nl');
});

async function openViewer(before?: (session: FakeSession) => void) {
  const session = createFakeSession({ role: 'viewer' }, { setup: [], link: { state: 'connected', since: 1 } });
  before?.(session);
  const screen = await render(<ViewerScreen session={session} />);
  return { session, screen };
}
const put = (session: FakeSession, ...bodies: readonly object[]) => {
  for (const body of bodies) session.inject('screen', body as never);
};
const POLL = {
  kind: 'poll',
  poll: 'poll-1',
  title: 'Wat moet eerst?',
  options: [
    { point: 'point-0', title: 'Vervoer' },
    { point: 'point-1', title: 'Eén gezicht' },
  ],
  dots: 3,
  voters: 'viewers',
  open: true,
};
const vote = (session: FakeSession, more: object = {}) =>
  put(session, ABOUT, { type: 'scene-shown', scene: { ...POLL, ...more } });
const button = (name: string | RegExp) => page.getByRole('button', { name });
const status = () => [...document.querySelectorAll('[role=status]')].map((e) => e.textContent).join(' ');
const ballots = (session: FakeSession) => session.said.filter((m) => m.type === 'ballot');
const answer = (session: FakeSession, more: object = {}) => {
  const ask = (ballots(session).at(-1) as { ask: number }).ask;
  session.wide?.heard(JSON.stringify({ type: 'counted', ask, poll: 'poll-1', ...more }));
};

describe('following along', () => {
  test('shows what is on the wall, and says that it is live', async () => {
    const { session } = await openViewer((s) =>
      put(s, ABOUT, point(0), { type: 'scene-shown', scene: { kind: 'point', point: 'point-0' } }),
    );
    await expect.element(page.getByText(/Vervoer in de avond/)).toBeVisible();
    expect(status()).toContain('Live');
    put(session, { type: 'point-released', point: 'point-0', released: false });
    await expect.element(page.getByText(/Vervoer in de avond/)).not.toBeInTheDocument();
  });

  test('says as of when it is while the hub is away', async () => {
    const { session } = await openViewer((s) => put(s, ABOUT));
    session.setLink({ state: 'connecting', since: Date.now() });
    await expect.poll(status, { timeout: 8_000 }).toMatch(/Niet verbonden, laatste stand van \d\d:\d\d/);
    session.setLink({ state: 'connected', since: Date.now() });
    await expect.poll(status).toContain('Live');
  });

  test('says when the link no longer works, and keeps what is there', async () => {
    const { session } = await openViewer((s) =>
      put(s, ABOUT, point(0), { type: 'scene-shown', scene: { kind: 'point', point: 'point-0' } }),
    );
    session.setLink({ state: 'refused', reason: 'replaced' as never, since: 1 });
    await expect.poll(status).toContain('Deze link werkt niet meer');
    await expect.element(page.getByText(/Vervoer in de avond/)).toBeVisible();
  });

  test('in Dutch or English, as the reader likes', async () => {
    await openViewer((s) => put(s, ABOUT, { type: 'scene-shown', scene: { kind: 'programme' } }));
    await expect.element(page.getByRole('heading', { name: 'Programma' })).toBeVisible();
    await button('English').click();
    await expect.element(page.getByRole('heading', { name: 'Programme' })).toBeVisible();
    await expect.element(page.getByText('Round 1')).toBeVisible();
  });
});

describe('voting', () => {
  test('dots are given out, sent, and called counted only when the hub says so', async () => {
    const { session } = await openViewer((s) => vote(s));
    await button('Een stip meer voor Vervoer').click();
    await button('Een stip meer voor Vervoer').click();
    await button('Een stip meer voor Eén gezicht').click();
    await expect.element(page.getByText('Nog 0 stippen over')).toBeVisible();
    await expect.element(button('Een stip meer voor Vervoer')).toBeDisabled();
    await button('Stem insturen').click();
    expect(ballots(session).at(-1)).toMatchObject({
      poll: 'poll-1',
      dots: [
        { point: 'point-0', dots: 2 },
        { point: 'point-1', dots: 1 },
      ],
    });
    await expect.poll(status).toContain('onderweg');
    expect(status()).not.toContain('geteld. U kunt');
    answer(session);
    await expect.poll(status).toContain('Uw stem is geteld.');
  });

  test('a changed choice is not counted before it is sent; it can be taken back', async () => {
    const { session } = await openViewer((s) => vote(s));
    await button('Een stip meer voor Vervoer').click();
    await button('Stem insturen').click();
    answer(session);
    await expect.poll(status).toContain('Uw stem is geteld.');
    await button('Een stip meer voor Eén gezicht').click();
    await expect.poll(status).toContain('nog niet ingestuurd');
    await button('Gewijzigde stem insturen').click();
    answer(session);
    await expect.poll(status).toContain('Uw stem is geteld.');
    await button('Stem terugnemen').click();
    expect(ballots(session).at(-1)).toMatchObject({ dots: [] });
    answer(session);
    await expect.poll(status).toContain('Uw stem is teruggenomen.');
  });

  test.each([
    ['closed', 'de stemming is gesloten'],
    ['spoilt', 'intussen veranderd'],
    ['too-many', 'te veel stemmen'],
  ])('a ballot that was refused (%s) is not called counted', async (refused, said) => {
    const { session } = await openViewer((s) => vote(s));
    await button('Een stip meer voor Vervoer').click();
    await button('Stem insturen').click();
    answer(session, { refused });
    await expect.poll(status).toContain(said);
    expect(status()).toContain('Niet geteld');
  });

  test('what was not counted at a reload is shown and sent again; what was counted is shown', async () => {
    const first = await openViewer((s) => vote(s));
    await button('Een stip meer voor Vervoer').click();
    await button('Stem insturen').click();
    await first.screen.unmount();
    const second = await openViewer((s) => vote(s));
    await expect.poll(() => ballots(second.session).length).toBeGreaterThan(0);
    expect(ballots(second.session)[0]).toMatchObject({ poll: 'poll-1', dots: [{ point: 'point-0', dots: 1 }] });
    await expect.poll(status).toContain('onderweg');
    answer(second.session);
    await expect.poll(status).toContain('Uw stem is geteld.');
    await second.screen.unmount();
    const third = await openViewer((s) => vote(s));
    await expect.poll(status).toContain('Uw stem is geteld.');
    expect(ballots(third.session)).toEqual([]);
  });

  test('a storage that cannot be read or written costs no vote', async () => {
    const { getItem, setItem } = Storage.prototype;
    const broken = () => {
      throw new Error('broken');
    };
    Object.assign(Storage.prototype, { getItem: broken, setItem: broken });
    try {
      const { session } = await openViewer((s) => vote(s));
      await button('Een stip meer voor Vervoer').click();
      await button('Stem insturen').click();
      answer(session);
      await expect.poll(status).toContain('Uw stem is geteld.');
    } finally {
      Object.assign(Storage.prototype, { getItem, setItem });
    }
  });

  test('a closed vote has no buttons; a vote of the tables neither', async () => {
    const { session } = await openViewer((s) => vote(s, { open: false }));
    await expect.poll(status).toContain('De stemming is gesloten.');
    expect(document.querySelectorAll('main button')).toHaveLength(0);
    vote(session, { voters: 'tables' });
    await expect.element(page.getByText(/Elke tafel stemt/)).toBeVisible();
    expect(document.querySelectorAll('main button')).toHaveLength(0);
  });
});

describe.each([
  ['light', 390, '100%'],
  ['dark', 390, '100%'],
  ['light', 320, '100%'],
  ['light', 320, '200%'],
])('%s, %d wide, letters at %s', (theme, width, letters) => {
  test.each(['poll', 'welcome', 'harvest', 'quotes-word', 'matrix', 'blank'])(
    '%s: fits, and axe finds nothing',
    async (name) => {
      document.documentElement.dataset.theme = theme;
      document.documentElement.style.fontSize = letters;
      await page.viewport(width, 700);
      await openViewer((s) => put(s, ...(SCENES[name] ?? [])));
      expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(width);
      const small = [...document.querySelectorAll('button, a')].filter((e) => e.getBoundingClientRect().height < 43.9);
      expect(small.map((e) => e.outerHTML.slice(0, 120))).toEqual([]);
      await Promise.all(document.getAnimations().map((animation) => animation.finished)); // words that fade in are pale
      const { violations } = await axe.run(document.body, {
        runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
      });
      expect(violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.target.join(' ')).join(', ')}`)).toEqual([]);
    },
  );
});
