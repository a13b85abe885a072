import { deflateSync } from 'fflate';
import encodeQR from 'qr';
import { describe, expect, test } from 'vitest';
import { toBase64Url } from '../../src/domain/base64url.ts';
import { type Capability, capabilityPath, parseCapabilityPath } from '../../src/domain/capability.ts';
import { COLOURS, ICONS, KINDS, STATION_KINDS, VOICES } from '../../src/domain/code-lists.ts';
import type { SetupBody } from '../../src/domain/entry.ts';
import type { AngleId, MeetingId, RoundId, StationId, ThemeId } from '../../src/domain/ids.ts';
import { sampleSetup } from '../../src/domain/sample-meeting.ts';
import { type Setup, SetupFold } from '../../src/domain/setup-fold.ts';
import { hintFrom, startHint } from '../../src/domain/start-hint.ts';
import { grant } from '../../src/domain/token.ts';
import { CODE_VERSION_LIMIT, cardLink, LINK_LIMIT_BYTES } from '../../src/handover/card-link.ts';
import { checksum } from '../../src/handover/checksum.ts';
import { hintText, readHint } from '../../src/handover/hint-text.ts';
import { fc } from '../support/property.ts';

const ORIGIN = 'https://tafellaken.gemeente.example';
const STATION = 'table-1' as StationId;
const LINK = grant(new Uint8Array(32), {
  role: 'host',
  meeting: 'voorbeeld' as MeetingId,
  station: STATION,
  generation: 1,
}) as Capability & { role: 'host' };
const PATH = capabilityPath(LINK);

function folded(bodies: readonly SetupBody[]): Setup {
  const fold = new SetupFold();
  for (const [i, body] of bodies.entries()) {
    fold.add({ ...body, id: `e${i}`, clock: i + 1, at: 1, device: 'd' } as never);
  }
  return fold.setup;
}
const SAMPLE = folded(sampleSetup('2026-11-25'));

/** The hint in a link, as a tablet reads it. */
function hintIn(link: string, capability: Capability & { role: 'host' } = LINK): Setup | undefined {
  const [path = '', hint = ''] = (link.split('#')[1] ?? '').split('?s=');
  expect(parseCapabilityPath(path)).toEqual(capability);
  return readHint(hint, path, capability.station);
}

/** A hint with a right checksum: anybody can make one. */
function packed(of: string | Uint8Array): string {
  const bytes = typeof of === 'string' ? deflateSync(new TextEncoder().encode(of)) : of;
  const crc = checksum(Uint8Array.from([...bytes, ...new TextEncoder().encode(PATH)]));
  return `1${toBase64Url(Uint8Array.from([...Buffer.from(crc, 'hex'), ...bytes]))}`;
}

// what people write: letters of any script, and no control characters, which are taken out
const words = (maxLength: number) =>
  fc.string({ unit: fc.constantFrom(...'abcdefgh ijklmnop éëï’?, Амстердам 北京 🌳'), maxLength }).map((s) => s.trim());
const local = (max: number) =>
  fc
    .record({ nl: words(max), en: fc.option(words(max), { nil: undefined }) })
    .map(({ nl, en }) => (en === undefined || en === nl ? { nl } : { nl, en }));
const id = fc.stringMatching(/^[A-Za-z0-9_-]{1,40}$/).filter((s) => s !== 'none');
const some = <T>(list: readonly T[]) => fc.subarray([...list], { minLength: 1 });
const anySetup: fc.Arbitrary<Setup> = fc
  .record({
    title: local(200),
    date: fc.option(fc.constantFrom('2026-11-25', '2027-02-28'), { nil: undefined }),
    languages: some(['nl', 'en'] as const),
    kinds: some(KINDS),
    voices: some(VOICES),
    theme: fc.record({
      id,
      name: local(200),
      question: local(1_000),
      colour: fc.constantFrom(...COLOURS),
      icon: fc.option(fc.constantFrom(...ICONS), { nil: undefined }),
    }),
    angles: fc.uniqueArray(
      fc.record({ id, name: local(200), colour: fc.constantFrom(...COLOURS), icon: fc.constantFrom(...ICONS) }),
      { maxLength: 12, selector: (a) => a.id },
    ),
    rounds: fc.uniqueArray(fc.record({ id, name: local(200), minutes: fc.integer({ min: 1, max: 480 }) }), {
      maxLength: 8,
      selector: (r) => r.id,
    }),
    kind: fc.constantFrom(...STATION_KINDS),
    number: fc.integer({ min: 1, max: 100_000 }),
    name: fc.option(local(200), { nil: undefined }),
  })
  .map(({ theme, angles, rounds, kind, number, name, ...rest }) =>
    hintFrom({
      ...rest,
      themes: [{ ...theme, id: theme.id as ThemeId, subquestions: [], order: 1, dropped: false }],
      angles: angles.map((a, i) => ({ ...a, id: a.id as AngleId, order: i + 1, dropped: false })),
      rounds: rounds.map((r, i) => ({ ...r, id: r.id as RoundId, order: i + 1, dropped: false })),
      stations: [
        {
          id: STATION,
          kind,
          number,
          name,
          theme: theme.id as ThemeId,
          generation: 1,
          dropped: false,
          mergedInto: undefined,
        },
      ],
    }),
  );

