import { describe, expect, test } from 'vitest';
import type { RoundId } from '../../src/domain/ids.ts';
import { hashWithLook, lookToQuery, MATRIX_VIEWS, queryToLook } from '../../src/roles/facilitator/address-look.ts';
import { splitHash } from '../../src/roles/facilitator/filter-address.ts';
import { fc } from '../support/property.ts';

const HASH = '#/m/abc/facilitator/-/1/token';

describe('how one looks, in the address', () => {
  test('what is sought comes back as it was typed, whatever it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), fc.constantFrom(...MATRIX_VIEWS), (text, matrix) => {
        const once = queryToLook(lookToQuery({ filter: { kinds: ['idea'] }, sought: text, matrix }));
        expect(once.matrix).toBe(matrix);
        expect(once.filter).toEqual({ kinds: ['idea'] });
        expect(once.sought).toBe(text.replaceAll(/\s+/g, ' ').trim().toWellFormed());
      }),
    );
  });

  test('reads anything without failing, and only what it would write itself', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.webQueryParameters()), (query) => {
        const look = queryToLook(query);
        expect(queryToLook(lookToQuery(look))).toEqual(look);
      }),
    );
  });

  test('a change leaves the rest, and the link of the meeting, as they were', () => {
    const sought = hashWithLook(HASH, { sought: ' zorg & "buurt huis" ' });
    expect(sought).toBe(`${HASH}?q=zorg%20%26%20%22buurt%20huis%22`);
    const both = hashWithLook(sought, { filter: { rounds: ['round-2' as RoundId] }, matrix: 'voices' });
    expect(splitHash(both).path).toBe(splitHash(HASH).path);
    expect(queryToLook(splitHash(both).query)).toEqual({
      filter: { rounds: ['round-2'] },
      sought: 'zorg & "buurt huis"',
      matrix: 'voices',
    });
    expect(hashWithLook(both, { filter: {}, sought: '', matrix: 'all' })).toBe(HASH);
  });
});
