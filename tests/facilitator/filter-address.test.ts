import { describe, expect, test } from 'vitest';
import { KINDS, VOICES } from '../../src/domain/code-lists.ts';
import type { AngleId, RoundId, StationId, ThemeId } from '../../src/domain/ids.ts';
import type { Filter } from '../../src/domain/tally.ts';
import { filterToQuery, queryToFilter } from '../../src/roles/facilitator/filter-address.ts';
import { fc } from '../support/property.ts';

const id = fc.stringMatching(/^[A-Za-z0-9_-]{1,40}$/);
const some = <T>(one: fc.Arbitrary<T>) =>
  fc.uniqueArray(one, { minLength: 1, maxLength: 8 }).map((list) => list.sort());
const anyFilter: fc.Arbitrary<Filter> = fc.record(
  {
    themes: some(id as fc.Arbitrary<ThemeId>),
    angles: some(fc.oneof(id as fc.Arbitrary<AngleId>, fc.constant('none' as const))),
    kinds: some(fc.constantFrom(...KINDS, 'none' as const)),
    voices: some(fc.constantFrom(...VOICES, 'none' as const)),
    stations: some(id as fc.Arbitrary<StationId>),
    rounds: some(id as fc.Arbitrary<RoundId>),
  },
  { requiredKeys: [] },
);

describe('a filter in the address', () => {
  test('comes back as it was written, whatever it chooses', () => {
    fc.assert(
      fc.property(anyFilter, (filter) => {
        expect(queryToFilter(filterToQuery(filter))).toEqual(filter);
      }),
    );
  });

  test('is written the same way in whatever order it was chosen, so that two facilitators have the same address', () => {
    const one: Filter = { kinds: ['idea', 'concern'], themes: ['care' as ThemeId] };
    const other: Filter = { themes: ['care' as ThemeId], kinds: ['concern', 'idea', 'idea'] };
    expect(filterToQuery(one)).toBe('theme=care&kind=concern,idea');
    expect(filterToQuery(other)).toBe(filterToQuery(one));
  });

  test('is not there at all when everything is chosen', () => {
    expect(filterToQuery({})).toBe('');
    expect(filterToQuery({ themes: [] })).toBe('');
    expect(queryToFilter('')).toEqual({});
  });

  test('can be written in the long form that people and mail programs make of it', () => {
    expect(queryToFilter('?theme=care&theme=safety&kind=idea%2Cnone')).toEqual({
      themes: ['care', 'safety'],
      kinds: ['idea', 'none'],
    });
  });

  test.each([
    ['?theme=', {}],
    ['theme=%%%&kind=&&&=', {}],
    ['theme=<script>&angle=a b&round=ronde/1', {}],
    [`theme=${'x'.repeat(41)}`, {}],
    ['kind=idea,shouting,IDEA&voice=mayor', { kinds: ['idea'] }],
    ['colour=red&theme=care&theme=../..', { themes: ['care'] }],
    ['kind=none&voice=none&angle=none', { angles: ['none'], kinds: ['none'], voices: ['none'] }],
    ['__proto__=x&constructor=y&table=table-1', { stations: ['table-1'] }],
  ])('leaves out what is no filter: %s', (query, filter) => {
    expect(queryToFilter(query)).toEqual(filter);
  });

  test('reads anything without failing, and only what it would write itself', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.webQueryParameters()), (query) => {
        const filter = queryToFilter(query);
        expect(queryToFilter(filterToQuery(filter))).toEqual(filter);
      }),
    );
  });

  test('with more tables than any hall has is read up to as many as a large hall has', () => {
    const query = `table=${Array.from({ length: 5_000 }, (_, i) => `t${i}`).join(',')}`;
    expect(queryToFilter(query).stations).toHaveLength(1_000);
  });
});
