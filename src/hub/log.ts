import type { DocumentName } from '../domain/documents.ts';
import type { DeviceId, MeetingId, StationId } from '../domain/ids.ts';

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

  /** Makes a meeting known. One meeting keeps the root key that it was published with first. */
  publish(meeting: MeetingId, rootKey: Uint8Array): Promise<Publication>;
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

/** `same`: it was published with this key before. `other`: with another key, which stands. */
export type Publication = 'created' | 'same' | 'other';

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
