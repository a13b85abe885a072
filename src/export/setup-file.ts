import * as v from 'valibot';
import { COLOURS, ICONS, KINDS, STATION_KINDS, VOICES } from '../domain/code-lists.ts';
import { MINUTES_LIMIT, NAME_LIMIT, NUMBER_LIMIT, QUESTION_LIMIT, SUBQUESTIONS_LIMIT } from '../domain/entry.ts';
import { AngleId, RoundId, StationId, ThemeId } from '../domain/ids.ts';
import type { SetupPlan } from '../domain/setup-plan.ts';
import { asciiWords } from './file-name.ts';
import { isObject, jsonIn } from './json-file.ts';

/** The set-up of a meeting as a file: to keep, to pass on, to begin next year's from. It holds no statement, no link and no key. */
const FORMAT = 'tafellaken-setup';
const VERSION = 1;
/** Characters. The export of the largest meeting (60,000 statements) has some 50 million; what is longer is not ours. */
const FILE_LIMIT = 64_000_000;
/** More than any hall holds; a file with more was not made by this app. */
const STATIONS_LIMIT = 2_000;
const LIST_LIMIT = 100;

const local = (limit: number) => {
  const text = v.pipe(v.string(), v.maxLength(limit));
  return v.object({ nl: text, en: v.optional(text) });
};
const Name = local(NAME_LIMIT);
const list = <const S extends v.GenericSchema>(item: S, limit = LIST_LIMIT) =>
  v.pipe(v.array(item), v.maxLength(limit));

const Plan = v.object({
  title: Name,
  date: v.optional(v.pipe(v.string(), v.isoDate())),
  place: v.pipe(v.string(), v.maxLength(NAME_LIMIT)),
  languages: list(v.picklist(['nl', 'en'])),
  kinds: list(v.picklist(KINDS)),
  voices: list(v.picklist(VOICES)),
  themes: list(
    v.object({
      id: ThemeId,
      name: Name,
      question: local(QUESTION_LIMIT),
      subquestions: list(local(QUESTION_LIMIT), SUBQUESTIONS_LIMIT),
      colour: v.picklist(COLOURS),
      icon: v.optional(v.picklist(ICONS)),
    }),
  ),
  angles: list(v.object({ id: AngleId, name: Name, colour: v.picklist(COLOURS), icon: v.picklist(ICONS) })),
  rounds: list(
    v.object({
      id: RoundId,
      name: Name,
      minutes: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(MINUTES_LIMIT)),
    }),
  ),
  stations: list(
    v.object({
      id: StationId,
      kind: v.picklist(STATION_KINDS),
      number: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(NUMBER_LIMIT)),
      name: v.optional(Name),
      theme: v.optional(ThemeId),
    }),
    STATIONS_LIMIT,
  ),
});

/** Why a field is not taken. */
export type FieldProblem =
  | 'missing'
  | 'wrong-type'
  | 'too-long'
  | 'too-many'
  | 'not-in-list'
  | 'no-date'
  | 'no-id'
  | 'out-of-range'
  | 'twice'
  | 'no-such-theme';

/** `field`: the way to it in the file, as `['themes', 2, 'name', 'nl']`; lists count from 0. */
export type SetupFileRead =
  | { state: 'read'; plan: SetupPlan }
  | { state: 'too-large' | 'no-json' | 'other-file' }
  | { state: 'newer'; version: string }
  | { state: 'field'; field: readonly (string | number)[]; problem: FieldProblem };

export function setupFileText(plan: SetupPlan): string {
  return `${JSON.stringify({ format: FORMAT, version: VERSION, ...plan }, null, 2)}\n`;
}

/** `tafellaken-<title>-<day>-setup.json`, in small ASCII letters, digits and hyphens. */
export function setupFileName({ title, date }: SetupPlan): string {
  return `${['tafellaken', asciiWords(title.nl), date, 'setup'].filter(Boolean).join('-')}.json`;
}

/** Reads a set-up file, or what of a meeting's whole export is its set-up. All of it, or the first thing that is wrong. */
export function readSetupFile(text: string): SetupFileRead {
  if (text.length > FILE_LIMIT) return { state: 'too-large' };
  const value = jsonIn(text);
  if (value === undefined) return { state: 'no-json' };
  if (!isObject(value)) return { state: 'other-file' };
  if (value.format === FORMAT) {
    if (typeof value.version === 'number' && value.version > VERSION)
      return { state: 'newer', version: String(value.version) };
    return value.version === VERSION ? readPlan(value) : { state: 'field', field: ['version'], problem: 'wrong-type' };
  }
  if (typeof value.schemaVersion === 'string' && isObject(value.meeting)) {
    if (value.schemaVersion.split('.')[0] !== '1') return { state: 'newer', version: value.schemaVersion };
    return readPlan(fromExport(value));
  }
  return { state: 'other-file' };
}

function readPlan(value: Record<string, unknown>): SetupFileRead {
  const result = v.safeParse(Plan, value, { abortEarly: true });
  if (!result.success) {
    const [issue] = result.issues;
    const field = (issue.path ?? []).map((part) => part.key as string | number);
    return { state: 'field', field, problem: problemOf(issue) };
  }
  const plan = result.output;
  const themes = new Set(plan.themes.map((t) => t.id));
  for (const [i, { theme }] of plan.stations.entries()) {
    if (theme && !themes.has(theme))
      return { state: 'field', field: ['stations', i, 'theme'], problem: 'no-such-theme' };
  }
  for (const name of ['themes', 'angles', 'rounds', 'stations'] as const) {
    const seen = new Set<string>();
    for (const [i, { id }] of plan[name].entries()) {
      if (seen.has(id)) return { state: 'field', field: [name, i, 'id'], problem: 'twice' };
      seen.add(id);
    }
  }
  return { state: 'read', plan };
}

function problemOf(issue: v.GenericIssue): FieldProblem {
  if (issue.received === 'undefined') return 'missing';
  switch (issue.type) {
    case 'max_length':
      return typeof issue.input === 'string' ? 'too-long' : 'too-many';
    case 'picklist':
      return 'not-in-list';
    case 'iso_date':
      return 'no-date';
    case 'regex':
      return 'no-id';
    case 'integer':
    case 'min_value':
    case 'max_value':
      return 'out-of-range';
    default:
      return 'wrong-type';
  }
}

/** An export has null where a set-up file has nothing, and lists what was dropped. */
function fromExport(value: Record<string, unknown>): Record<string, unknown> {
  const there = (name: string) => {
    const items = value[name];
    if (!Array.isArray(items)) return items;
    return items.filter((item) => !(isObject(item) && item.dropped === true)).map(withoutNulls);
  };
  const themes = there('themes');
  const ids = new Set(Array.isArray(themes) ? themes.map((t) => isObject(t) && t.id) : []);
  const stations = there('stations');
  return {
    ...(withoutNulls(value.meeting) as object),
    themes,
    angles: there('angles'),
    rounds: there('rounds'),
    stations: Array.isArray(stations)
      ? stations.map((s) =>
          isObject(s) && s.theme !== undefined && !ids.has(s.theme as string) ? omit(s, 'theme') : s,
        )
      : stations,
  };
}

function withoutNulls(value: unknown): unknown {
  return isObject(value) ? Object.fromEntries(Object.entries(value).filter(([, v]) => v !== null)) : value;
}
function omit(value: Record<string, unknown>, key: string): Record<string, unknown> {
  const { [key]: _, ...rest } = value;
  return rest;
}
