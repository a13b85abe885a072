import { applyUpdate, Doc, encodeStateVector } from 'yjs';
import {
  type Capability,
  type Claim,
  capabilityPath,
  parseCapabilityPath,
  type Right,
  rightOn,
} from '../domain/capability.ts';
import { type DocumentName, type DocumentRef, documentName, ENTRIES, parseDocumentName } from '../domain/documents.ts';
import { parseErased, parseRawEntry, type RawEntry } from '../domain/entry.ts';
import { eraseEntries, isAbout } from '../domain/erase-entries.ts';
import { getOrMake } from '../domain/get-or-make.ts';
import type { Hall } from '../domain/hall.ts';
import type { MeetingId, StationId } from '../domain/ids.ts';
import type { Setup } from '../domain/setup-fold.ts';
import { grant, isGenuine } from '../domain/token.ts';
import type { RefusalReason } from '../sync/messages.ts';
import { checkUpdate, type IngestReason } from './ingest.ts';
import type { Deletion, HubLog, Publication } from './log.ts';
import type { Notify } from './notice.ts';
import { OwnEntries } from './own-entries.ts';
import {
  addTo,
  type ErasableRef,
  erasedFrom,
  hallIn,
  isErasable,
  isOutdated,
  type PublishedMeeting,
  readPublished,
} from './published-meeting.ts';
import { Turns } from './turns.ts';
import { followsOn, isKnown } from './update-reach.ts';

export type Authorization =
  | { state: 'granted'; claim: Claim; ref: DocumentRef; right: Exclude<Right, 'none'> }
  | { state: 'refused'; reason: RefusalReason };

/**
 * `unstored`: the disk failed; the same update is welcome again later. `update`: what is to be applied now, where all of it is new to the
 * document.
 */
export type Admission =
  | { state: 'accepted'; update?: Uint8Array }
  | { state: 'refused'; reason: IngestReason | 'no-right' | 'old-link' | 'unknown-meeting' | 'document-full' }
  | { state: 'unstored'; error: unknown };

/**
 * The most that one document's rows may take. The largest meeting has 60,000 statements in all its documents, some 30 MB; a single
 * link that floods its own document must not fill the disk for all others. Unit: bytes.
 */
export const DOCUMENT_LIMIT_BYTES = 64 * 1024 * 1024;

/** Links of one meeting that are remembered as genuine: those of 1,000 tables, some times over. Some 100 bytes each. */
const GENUINE_LINKS = 5_000;

interface OpenDocument {
  doc: Doc;
  bytes: number;
}
/**
 * The hub without its sockets: who may do what, what is let in, and that it is on the disk before any document shows it. That order
 * is what makes a document's state vector a receipt: **a document never holds what the log does not hold**.
 */
export class HubCore {
  readonly log: HubLog;
  readonly #notify: Notify;
  readonly #open = new Map<DocumentName, OpenDocument>();
  readonly #loading = new Map<DocumentName, Promise<Doc>>();
  readonly #meetings = new Map<MeetingId, Promise<PublishedMeeting | undefined>>();
  readonly #deleted = new Set<MeetingId>();
  /** Paths of links that were found genuine, for as long as the meeting's key is the same. */
  readonly #genuine = new WeakMap<PublishedMeeting, Set<string>>();
  /** Writers of what the hub itself puts into documents, and whose turn it is there. */
  readonly #own = new Map<DocumentName, OwnEntries>();
  readonly #turns = new Turns<DocumentName>();

  constructor(log: HubLog, notify: Notify = () => undefined) {
    this.log = log;
    this.#notify = notify;
  }

  /** `again`: also when it was deleted here before. */
  async publish(meeting: MeetingId, rootKey: Uint8Array, again = false): Promise<Publication> {
    const publication = await this.log.publish(meeting, rootKey, again);
    if (publication === 'created') this.#deleted.delete(meeting);
    return publication;
  }

