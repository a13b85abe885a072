import { randomBytes } from 'node:crypto';
import * as Y from 'yjs';
import { documentName } from '../../src/domain/documents.ts';
import type { EntryId, RoundId, StationId, ThemeId } from '../../src/domain/ids.ts';
import { grant } from '../../src/domain/token.ts';
import type { HubLog } from '../../src/hub/log.ts';
import { connectToHub } from '../../src/sync/connection.ts';
import { openSession } from '../../src/sync/open-session.ts';
import type { Session } from '../../src/sync/session.ts';
import { type TestDevice, testDevice } from '../support/device.ts';
import { until } from './client.ts';
import { host, idsIn, MEETING, ROOT_KEY, tableDocument } from './table.ts';

/** Times over what CI does: 1 in CI, 10 in `npm run torture`. */
export const TORTURE = Math.max(1, Number(process.env.TORTURE) || 1);

const random = (length: number) => Uint8Array.from(randomBytes(length));

/** A table's tablet: the real session and the real connection, on a disk that outlives them. Its browser alone is missing. */
export interface Tablet {
  station: StationId;
  device: TestDevice;
  session: Session;
  /** Everything that was captured on it, in order. */
  said: EntryId[];
  capture(text?: string): EntryId;
  /** Those that its screen calls received now. */
  received(): EntryId[];
  /** How many those are; cheaper. */
  receivedCount(): number;
  /** Waits until its screen says that all is received. */
  settled(patience?: number): Promise<void>;
}

export async function openTablet(
  hub: string,
  station: StationId,
  { device = testDevice(random), now = Date.now }: { device?: TestDevice; now?: () => number } = {},
): Promise<Tablet> {
  const link = grant(ROOT_KEY, host(station));
  const joined = { id: MEETING, title: '', capabilities: [link], hub, openedAt: 0 };
  const session = await openSession(joined, link, { ...device.ports(connectToHub), now });
  const said: EntryId[] = [];
  return {
    station,
    device,
    session,
    said,
    capture(text = `uitspraak ${said.length + 1}`) {
      const id = session.capture(station, {
        text,
        theme: 'zorg' as ThemeId,
        angles: [],
        kind: null,
        voice: null,
        quote: false,
        round: 'ronde-1' as RoundId,
      });
      said.push(id);
      return id;
    },
    received() {
      const { safety } = session.view.getState();
      return said.filter((id) => (safety.get(id) ?? 'received') === 'received');
    },
    receivedCount: () => said.length - session.view.getState().standing.unreceived,
    async settled(patience) {
      const { view } = session;
      await until(() => (view.getState().loaded && view.getState().standing.unreceived === 0) || undefined, patience);
    },
  };
}

/** Has tables talk: each captures at random moments, this often on average in ms, until the signal. Returns how many in all. */
export function talk(tablets: readonly Tablet[], everyMs: number, signal: AbortSignal): void {
  for (const tablet of tablets) {
    const next = () => {
      if (signal.aborted) return;
      tablet.capture();
      setTimeout(next, Math.random() * 2 * everyMs);
    };
    setTimeout(next, Math.random() * everyMs);
  }
}

/** The entries of one table as they lie in a log, in the document's order. */
export async function idsInLog(log: HubLog, station: StationId): Promise<string[]> {
  const doc = new Y.Doc();
  for (const update of await log.read(documentName(tableDocument(station)))) Y.applyUpdate(doc, update);
  return idsIn(doc);
}

export interface Compared {
  said: number;
  /** Said by a tablet and not in the log. */
  missing: number;
  /** In the log more than once. */
  twice: number;
  /** In the log, and said by nobody. */
  strange: number;
}

/** Compares what the tablets captured with what lies in the log. */
export async function compare(log: HubLog, tablets: readonly Tablet[]): Promise<Compared> {
  const sum: Compared = { said: 0, missing: 0, twice: 0, strange: 0 };
  for (const { station, said } of tablets) {
    const there = await idsInLog(log, station);
    const set = new Set(there);
    const own = new Set<string>(said);
    sum.said += said.length;
    sum.missing += said.filter((id) => !set.has(id)).length;
    sum.twice += there.length - set.size;
    sum.strange += [...set].filter((id) => !own.has(id)).length;
  }
  return sum;
}
