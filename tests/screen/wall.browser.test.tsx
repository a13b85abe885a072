import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import '../../src/ui/base.css';
import WallScreen from '../../src/roles/screen/wall-screen.tsx';
import { createFakeSession, type FakeRole, type FakeSession } from '../support/fake-session.ts';
import { ABOUT, point, released, statement } from './shown.ts';

beforeEach(() => page.viewport(1280, 720));
afterEach(() => vi.restoreAllMocks());

const LIVE_LINK = { state: 'connected', since: 1 } as const;

async function openWall(role: FakeRole = { role: 'viewer' }, before?: (session: FakeSession) => void) {
  const session = createFakeSession(role, { setup: [], link: LIVE_LINK });
  before?.(session);
  const screen = await render(<WallScreen session={session} />);
  return { session, screen };
}
const put = (session: FakeSession, ...bodies: object[]) => {
  for (const body of bodies) session.inject('screen', body as never);
};
const scene = (s: object) => ({ type: 'scene-shown', scene: s });
/** What the room reads. */
const words = () => (document.querySelector('main')?.firstElementChild as HTMLElement | null)?.textContent ?? '';
const harvest = (session: FakeSession) =>
  put(session, ABOUT, point(0), point(1), scene({ kind: 'harvest', points: ['point-0', 'point-1'] }));

describe('the room never sees an error', () => {
  test('before anything is known it is welcomed', async () => {
    await openWall();
    expect(words()).toContain('We beginnen zo');
  });

  test.each([
    ['the network is lost', { state: 'connecting', since: 1 }],
    ['the link is turned away', { state: 'refused', reason: 'replaced', since: 1 }],
    ['there is no hub', { state: 'none' }],
  ])('%s: the last scene stays, without a word about it', async (_, link) => {
    const { session } = await openWall({ role: 'viewer' }, harvest);
    const before = words();
    session.setLink(link as never);
    await expect.poll(words).toBe(before);
    expect(before).toContain('Vervoer in de avond');
    session.setLink(LIVE_LINK);
    put(session, scene({ kind: 'point', point: 'point-1' }));
    await expect.poll(words).toContain('Eén vast gezicht');
  });

  test('an insider sees a small mark while the hub is away for more than a moment', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const { session } = await openWall({ role: 'viewer' }, harvest);
    const mark = () => document.querySelector('[data-away]');
    session.setLink({ state: 'connecting', since: Date.now() });
    await vi.advanceTimersByTimeAsync(1_000);
    await drawn();
    expect(mark()).toBeNull();
    await vi.advanceTimersByTimeAsync(5_000);
    await drawn();
    expect(mark()).not.toBeNull();
    session.setLink(LIVE_LINK);
    await vi.advanceTimersByTimeAsync(100);
    await drawn();
    expect(mark()).toBeNull();
    vi.useRealTimers();
  });

  test('a scene that cannot be drawn gives way to a calm title, and the next one is shown', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const { session } = await openWall({ role: 'viewer' }, harvest);
    const { shown } = session.wide?.view.getState() ?? {};
    // such as no version of this app writes
    session.wide?.view.setState({ shown: { ...shown, scene: { kind: 'harvest', points: 7 } } as never });
    await expect.poll(words).toBe('Zorg voor elkaar in Oost');
    harvest(session);
    await expect.poll(words).toContain('Vervoer in de avond');
  });

  test('the same scene is tried again by itself', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => undefined);
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const { session } = await openWall({ role: 'viewer' }, harvest);
    const { shown } = session.wide?.view.getState() ?? {};
    const passing = { ...shown, scene: { kind: 'harvest', points: 7 } };
    session.wide?.view.setState({ shown: passing as never });
    await vi.advanceTimersByTimeAsync(50);
    await drawn();
    expect(words()).toBe('Zorg voor elkaar in Oost');
    passing.scene = { kind: 'harvest', points: ['point-1'] } as never; // whatever it was, it is over
    await vi.advanceTimersByTimeAsync(4_000);
    await drawn();
    expect(words()).toContain('Eén vast gezicht');
    vi.useRealTimers();
  });
});

/** React draws in tasks of its own, while the timers of the test stand still. */
async function drawn(): Promise<void> {
  for (let i = 0; i < 10; i++) {
    await new Promise((resolve) => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = resolve;
      port2.postMessage(undefined);
    });
  }
}

test('what is taken back is gone at once', async () => {
  const { session } = await openWall({ role: 'viewer' }, (s) =>
    put(s, ABOUT, released(0), released(2), scene({ kind: 'quotes', statements: [statement(0), statement(2)] })),
  );
  expect(words()).toContain('De bus rijdt');
  put(session, { type: 'released', station: 'table-1', statement: statement(0), released: false });
  await expect.poll(words).not.toContain('De bus rijdt');
  expect(words()).toContain('Als mantelzorger');
});

test('the code is that of the viewers, never of a link that may do more', async () => {
  const { session } = await openWall({ role: 'facilitator' }, (s) => put(s, ABOUT, scene({ kind: 'welcome' })));
  expect(document.querySelector('svg[role=img]')).toBeNull();
  expect(words()).not.toContain('facilitator');
  session.wide?.view.setState({ viewerPath: '/m/fake-meeting/viewer/-/1/AbCdEfGhIjKlMnOpQrStUv' });
  await expect.poll(words).toContain('/m/fake-meeting/viewer/');
  expect(document.querySelector('svg[role=img]')).not.toBeNull();
});

test('cursor and button hide after a while, and come back when someone moves', async () => {
  await openWall();
  const wall = document.querySelector('main') as HTMLElement;
  await expect.poll(() => getComputedStyle(wall).cursor, { timeout: 8_000 }).toBe('none');
  document.dispatchEvent(new PointerEvent('pointermove', { bubbles: true }));
  await expect.poll(() => getComputedStyle(wall).cursor).not.toBe('none');
});

test('the clock is right at once when the page comes into sight', async () => {
  vi.useFakeTimers({ toFake: ['Date', 'setTimeout', 'clearTimeout'], now: 1_000_000 });
  await openWall({ role: 'viewer' }, (s) => {
    s.setView({ hubOffset: 5_000 });
    put(
      s,
      ABOUT,
      { type: 'clock-shown', round: 'round-1', endsAt: 1_000_000 + 5_000 + 20 * 60_000 },
      scene({ kind: 'timer' }),
    );
  });
  expect(words()).toContain('20:00');
  vi.setSystemTime(1_000_000 + 15 * 60_000); // no timer came by meanwhile
  document.dispatchEvent(new Event('visibilitychange'));
  await drawn();
  expect(words()).toContain('5:00');
  await vi.advanceTimersByTimeAsync(1_000);
  await drawn();
  expect(words()).toContain('4:59');
  vi.useRealTimers();
});

test('the button for a full screen is reached by keyboard, though it hides', async () => {
  await openWall();
  if (!document.fullscreenEnabled) return expect(document.querySelector('main button')).toBeNull();
  await userEvent.keyboard('{Tab}');
  const button = page.getByRole('button', { name: 'Volledig scherm' });
  await expect.element(button).toHaveFocus();
  expect(getComputedStyle(button.element()).opacity).toBe('1');
});
