import { expect, test } from 'vitest';
import { DEVICE_NAME_LIMIT, deviceName } from '../../src/domain/device-name.ts';
import { fc } from '../support/property.ts';

test.each([
  ['  Ria ', 'Ria'],
  ['J.\n de\tV.', 'J. de V.'],
  ['José', 'José'],
  ['', undefined],
  ['   ', undefined],
  ['\u200B', undefined],
  [undefined, undefined],
])('%j is shown as %j', (typed, shown) => {
  expect(deviceName(typed)).toBe(shown);
});

test('whatever is typed or sent is one line of at most the limit, and naming it again changes nothing', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
      const name = deviceName(text);
      if (name === undefined) return;
      expect(name.length).toBeLessThanOrEqual(DEVICE_NAME_LIMIT);
      expect(name).not.toMatch(/[\n\r\t]/);
      expect(name.isWellFormed()).toBe(true);
      expect(deviceName(name)).toBe(name);
    }),
  );
});
