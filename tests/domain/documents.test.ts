import { describe, expect, test } from 'vitest';
import { type DocumentRef, documentName, parseDocumentName } from '../../src/domain/documents.ts';
import { MeetingId, newId, parseId } from '../../src/domain/ids.ts';
import { fc } from '../support/property.ts';

const id = fc.stringMatching(/^[A-Za-z0-9_-]{1,40}$/);
const ref = fc.oneof(
  fc.record({ kind: fc.constantFrom('setup', 'harvest', 'screen'), meeting: id }),
  fc.record({ kind: fc.constant('station'), meeting: id, station: id }),
) as fc.Arbitrary<DocumentRef>;

describe('the name of a document', () => {
  test('gives back the document it stands for', () => {
    fc.assert(
      fc.property(ref, (document) => {
        expect(parseDocumentName(documentName(document))).toEqual(document);
      }),
    );
  });

  test('stands for one document only', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), ref.map(documentName)), (name) => {
        const document = parseDocumentName(name);
        if (document) expect(documentName(document)).toBe(name);
      }),
    );
  });

  test.each([
    '',
    '/',
    'avond',
    'avond/',
    '/setup',
    'avond/setup/',
    'avond/setup/x',
    'avond/Setup',
    'avond/station',
    'avond/station/',
    'avond/station/t1/',
    'avond/station/t1/x',
    'avond/station/t 1',
    'een avond/setup',
    'avond/../setup',
    'avond\u0000/setup',
    'avond/setup\n',
    `${'a'.repeat(41)}/setup`,
  ])('%j stands for none', (name) => {
    expect(parseDocumentName(name)).toBeUndefined();
  });
});

describe('an identifier', () => {
  test('is made of 16 characters that can stand in a link, of all 64 there are', () => {
    const made = fc.sample(fc.uint8Array({ minLength: 16, maxLength: 16 }), 500).map((bytes) => newId(() => bytes));
    for (const text of made) expect(text).toMatch(/^[A-Za-z0-9_-]{16}$/);
    expect(newId(() => Uint8Array.from({ length: 16 }, (_, i) => i * 16))).not.toBe(newId(() => new Uint8Array(16)));
    expect(new Set(Array.from({ length: 64 }, (_, i) => newId(() => new Uint8Array(16).fill(i)))).size).toBe(64);
  });

  test.each([undefined, null, 1, {}, '', ' ', 'a b', 'a/b', 'a#b', 'é', 'a'.repeat(41), 'a\n'])(
    'is refused when it is %j',
    (value) => {
      expect(parseId(MeetingId, value)).toBeUndefined();
    },
  );
});
