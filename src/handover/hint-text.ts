import { deflateSync, inflateSync } from 'fflate';
import * as v from 'valibot';
import { fromBase64Url, toBase64Url } from '../domain/base64url.ts';
import { COLOURS, ICONS, KINDS, type LocalText, STATION_KINDS, VOICES } from '../domain/code-lists.ts';
import { QUESTION_LIMIT } from '../domain/entry.ts';
import { AngleId, RoundId, type StationId, ThemeId } from '../domain/ids.ts';
import type { Setup } from '../domain/setup-fold.ts';
import { hintFrom } from '../domain/start-hint.ts';
import { cleanText } from '../domain/text.ts';
import { checksum } from './checksum.ts';

/**
 * A start hint as text for a link: `1`, then base64url of a CRC-32 and a deflated JSON list. The CRC covers the link's path too, so
 * that a hint belongs to one link, and a text that was cut off or mistyped is no hint at all. docs/links.md describes the format.
 */
const VERSION = '1';
/** Far more than fits in a code that can be printed; what is longer was not made by us. Characters. */
const HINT_LIMIT = 4_000;
/** What a hint may unfold to. Bytes: every name and question of a set-up at its longest, twice. */
const UNPACKED_LIMIT = 32_000;
const CRC_BYTES = 4;
const NAME_LIMIT = 200;
/** More than a host can choose from; a set-up that has more gives the first. */
const ANGLES_LIMIT = 12;
const ROUNDS_LIMIT = 20;
const LANGUAGES = ['nl', 'en'] as const;

/**
 * What most hints have in common, so that it need not be in each. Part of version 1 of the format: a changed letter here makes
 * every link on paper unreadable.
 */
const DICTIONARY = new TextEncoder().encode(
  '"Zorg","Care"],"Wonen","Housing"],"Veiligheid","Safety"],"Samenleven","Living together"],"Meedoen","Taking part"],"Leren","Learning"],' +
    ' the neighbourhood ?"],"What do you How do we een ander iedereen mensen in uw buurt, de wijk wat hebt u nodig om Hoe zorgen we dat Wat ' +
    '[["intro",["Introductie","Introduction"],10],["round-1",["Ronde 1","Round 1"],45],["round-2",["Ronde 2","Round 2"],45],["round-3",["Ronde 3","Round 3"],30]],' +
    '[["prevention",["Preventie","Prevention"],5,0],["cooperation",["Samenwerking","Cooperation"],3,1],["say",["Zeggenschap","Say"],0,2]],[0,1],0,0]',
);

const text = (limit: number) => v.pipe(v.string(), v.maxLength(limit));
const local = (limit: number) => v.union([text(limit), v.tuple([text(limit), text(limit)])]);
const number = v.pipe(v.number(), v.safeInteger());
const name = local(NAME_LIMIT);
const maybe = <S extends v.GenericSchema>(schema: S) => v.union([schema, v.literal(0)]);

/** `looseTuple`: a later version of the app may add to the end of a list. */
const Hint = v.looseTuple([
  name, // title
  maybe(v.pipe(v.string(), v.isoDate())),
  v.looseTuple([number, v.pipe(number, v.minValue(0), v.maxValue(100_000)), maybe(name)]), // station: kind, number, name
  maybe(v.looseTuple([ThemeId, name, local(QUESTION_LIMIT), number, number])), // theme: id, name, question, colour, icon
  v.pipe(
    v.array(v.looseTuple([RoundId, name, v.pipe(number, v.minValue(1), v.maxValue(480))])),
    v.maxLength(ROUNDS_LIMIT),
  ),
  v.pipe(v.array(v.looseTuple([AngleId, name, number, number])), v.maxLength(ANGLES_LIMIT)),
  v.array(number), // languages
  maybe(v.array(number)), // kinds, 0 for all
  maybe(v.array(number)), // voices
]);
type Hint = v.InferInput<typeof Hint>;

/** The text of a hint for the station's link with that path. */
export function hintText(hint: Setup, path: string): string {
  const [station] = hint.stations;
  const [theme] = hint.themes;
  const list: Hint = [
    short(hint.title),
    hint.date ?? 0,
    station ? [STATION_KINDS.indexOf(station.kind), station.number, station.name ? short(station.name) : 0] : [0, 0, 0],
    theme ? [theme.id, short(theme.name), short(theme.question), COLOURS.indexOf(theme.colour), iconAt(theme.icon)] : 0,
    hint.rounds.slice(0, ROUNDS_LIMIT).map((r) => [r.id, short(r.name), r.minutes]),
    hint.angles.slice(0, ANGLES_LIMIT).map((a) => [a.id, short(a.name), COLOURS.indexOf(a.colour), iconAt(a.icon)]),
    places(LANGUAGES, hint.languages) || [0],
    hint.kinds.length === KINDS.length ? 0 : places(KINDS, hint.kinds),
    hint.voices.length === VOICES.length ? 0 : places(VOICES, hint.voices),
  ];
  const packed = deflateSync(new TextEncoder().encode(JSON.stringify(list)), { level: 9, dictionary: DICTIONARY });
  return VERSION + toBase64Url(Uint8Array.from([...crcOf(packed, path), ...packed]));
}

