import { utf8TextDecoder } from 'lib0/string';
import { expect, it } from 'vitest';
import * as Y from 'yjs';
import { rememberShortStrings, shortDecoder } from '../../src/domain/short-strings.ts';
import { fc } from '../support/property.ts';

const platform = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const decode = (bytes: Uint8Array) => platform.decode(bytes);

it('reads what the platform reads, the first time and again, and refuses what it refuses', () => {
  const short = shortDecoder(decode);
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 40 }),
    fc.constantFrom('type', 'text', '', 'thema', '\uFEFFa'),
  );
  fc.assert(
    fc.property(fc.array(text, { maxLength: 30 }), (words) => {
      for (const word of [...words, ...words]) {
        const bytes = new TextEncoder().encode(word);
        expect(short(bytes)).toBe(decode(bytes));
      }
    }),
  );
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 30 }), (bytes) => {
      const outcome = (of: (bytes: Uint8Array) => string) => {
        try {
          return of(bytes);
        } catch (error) {
          return (error as Error).name;
        }
      };
      expect(outcome(short)).toBe(outcome(decode));
    }),
  );
});

it('asks for a word once', () => {
  const asked: string[] = [];
  const short = shortDecoder((bytes) => {
    asked.push(decode(bytes));
    return decode(bytes);
  });
  const bytes = (word: string) => new TextEncoder().encode(word);
  for (const word of ['theme', 'theme', 'zorg', 'theme', 'zorg']) short(bytes(word));
  expect(asked).toEqual(['theme', 'zorg']);
});

it('is what Yjs reads with once it was asked for, and documents stay what they were', () => {
  const doc = new Y.Doc();
  doc.getArray('entries').push([
    { type: 'captured', text: 'één woord', theme: 'zorg' },
    { type: 'captured', theme: 'zorg' },
  ]);
  const update = Y.encodeStateAsUpdate(doc);
  rememberShortStrings();
  rememberShortStrings();
  expect(utf8TextDecoder && Object.hasOwn(utf8TextDecoder, 'decode')).toBe(true);
  for (let turn = 0; turn < 2; turn++) {
    const copy = new Y.Doc();
    Y.applyUpdate(copy, update);
    expect(copy.getArray('entries').toArray()).toEqual(doc.getArray('entries').toArray());
    expect(Y.encodeStateAsUpdate(copy)).toEqual(update);
  }
});
