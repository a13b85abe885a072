import { randomBytes } from 'node:crypto';
import * as Y from 'yjs';
import type { Claim } from '../../src/domain/capability.ts';
import { type DocumentRef, ENTRIES } from '../../src/domain/documents.ts';
import type { CapturedEntry, SetupBody, SetupEntry } from '../../src/domain/entry.ts';
import {
  type DeviceId,
  type MeetingId,
  newId,
  type RoundId,
  type StationId,
  type ThemeId,
} from '../../src/domain/ids.ts';
import { ROOT_KEY_BYTES } from '../../src/domain/token.ts';

/** What the hub's tests work with: one meeting, its people, and the entries they make. */
export const MEETING = 'proef' as MeetingId;
export const ROOT_KEY = Uint8Array.from(randomBytes(ROOT_KEY_BYTES));
export const TABLE_1 = 'tafel-1' as StationId;
export const TABLE_2 = 'tafel-2' as StationId;
export const SETUP: DocumentRef = { kind: 'setup', meeting: MEETING };
export const HARVEST: DocumentRef = { kind: 'harvest', meeting: MEETING };
export const SCREEN: DocumentRef = { kind: 'screen', meeting: MEETING };
export const BALLOTS: DocumentRef = { kind: 'ballots', meeting: MEETING };

type EntryHead = Pick<SetupEntry, 'id' | 'clock' | 'at' | 'device'>;

export const facilitator: Claim = { role: 'facilitator', meeting: MEETING, generation: 1 };
export const organiser: Claim = { role: 'organiser', meeting: MEETING, generation: 1 };
export const viewer: Claim = { role: 'viewer', meeting: MEETING, generation: 1 };

export function host(station: StationId, generation = 1): Claim {
  return { role: 'host', meeting: MEETING, station, generation };
}

export function tableDocument(station: StationId): DocumentRef {
  return { kind: 'station', meeting: MEETING, station };
}

const random = (length: number) => Uint8Array.from(randomBytes(length));

export function captured(text: string, clock = 1): CapturedEntry {
  return {
    type: 'captured',
    id: newId(random),
    clock,
    at: 1_790_000_000_000 + clock,
    device: 'tablet' as DeviceId,
    text,
    theme: 'zorg' as ThemeId,
    angles: [],
    round: 'ronde-1' as RoundId,
  };
}

export function setupEntry(body: SetupBody, clock = 1): SetupEntry {
  const base = { id: newId(random), clock, at: 1_790_000_000_000, device: 'laptop' as DeviceId };
  return { ...body, ...base } as SetupEntry;
}

/** An entry of any kind, as a desk makes it. */
export function entryOf<Body extends object>(body: Body, clock = 1): Body & EntryHead {
  return { ...body, id: newId(random), clock, at: 1_790_000_000_000, device: 'laptop' as DeviceId };
}

/** Adds entries to a document as a tablet does, and returns the update that it would send. */
export function add(doc: Y.Doc, ...entries: unknown[]): Uint8Array {
  const before = Y.encodeStateVector(doc);
  doc.getArray(ENTRIES).push(entries);
  return Y.encodeStateAsUpdate(doc, before);
}

/** The update of a new document with these entries. */
export function updateWith(...entries: unknown[]): Uint8Array {
  return add(new Y.Doc(), ...entries);
}

/** The identifiers of a document's entries, in its order. */
export function idsIn(doc: Y.Doc): string[] {
  return doc
    .getArray<{ id: string }>(ENTRIES)
    .toArray()
    .map((entry) => entry.id);
}
