import * as v from 'valibot';
import { canonical } from '../domain/canonical.ts';
import { type DocumentName, documentName, parseDocumentName } from '../domain/documents.ts';
import { byClock, parseRawEntry, type RawEntry, STATEMENT_FIELDS } from '../domain/entry.ts';
import { isWithinLimits } from '../domain/entry-limits.ts';
import { MeetingId } from '../domain/ids.ts';
import { MeetingFold } from '../domain/meeting-fold.ts';
import { everyFold } from '../domain/other-folds.ts';
import { isObject, jsonIn } from './json-file.ts';

/**
 * Characters. The internal export of the largest meeting (60,000 statements, each changed once) has some 80 million; what is longer was
 * not made by this app, and would take the page's memory.
 */
const FILE_LIMIT = 160_000_000;

/** Why a field is not taken. `differs`: it says something else than the entries of the same file, so someone changed the one and not the other. */
export type ExportProblem = 'missing' | 'wrong-type' | 'no-entry' | 'too-large' | 'other-meeting' | 'differs';

/** `field`: the way to it in the file, as `['statements', 2, 'history', 0]`; lists count from 0. */
export type ExportRead =
  | { state: 'read'; file: ReadExport }
  | { state: 'too-large' | 'no-json' | 'other-file' | 'public' }
  | { state: 'newer'; version: string }
  | { state: 'field'; field: readonly (string | number)[]; problem: ExportProblem };

/** A whole meeting as it stood in a file. */
export interface ReadExport {
  meeting: MeetingId;
  /** Of the file's form. */
  version: string;
  /** By document, in the order of clock and id. */
  documents: ReadonlyMap<DocumentName, readonly RawEntry[]>;
  entries: number;
  /** Things in the file that are no entry, so that no meeting can hold them. */
  leftOut: number;
}

type Path = readonly (string | number)[];
class Unreadable extends Error {
  readonly field: Path;
  readonly problem: ExportProblem;

  constructor(field: Path, problem: ExportProblem) {
    super(problem);
    this.field = field;
    this.problem = problem;
  }
}

/** Reads an internal export of any version of this app's first major form. All of it, or the first thing that is wrong. */
export function readExport(text: string): ExportRead {
  if (text.length > FILE_LIMIT) return { state: 'too-large' };
  const value = jsonIn(text);
  if (value === undefined) return { state: 'no-json' };
  if (!isObject(value) || typeof value.schemaVersion !== 'string') return { state: 'other-file' };
  if (value.schemaVersion.split('.')[0] !== '1') return { state: 'newer', version: value.schemaVersion };
  if (value.profile === 'public') return { state: 'public' };
  try {
    return { state: 'read', file: read(value, value.schemaVersion) };
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    return { state: 'field', field: error.field, problem: error.problem };
  }
}

function read(value: Record<string, unknown>, version: string): ReadExport {
  const id = v.safeParse(MeetingId, isObject(value.meeting) ? value.meeting.id : undefined);
  if (!id.success) throw new Unreadable(['meeting', 'id'], 'wrong-type');
  const meeting = id.output;
  const found = new Map<DocumentName, RawEntry[]>();
  let leftOut = 0;
  const put = (document: unknown, entry: RawEntry, path: Path) => {
    const name = typeof document === 'string' ? parseDocumentName(document) : undefined;
    if (!name) throw new Unreadable(path, 'wrong-type');
    if (name.meeting !== meeting) throw new Unreadable(path, 'other-meeting');
    if (!isWithinLimits(entry)) throw new Unreadable(path, 'too-large');
    const key = documentName(name);
    const list = found.get(key) ?? [];
    if (list.length === 0) found.set(key, list);
    list.push(entry);
  };
  const setup = documentName({ kind: 'setup', meeting });
  each(value, 'setupHistory', (entry, path) => put(setup, entryIn(entry, path), path));
  each(value, 'statements', (statement, path) => {
    const { provenance } = statement;
    const document = isObject(provenance) ? provenance.document : undefined;
    each(statement, 'history', (entry, deeper) => put(document, entryIn(entry, deeper), deeper), path);
  });
  if (value.otherHistory !== undefined) {
    each(value, 'otherHistory', ({ document, entry }, path) => put(document, entryIn(entry, [...path, 'entry']), path));
  }
  each(value, 'unknownEntries', ({ document, value: raw }, path) => {
    const entry = parseRawEntry(raw);
    if (entry) put(document, entry, path);
    else leftOut++;
  });
  let entries = 0;
  for (const list of found.values()) entries += list.sort(byClock).length;
  const file = { meeting, version, documents: found, entries, leftOut };
  compare(value, file);
  return file;
}

/** What is told of a statement must be what its entries say: whoever changed a word in the file would lose it without being told. */
function compare(value: Record<string, unknown>, { meeting, documents }: ReadExport): void {
  const fold = new MeetingFold(meeting, everyFold());
  for (const [document, entries] of documents) for (const entry of entries) fold.add(document, entry);
  each(value, 'statements', (told, path) => {
    const station = fold.stations.get(told.station as never);
    const statement = station?.statements.get(told.id as never);
    if (!statement) throw new Unreadable(path, 'differs');
    for (const field of STATEMENT_FIELDS) {
      if (canonical(told[field]) !== canonical(statement[field])) throw new Unreadable([...path, field], 'differs');
    }
    if (told.withdrawn !== statement.withdrawn) throw new Unreadable([...path, 'withdrawn'], 'differs');
  });
}

function each(
  of: Record<string, unknown>,
  name: string,
  take: (item: Record<string, unknown>, path: Path) => void,
  before: Path = [],
): void {
  const list = of[name];
  const path = [...before, name];
  if (list === undefined) throw new Unreadable(path, 'missing');
  if (!Array.isArray(list)) throw new Unreadable(path, 'wrong-type');
  for (const [i, item] of list.entries()) {
    if (!isObject(item)) throw new Unreadable([...path, i], 'wrong-type');
    take(item, [...path, i]);
  }
}

/** The entry as it lay in its document: times as numbers again, and what was not recognised back in its place. */
function entryIn(exported: unknown, path: Path): RawEntry {
  if (!isObject(exported)) throw new Unreadable(path, 'wrong-type');
  const { unrecognised, at, ...known } = exported;
  const ms = typeof at === 'string' ? Date.parse(at) : Number.NaN;
  if (!Number.isFinite(ms)) throw new Unreadable([...path, 'at'], 'wrong-type');
  const entry = parseRawEntry(together({ ...known, at: ms }, isObject(unrecognised) ? unrecognised : {}));
  if (!entry) throw new Unreadable(path, 'no-entry');
  return entry;
}

function together(known: Record<string, unknown>, beyond: Record<string, unknown>): Record<string, unknown> {
  const out = { ...known };
  for (const [key, value] of Object.entries(beyond)) {
    const there = Object.hasOwn(out, key) ? out[key] : undefined;
    const merged = isObject(there) && isObject(value) ? together(there, value) : value;
    // a key like __proto__ is a field like any other
    Object.defineProperty(out, key, { value: merged, writable: true, enumerable: true, configurable: true });
  }
  return out;
}
