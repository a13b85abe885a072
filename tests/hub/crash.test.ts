import { afterEach, expect, inject, test } from 'vitest';
import * as Y from 'yjs';
import { documentName } from '../../src/domain/documents.ts';
import type { StationId } from '../../src/domain/ids.ts';
import { HubCore } from '../../src/hub/core.ts';
import { SqliteLog } from '../../src/hub/sqlite-log.ts';
import { Client, type OpenDocument, until } from './client.ts';
import { endAll, startHubProcess } from './hub-process.ts';
import { add, captured, host, idsIn, MEETING, ROOT_KEY, tableDocument } from './table.ts';

const clients: Client[] = [];
afterEach(async () => {
  for (const client of clients.splice(0)) client.close();
  await endAll();
});

const KILLS = 5;
const TABLES = 8;

interface Table {
  station: StationId;
  open: OpenDocument;
  /** The entries that the hub said it received. */
  received: Set<string>;
}

/** Captures as fast as receipts come, and notes what was received, until the hub is gone. */
async function typeUntilGone(table: Table, gone: () => boolean): Promise<void> {
  const { open, received } = table;
  for (let clock = 1; !gone(); clock++) {
    add(open.doc, captured(`uitspraak ${clock}`, clock));
    const ids = idsIn(open.doc);
    const mine = Y.decodeStateVector(Y.encodeStateVector(open.doc));
    const theirs = await open.receipt(0, 'tablet', 500).catch(() => new Map<number, number>());
    const covered = [...mine].every(([client, end]) => (theirs.get(client) ?? 0) >= end);
    if (covered) for (const id of ids) received.add(id);
  }
}

test('a hub that is killed in the middle of a busy evening has, each time, everything it said it received', async () => {
  let state = inject('seed');
  let hub = await startHubProcess();
  expect(await hub.publish(MEETING, ROOT_KEY)).toBe(201);
  const { data, port } = hub;
  const tables: Table[] = Array.from({ length: TABLES }, (_, i) => {
    const client = new Client(hub.url);
    clients.push(client);
    const station = `tafel-${i + 1}` as StationId;
    return { station, open: client.open(tableDocument(station), host(station)), received: new Set() };
  });
  const countReceived = () => tables.reduce((sum, table) => sum + table.received.size, 0);

  for (let kill = 1; kill <= KILLS; kill++) {
    const before = countReceived();
    let gone = false;
    const typing = tables.map((table) => typeUntilGone(table, () => gone));
    // At a moment that differs each time, but only once every table is at work.
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    const enough = before + TABLES * 5 + ((state >>> 16) % 100);
    await until(() => countReceived() > enough || undefined, 30_000);
    await hub.end('SIGKILL');
    gone = true;
    await Promise.all(typing);

    const log = SqliteLog.open(data);
    const core = new HubCore(log);
    for (const { station, received } of tables) {
      const onDisk = new Set(idsIn(await core.document(documentName(tableDocument(station)))));
      const lost = [...received].filter((id) => !onDisk.has(id));
      expect(lost, `table ${station} after kill ${kill}`).toEqual([]);
    }
    expect(log.condition()).toEqual({ check: 'ok', aside: 0, failure: undefined });
    await log.close();
    hub = await startHubProcess({ data, port });
  }

  // And nothing that the tables still held is lost either: it goes over once the hub is back, once each.
  await Promise.all(tables.map((table) => table.open.received()));
  await hub.end('SIGTERM');
  const core = new HubCore(SqliteLog.open(data, { readOnly: true }));
  for (const { station, open } of tables) {
    expect(idsIn(await core.document(documentName(tableDocument(station))))).toEqual(idsIn(open.doc));
  }
  await core.log.close();
}, 120_000);
