import { describe, expect, test } from 'vitest';
import type { Claim } from '../../src/domain/capability.ts';
import type { MeetingId, StationId } from '../../src/domain/ids.ts';
import { deriveShortCode, readShortCode, shownShortCode } from '../../src/domain/short-code.ts';
import { fc } from '../support/property.ts';

const KEY = new Uint8Array(32).fill(7);
const meeting = 'avond' as MeetingId;
const table = (n: number, generation = 1): Claim => ({
  role: 'host',
  meeting,
  station: `tafel-${n}` as StationId,
  generation,
});
const code = (n: number) => deriveShortCode(KEY, table(n));
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

describe('a short code', () => {
  test('is another for every table, role, generation, meeting and key', () => {
    const claims: Claim[] = [
      ...Array.from({ length: 1_000 }, (_, i) => table(i)),
      table(1, 2),
      { role: 'facilitator', meeting, generation: 1 },
      { role: 'viewer', meeting, generation: 1 },
      { ...table(1), meeting: 'andere' as MeetingId },
    ];
    const codes = new Set(claims.map((claim) => deriveShortCode(KEY, claim)));
    codes.add(deriveShortCode(new Uint8Array(32).fill(8), table(1)));
    expect(codes.size).toBe(claims.length + 1);
    for (const one of codes) expect(one).toMatch(/^[0-9A-HJKMNP-TV-Z]{10}$/);
  });

  test('stays what it is: a changed derivation would make every printed card wrong', () => {
    expect(deriveShortCode(KEY, table(1))).toMatchInlineSnapshot(`"HX18K156Q6"`);
  });

  test('is read however it is typed: small letters, spaces, dashes, and O, I and L for what they look like', () => {
    fc.assert(
      fc.property(fc.nat(500), fc.constantFrom(' ', '-', '–', '', '.'), fc.boolean(), (n, gap, small) => {
        const made = code(n);
        let typed = [...shownShortCode(made)]
          .join(gap)
          .replaceAll('0', small ? 'o' : 'O')
          .replaceAll('1', small ? 'l' : 'I');
        if (small) typed = typed.toLowerCase();
        expect(readShortCode(` ${typed} `)).toEqual({ state: 'code', code: made });
      }),
    );
  });

  test('with one wrong character, or two neighbours swapped, is noticed before anyone is asked', () => {
    fc.assert(
      fc.property(fc.nat(500), fc.nat(9), fc.integer({ min: 1, max: 31 }), (n, at, by) => {
        const made = code(n);
        const other = ALPHABET[(ALPHABET.indexOf(made[at] ?? '') + by) % 32];
        const wrong = made.slice(0, at) + other + made.slice(at + 1);
        expect(readShortCode(wrong)).toEqual({ state: 'wrong', reason: 'check' });
        if (at === 9 || made[at] === made[at + 1]) return;
        const swapped = `${made.slice(0, at)}${made[at + 1]}${made[at]}${made.slice(at + 2)}`;
        expect(readShortCode(swapped)).toEqual({ state: 'wrong', reason: 'check' });
      }),
    );
  });

  test('that is too short, too long, or has a character that no code has, is said to be that', () => {
    expect(readShortCode('')).toEqual({ state: 'wrong', reason: 'length' });
    expect(readShortCode(code(1).slice(1))).toEqual({ state: 'wrong', reason: 'length' });
    expect(readShortCode(`${code(1)}0`)).toEqual({ state: 'wrong', reason: 'length' });
    expect(readShortCode(`${code(1).slice(1)}U`)).toEqual({ state: 'wrong', reason: 'letter' });
    expect(readShortCode('tafel één')).toEqual({ state: 'wrong', reason: 'letter' });
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => void readShortCode(text)));
  });
});
