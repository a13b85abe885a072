import { decodeUpdate } from 'yjs';
import { type DocumentName, parseDocumentName } from '../../domain/documents.ts';
import { parseRawEntry, type RawEntry } from '../../domain/entry.ts';
import type { HandedDraft } from '../../handover/hand-over-file.ts';
import { updateValues } from '../../replica/update-values.ts';
import { inTime, readDatabase, type Stores } from './read-database.ts';

/** The places where this app has ever put anything, in the order in which they are told of. */
export const PLACES = ['journal', 'documents', 'spare', 'copies', 'second-copy', 'drafts'] as const;
export type Place = (typeof PLACES)[number];

export interface FoundEntry {
  place: Place;
  document: DocumentName;
  entry: RawEntry;
}
export interface FoundDraft extends HandedDraft {
  meeting: string;
}
export interface Findings {
  entries: FoundEntry[];
  drafts: FoundDraft[];
  titles: Map<string, string>;
  devices: Map<string, string>;
  /** Places that could not be read, with the browser's own words for it. */
  failed: Map<Place, string>;
  /** Parts of a place that are there and are not what they should be. */
  unreadable: Map<Place, number>;
}

/** The names as the rest of the app has them; they are written out here so that a rescue needs none of it. */
const DATABASE = 'tafellaken';
/** One at a time, but each that is made anew has a bucket of its own. */
const SPARE_BUCKETS = 'tafellaken-spare';
const COPY = 'tafellaken:';
const SHELF = '/stations';
const ENTRY_KEY = 'tafellaken:entry:';
const DRAFT_KEY = 'tafellaken:draft:';
const DEVICE_KEY = 'tafellaken:device:';

/** Reads everything on this device that this app wrote. Writes nothing, and never rejects. */
export async function find(): Promise<Findings> {
  const found: Findings = {
    entries: [],
    drafts: [],
    titles: new Map(),
    devices: new Map(),
    failed: new Map(),
    unreadable: new Map(),
  };
  await attempt(found, 'journal', async () => {
    const stores = await readDatabase(indexedDB, DATABASE);
    if (stores) takeDatabase(found, stores);
  });
  await attempt(found, 'spare', async () => {
    for (const factory of await spareFactories()) {
      const stores = await readDatabase(factory, DATABASE);
      if (stores) takeRows(found, 'spare', stores);
    }
  });
  await attempt(found, 'copies', () => takeCopies(found));
  await attempt(found, 'second-copy', async () => takeLocalStorage(found));
  return found;
}

async function attempt(found: Findings, place: Place, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    found.failed.set(place, error instanceof Error ? `${error.name}: ${error.message}` : String(error));
  }
}

function takeDatabase(found: Findings, stores: Stores): void {
  takeRows(found, 'journal', stores);
  for (const row of valuesIn(found, 'documents', stores, 'updates')) {
    takeUpdate(found, 'documents', field(row, 'document'), field(row, 'bytes'));
  }
  for (const row of valuesIn(found, 'drafts', stores, 'drafts')) takeDraft(found, row);
}

function takeRows(found: Findings, place: Place, stores: Stores): void {
  for (const row of valuesIn(found, place, stores, 'journal')) {
    takeEntry(found, place, field(row, 'document'), field(row, 'entry'));
  }
  for (const meeting of stores.get('meetings') ?? []) {
    const [id, title] = [field(meeting, 'id'), field(meeting, 'title')];
    if (typeof id === 'string' && typeof title === 'string' && title !== '') found.titles.set(id, title);
  }
}

function valuesIn(found: Findings, place: Place, stores: Stores, store: string): unknown[] {
  if (stores.has(store) && stores.get(store) === undefined) found.failed.set(place, store);
  return stores.get(store) ?? [];
}