  /**
   * Takes everything of a meeting off the disk and out of memory; from then on none of its links is good. Rejects when the disk fails, and
   * then nothing has changed. Its sockets are the caller's to close.
   */
  async delete(meeting: MeetingId, now: number): Promise<Deletion> {
    const before = this.#deleted.has(meeting);
    this.#deleted.add(meeting); // nothing is let in from now on
    try {
      const deletion = await this.log.delete(meeting, now);
      this.#meetings.delete(meeting);
      for (const documents of [this.#open, this.#own]) {
        for (const name of documents.keys()) if (parseDocumentName(name)?.meeting === meeting) documents.delete(name);
      }
      return deletion;
    } catch (error) {
      if (!before) this.#deleted.delete(meeting);
      throw error;
    }
  }

  /** Whether it was deleted since the hub was started. */
  isDeleted(meeting: MeetingId): boolean {
    return this.#deleted.has(meeting);
  }

  /** What the link with that path may do with a document. Rejects when the disk cannot be read. */
  async authorize(name: string, path: string): Promise<Authorization> {
    const ref = parseDocumentName(name);
    if (!ref) return { state: 'refused', reason: 'incompatible' };
    const capability = parseCapabilityPath(path);
    if (!capability || capability.meeting !== ref.meeting) return { state: 'refused', reason: 'bad-token' };
    const meeting = this.isDeleted(ref.meeting) ? undefined : await this.#meeting(ref.meeting);
    if (!meeting) return { state: 'refused', reason: 'unknown-meeting' };
    if (!this.#isGenuine(meeting, path, capability)) return { state: 'refused', reason: 'bad-token' };
    const claim = claimOf(capability);
    if (isOutdated(claim, meeting)) return { state: 'refused', reason: 'old-link' };
    const right = rightOn(claim, ref);
    return right === 'none' ? { state: 'refused', reason: 'bad-token' } : { state: 'granted', claim, ref, right };
  }

  /** A link opens many documents, and comes back all evening: each is reckoned through once. */
  #isGenuine(meeting: PublishedMeeting, path: string, capability: Capability): boolean {
    const genuine = this.#genuine.get(meeting) ?? new Set();
    this.#genuine.set(meeting, genuine);
    if (genuine.has(path)) return true;
    if (!isGenuine(meeting.rootKey, capability)) return false;
    if (genuine.size >= GENUINE_LINKS) genuine.clear();
    genuine.add(path);
    return true;
  }

  /** Reads a document from the log into `doc`, which from then on stands for it. Rejects when the disk cannot be read. */
  load(name: DocumentName, doc: Doc): Promise<void> {
    // what the hub is about to put into it would else be missed by a document that is being read
    return parseDocumentName(name)?.kind === 'ballots'
      ? this.#turns.take(name, () => this.#read(name, doc))
      : this.#read(name, doc);
  }

  async #read(name: DocumentName, doc: Doc): Promise<void> {
    const ref = parseDocumentName(name);
    // What an earlier run did not come to, and what came back with a backup.
    if (ref && isErasable(ref)) await this.#erase(ref).catch(() => undefined); // a disk that fails says so below
    const updates = await this.log.read(name);
    // One transaction, so that whoever listens to the document hears of it once.
    doc.transact(() => {
      for (const update of updates) applyUpdate(doc, update);
    });
    this.#open.set(name, { doc, bytes: updates.reduce((sum, update) => sum + update.byteLength, 0) });
    doc.once('destroy', () => {
      if (this.#open.get(name)?.doc === doc) this.#open.delete(name);
    });
  }

  /**
   * Lets an update in, or not: `accepted` means that it is on the disk. It does not apply it: a caller that does so before this
   * resolved makes the document say more than is true. `count` is told how many entries are in it, also when they are not new.
   */
  async admit(
    claim: Claim,
    ref: DocumentRef,
    update: Uint8Array,
    count: (entries: number) => void = () => undefined,
  ): Promise<Admission> {
    if (rightOn(claim, ref) !== 'write') return { state: 'refused', reason: 'no-right' };
    if (this.isDeleted(ref.meeting)) return { state: 'refused', reason: 'unknown-meeting' };
    const checked = checkUpdate(update);
    if (checked.state === 'refused') return checked;
    count(checked.entries.length);
    const name = documentName(ref);
    const open = this.#open.get(name);
    try {
      const meeting = await this.#meeting(ref.meeting);
      if (meeting && isOutdated(claim, meeting)) return { state: 'refused', reason: 'old-link' };
      if (isKnown(checked.reach, open?.doc)) return { state: 'accepted' };
      if (open && open.bytes + update.byteLength > DOCUMENT_LIMIT_BYTES) {
        return { state: 'refused', reason: 'document-full' };
      }
      await this.log.append(name, checked.update);
      if (open) open.bytes += checked.update.byteLength;
      if (ref.kind === 'setup') {
        for (const entry of checked.entries) addTo(meeting?.setup, entry);
        await this.#eraseWhatIsNew(ref.meeting, checked.entries);
      }
      const erased = meeting && isErasable(ref) ? erasedFrom(meeting, ref) : undefined;
      if (erased && isErasable(ref) && checked.entries.some((entry) => isAbout(entry, erased))) {
        // Somebody was away when it was erased. It is applied first, and goes out right after.
        open?.doc.once('update', () => queueMicrotask(() => this.#erase(ref).catch(() => undefined))); // the next load does it else
      }
      return { state: 'accepted', ...(followsOn(checked.start, open?.doc) && { update: checked.update }) };
    } catch (error) {
      return { state: 'unstored', error };
    }
  }

  /** Lets an update in and applies it, for whoever runs the hub without sockets. */
  async receive(claim: Claim, ref: DocumentRef, update: Uint8Array): Promise<Admission> {
    const doc = await this.document(documentName(ref));
    const own = update.slice();
    const admission = await this.admit(claim, ref, own);
    if (admission.state !== 'accepted') return admission;
    applyUpdate(doc, own);
    return { state: 'accepted' };
  }

  /**
   * Puts entries that the hub itself makes into a document that nobody else writes: `accepted` means that they are on the disk and in the
   * document. `make` is given the first clock that is free.
   */
  write(ref: DocumentRef & { kind: 'ballots' }, make: (clock: number) => readonly RawEntry[]): Promise<Admission> {
    const name = documentName(ref);
    return this.#turns.take(name, async () => {
      if (this.isDeleted(ref.meeting)) return { state: 'refused', reason: 'unknown-meeting' };
      try {
        if (!this.#open.has(name)) await this.#read(name, new Doc());
        const open = this.#open.get(name) as OpenDocument;
        if (open.bytes > DOCUMENT_LIMIT_BYTES) return { state: 'refused', reason: 'document-full' };
        const update = getOrMake(this.#own, name, () => new OwnEntries(open.doc)).update(make);
        await this.log.append(name, update);
        open.bytes += update.byteLength;
        // it may have been put away while the disk was at work; whoever opens it next reads it from there
        applyUpdate(open.doc, update);
        return { state: 'accepted' };
      } catch (error) {
        this.#own.delete(name);
        return { state: 'unstored', error };
      }
    });
  }

  /** Erases what an earlier run was told to and did not come to. Rejects when the disk fails. */
  async finishErasing(): Promise<void> {
    for (const id of await this.log.meetings()) {
      const meeting = await this.#meeting(id);
      if (meeting) await this.#eraseEverywhere(id, meeting.setup.erased.keys());
    }
  }

  async #eraseWhatIsNew(meeting: MeetingId, entries: readonly Record<string, unknown>[]): Promise<void> {
    const stations = new Set<StationId>();
    for (const value of entries) {
      const raw = parseRawEntry(value);
      const erased = raw && parseErased(raw);
      if (erased) stations.add(erased.station);
    }
    await this.#eraseEverywhere(meeting, stations);
  }

  /** What was said at those stations, and what was made of it elsewhere. */
  async #eraseEverywhere(meeting: MeetingId, stations: Iterable<StationId>): Promise<void> {
    let any = false;
    for (const station of stations) {
      any = true;
      await this.#erase({ kind: 'station', meeting, station });
    }
    if (!any) return;
    await this.#erase({ kind: 'screen', meeting });
    await this.#erase({ kind: 'harvest', meeting });
  }

  /**
   * Takes what was erased out of a document: off the disk first, then out of memory, from where everyone who is connected
   * hears of it.
   */
  async #erase(ref: ErasableRef): Promise<void> {
    const meeting = await this.#meeting(ref.meeting);
    const erased = meeting && erasedFrom(meeting, ref);
    if (!erased || erased.size === 0) return;
    const name = documentName(ref);
    const erasure = await this.log.erase(name, erased);
    if (erasure.state === 'left') {
      this.#notify('not-erased', { document: name, reason: erasure.reason });
      return;
    }
    const open = this.#open.get(name);
    if (!open) return;
    open.doc.transact(() => eraseEntries(open.doc.getArray(ENTRIES), erased));
    open.bytes = erasure.bytes ?? open.bytes;
  }

