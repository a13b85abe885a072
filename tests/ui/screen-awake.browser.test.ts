import { afterEach, expect, test } from 'vitest';
import { type Awake, askForAwake, ScreenAwake } from '../../src/ui/device/screen-awake.ts';

let open: ScreenAwake | undefined;
afterEach(() => open?.close());

/** A browser that can keep a screen on, or will not. */
function player({ refuses = false, level = 1 } = {}) {
  const battery = Object.assign(new EventTarget(), { level, charging: false });
  const played = {
    refuses,
    battery,
    requests: 0,
    locks: [] as (EventTarget & { released: boolean })[],
    states: [] as Awake[],
    held: () => played.locks.filter((lock) => !lock.released).length,
    browser: {
      getBattery: () => Promise.resolve(battery),
      wakeLock: {
        request() {
          played.requests++;
          if (played.refuses) return Promise.reject(new DOMException('not now', 'NotAllowedError'));
          const lock = Object.assign(new EventTarget(), {
            type: 'screen' as const,
            released: false,
            onrelease: null,
            release() {
              lock.released = true;
              lock.dispatchEvent(new Event('release'));
              return Promise.resolve();
            },
          });
          played.locks.push(lock);
          return Promise.resolve(lock as unknown as WakeLockSentinel);
        },
      },
    },
  };
  open = new ScreenAwake((state) => played.states.push(state), played.browser as never);
  return { played, awake: open };
}
const last = (states: readonly Awake[]) => states.at(-1);
const isSeen = (state: DocumentVisibilityState) => {
  Object.defineProperty(document, 'visibilityState', { value: state, configurable: true });
  document.dispatchEvent(new Event('visibilitychange'));
};

test('the screen is held while it is wanted, once, and let go after', async () => {
  const { played, awake } = player();
  expect(played.states).toEqual(['idle']);
  awake.want(true);
  awake.want(true);
  await expect.poll(() => last(played.states)).toBe('awake');
  expect(played.requests).toBe(1);
  awake.want(false);
  expect(played.held()).toBe(0);
  expect(last(played.states)).toBe('idle');
});

test('what is let go while the browser still thinks is not held', async () => {
  const { played, awake } = player();
  awake.want(true);
  awake.want(false);
  await expect.poll(() => played.locks.length).toBe(1);
  await expect.poll(() => played.held()).toBe(0);
  expect(last(played.states)).toBe('idle');
});

test('a page that was hidden asks again when it is seen', async () => {
  const { played, awake } = player();
  awake.want(true);
  await expect.poll(() => last(played.states)).toBe('awake');
  isSeen('hidden');
  expect(played.held()).toBe(0);
  isSeen('visible');
  await expect.poll(() => played.held()).toBe(1);
  expect(played.requests).toBe(2);
});

test('a browser that refuses is said to, and asked again at the next touch', async () => {
  const { played, awake } = player({ refuses: true });
  awake.want(true);
  await expect.poll(() => last(played.states)).toBe('refused');
  played.refuses = false;
  document.dispatchEvent(new Event('pointerup'));
  await expect.poll(() => last(played.states)).toBe('awake');
});

test('a browser that lets go by itself, to save power, is not said to hold it', async () => {
  const { played, awake } = player();
  awake.want(true);
  await expect.poll(() => last(played.states)).toBe('awake');
  played.locks[0]?.dispatchEvent(new Event('release'));
  expect(last(played.states)).toBe('refused');
});

test('an empty battery goes before the screen, until it is on its charger', async () => {
  const { played, awake } = player();
  awake.want(true);
  await expect.poll(() => last(played.states)).toBe('awake');
  played.battery.level = 0.1;
  played.battery.dispatchEvent(new Event('levelchange'));
  expect(last(played.states)).toBe('low-battery');
  expect(played.held()).toBe(0);
  played.battery.charging = true;
  played.battery.dispatchEvent(new Event('chargingchange'));
  await expect.poll(() => last(played.states)).toBe('awake');
});

test('a browser that cannot says so, and asking it costs nothing', async () => {
  const states: Awake[] = [];
  open = new ScreenAwake((state) => states.push(state), {});
  open.want(true);
  await askForAwake({});
  expect(states).toEqual(['unable']);
});