/** Copies by y-indexeddb: a database a document, and one for all stations of a meeting. */
async function takeCopies(found: Findings): Promise<void> {
  const list = await inTime(indexedDB.databases());
  for (const { name } of list) {
    if (!name?.startsWith(COPY)) continue;
    try {
      const stores = await readDatabase(indexedDB, name);
      const document = name.slice(COPY.length);
      const take = document.endsWith(SHELF) ? takeShelf : takeUpdate;
      for (const update of stores?.get('updates') ?? []) take(found, 'copies', document, update);
    } catch {
      count(found, 'copies');
    }
  }
}

/**
 * The entries in one stored change of a document, taken out of it by themselves: putting a document together needs every change
 * before it, and one that is lost would hide all that come after.
 */
function takeUpdate(found: Findings, place: Place, document: unknown, update: unknown): void {
  takeValues(found, place, update, (value) => takeEntry(found, place, document, value));
}

/** The same for a change of the shelf, on which changes of stations' documents stand with their names. */
function takeShelf(found: Findings, place: Place, _: string, update: unknown): void {
  takeValues(found, place, update, (value) => {
    const [document, change] = Array.isArray(value) ? value : [];
    takeUpdate(found, place, document, change);
  });
}

function takeValues(found: Findings, place: Place, update: unknown, take: (value: unknown) => void): void {
  try {
    for (const value of updateValues(decodeUpdate(bytesOf(update)))) take(value);
  } catch {
    count(found, place);
  }
}

function takeEntry(found: Findings, place: Place, document: unknown, value: unknown): void {
  const entry = parseRawEntry(value);
  if (!entry || typeof document !== 'string' || !parseDocumentName(document)) count(found, place);
  else found.entries.push({ place, document: document as DocumentName, entry });
}

function takeDraft(found: Findings, stored: unknown): void {
  const [key, at, text] = [field(stored, 'key'), field(stored, 'at'), field(field(stored, 'draft'), 'text')];
  if (typeof key !== 'string' || !key.startsWith(DRAFT_KEY) || typeof at !== 'number') {
    count(found, 'drafts');
    return;
  }
  const [meeting = '', station = ''] = key.slice(DRAFT_KEY.length).split('/');
  if (typeof text === 'string' && text.trim() !== '') found.drafts.push({ meeting, station, at, text });
}

function takeLocalStorage(found: Findings): void {
  for (let i = 0; i < localStorage.length; i++) {
    const key = localStorage.key(i) ?? '';
    const text = localStorage.getItem(key) ?? '';
    if (key.startsWith(DEVICE_KEY)) found.devices.set(key.slice(DEVICE_KEY.length), text);
    if (!key.startsWith(ENTRY_KEY) && !key.startsWith(DRAFT_KEY)) continue;
    const place = key.startsWith(ENTRY_KEY) ? 'second-copy' : 'drafts';
    try {
      const value: unknown = JSON.parse(text);
      if (place === 'drafts') takeDraft(found, value);
      else takeEntry(found, place, field(value, 'document'), field(value, 'entry'));
    } catch {
      count(found, place);
    }
  }
}

interface StorageBuckets {
  keys(): Promise<string[]>;
  open(name: string): Promise<{ indexedDB: IDBFactory }>;
}

/** Those that are there: opening another would make it. */
async function spareFactories(): Promise<IDBFactory[]> {
  const buckets = (navigator as { storageBuckets?: StorageBuckets }).storageBuckets;
  const names = buckets ? (await inTime(buckets.keys())).filter((name) => name.startsWith(SPARE_BUCKETS)) : [];
  const factories: IDBFactory[] = [];
  for (const name of names) if (buckets) factories.push((await inTime(buckets.open(name))).indexedDB);
  return factories;
}

function bytesOf(value: unknown): Uint8Array {
  if (value instanceof Uint8Array) return value;
  if (value instanceof ArrayBuffer) return new Uint8Array(value);
  throw new TypeError('no bytes');
}

function field(of: unknown, name: string): unknown {
  return typeof of === 'object' && of !== null ? (of as Record<string, unknown>)[name] : undefined;
}

function count(found: Findings, place: Place): void {
  found.unreadable.set(place, (found.unreadable.get(place) ?? 0) + 1);
}