  /** The document as it stands in memory, read from the log the first time. */
  async document(name: DocumentName): Promise<Doc> {
    const open = this.#open.get(name);
    if (open) return open.doc;
    const loading = this.#loading.get(name) ?? this.#loadNew(name);
    this.#loading.set(name, loading);
    return loading;
  }

  async #loadNew(name: DocumentName): Promise<Doc> {
    const doc = new Doc();
    try {
      await this.load(name, doc);
      return doc;
    } finally {
      this.#loading.delete(name);
    }
  }

  /** Whether a document is in memory, or on its way there. */
  isOpen(name: DocumentName): boolean {
    return this.#open.has(name) || this.#loading.has(name);
  }

  /** What lies on the disk of a document, as a Yjs state vector: the receipt. */
  async vector(name: DocumentName): Promise<Uint8Array> {
    return encodeStateVector(await this.document(name));
  }

  /** A document's entries, in its own order. */
  async read(name: DocumentName): Promise<unknown[]> {
    return (await this.document(name)).getArray(ENTRIES).toArray();
  }

  /** A published meeting's set-up as it is now; undefined for a meeting that the hub does not know. */
  async setup(meeting: MeetingId): Promise<Setup | undefined> {
    return (await this.#meeting(meeting))?.setup.setup;
  }

  /** What goes on in a published meeting's hall; undefined for a meeting that the hub does not know. */
  async hall(meeting: MeetingId): Promise<Hall | undefined> {
    const known = await this.#meeting(meeting);
    return known && hallIn(known);
  }

  /** The path of a published meeting's link for viewers. */
  async viewerPath(meeting: MeetingId): Promise<string | undefined> {
    const known = await this.#meeting(meeting);
    return known && capabilityPath(grant(known.rootKey, { role: 'viewer', meeting, generation: 1 }));
  }

  /** Tells which of a meeting's links the organiser has turned away; all are good in a meeting that the hub does not know. */
  async outdated(meeting: MeetingId): Promise<(claim: Claim) => boolean> {
    const known = await this.#meeting(meeting);
    return (claim) => known !== undefined && isOutdated(claim, known);
  }

  /** Remembered once it is known; a meeting that is not may be published at any moment. */
  #meeting(id: MeetingId): Promise<PublishedMeeting | undefined> {
    const known = this.#meetings.get(id);
    if (known) return known;
    const reading = readPublished(this.log, id);
    this.#meetings.set(id, reading);
    const forget = () => this.#meetings.delete(id);
    reading.then((meeting) => meeting ?? forget(), forget);
    return reading;
  }
}

function claimOf(capability: Capability): Claim {
  const { token: _, ...claim } = capability;
  return claim as Claim;
}
