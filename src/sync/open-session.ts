import * as v from 'valibot';
import type { Capability } from '../domain/capability.ts';
import { deviceName } from '../domain/device-name.ts';
import { type DocumentRef, documentName } from '../domain/documents.ts';
import type { RawEntry, SetupBody, StatementField, StationBody } from '../domain/entry.ts';
import type { HallBody } from '../domain/hall.ts';
import type { HarvestBody } from '../domain/harvest-entries.ts';
import { DeviceId, type EntryId, type MeetingId, newId, parseId, RoundId } from '../domain/ids.ts';
import type { ScreenBody } from '../domain/screen-entries.ts';
import { type Statement, standingOver } from '../domain/statement.ts';
import type { NoteBody } from '../domain/station-notes.ts';
import { type HandedDraft, handOverText } from '../handover/hand-over-file.ts';
import { Drafts } from '../journal/drafts.ts';
import type { JoinedMeeting } from '../journal/journal.ts';
import { MeetingViewBuilder } from './meeting-view.ts';
import type { AtHand, Draft, DraftBox, NewStatement, Session } from './session.ts';
import { SessionDocuments } from './session-documents.ts';
import type { SessionPorts } from './session-ports.ts';

/** An entry without what every entry has. */
export type Body = StationBody | NoteBody | SetupBody | HallBody | HarvestBody | ScreenBody;

const DEVICE = 'tafellaken:device:';
const ROUND = 'tafellaken:round:';
const CALLED = 'tafellaken:called:';

/**
 * Opens a meeting on this device for one link. Resolves as soon as typing can begin: within a second, also when the disk
 * hangs; what lies on the disk follows (`view.loaded`).
 */
export async function openSession(
  joined: JoinedMeeting,
  capability: Capability,
  ports: SessionPorts,
): Promise<Session> {
  const { meeting } = capability;
  const device = deviceOf(meeting, ports);
  const { wide } = ports;
  const builder = new MeetingViewBuilder(meeting, ports.hint, wide);
  const documents = new SessionDocuments(joined, capability, device, ports, builder);
  const unkept = () => builder.store.getState().standing.unkept;
  const drafts = new Drafts(meeting, ports.tab, ports.journal, ports.copy, unkept);
  const roundKey = `${ROUND}${meeting}/${capability.role === 'host' ? capability.station : '-'}`;
  builder.chooseRound(readChoice(ports.copy.get(roundKey)));
  const unwatch = watchPage(() => documents.wake());
  /** Writes under way; closing waits for them. */
  const writing = new Set<Promise<void>>();

  const stamped = (ref: DocumentRef, body: Body): RawEntry => {
    const name = documentName(ref);
    const entry: RawEntry = {
      id: newId<EntryId>(ports.random),
      // an entry with the last number there is can only be forged; later ones then share it, and their ids order them
      clock: Math.min(Number.MAX_SAFE_INTEGER, Math.max(builder.fold.clockOf(ref), ports.copy.clock(name)) + 1),
      // what happens to the whole hall is told in the hub's time, which every screen counts by
      at: Math.round(ports.now() + (ref.kind === 'station' ? 0 : (builder.store.getState().hubOffset ?? 0))),
      device,
      ...body,
    };
    ports.copy.noteClock(name, entry.clock);
    return entry;
  };
  const write = (ref: DocumentRef, body: Body, draft?: string): EntryId => {
    const name = documentName(ref);
    const entry = stamped(ref, body);
    documents.open(ref);
    builder.stand(name, entry.id, 'saving', entry);
    builder.add(name, entry);
    if (entry.type === 'erased') documents.erase();
    if (ref.kind === 'setup') documents.openStations(); // it can be about a new one
    if (draft !== undefined) drafts.saved(draft);
    const done = (documents.replica(name)?.write(entry, draft) ?? Promise.resolve()).then(() => {
      documents.written(name, entry);
      writing.delete(done);
    });
    writing.add(done);
    builder.publish();
    return entry.id;
  };
  const change = ({ station, id }: Statement, body: StationBody): void => {
    // The row of a statement can be open at the moment in which it is erased.
    if (!builder.fold.erased.get(station)?.has(id)) write({ kind: 'station', meeting, station }, body);
  };

  wide?.bind({ meeting, capability, device, builder, documents, writing, stamped });

  const askToKeep = () => {
    void ports.persist?.().then(
      (persisted) => builder.set({ persisted }),
      () => builder.set({ persisted: false }),
    );
  };
  builder.set({ called: deviceName(ports.copy.get(CALLED + meeting)) });
  const adopted = drafts.adopt(); // before the rest of the disk is read: the field waits for it
  void documents.load().then(() => {
    builder.set({ loaded: true });
    builder.publish();
    if (!ports.joining) askToKeep();
  });
  await adopted;

  return {
    meeting,
    device,
    capability,
    view: builder.store,
    fold: builder.fold,
    wide,
    capture(station, fields, draft) {
      return write({ kind: 'station', meeting, station }, capturedBody(fields), draft);
    },
    amend(statement, changes) {
      const fields = Object.keys(changes) as StatementField[];
      if (fields.length === 0) return;
      const over = standingOver(
        builder.fold.stations.get(statement.station)?.statements.get(statement.id) ?? statement,
        fields,
      );
      change(statement, { type: 'amended', statement: statement.id, changes, over });
    },
    withdraw(statement) {
      change(statement, { type: 'withdrawn', statement: statement.id });
    },
    restore(statement) {
      change(statement, { type: 'restored', statement: statement.id });
    },
    erase({ station, id }) {
      write({ kind: 'setup', meeting }, { type: 'erased', station, statement: id });
    },
    note: (station, body) => write({ kind: 'station', meeting, station }, body),
    configure(body) {
      write({ kind: 'setup', meeting }, body);
    },
    configureAll(bodies) {
      if (wide) wide.writeAll('setup', bodies);
      else for (const body of bodies) write({ kind: 'setup', meeting }, body);
    },
    chooseRound(round) {
      const choice = { round, after: builder.fold.setup.running?.clock ?? 0 };
      ports.copy.set(roundKey, JSON.stringify(choice));
      builder.chooseRound(choice);
      builder.publish();
    },
    draft(station): DraftBox {
      return {
        key: drafts.key(station),
        read: () => drafts.read(station) as Draft | undefined,
        write: (draft) => drafts.write(station, draft),
        clear: () => drafts.clear(station),
      };
    },
    follow: (tally) => wide?.followers.follow(builder.fold.stations, tally) ?? (() => undefined),
    async rescueFile() {
      const rows = await Promise.race([
        ports.journal.rows(meeting).catch(() => []),
        new Promise<never[]>((resolve) => setTimeout(resolve, RESCUE_PATIENCE_MS, [])),
      ]);
      const found = [...ports.copy.rows(meeting), ...rows].map((row) => [row.document, row.entry] as const);
      for (const [name, entries] of documents.entries()) for (const entry of entries) found.push([name, entry]);
      const at = ports.now();
      return handOverText({ meeting, device, madeAt: at, entries: found, drafts: halfTyped(capability, drafts, at) });
    },
    async takeIn(document, entries) {
      const { takeIn } = await import('./take-in.ts');
      const taken = await takeIn(documents, capability, document, entries);
      builder.publish();
      return taken;
    },
    call(text) {
      const called = deviceName(text);
      ports.copy.set(CALLED + meeting, called ?? '');
      builder.set({ called });
      builder.publish();
      documents.tellName();
    },
    askToKeep,
    atHand: () => atHand(meeting, ports),
    async close() {
      unwatch();
      await Promise.all(writing);
      drafts.close();
      wide?.close();
      builder.close();
      await documents.close();
    },
  };
}