describe('a start hint', () => {
  test('comes out as it went in, whatever the set-up', () => {
    fc.assert(
      fc.property(anySetup, (hint) => {
        expect(readHint(hintText(hint, PATH), PATH, STATION)).toEqual(hint);
      }),
    );
  });

  test('has what a table of the sample meeting needs: title, table, theme, question, angles, rounds, languages', () => {
    const hint = hintIn(cardLink(ORIGIN, LINK, SAMPLE).link);
    expect(hint?.known).toBe(false);
    expect(hint?.title.nl).toBe('Everbroek aan tafel: welzijn en zorg in de buurt');
    expect(hint?.stations[0]).toMatchObject({ id: STATION, kind: 'table', number: 1, theme: 'living-together' });
    expect(hint?.themes).toEqual([{ ...SAMPLE.themes[0], subquestions: [], order: 1 }]);
    expect(hint?.angles).toEqual(SAMPLE.angles);
    expect(hint?.rounds).toEqual(SAMPLE.rounds);
    expect(hint?.languages).toEqual(['nl', 'en']);
  });

  test('stays readable: what is on paper now is read by every later version', () => {
    const text = hintText(startHint(SAMPLE, STATION), PATH);
    expect(text).toMatchInlineSnapshot(
      `"118Sc882TsQrCQAyGX-VwbsEWdHBx8imc0hppvfQqvarg0_snVk8RNwe3EEjy_8kXyNmceaiGnr0jCm4EGbLCOuXaHoLDZnXBehL4sZOgVyoxy3b3kSphK9wDQr2sqzVA5QcWCkU5L5d5UeTlAlqh5-5WjMD8SeDD8XdCtzO9eUfkwRii6gQudWoSyeKJBuc54Csy9TRlGpajUigR4Thx1cY1BhmzHXmOSXp8b-sDWGaqG9erlsw8a8uXpLs0GBDwRLzTXygyJeVn0P0dTzc"`,
    );
  });

  test('is none when a character is missing or changed, when it stands behind another link, or is of a newer version', () => {
    const text = hintText(startHint(SAMPLE, STATION), PATH);
    expect(readHint(text, PATH, STATION)).toBeDefined();
    expect(readHint(text, PATH.replace('/1/', '/2/'), STATION)).toBeUndefined();
    expect(readHint(`2${text.slice(1)}`, PATH, STATION)).toBeUndefined();
    const whole = readHint(text, PATH, STATION);
    fc.assert(
      fc.property(fc.nat(text.length - 1), fc.constantFrom(...'AZaz09-_=%é'), (at, letter) => {
        expect(readHint(text.slice(0, at), PATH, STATION)).toBeUndefined();
        const read = readHint(text.slice(0, at) + letter + text.slice(at + 1), PATH, STATION);
        // the last character of base64 has bits that say nothing
        expect(read === undefined || JSON.stringify(read) === JSON.stringify(whole)).toBe(true);
      }),
    );
  });

  test('of a hostile hand is a set-up within its limits, or nothing', () => {
    const list: unknown[] = ['Avond', '2026-11-25', [0, 3, 'Hoek'], ['zorg', ['Zorg', 'Care'], 'Waarom?', 3, 4]];
    list.push([['r1', 'Ronde 1', 45]], [['a1', 'Preventie', 1, 2]], [0, 1], 0, [1, 2]);
    expect(readHint(packed(JSON.stringify(list)), PATH, STATION)?.themes[0]?.id).toBe('zorg');
    let read = 0;
    fc.assert(
      fc.property(fc.nat(list.length), fc.jsonValue({ maxDepth: 3 }), fc.nat(3), (at, value, inner) => {
        const hostile = list.slice();
        const old = hostile[at];
        hostile[at] = Array.isArray(old) && inner < old.length ? old.with(inner, value) : value;
        const hint = readHint(packed(JSON.stringify(hostile)), PATH, STATION);
        if (!hint) return;
        read++;
        expect(hint.known).toBe(false);
        expect(hint.stations.map((s) => s.id)).toEqual([STATION]);
        // whatever it is, it is a set-up like any other: it goes in and out unchanged
        expect(readHint(hintText(hint, PATH), PATH, STATION)).toEqual(hint);
      }),
    );
    expect(read).toBeGreaterThan(0);
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
        expect(readHint(packed(bytes), PATH, STATION)).toBeUndefined();
      }),
    );
    for (const text of ['', '{', 'null', '[]', '{"__proto__":{}}', '['.repeat(10_000)]) {
      expect(readHint(packed(text), PATH, STATION)).toBeUndefined();
    }
    const bomb = hintFrom({ title: { nl: 'a'.repeat(100_000) } });
    expect(readHint(hintText(bomb, PATH), PATH, STATION)).toBeUndefined();
    const escapes = hintFrom({ title: { nl: '\u0000\u001b[31mrood\u202e<script>' } });
    expect(readHint(hintText(escapes, PATH), PATH, STATION)?.title.nl).toBe('[31mrood\u202e<script>');
  });
});

