import type { StoreApi } from 'zustand/vanilla';
import type { Capability } from '../domain/capability.ts';
import type { DocumentName } from '../domain/documents.ts';
import type { RawEntry, SetupBody, StatementFields } from '../domain/entry.ts';
import type { HallBody } from '../domain/hall.ts';
import type { DeviceId, EntryId, MeetingId, RoundId, StatementId, StationId } from '../domain/ids.ts';
import type { MeetingFold } from '../domain/meeting-fold.ts';
import type { Setup } from '../domain/setup-fold.ts';
import type { Statement } from '../domain/statement.ts';
import type { NoteBody } from '../domain/station-notes.ts';
import type { Follower } from '../domain/tally.ts';
import type { RefusalReason, StationPresence } from './messages.ts';
import type { Wide } from './wide.ts';

/**
 * What the screens work with: one device at work in one meeting. Screens read `view` and write only through the verbs.
 * No verb ever blocks or throws for an expected failure; what became of the entry shows in `safety`.
 */
export interface Session {
  readonly meeting: MeetingId;
  readonly device: DeviceId;
  readonly capability: Capability;
  readonly view: StoreApi<MeetingView>;
  /** Everything the view is made from; for exports. Read it, never add to it. */
  readonly fold: MeetingFold;
  /** What desks, screens and viewers have beside that; undefined on a table's device. */
  readonly wide: Wide | undefined;
  /** Makes the entry, shows it at once, and has it kept and sent. The draft that it came from is dropped with the same write. */
  capture(station: StationId, fields: NewStatement, draft?: string): StatementId;
  amend(statement: Statement, changes: Partial<StatementFields>): void;
  withdraw(statement: Statement): void;
  restore(statement: Statement): void;
  /**
   * Organiser and facilitator only: takes everything that was ever written in the statement off this device and the hub at once, and off
   * every other device as soon as it hears of it. Cannot be undone.
   */
  erase(statement: Statement): void;
  /** Says something of the station beside its statements: see `station-notes.ts`. Returns the entry's identifier. */
  note(station: StationId, body: NoteBody): EntryId;
  /** Organiser and facilitator only: changes the set-up, or says what goes on in the hall. */
  configure(body: SetupBody | HallBody): void;
  /** The same for changes that belong together: shown, kept and sent as one, however many they are. */
  configureAll(bodies: readonly (SetupBody | HallBody)[]): void;
  /** The host's own choice of round; stands until the facilitator starts a round after it. */
  chooseRound(round: RoundId): void;
  /** Text being typed, kept at every input. A key per tab and place, made by the session. */
  draft(station: StationId): DraftBox;
  /** Desks and screens only: tells a new tally of all statements, the last of many a moment later, and of each that changes, until what it returns is called. */
  follow(follower: Follower): () => void;
  /** All statements and entries of this device as a hand-over file's text, for when a disk or the network has failed. */
  rescueFile(): Promise<string>;
  /**
   * Takes in entries of one document that another device handed over. Those that are here already change nothing. The others are
   * shown and kept here, and go on to the hub where this device may write the document; elsewhere their own device brings them.
   */
  takeIn(document: DocumentName, entries: readonly RawEntry[]): Promise<TakenIn>;
  /** What this tablet is called, for the others at its table and for those who lead; an empty text takes the name away. Kept on this device. */
  call(name: string): void;
  /** Asks the browser not to clear the storage; the answer shows in `persisted`. Some browsers ask their user, and only after a tap. */
  askToKeep(): void;
  /** Looks whether the meeting would open here without a network, and go on. Writes to the disk what is there already, to know. Never rejects. */
  atHand(): Promise<AtHand>;
  close(): Promise<void>;
}

/** `setup`: what the meeting is about lies on this device's disk. `disk`: the disk knows the meeting with its links, and took a write just now. */
export interface AtHand {
  setup: boolean;
  disk: boolean;
}

/** What became of entries that were handed over. `kept`: the new ones lie on this device's disk. */
export type TakenIn = { state: 'taken-in'; fresh: number; known: number; kept: boolean } | { state: 'not-allowed' };

export interface NewStatement extends StatementFields {
  source?: 'typed' | 'pasted';
}

/** What is typed but not saved, with its tags. */
export interface Draft {
  text: string;
  tags?: Partial<StatementFields> | undefined;
}
export interface DraftBox {
  readonly key: string;
  /** The draft as it was before a reload or a crash; undefined when there was none. */
  read(): Draft | undefined;
  write(draft: Draft): void;
  clear(): void;
}

/**
 * How safe one statement is, never more than is true. `saving`: being written. `kept`: on this device's disk. `unkept`: the disk
 * failed, it lives in this page only. `received`: on the hub's disk.
 */
export type Safety = 'saving' | 'kept' | 'unkept' | 'received';

/** The way to the hub. `none`: this meeting has no hub yet. `refused`: the hub answers, and turns the link away. */
export type LinkState =
  | { state: 'none' }
  | { state: 'connecting'; since: number }
  | { state: 'connected'; since: number }
  | { state: 'refused'; reason: RefusalReason; since: number };

/** Where a screen's words stand. Replaced by a new object at every change; its parts stay the same objects while they did not change. */
export interface MeetingView {
  /** False until what lies on this device's disk has been read. Typing never waits for it. */
  loaded: boolean;
  setup: Setup;
  /** By station, newest first, withdrawn ones included. */
  statements: ReadonlyMap<StationId, readonly Statement[]>;
  /** By station, how often something beside its statements came in (`notesOf` tells what). Only stations where anything did. */
  noted: ReadonlyMap<StationId, number>;
  /** All stations' statements, newest arrival last; for the live feed. Empty on a host's device. */
  arrivals: readonly Statement[];
  /** Entries made by this device. */
  standing: { saving: number; unkept: number; unreceived: number };
  /** Statements with entries of this device that the hub has not received; all others are received. */
  safety: ReadonlyMap<StatementId, Safety>;
  link: LinkState;
  /** Whether everything that the hub has is here: every document of this device has been exchanged since it connected. */
  caughtUp: boolean;
  /** Per station and device, as the hub told; for facilitators and organisers. */
  presence: readonly StationPresence[];
  /** Hub time minus this device's time in ms, once the hub has told it. */
  hubOffset: number | undefined;
  /** The round that is on: the facilitator's, or the host's own choice made after it. */
  round: RoundId | undefined;
  /** Entries this version cannot show; they are kept and passed on. */
  unknown: number;
  /** Whether the browser promised not to clear the storage: undefined until it answered. */
  persisted: boolean | undefined;
  /** The last failure of this device's disk, while it lasts. */
  diskFailure: string | undefined;
  /** What this device is called; undefined when its user did not say. */
  called: string | undefined;
  /** What the other tablets of this table are called, by device, as far as the hub told. */
  names: ReadonlyMap<string, string>;
}
