import { type Capability, leads, rightOn } from '../domain/capability.ts';
import { type DocumentName, type DocumentRef, documentName, parseDocumentName } from '../domain/documents.ts';
import type { RawEntry } from '../domain/entry.ts';
import type { DeviceId, StatementId } from '../domain/ids.ts';
import { editKey } from '../journal/edit-key.ts';
import type { JoinedMeeting, JournalRow } from '../journal/journal.ts';
import type { OpeningRead } from '../replica/opening-read.ts';
import { Replica, type ReplicaEvents } from '../replica/replica.ts';
import type { Attached, Connection } from './connection.ts';
import type { MeetingViewBuilder } from './meeting-view.ts';
import { type FromHub, HEARTBEAT_MS, type StationPresence } from './messages.ts';
import { Receipts } from './receipts.ts';
import type { LinkState } from './session.ts';
import type { SessionPorts } from './session-ports.ts';
import type { WideToHub } from './wide-messages.ts';

/** Smaller differences between the hub's clock and this device's are the network's. Unit: ms. */
const OFFSET_TOLERANCE_MS = 500;

interface OpenDocument {
  ref: DocumentRef;
  name: DocumentName;
  replica: Replica;
  writable: boolean;
  attached?: Attached;
  caughtUp?: boolean;
  receipts?: Receipts;
}

/** The documents that a session has open: which ones, with what right, on the disk and on their way to the hub. */
export class SessionDocuments {
  readonly #joined: JoinedMeeting;
  readonly #capability: Capability;
  readonly #device: DeviceId;
  readonly #ports: SessionPorts;
  readonly #builder: MeetingViewBuilder;
  readonly #connection: Connection | undefined;
  readonly #open = new Map<DocumentName, OpenDocument>();
  readonly #presence = new Map<string, StationPresence>();
  #hello: ReturnType<typeof setInterval> | undefined;
  /** By document that is not open here, how many of its statements were erased when its rows were last gone through. */
  readonly #erasedOnDisk = new Map<DocumentName, number>();
  /** Documents of which the disk holds something that the hub does not. */
  readonly #unreceived = new Set<DocumentName>();
  #asks = 0;
  #diskRead = false;
  #closed = false;

  constructor(
    joined: JoinedMeeting,
    capability: Capability,
    device: DeviceId,
    ports: SessionPorts,
    builder: MeetingViewBuilder,
  ) {
    this.#joined = joined;
    this.#capability = capability;
    this.#device = device;
    this.#ports = ports;
    this.#builder = builder;
    if (joined.hub) {
      this.#connection = ports.connect(joined.hub);
      this.#builder.set({ link: { state: 'connecting', since: ports.now() } });
    }
  }

