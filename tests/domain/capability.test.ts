import { describe, expect, test } from 'vitest';
import { fromBase64Url, toBase64Url } from '../../src/domain/base64url.ts';
import {
  type Capability,
  type Claim,
  capabilityPath,
  parseCapabilityPath,
  type Right,
  ROLES,
  rightOn,
} from '../../src/domain/capability.ts';
import type { DocumentRef } from '../../src/domain/documents.ts';
import type { MeetingId, StationId } from '../../src/domain/ids.ts';
import { deriveToken, grant, isGenuine, ROOT_KEY_BYTES } from '../../src/domain/token.ts';
import { fc } from '../support/property.ts';

const id = fc.stringMatching(/^[A-Za-z0-9_-]{1,40}$/);
const generation = fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER });
const rootKey = fc.uint8Array({ minLength: ROOT_KEY_BYTES, maxLength: ROOT_KEY_BYTES });
const claim: fc.Arbitrary<Claim> = fc.oneof(
  fc.record({ role: fc.constantFrom('organiser', 'facilitator', 'viewer'), meeting: id, generation }),
  fc.record({ role: fc.constant('host'), meeting: id, station: id, generation }),
) as fc.Arbitrary<Claim>;
const capability: fc.Arbitrary<Capability> = fc.tuple(rootKey, claim).map(([key, c]) => grant(key, c));

const KEY = new Uint8Array(ROOT_KEY_BYTES).fill(7);
const HOST: Claim = { role: 'host', meeting: 'avond' as MeetingId, station: 't1' as StationId, generation: 1 };

describe('a link', () => {
  test('is genuine to whoever holds the root key, with nothing else asked of anyone', () => {
    fc.assert(
      fc.property(rootKey, claim, (key, c) => {
        expect(isGenuine(key, grant(key, c))).toBe(true);
      }),
    );
  });

  test('of one claim is not genuine for another', () => {
    fc.assert(
      fc.property(rootKey, claim, claim, (key, mine, yours) => {
        fc.pre(capabilityPath({ ...mine, token: '' }) !== capabilityPath({ ...yours, token: '' }));
        expect(isGenuine(key, { ...yours, token: deriveToken(key, mine) })).toBe(false);
      }),
    );
  });

  test('made with another root key is not genuine', () => {
    fc.assert(
      fc.property(rootKey, rootKey, claim, (mine, yours, c) => {
        fc.pre(toBase64Url(mine) !== toBase64Url(yours));
        expect(isGenuine(mine, grant(yours, c))).toBe(false);
      }),
    );
  });

  test('with any character of its token changed, left out or added is not genuine', () => {
    const { token } = grant(KEY, HOST);
    for (let i = 0; i < token.length; i++) {
      const other = token[i] === 'A' ? 'B' : 'A';
      expect(isGenuine(KEY, { ...HOST, token: token.slice(0, i) + other + token.slice(i + 1) })).toBe(false);
      expect(isGenuine(KEY, { ...HOST, token: token.slice(0, i) + token.slice(i + 1) })).toBe(false);
      expect(isGenuine(KEY, { ...HOST, token: token.slice(0, i) })).toBe(false);
    }
    expect(isGenuine(KEY, { ...HOST, token: `${token}A` })).toBe(false);
    expect(isGenuine(KEY, { ...HOST, token: token.toLowerCase() })).toBe(false);
  });

  test('of one station does not open another, and of one generation not the next', () => {
    const { token } = grant(KEY, HOST);
    expect(isGenuine(KEY, { ...HOST, station: 't2' as StationId, token })).toBe(false);
    expect(isGenuine(KEY, { ...HOST, generation: 2, token })).toBe(false);
    expect(isGenuine(KEY, { role: 'organiser', meeting: HOST.meeting, generation: 1, token })).toBe(false);
  });

  test('stays the same over versions: QR codes lie printed on the tables', () => {
    expect(capabilityPath(grant(KEY, HOST))).toBe('/m/avond/host/t1/1/JTerSdfrGseP6Z6ySalhHA');
  });
});

