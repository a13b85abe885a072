import * as Y from 'yjs';
import type { Claim } from '../domain/capability.ts';
import { type DocumentRef, documentName, ENTRIES } from '../domain/documents.ts';
import {
  type EntryBase,
  parseRawEntry,
  parseSetupEntry,
  parseStationEntry,
  type RawEntry,
  type SetupEntry,
  type StationEntry,
} from '../domain/entry.ts';
import { parseHarvestEntry } from '../domain/harvest-entries.ts';
import { type DeviceId, newId, type RandomBytes, type StationId } from '../domain/ids.ts';
import { localDay, sampleSetup } from '../domain/sample-meeting.ts';
import { SAMPLE_STATEMENTS } from '../domain/sample-statements.ts';
import type { Setup } from '../domain/setup-fold.ts';
import { parseNote } from '../domain/station-notes.ts';
import { ROOT_KEY_BYTES } from '../domain/token.ts';
import type { HubCore } from './core.ts';
import { harvestOf, notesOfSample, type SampleSaid } from './sample-harvest.ts';
import { SAMPLE_MEETING } from './sample-links.ts';

const SAMPLE_DEVICE = 'voorbeeld' as DeviceId;
const CHANGING_TABLES_MINUTES = 5;
const MINUTE_MS = 60_000;
/** The filled sample is an evening whose last round has just ended: two rounds of 45 minutes, and people changing tables between. */
const EVENING_MS = 95 * MINUTE_MS;
/** The organiser fixed it all two weeks before. */
const SET_UP_BEFORE_MS = 14 * 24 * 60 * MINUTE_MS;

/**
 * Makes the sample meeting, and with `statements` also what was said at its tables. What was made before is left as it is, a document
 * at a time, so that doing it twice, or once more after a crash in the middle, adds nothing twice.
 */
export async function makeSample(
  core: HubCore,
  random: RandomBytes,
  { statements, now = Date.now() }: { statements: boolean; now?: number },
): Promise<void> {
  const meeting = SAMPLE_MEETING;
  if (!(await core.log.rootKey(meeting))) await core.publish(meeting, random(ROOT_KEY_BYTES));
  const organiser: Claim = { role: 'organiser', meeting, generation: 1 };
  const start = now - EVENING_MS;
  const bodies = sampleSetup(localDay(now));
  await addOnce(core, organiser, { kind: 'setup', meeting }, () =>
    bodies.map(
      (body, i) => ({ ...body, ...baseOf(random, i, start - SET_UP_BEFORE_MS + i * MINUTE_MS) }) as SetupEntry,
    ),
  );
  if (!statements) return;
  const setup = await core.setup(meeting);
  const said: SampleSaid[] = [];
  for (const station of new Set(SAMPLE_STATEMENTS.map((s) => s.station))) {
    const generation = setup?.stations.find((s) => s.id === station)?.generation ?? 1;
    const host: Claim = { role: 'host', meeting, station, generation };
    const ref: DocumentRef = { kind: 'station', meeting, station };
    await addOnce(core, host, ref, () => {
      const entries = statementsOf(random, station, setup, start);
      const mine = entries.flatMap((e) => (e.type === 'captured' ? [{ id: e.id, station, text: e.text }] : []));
      const notes = notesOfSample(mine, station);
      return [...entries, ...notes.map((body, i) => ({ ...body, ...baseOf(random, entries.length + i, now) }))];
    });
    for (const value of await core.read(documentName(ref))) {
      const entry = parseStationEntry(value);
      if (entry?.type === 'captured' && entry.device === SAMPLE_DEVICE) said.push({ ...entry, station });
    }
  }
  await addOnce(core, organiser, { kind: 'harvest', meeting }, () =>
    harvestOf(said).map((body, i) => ({ ...body, ...baseOf(random, i, now) })),
  );
}

function statementsOf(
  random: RandomBytes,
  station: StationId,
  setup: Setup | undefined,
  start: number,
): StationEntry[] {
  const roundStarts = new Map<string, number>();
  let at = start;
  for (const round of setup?.rounds ?? []) {
    roundStarts.set(round.id, at);
    at += (round.minutes + CHANGING_TABLES_MINUTES) * MINUTE_MS;
  }
  const timed = SAMPLE_STATEMENTS.filter((s) => s.station === station).map(({ station: _, minute, ...fields }) => ({
    fields,
    at: (roundStarts.get(fields.round) ?? start) + minute * MINUTE_MS,
  }));
  return timed
    .sort((a, b) => a.at - b.at)
    .map(({ fields, at }, i): StationEntry => ({ type: 'captured', ...fields, ...baseOf(random, i, at) }));
}

function baseOf(random: RandomBytes, index: number, at: number): EntryBase {
  return { id: newId(random), clock: index + 1, at, device: SAMPLE_DEVICE };
}

/** Puts the entries into the document as one update, unless the sample was put there before. */
async function addOnce(
  core: HubCore,
  claim: Claim,
  ref: DocumentRef,
  make: () => (EntryBase & { type: string })[],
): Promise<void> {
  const there = await core.read(documentName(ref));
  if (there.some((entry) => parseRawEntry(entry)?.device === SAMPLE_DEVICE)) return;
  const entries = make();
  const parsers: readonly ((entry: RawEntry) => unknown)[] = [
    parseSetupEntry,
    parseStationEntry,
    parseNote,
    parseHarvestEntry,
  ];
  for (const entry of entries) {
    if (!parsers.some((parse) => parse(entry))) throw new Error(`An entry of the sample is none: ${entry.id}`);
  }
  const doc = new Y.Doc();
  doc.getArray(ENTRIES).push(entries);
  const admission = await core.receive(claim, ref, Y.encodeStateAsUpdate(doc));
  if (admission.state === 'unstored') throw admission.error;
  if (admission.state === 'refused') throw new Error(`The sample was refused: ${admission.reason}`);
}