/**
 * The start hint in a text that came with the link of that path and station; undefined when it is none, damaged, of another link, or of a
 * newer version. Anything may be in it: what comes out has the shape and the limits of a set-up, and nothing more is promised.
 */
export function readHint(hint: string, path: string, station: StationId): Setup | undefined {
  if (hint.length > HINT_LIMIT || !hint.startsWith(VERSION)) return undefined;
  const bytes = fromBase64Url(hint.slice(VERSION.length));
  const packed = bytes?.subarray(CRC_BYTES);
  if (!bytes || !packed || crcOf(packed, path).some((byte, i) => byte !== bytes[i])) return undefined;
  const result = v.safeParse(Hint, unpackedJson(packed));
  return result.success ? setupOf(result.output, station) : undefined;
}

function setupOf(hint: v.InferOutput<typeof Hint>, id: StationId): Setup {
  const [title, date, [kind, at, stationName], theme, rounds, angles, languages, kinds, voices] = hint;
  return hintFrom({
    title: long(title),
    date: date === 0 ? undefined : date,
    languages: pick(LANGUAGES, languages, ['nl']),
    kinds: kinds === 0 ? KINDS : pick(KINDS, kinds, KINDS),
    voices: voices === 0 ? VOICES : pick(VOICES, voices, VOICES),
    themes:
      theme === 0
        ? []
        : [
            {
              id: theme[0],
              name: long(theme[1]),
              question: long(theme[2]),
              subquestions: [],
              colour: COLOURS[theme[3]] ?? 'grey',
              icon: ICONS[theme[4]],
              order: 1,
              dropped: false,
            },
          ],
    rounds: unique(rounds).map(([round, called, minutes], i) => ({
      id: round,
      name: long(called),
      minutes,
      order: i + 1,
      dropped: false,
    })),
    angles: unique(angles).map(([angle, called, colour, icon], i) => ({
      id: angle,
      name: long(called),
      colour: COLOURS[colour] ?? 'grey',
      icon: ICONS[icon] ?? ICONS[0],
      order: i + 1,
      dropped: false,
    })),
    stations: [
      {
        id,
        kind: STATION_KINDS[kind] ?? 'table',
        number: at,
        name: stationName === 0 ? undefined : long(stationName),
        theme: theme === 0 ? undefined : theme[0],
        generation: 1,
        dropped: false,
        mergedInto: undefined,
      },
    ],
  });
}

/** Equal texts in both languages are one. */
function short({ nl, en }: LocalText): string | [string, string] {
  return en === undefined || en === nl ? nl : [nl, en];
}
function long(read: string | [string, string]): LocalText {
  if (typeof read === 'string') return { nl: cleanText(read) };
  return { nl: cleanText(read[0]), en: cleanText(read[1]) };
}

function iconAt(icon: (typeof ICONS)[number] | undefined): number {
  return icon === undefined ? -1 : ICONS.indexOf(icon);
}
function places<T>(all: readonly T[], chosen: readonly T[]): number[] {
  return chosen.map((one) => all.indexOf(one));
}
/** Those of a list that are named by their places, in its own order; `otherwise` when none of them is known. */
function pick<T>(all: readonly T[], named: readonly number[], otherwise: readonly T[]): readonly T[] {
  const chosen = all.filter((_, i) => named.includes(i));
  return chosen.length > 0 || named.length === 0 ? chosen : otherwise;
}
function unique<T extends readonly [string, ...unknown[]]>(list: readonly T[]): T[] {
  return [...new Map(list.map((item) => [item[0], item])).values()];
}

/** Bytes of the CRC-32 over what is packed and the path that it belongs to. */
function crcOf(packed: Uint8Array, path: string): number[] {
  const digits = checksum(Uint8Array.from([...packed, ...new TextEncoder().encode(path)]));
  return [0, 2, 4, 6].map((i) => Number.parseInt(digits.slice(i, i + 2), 16));
}

function unpackedJson(packed: Uint8Array): unknown {
  try {
    const unpacked = inflateSync(packed, { dictionary: DICTIONARY, out: new Uint8Array(UNPACKED_LIMIT) });
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(unpacked)); // what was cut off at the limit is no JSON
  } catch {
    return undefined;
  }
}