/** The set-up and the meeting's links read back from the disk, not from memory; and a real write. */
async function atHand(meeting: MeetingId, { journal }: SessionPorts): Promise<AtHand> {
  const rewrite = async () => {
    const joined = await journal.meeting(meeting);
    // not the meeting itself: what was learnt of it since it was read must not be overwritten
    const key = `at-hand/${meeting}`;
    await journal.writeDraft({ key, at: 0, draft: { text: '' } });
    await journal.dropDraft(key);
    return joined !== undefined;
  };
  const read = async () => (await journal.updates(documentName({ kind: 'setup', meeting }))).length > 0;
  const [disk, setup] = await Promise.all([rewrite().catch(() => false), read().catch(() => false)]);
  return { setup, disk };
}

/** How long a rescue waits for a disk that may be the very thing that failed. */
const RESCUE_PATIENCE_MS = 3_000;

/** The text in a host's field that is no statement yet. */
function halfTyped(capability: Capability, drafts: Drafts, at: number): HandedDraft[] {
  if (capability.role !== 'host') return [];
  const draft = drafts.read(capability.station) as Partial<Draft> | undefined;
  return draft?.text?.trim() ? [{ station: capability.station, at, text: draft.text }] : [];
}

/** Only the tags that are there: an entry carries no empty fields. */
function capturedBody(fields: NewStatement): StationBody {
  const { text, theme, angles, round, kind, voice, quote, source } = fields;
  return {
    type: 'captured',
    text,
    theme,
    angles: [...angles],
    round,
    ...(kind && { kind }),
    ...(voice && { voice }),
    ...(quote && { quote }),
    ...(source && source !== 'typed' && { source }),
  };
}

/** The name of this device in one meeting: random, so that meetings cannot be joined by it. */
function deviceOf(meeting: MeetingId, { copy, random }: SessionPorts): DeviceId {
  const stored = parseId(DeviceId, copy.get(DEVICE + meeting));
  if (stored) return stored;
  const made = newId<DeviceId>(random);
  copy.set(DEVICE + meeting, made);
  return made;
}

const Choice = v.object({ round: RoundId, after: v.number() });
function readChoice(text: string | undefined): v.InferOutput<typeof Choice> | undefined {
  try {
    const result = v.safeParse(Choice, JSON.parse(text ?? 'null'));
    return result.success ? result.output : undefined;
  } catch {
    return undefined;
  }
}

/** Calls when the page is looked at again or the network is back; returns how to stop. */
function watchPage(wake: () => void): () => void {
  if (typeof window === 'undefined') return () => undefined;
  const visible = () => {
    if (document.visibilityState === 'visible') wake();
  };
  window.addEventListener('online', wake);
  window.addEventListener('pageshow', wake);
  document.addEventListener('visibilitychange', visible);
  return () => {
    window.removeEventListener('online', wake);
    window.removeEventListener('pageshow', wake);
    document.removeEventListener('visibilitychange', visible);
  };
}