describe('a card’s link', () => {
  test('fits in its code, whatever the set-up, and what it left out is said', () => {
    fc.assert(
      fc.property(anySetup, (setup) => {
        const { link, left } = cardLink(ORIGIN, LINK, setup);
        expect(new TextEncoder().encode(link).length).toBeLessThanOrEqual(LINK_LIMIT_BYTES);
        const hint = hintIn(link);
        if (link.includes('?s=')) expect(hint).toBeDefined();
        // the identifiers stay longest: a statement that is captured offline carries the real ones
        if (hint) expect([hint.themes[0]?.id, hint.rounds[0]?.id]).toEqual([setup.themes[0]?.id, setup.rounds[0]?.id]);
        if (left === 0 && hint) expect(hint.angles.map((a) => a.id)).toEqual(setup.angles.map((a) => a.id));
      }),
    );
  });

  test('is read from a code of at most the version that a card has room for', () => {
    const version = (text: string) =>
      (encodeQR(text, 'raw', { ecc: 'medium', encoding: 'byte', border: 1 }).length - 19) / 4;
    expect(version('x'.repeat(LINK_LIMIT_BYTES))).toBe(CODE_VERSION_LIMIT);
    expect(version('x'.repeat(LINK_LIMIT_BYTES + 1))).toBe(CODE_VERSION_LIMIT + 1);
    const { link, left } = cardLink('http://192.168.178.123:4600', LINK, SAMPLE);
    expect(left).toBe(0);
    expect(version(link)).toBeLessThanOrEqual(16);
  });

  test('cuts long names with an ellipsis, and leaves English out of a meeting without it', () => {
    const long = folded([
      ...sampleSetup('2026-11-25'),
      { type: 'meeting-set', changes: { title: { nl: 'Lang '.repeat(30) }, languages: ['nl'] } },
    ]);
    const hint = hintIn(cardLink(ORIGIN, LINK, long).link);
    expect(hint?.title.nl).toMatch(/^(Lang )+Lang…$|^(Lang )+Lan…$|^(Lang )+La…$|^(Lang )+L…$/);
    expect([...(hint?.title.nl ?? '')].length).toBeLessThanOrEqual(60);
    expect(JSON.stringify(hint)).not.toContain('"en":"');
  });

  test('of those who lead and look on has no hint: they need the whole set-up', () => {
    const viewer = grant(new Uint8Array(32), { role: 'viewer', meeting: 'voorbeeld' as MeetingId, generation: 1 });
    expect(cardLink(ORIGIN, viewer, SAMPLE)).toEqual({ link: `${ORIGIN}/#${capabilityPath(viewer)}`, left: 0 });
  });

  test('goes without a hint where the address leaves no room, and is whole all the same', () => {
    const { link } = cardLink(`https://${'a'.repeat(600)}.example`, LINK, SAMPLE);
    expect(link.endsWith(`#${PATH}`)).toBe(true);
  });
});