  /** Opens what the link is for and what the disk holds. Resolves when all of that has been read. */
  async load(): Promise<void> {
    const meeting = this.#capability.meeting;
    const { journal, copy, wide } = this.#ports;
    // those who lead have so much on the disk that it is read once; a host's documents read for themselves
    const reading = wide?.stations.read(meeting, journal, copy) ?? journal.rows(meeting).then(unreceivedIn);
    // only those that the link may read are opened
    for (const kind of wide?.kinds ?? (['setup'] as const)) {
      this.open({ kind, meeting }, wide?.stations.reader(documentName({ kind, meeting })));
    }
    if (this.#capability.role === 'host') this.open({ kind: 'station', meeting, station: this.#capability.station });
    // other stations: earlier ones of this device with something left to hand on, and for those who lead all they have seen
    for (const name of await reading.catch(() => [])) this.#unreceived.add(name);
    for (const name of unreceivedIn(copy.rows(meeting))) this.#unreceived.add(name);
    this.#diskRead = true;
    for (const name of [...(wide?.stations.onDisk.keys() ?? []), ...this.#unreceived]) {
      const ref = parseDocumentName(name);
      if (ref?.kind === 'station') this.#openInTurn(ref);
    }
    const loaded = Promise.all([...this.#open.values()].map((d) => d.replica.loaded));
    wide?.tell(this.#joined.hub, loaded);
    this.openStations();
    await loaded;
    this.erase();
  }

  /** Takes what was erased off this device, as far as that has not been done. To be called whenever more is. */
  erase(): void {
    const { meeting } = this.#capability;
    const { copy, wide } = this.#ports;
    const all = new Set<StatementId>();
    for (const [station, statements] of this.#builder.fold.erased) {
      this.#eraseFrom({ kind: 'station', meeting, station }, statements);
      for (const statement of statements) {
        all.add(statement);
        copy.remove(editKey(meeting, statement));
      }
    }
    for (const kind of ['harvest', 'screen'] as const) this.#eraseFrom({ kind, meeting }, all);
    wide?.erase(all);
  }

  #eraseFrom(ref: DocumentRef, statements: ReadonlySet<StatementId>): void {
    if (statements.size === 0) return;
    const { journal, copy } = this.#ports;
    const name = documentName(ref);
    if (this.#ports.wide?.stations.take(name)) this.open(ref); // what was read for it holds what is to go
    const open = this.#open.get(name);
    if (open) {
      void open.replica.erase(statements);
    } else if (this.#erasedOnDisk.get(name) !== statements.size) {
      this.#erasedOnDisk.set(name, statements.size);
      import('../replica/erase-stored.ts')
        .then(({ eraseStored }) => eraseStored(ref.meeting, name, statements, journal, copy))
        .catch(() => this.#erasedOnDisk.delete(name)); // at the next turn again
    }
  }

  replica(name: DocumentName): Replica | undefined {
    return this.#open.get(name)?.replica;
  }

  /** Every open document's entries, for the rescue file. */
  entries(): Map<DocumentName, RawEntry[]> {
    return new Map([...this.#open.values()].map((d) => [d.name, d.replica.entries()]));
  }

  /** The page is looked at again, or the network is back: whatever failed is tried at once. */
  wake(): void {
    this.#connection?.nudge();
    for (const { replica } of this.#open.values()) void replica.heal();
  }

  /** The entry has gone into the document: ask the hub for it. */
  written(name: DocumentName, entry: RawEntry): void {
    const open = this.#open.get(name);
    if (this.#builder.isPending(entry.id)) open?.receipts?.add([entry.id]);
  }

  /** `opening`: a read that is shared with others, for documents that nothing on this page has written. */
  open(ref: DocumentRef, opening?: () => OpeningRead): void {
    const name = documentName(ref);
    this.#ports.wide?.stations.take(name);
    if (this.#closed || this.#open.has(name)) return;
    const toHandOn = this.#unreceived.has(name);
    const own = rightOn(this.#capability, ref) === 'write';
    const capability = own ? this.#capability : this.#capabilityFor(ref, toHandOn);
    if (!capability) return;
    // A copy stays a copy, also where another link on this device could write it, until there is something to hand on.
    const writable = own || (toHandOn && rightOn(capability, ref) === 'write');
    const { journal, copy, random, shadow } = this.#ports;
    const replica = new Replica({
      meeting: ref.meeting,
      document: name,
      writable,
      opening,
      onlyByHub: this.#joined.hub !== undefined && !this.#canWriteHere(ref),
      journal,
      copy,
      random,
      shadow: writable || this.#capability.role === 'host' ? undefined : shadow,
      events: this.#events(ref, name, writable),
    });
    const open: OpenDocument = { ref, name, replica, writable };
    this.#open.set(name, open);
    if (!writable) this.#ports.wide?.watch(ref.kind, replica);
    this.#noteCaughtUp();
    // what is on the disk goes in first, so that the hub is asked only for what is missing
    void replica.loaded.then(() => {
      this.#ports.wide?.bring(replica);
      this.#attach(open, capability);
    });
  }

  /** Whether any link on this device may write a document, or one that it can derive. */
  #canWriteHere(ref: DocumentRef): boolean {
    const held = [this.#capability, ...this.#joined.capabilities];
    return this.#ports.derive !== undefined || held.some((capability) => rightOn(capability, ref) === 'write');
  }

  /** A copy for which this device holds a link that may write is opened anew with that link, and goes on from where it was. */
  async openToHandOn(ref: DocumentRef): Promise<void> {
    const name = documentName(ref);
    const open = this.#open.get(name);
    const capability = this.#capabilityFor(ref, true);
    if (!open || open.writable || !capability || rightOn(capability, ref) !== 'write') return;
    this.#open.delete(name);
    open.attached?.detach();
    await open.replica.storeWhole();
    await open.replica.close();
    this.#unreceived.add(name);
    this.open(ref);
    await this.#open.get(name)?.replica.loaded;
  }

  /** The best link this device holds for a document; a device that made the meeting can derive a station's. */
  #capabilityFor(ref: DocumentRef, mayWrite: boolean): Capability | undefined {
    const held = [this.#capability, ...this.#joined.capabilities];
    if (mayWrite) {
      const writes = held.find((c) => rightOn(c, ref) === 'write');
      if (writes) return writes;
      if (ref.kind === 'station') {
        const generation = this.#builder.fold.setup.stations.find((s) => s.id === ref.station)?.generation ?? 1;
        const derived = this.#ports.derive?.({ role: 'host', meeting: ref.meeting, station: ref.station, generation });
        if (derived) return derived;
      }
    }
    return held.find((c) => rightOn(c, ref) === 'read');
  }

  #events(ref: DocumentRef, name: DocumentName, writable: boolean): ReplicaEvents {
    const builder = this.#builder;
    return {
      arrived: (document, arrivals) => {
        for (const { entry, receivedAt, kept } of arrivals) {
          builder.add(document, entry);
          if (writable && receivedAt === 0) builder.stand(document, entry.id, kept ? 'kept' : 'saving', entry);
        }
        this.#open.get(name)?.receipts?.add(arrivals.filter((a) => a.receivedAt === 0).map((a) => a.entry.id));
        if (ref.kind === 'setup') this.openStations();
        if (arrivals.some(({ entry }) => entry.type === 'erased')) this.erase();
        builder.schedule();
      },
      kept: (document, ids) => {
        if (!writable) return;
        for (const id of ids) builder.stand(document, id, 'kept');
        builder.set({ diskFailure: undefined });
      },
      erased: (document, ids) => {
        for (const id of ids) builder.stand(document, id, 'received'); // nobody is to wait for them
        this.#open.get(name)?.receipts?.drop(ids);
        builder.schedule();
      },
      unkept: (document, ids, reason) => {
        for (const id of ids) builder.stand(document, id, 'unkept');
        builder.set({ diskFailure: reason });
      },
    };
  }

  /** Those who lead follow every station that the set-up names. */
  openStations(): void {
    const { meeting } = this.#capability;
    // before the disk was read, nobody knows which ones have something to hand on
    if (!leads(this.#capability) || !this.#diskRead) return;
    for (const { id } of this.#builder.fold.setup.stations) this.#openInTurn({ kind: 'station', meeting, station: id });
  }

  /** Those who lead open their many stations one after the other; a host opens its few at once. */
  #openInTurn(ref: DocumentRef): void {
    const { wide } = this.#ports;
    const name = documentName(ref);
    const open = (read?: () => OpeningRead) => {
      this.open(ref, read);
      return this.#open.get(name)?.replica.loaded;
    };
    if (!wide) void open();
    else if (!this.#open.has(name)) wide.stations.add(name, open);
  }

  #attach(open: OpenDocument, capability: Capability): void {
    if (!this.#connection || this.#closed) return;
    const { now, journal, copy, wide } = this.#ports;
    const { ref, replica } = open;
    const { role } = this.#capability;
    const main = role === 'host' ? 'station' : role === 'viewer' ? 'screen' : 'setup';
    const primary = ref.kind === main && capability === this.#capability;
    if (open.writable) {
      open.receipts = new Receipts({
        doc: replica.doc,
        holds: (id) => replica.holds(id),
        device: this.#device,
        send: (message) => open.attached?.send(message),
        held: () => this.#builder.heldIn(open.name),
        name: () => (primary ? this.#builder.store.getState().called : undefined),
        received: (ids) => {
          for (const id of ids) this.#builder.stand(open.name, id, 'received');
          this.#builder.schedule();
          copy.drop(ids);
          journal.markReceived(ids, now()).catch(() => undefined); // asked again at the next start
        },
      });
      const ids = replica.entries().map((e) => e.id);
      open.receipts.add(ids.filter((id) => this.#builder.isPending(id)));
    }
    const link = (next: LinkState) => {
      if (!primary) return;
      const now = this.#builder.store.getState().link;
      const reason = (l: LinkState) => (l.state === 'refused' ? l.reason : undefined);
      // a link that is turned away again and again has been so since the first time
      if (now.state === next.state && reason(now) === reason(next)) return;
      this.#builder.set({ link: next });
    };
    open.attached = this.#connection.attach(open.name, replica.doc, capability, {
      admitted: () => {
        link({ state: 'connected', since: now() });
        open.receipts?.connected();
        if (ref.kind === 'setup' || ref.kind === 'screen') this.#greet(open, primary);
      },
      refused: (reason) => {
        link({ state: 'refused', reason, since: now() });
        open.receipts?.lost();
        if (ref.kind === 'ballots') this.#caughtUp(open); // a hub that knows no ballots has none
      },
      caughtUp: () => this.#caughtUp(open),
      lost: () => {
        open.caughtUp = false;
        this.#noteCaughtUp();
        if (this.#builder.store.getState().link.state === 'connected') link({ state: 'connecting', since: now() });
        open.receipts?.lost();
        if (primary) clearInterval(this.#hello);
      },
      message: (message) => this.#heard(open, message),
      other: (payload) => wide?.heard(payload),
    });
  }

  #caughtUp(open: OpenDocument): void {
    open.caughtUp = true;
    this.#noteCaughtUp();
    this.#ports.wide?.caughtUp(open.ref.kind);
  }

  #noteCaughtUp(): void {
    const inLine = this.#ports.wide?.stations.size ?? 0;
    const caughtUp = inLine === 0 && [...this.#open.values()].every((open) => open.caughtUp);
    if (this.#builder.store.getState().caughtUp !== caughtUp) this.#builder.set({ caughtUp });
  }

  #heard(open: OpenDocument, message: FromHub): void {
    if (message.type === 'received') {
      open.receipts?.answered(message);
      this.#heardNames(message.names ?? []);
    }
    if (message.type === 'presence') {
      for (const p of message.stations) this.#presence.set(`${p.station}/${p.device}`, p);
      this.#builder.set({ presence: [...this.#presence.values()] });
    }
    const hubOffset = message.now - this.#ports.now();
    const old = this.#builder.store.getState().hubOffset;
    if (old === undefined || Math.abs(old - hubOffset) > OFFSET_TOLERANCE_MS) this.#builder.set({ hubOffset });
  }

  /** The other tablets of this table. One that is heard of no more keeps its name here: what it wrote is still there. */
  #heardNames(heard: readonly { device: string; name: string }[]): void {
    const { names } = this.#builder.store.getState();
    if (heard.every(({ device, name }) => names.get(device) === name)) return;
    this.#builder.set({ names: new Map([...names, ...heard.map(({ device, name }) => [device, name] as const)]) });
  }

  /** Tells the hub at once what this device is called now. */
  tellName(): void {
    for (const { receipts } of this.#open.values()) receipts?.tell();
  }

  /** Says something on a document of the meeting; false while that is not connected. */
  send(kind: 'harvest' | 'screen', message: WideToHub): boolean {
    const open = this.#open.get(documentName({ kind, meeting: this.#capability.meeting }));
    if (!open?.caughtUp) return false;
    open.attached?.send(message);
    return true;
  }

  /** Says hello, and on the main document again as a heartbeat where no station's report does that. */
  #greet(open: OpenDocument, main: boolean): void {
    const hello = () => open.attached?.send({ type: 'hello', ask: ++this.#asks });
    hello();
    if (!main) return;
    clearInterval(this.#hello);
    if (this.#capability.role !== 'host') this.#hello = setInterval(hello, HEARTBEAT_MS);
  }

  async close(): Promise<void> {
    this.#closed = true;
    clearInterval(this.#hello);
    for (const open of this.#open.values()) {
      open.receipts?.close();
      open.attached?.detach();
    }
    this.#connection?.close();
    await Promise.all([...this.#open.values()].map((open) => open.replica.close()));
  }
}

function unreceivedIn(rows: readonly JournalRow[]): DocumentName[] {
  return rows.filter((row) => row.receivedAt === 0).map((row) => row.document);
}