describe('the path of a link', () => {
  test('gives back the capability it was made from', () => {
    fc.assert(
      fc.property(capability, (c) => {
        expect(parseCapabilityPath(capabilityPath(c))).toEqual(c);
      }),
    );
  });

  test('leaves what follows the token alone', () => {
    const whole = grant(KEY, HOST);
    expect(parseCapabilityPath(`${capabilityPath(whole)}/matrix?theme=care`.replace('?', '/'))).toEqual(whole);
  });

  test('is refused when it lost a part, or was cut off anywhere', () => {
    const path = capabilityPath(grant(KEY, HOST));
    for (let length = 0; length < path.length; length++)
      expect(parseCapabilityPath(path.slice(0, length))).toBeUndefined();
    const parts = path.split('/');
    for (let i = 0; i < parts.length; i++) expect(parseCapabilityPath(parts.toSpliced(i, 1).join('/'))).toBeUndefined();
  });

  const token = grant(KEY, HOST).token;
  test.each([
    ['nothing', ''],
    ['a role that is none', `/m/avond/king/-/1/${token}`],
    ['a role in capitals', `/m/avond/HOST/t1/1/${token}`],
    ['a host without a station', `/m/avond/host//1/${token}`],
    ['a viewer with a station', `/m/avond/viewer/t1/1/${token}`],
    ['a generation of 0', `/m/avond/host/t1/0/${token}`],
    ['a negative generation', `/m/avond/host/t1/-1/${token}`],
    ['half a generation', `/m/avond/host/t1/1.5/${token}`],
    ['a generation written otherwise', `/m/avond/host/t1/1e0/${token}`],
    ['a generation with a zero in front', `/m/avond/host/t1/01/${token}`],
    ['a generation that no number holds', `/m/avond/host/t1/99999999999999999999/${token}`],
    ['a meeting with spaces', `/m/een avond/host/t1/1/${token}`],
    ['a meeting of 41 characters', `/m/${'a'.repeat(41)}/host/t1/1/${token}`],
    ['a token with a sign that is none of its own', `/m/avond/host/t1/1/${token.slice(1)}=`],
    ['no slash in front', `m/avond/host/t1/1/${token}`],
  ])('is refused with %s', (_, path) => {
    expect(parseCapabilityPath(path)).toBeUndefined();
  });

  test('is refused, and nothing throws, whatever was pasted', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.webUrl(), fc.webPath()), (text) => {
        expect(parseCapabilityPath(text)).toBeUndefined();
      }),
    );
  });
});

describe('what a link may do', () => {
  const meeting = 'avond' as MeetingId;
  const own = 't1' as StationId;
  const documents: DocumentRef[] = [
    { kind: 'setup', meeting },
    { kind: 'station', meeting, station: own },
    { kind: 'station', meeting, station: 't2' as StationId },
    { kind: 'harvest', meeting },
    { kind: 'screen', meeting },
    { kind: 'ballots', meeting },
  ];
  const claimOf = (role: (typeof ROLES)[number]): Claim =>
    role === 'host' ? { role, meeting, station: own, generation: 1 } : { role, meeting, generation: 1 };

  //                        set-up   own station  another  harvest  screen   ballots
  const table: Record<(typeof ROLES)[number], Right[]> = {
    organiser: ['write', 'read', 'read', 'write', 'write', 'read'],
    facilitator: ['write', 'read', 'read', 'write', 'write', 'read'],
    host: ['read', 'write', 'none', 'none', 'read', 'none'],
    viewer: ['none', 'none', 'none', 'none', 'read', 'none'],
  };

  test.each(ROLES)('of a %s is what the table of documents says', (role) => {
    expect(documents.map((ref) => rightOn(claimOf(role), ref))).toEqual(table[role]);
  });

  test.each(ROLES)('of a %s is nothing at all in another meeting', (role) => {
    for (const ref of documents) {
      expect(rightOn(claimOf(role), { ...ref, meeting: 'ochtend' as MeetingId })).toBe('none');
    }
  });
});

describe('bytes as text in a link', () => {
  test('come back as they were', () => {
    fc.assert(
      fc.property(fc.uint8Array({ size: 'large' }), (bytes) => {
        expect(fromBase64Url(toBase64Url(bytes))).toEqual(bytes);
      }),
    );
  });

  test('can be as many as the largest message holds', () => {
    const bytes = new Uint8Array(75_000).fill(200);
    expect(fromBase64Url(toBase64Url(bytes))).toEqual(bytes);
  });

  test.each(['A', 'AAAAA', '=', 'AA==', 'A A', 'é', '+/'])('are refused when the text is %s', (text) => {
    expect(fromBase64Url(text)).toBeUndefined();
  });
});
