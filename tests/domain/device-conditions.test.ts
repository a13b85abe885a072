import { describe, expect, test } from 'vitest';
import {
  type ConditionTopic,
  conditionsOf,
  type DeviceFacts,
  type DeviceHolds,
  looksPrivate,
} from '../../src/domain/device-conditions.ts';
import { fc } from '../support/property.ts';

const GIB = 1024 ** 3;
const MIB = 1024 ** 2;
/** An Android tablet of 4 GB with the app on its home screen. */
const GOOD: DeviceFacts = {
  persistence: 'promised',
  disk: 'works',
  typing: 'kept',
  folder: 'works',
  roomTold: 10 * GIB,
  roomFound: 8 * MIB,
  memory: 4,
  offline: 'ready',
  shownAs: 'app',
  system: 'android',
};
const topics = (facts: Partial<DeviceFacts>, holds: DeviceHolds = 'words') =>
  conditionsOf({ ...GOOD, ...facts }, holds).map((c) => c.topic);
const urgent = (facts: Partial<DeviceFacts>, holds: DeviceHolds = 'words') =>
  conditionsOf({ ...GOOD, ...facts }, holds)
    .filter((c) => c.urgent)
    .map((c) => c.topic);

describe('what a host is told of the tablet', () => {
  test('a tablet with nothing wrong has nothing but good lines', () => {
    expect(conditionsOf(GOOD, 'words').map((c) => c.level)).toEqual(['good', 'good', 'good', 'good']);
    expect(topics({})).toEqual(['disk-works', 'room-enough', 'promised', 'starts-offline']);
  });

  test.each<[string, Partial<DeviceFacts>, ConditionTopic]>([
    ['a disk that fails', { disk: 'failing' }, 'disk-failing'],
    ['a browser that stores nothing', { disk: 'refused' }, 'disk-refused'],
    ['a window that looks private', { persistence: 'not-promised', folder: 'refused' }, 'private-window'],
    ['hardly any room', { roomFound: 0 }, 'room-none'],
  ])('%s is told without being asked', (_what, facts, topic) => {
    expect(urgent(facts)).toEqual([topic]);
  });

  test.each<[string, Partial<DeviceFacts>, ConditionTopic]>([
    ['no promise', { persistence: 'not-promised' }, 'not-promised'],
    ['a promise that was not answered yet', { persistence: 'unanswered' }, 'promise-unanswered'],
    ['little room', { roomFound: 2 * MIB }, 'room-little'],
    ['an address without https', { offline: 'insecure' }, 'offline-insecure'],
    ['a browser without service workers', { offline: 'unable' }, 'offline-unable'],
    ['typing that is lost with the page', { typing: 'lost' }, 'typing-lost'],
  ])('%s stands in the list and interrupts nobody', (_what, facts, topic) => {
    expect(topics(facts)).toContain(topic);
    expect(urgent(facts)).toEqual([]);
  });

  test('the home screen is spoken of only where it helps: on an iPad or Android, in a page, without a promise', () => {
    const page = { shownAs: 'page', persistence: 'not-promised' } as const;
    expect(topics(page)).toContain('home-screen-android');
    expect(topics({ ...page, system: 'ipad' })).toContain('home-screen-ipad');
    for (const helped of [{ system: 'other' }, { persistence: 'promised' }, { shownAs: 'app' }] as const) {
      expect(topics({ ...page, ...helped }).filter((t) => t.startsWith('home-screen'))).toEqual([]);
    }
  });

  test('room is called enough only when something fitted, or the browser’s number is one it measured', () => {
    expect(topics({ roomFound: undefined })).not.toContain('room-enough'); // the round number of every Chromium
    expect(topics({ roomFound: undefined, roomTold: undefined })).not.toContain('room-enough');
    expect(topics({ roomFound: undefined, roomTold: 3.7 * GIB })).toContain('room-enough');
    expect(topics({ roomTold: 10 * GIB, roomFound: 0 })).toContain('room-none');
    expect(topics({ roomTold: 1 * MIB, roomFound: undefined })).toContain('room-none');
  });
});

describe('what those who lead are told of a device that holds a copy', () => {
  test('nothing interrupts them, and only a failing disk asks for something', () => {
    const bad = { disk: 'refused', roomFound: 0, persistence: 'not-promised', offline: 'insecure' } as const;
    expect(urgent(bad, 'copy')).toEqual([]);
    expect(conditionsOf({ ...GOOD, ...bad }, 'copy').filter((c) => c.level === 'act')).toEqual([]);
    expect(conditionsOf({ ...GOOD, disk: 'failing' }, 'copy')[0]).toMatchObject({
      topic: 'disk-failing',
      level: 'act',
    });
  });
});

describe('a window that looks private', () => {
  const facts = (told: number, memory: number) =>
    ({ persistence: 'not-promised', folder: 'works', roomTold: told, memory }) as const;

  test.each([
    ['Chromium 153, private, memory of 23 GB (measured)', 5 * GIB, 16, true],
    ['Chromium 153, regular, disk of 252 GB (measured)', 10 * GIB, 16, false],
    ['an older Chromium, private, 4 GB: a fifth of the memory', 0.8 * GIB, 4, true],
    ['an older Chromium, regular: six tenths of a disk of 32 GB', 19 * GIB, 4, false],
    ['a regular tablet with a disk of 8 GB', 5 * GIB, 4, false],
  ])('%s', (_what, told, memory, is) => {
    expect(looksPrivate(facts(told, memory))).toBe(is);
  });

  test('is never said where the browser has promised to keep everything, or told nothing', () => {
    expect(looksPrivate({ ...facts(GIB, 8), persistence: 'promised' })).toBe(false);
    expect(looksPrivate({ persistence: 'unable', folder: 'unable', roomTold: undefined, memory: 8 })).toBe(false);
    expect(looksPrivate({ persistence: 'not-promised', folder: 'works', roomTold: 1, memory: undefined })).toBe(false);
  });
});

test('whatever comes together, each condition has one line, and good is never said beside its opposite', () => {
  const any = fc.record<DeviceFacts>({
    persistence: fc.constantFrom('promised', 'not-promised', 'unanswered', 'unable'),
    disk: fc.constantFrom('works', 'failing', 'refused'),
    typing: fc.constantFrom('kept', 'lost'),
    folder: fc.constantFrom('works', 'refused', 'unable'),
    roomTold: fc.option(fc.integer({ min: 0, max: 20 * GIB }), { nil: undefined }),
    roomFound: fc.constantFrom(undefined, 0, 2 * MIB, 8 * MIB),
    memory: fc.constantFrom(undefined, 0.25, 2, 4, 8, 32),
    offline: fc.constantFrom('ready', 'coming', 'missing', 'insecure', 'unable'),
    shownAs: fc.constantFrom('app', 'page'),
    system: fc.constantFrom('ipad', 'android', 'other'),
  });
  fc.assert(
    fc.property(any, fc.constantFrom<DeviceHolds>('words', 'copy'), (facts, holds) => {
      const said = conditionsOf(facts, holds);
      const about = said.map(({ topic }) =>
        /promise/.test(topic) ? 'promise' : topic.replace(/^starts-/, '').split('-')[0],
      );
      expect(new Set(about).size).toBe(about.length);
      for (const { level, urgent } of said) expect(urgent && level === 'good').toBe(false);
      expect(said.some((c) => c.topic === 'disk-works')).toBe(facts.disk === 'works');
    }),
  );
});
