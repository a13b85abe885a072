import { describe, expect, test } from 'vitest';
import { type FromHub, parseFromHub, parseToHub, type ToHub } from '../../src/sync/messages.ts';
import { fc } from '../support/property.ts';

const REPORT = { type: 'report', ask: 3, device: 'd1', held: 2 };
const HELLO = { type: 'hello', ask: 0 };
const RECEIVED = { type: 'received', ask: 3, vector: 'AQAB', now: 1_000 };
const WELCOME = { type: 'welcome', ask: 0, now: 1_000, version: '0.1.0' };
const PRESENCE = {
  type: 'presence',
  now: 1_000,
  stations: [{ station: 't1', device: 'd1', online: true, heardAt: 900, held: 0 }],
};

describe('a message between a device and the hub', () => {
  test.each([REPORT, HELLO])('to the hub comes over as it was: %j', (message) => {
    expect(parseToHub(JSON.stringify(message))).toEqual(message as ToHub);
    expect(parseFromHub(JSON.stringify(message))).toBeUndefined();
  });

  test.each([RECEIVED, WELCOME, PRESENCE])('from the hub comes over as it was: %j', (message) => {
    expect(parseFromHub(JSON.stringify(message))).toEqual(message as FromHub);
    expect(parseToHub(JSON.stringify(message))).toBeUndefined();
  });

  test.each([
    ['of a newer version', { type: 'waved', ask: 1 }],
    ['without a type', { ask: 1 }],
    ['that holds less than nothing', { ...REPORT, held: -1 }],
    ['that holds half an entry', { ...REPORT, held: 0.5 }],
    ['with a number as text', { ...REPORT, held: '2' }],
    ['from a device that cannot be one', { ...REPORT, device: 'a b' }],
    ['in a list', [REPORT]],
  ])('to the hub %s is left alone', (_, message) => {
    expect(parseToHub(JSON.stringify(message))).toBeUndefined();
  });

  test.each([
    ['of a newer version', { type: 'waved' }],
    ['with bytes that are none', { ...RECEIVED, vector: 'AQ==' }],
    ['with bytes without end', { ...RECEIVED, vector: 'A'.repeat(100_001) }],
    ['without the time', { ...WELCOME, now: undefined }],
    ['about a station half told', { ...PRESENCE, stations: [{ station: 't1' }] }],
  ])('from the hub %s is left alone', (_, message) => {
    expect(parseFromHub(JSON.stringify(message))).toBeUndefined();
  });

  test('with fields of a newer version is read without them', () => {
    expect(parseToHub(JSON.stringify({ ...REPORT, battery: 80 }))).toEqual(REPORT);
  });

  test('that is rubbish is left alone by both, and nothing throws', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.json()), (text) => {
        expect(parseToHub(text)).toBeUndefined();
        expect(parseFromHub(text)).toBeUndefined();
      }),
    );
  });
});
