import { randomBytes } from 'node:crypto';
import { rmSync } from 'node:fs';
import * as Y from 'yjs';
import { capabilityPath } from '../src/domain/capability.ts';
import { type DocumentRef, documentName, ENTRIES } from '../src/domain/documents.ts';
import type { SetupBody } from '../src/domain/entry.ts';
import { type MeetingId, newId, type RandomBytes, type StationId } from '../src/domain/ids.ts';
import { sampleSetup } from '../src/domain/sample-meeting.ts';
import { SAMPLE_STATEMENTS } from '../src/domain/sample-statements.ts';
import { grant, ROOT_KEY_BYTES } from '../src/domain/token.ts';
import { SqliteLog } from '../src/hub/sqlite-log.ts';
import { endAll, startHubProcess, temporaryFolder } from '../tests/hub/hub-process.ts';
import { builtApp } from './filled-tables.ts';

/** A citizens' summit: the largest evening there is. */
export const TABLES = 1_000;
export const STATEMENTS = 60_000;
/** What a table says in an evening. */
const EACH = STATEMENTS / TABLES;
const MEETING = 'summit' as MeetingId;
/** Two rounds and the talk between them. */
const EVENING_MS = 95 * 60_000;

const random: RandomBytes = (length) => crypto.getRandomValues(new Uint8Array(length));

/** A hub with a whole summit on its disk, serving the built app. */
export interface Summit {
  /** The address of the facilitator's screen. */
  desk: string;
  hub: string;
  rootKey: Uint8Array;
  meeting: MeetingId;
  end(): Promise<void>;
}

/** `statements`: in tables of `EACH`; the whole summit unless told. */
export async function openSummit(statements = STATEMENTS): Promise<Summit> {
  const dist = await builtApp();
  const data = temporaryFolder();
  const rootKey = randomBytes(ROOT_KEY_BYTES);
  await writeSummit(data, rootKey, statements);
  const hub = await startHubProcess({ data, args: ['--no-sample', '--dist', dist] });
  const link = grant(rootKey, { role: 'facilitator', meeting: MEETING, generation: 1 });
  return {
    desk: `${hub.url}/#${capabilityPath(link)}`,
    hub: hub.url,
    rootKey,
    meeting: MEETING,
    async end() {
      await endAll();
      rmSync(dist, { recursive: true, force: true });
    },
  };
}

async function writeSummit(data: string, rootKey: Uint8Array, statements: number): Promise<void> {
  const log = SqliteLog.open(data);
  try {
    await log.publish(MEETING, rootKey);
    const now = Date.now();
    const tables = Math.ceil(statements / EACH);
    const setup = sampleSetup(new Date(now).toISOString().slice(0, 10));
    const themes = setup.flatMap((body) => (body.type === 'theme-set' ? [body.theme] : []));
    const more = Array.from({ length: tables }, (_, i): SetupBody => {
      const theme = themes[i % themes.length];
      if (!theme) throw new Error('The sample has no themes');
      return { type: 'station-set', station: tableId(i), changes: { kind: 'table', number: i + 1, theme } };
    });
    await put(log, { kind: 'setup', meeting: MEETING }, now - EVENING_MS, 1, [...setup, ...more]);
    const writes = Array.from({ length: tables }, (_, i) => {
      const said = Array.from({ length: EACH }, (_, n) => statement(i, n, themes[i % themes.length]));
      return put(
        log,
        { kind: 'station', meeting: MEETING, station: tableId(i) },
        now - EVENING_MS,
        EVENING_MS / EACH,
        said,
      );
    });
    await Promise.all(writes);
  } finally {
    await log.close();
  }
}

/** The entries of such a meeting as one JSON text, for what it costs to read that. */
export function summitText(statements: number): string {
  const entries = Array.from({ length: statements }, (_, i) => {
    const [table, n] = [Math.floor(i / EACH), i % EACH];
    return stamped(statement(table, n, 'theme'), n, n);
  });
  return JSON.stringify(entries);
}

/** Words as people wrote them, mixed so that no two tables say the same. */
function statement(table: number, n: number, theme: unknown): object {
  const at = (k: number) => SAMPLE_STATEMENTS[(table * 7 + n * 13 + k * 29) % SAMPLE_STATEMENTS.length];
  const [one, other] = [at(0), at(n + 1)];
  if (!one || !other) throw new Error('The sample has no statements');
  const half = other.text
    .split(' ')
    .slice(0, 3 + ((table + n) % 5))
    .join(' ');
  const { kind, voice, angles, round } = one;
  return {
    ...{ type: 'captured', text: `${one.text}; ${half} t${table}`.slice(0, 300), theme, angles, round },
    ...(kind && { kind }),
    ...(voice && { voice }),
  };
}

export function tableId(index: number): StationId {
  return `table-${index + 1}` as StationId;
}

async function put(
  log: SqliteLog,
  ref: DocumentRef,
  start: number,
  step: number,
  bodies: readonly object[],
): Promise<void> {
  const doc = new Y.Doc();
  const entries = bodies.map((body, i) => stamped(body, i, start + i * step));
  doc.getArray(ENTRIES).push(entries);
  await log.append(documentName(ref), Y.encodeStateAsUpdate(doc));
}

function stamped(body: object, i: number, at: number): object {
  return { ...body, ...{ id: newId(random), clock: i + 1, at: Math.round(at), device: 'summit-device' } };
}
