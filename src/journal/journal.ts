import type { Capability } from '../domain/capability.ts';
import type { DocumentName } from '../domain/documents.ts';
import type { RawEntry } from '../domain/entry.ts';
import type { EntryId, MeetingId, StationId } from '../domain/ids.ts';

/** One entry that this device wrote or has seen. The journal is the truth of the device; rows are never changed, but for `receivedAt`. */
export interface JournalRow {
  id: EntryId;
  meeting: MeetingId;
  document: DocumentName;
  entry: RawEntry;
  /** When the hub said it lies on its disk (ms, this device's clock); 0 while it has not. */
  receivedAt: number;
}

/** A change of a document as Yjs encodes it. */
export interface StoredUpdate {
  document: DocumentName;
  bytes: Uint8Array;
}

/** A meeting that this device has joined, and the links that it was given. */
export interface JoinedMeeting {
  id: MeetingId;
  title: string;
  capabilities: Capability[];
  /** Only on the device that made the meeting: base64url. From it every link can be derived. */
  rootKey?: string | undefined;
  /** Origin of the hub, as `https://…`; undefined while the meeting lives on this device alone. */
  hub?: string | undefined;
  openedAt: number;
  /** By station, the start hint that its link came with: for a start from the home page without a network. */
  hints?: Readonly<Record<StationId, string>> | undefined;
}

export interface StoredDraft {
  key: string;
  /** ms; the newer of two copies stands. */
  at: number;
  draft: unknown;
}

/** What one write puts on the disk, all of it or nothing. */
export interface JournalWrite {
  rows?: readonly JournalRow[] | undefined;
  updates?: readonly StoredUpdate[] | undefined;
  /** Replaces every stored update of these documents by the one given, which must hold all that the document knows. */
  replace?: readonly StoredUpdate[] | undefined;
  /** Takes these rows off the disk: what they say was erased. */
  erase?: readonly EntryId[] | undefined;
  dropDraft?: string | undefined;
}

/**
 * The device's disk. Every promise resolves only when what was written is on the disk (strict durability), and rejects with a
 * `DiskFailure` when it could not be made so after healing was tried. Writes are carried out one at a time.
 */
export interface Journal {
  write(write: JournalWrite): Promise<void>;
  rows(meeting: MeetingId): Promise<JournalRow[]>;
  updates(document: DocumentName): Promise<Uint8Array[]>;
  markReceived(ids: readonly EntryId[], at: number): Promise<void>;
  writeDraft(draft: StoredDraft): Promise<void>;
  dropDraft(key: string): Promise<void>;
  drafts(prefix: string): Promise<StoredDraft[]>;
  putMeeting(meeting: JoinedMeeting): Promise<void>;
  meeting(id: MeetingId): Promise<JoinedMeeting | undefined>;
  meetings(): Promise<JoinedMeeting[]>;
  close(): void;
}

/** The disk did not take a write, or give a read, also after it was closed and opened again. */
export class DiskFailure extends Error {
  override readonly name = 'DiskFailure';
}
