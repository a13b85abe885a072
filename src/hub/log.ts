import type { DocumentName } from '../domain/documents.ts';
import type { DeviceId, MeetingId, StatementId, StationId } from '../domain/ids.ts';

/**
 * What the hub must never forget. A port: SQLite lies behind it in one venue; a replicated log can when one machine is
 * outgrown. `tests/hub/log-contract.test.ts` holds every adapter to what is said here.
 */
export interface HubLog {
  /**
   * Adds one Yjs update to a document's rows. Resolves only once the row is on the disk, so that it survives a loss of power;
   * rejects when that cannot be said. A row whose append was rejected may be there all the same: updates can be read twice.
   */
  append(document: DocumentName, update: Uint8Array): Promise<void>;
  /** The updates of a document, in the order in which they were appended. Rows that are not whole are set aside, never given. */
  read(document: DocumentName): Promise<Uint8Array[]>;
  /** Every document that has rows, sorted by name. */
  documents(): Promise<DocumentName[]>;

  /** The documents with at least so many rows that can be read, most rows first. */
  crowded(leastRows: number): Promise<Crowded[]>;
  /**
   * Puts one row that holds the same in the place of all of a document's rows, in one step: whoever reads, also after a crash, finds
   * the rows or the one, never both, never neither. Rows that were set aside stay. When that cannot be shown to lose nothing, all is
   * left as it was. Rejects when the disk fails; then too.
   */
  compact(document: DocumentName): Promise<Compaction>;

  /**
   * Takes everything about those statements off the disk, in one step: one row that holds all else in the place of the document's rows.
   * Rows that were set aside and name one of them go too. Resolves once no row says any of it; rejects when the disk fails, and then all
   * is as it was. A copy of the log that was made before still has it.
   */
  erase(document: DocumentName, statements: ReadonlySet<StatementId>): Promise<Erasure>;

  /**
   * Makes a meeting known. One meeting keeps the root key that it was published with first. One that was deleted becomes known once
   * more only with `again`.
   */
  publish(meeting: MeetingId, rootKey: Uint8Array, again?: boolean): Promise<Publication>;
  /**
   * Takes everything of a meeting off the disk, in one step: its documents with what was set aside, who was heard from, its root key; and
   * remembers that it was deleted, and when (ms). From then on appends to its documents are rejected, those that still wait too. Resolves
   * once no row says any of it; rejects when the disk fails, and then all is as it was. A copy of the log that was made before still has
   * it. For a meeting that is not known, it does the same with what there is.
   */
  delete(meeting: MeetingId, at: number): Promise<Deletion>;
  /** When a meeting was deleted; undefined for one that was not, or was published again. */
  deletedAt(meeting: MeetingId): Promise<number | undefined>;
  /** What lies on the disk of each published meeting, sorted by meeting. */
  sizes(): Promise<MeetingSize[]>;
  rootKey(meeting: MeetingId): Promise<Uint8Array | undefined>;
  /** The published meetings, sorted. */
  meetings(): Promise<MeetingId[]>;

  /** Keeps when stations were heard from last. Not critical: the last seconds of it may be lost with the power. */
  noteHeard(heard: readonly Heard[]): Promise<void>;
  heard(): Promise<Heard[]>;

  /** The key of the hub's operator: `fresh` gives it the first time, ever after it is the same. */
  operatorKey(fresh: () => string): Promise<string>;

  condition(): LogCondition;
  /** Writes what still waits and lets go of the disk. Appends after it are rejected. */
  close(): Promise<void>;
}

/** `entries`: how many were taken out. `bytes`: what the document's rows take now; undefined when none had to be rewritten. */
export type Erasure = { state: 'erased'; entries: number; bytes?: number } | { state: 'left'; reason: EraseFailure };
/** Why words stay: a row that builds on what is not there names the statement; or what is left would not be what was there. */
export type EraseFailure = 'gap' | 'not-the-same';

export interface Crowded {
  document: DocumentName;
  rows: number;
}

/** `rows`: how many became one. `bytes`: the size of that one. */
export type Compaction =
  | { state: 'compacted'; rows: number; bytes: number }
  | { state: 'left'; rows: number; reason: LeftReason };
/**
 * Why rows were not made one: a part builds on what is not there; a row is damaged; the one would be longer than any update may be; it
 * would not hold the same.
 */
export type LeftReason = 'gap' | 'damaged' | 'too-large' | 'not-the-same';

/** `same`: it was published with this key before. `other`: with another key, which stands. `deleted`: it was deleted here. */
export type Publication = 'created' | 'same' | 'other' | 'deleted';

/** What was there of it. `rows`: those that were set aside too. */
export interface Deletion {
  documents: number;
  rows: number;
}
/** `bytes`: what its rows take, those that were set aside too. */
export interface MeetingSize extends Deletion {
  meeting: MeetingId;
  bytes: number;
}

/** When a device of a station was heard from last (hub time, ms), and how many entries it held that had not been received. */
export interface Heard {
  meeting: MeetingId;
  station: StationId;
  device: DeviceId;
  heardAt: number;
  held: number;
}

export interface LogCondition {
  /** What the check at opening said: `ok`, or what is wrong with the storage. */
  check: string;
  /** Rows that were not whole when they were read: kept where they are, given to nobody. */
  aside: number;
  /** Why the last append failed; undefined once one succeeded again. */
  failure: string | undefined;
}
