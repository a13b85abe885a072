import { execFileSync } from 'node:child_process';
import { openSync, rmSync, statSync, writeFileSync, writeSync } from 'node:fs';
import { connect } from 'node:net';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { StationId } from '../../src/domain/ids.ts';
import { openDataFolder } from '../../src/hub/data-folder.ts';
import { BUFFER_LIMIT_BYTES, CLOSING_MS } from '../../src/hub/socket.ts';
import { SqliteLog } from '../../src/hub/sqlite-log.ts';
import { SYNC_PATH } from '../../src/sync/messages.ts';
import { BadNetwork } from './bad-network.ts';
import { BUSY_MACHINE_MS, Client, until } from './client.ts';
import { closeAll, hubOn } from './hub-in-process.ts';
import { endAll, endHubs, startHubProcess, temporaryFolder } from './hub-process.ts';
import { add, captured, facilitator, host, idsIn, MEETING, ROOT_KEY, TABLE_1, tableDocument } from './table.ts';
import { compare, openTablet, type Tablet } from './tablets.ts';

vi.setConfig({ testTimeout: 3 * BUSY_MACHINE_MS });
const tablets: Tablet[] = [];
const mounts: string[] = [];
beforeEach(() => {
  vi.stubGlobal('BroadcastChannel', undefined); // these tablets share a process, not a browser
  vi.spyOn(console, 'error').mockReturnValue();
});
afterEach(async () => {
  await Promise.all(tablets.splice(0).map((tablet) => tablet.session.close()));
  await closeAll();
  await endHubs();
  for (const folder of mounts.splice(0)) unmount(folder);
  await endAll();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

async function tables(url: string, count: number): Promise<void> {
  for (let i = 1; i <= count; i++) tablets.push(await openTablet(url, `tafel-${i}` as StationId));
}

async function captureAll(each: number): Promise<void> {
  for (const tablet of tablets) for (let n = 0; n < each; n++) tablet.capture();
}

const settled = () => Promise.all(tablets.map((tablet) => tablet.settled(BUSY_MACHINE_MS)));

/** Everything that the tablets said lies on that disk, once. */
async function expectWhole(data: string): Promise<void> {
  const log = SqliteLog.open(data, { readOnly: true });
  const compared = await compare(log, tablets);
  await log.close();
  expect(compared).toEqual({ said: compared.said, missing: 0, twice: 0, strange: 0 });
}

test('[HUB-4] a row that was damaged on the disk: the hub says whose, works on, and the tablet puts back what it held', async () => {
  const first = await startHubProcess();
  expect(await first.publish(MEETING, ROOT_KEY)).toBe(201);
  const { data, port } = first;
  await tables(first.url, 2);
  for (let n = 0; n < 5; n++) {
    await captureAll(1);
    await settled();
  }
  await first.end('SIGKILL');
  const db = new DatabaseSync(path.join(data, 'hub.sqlite'));
  // The last row of one table, and one in the middle, on which all after it build.
  for (const [table, row] of [
    [1, 4],
    [2, 1],
  ]) {
    const rows = db
      .prepare('SELECT seq, bytes FROM updates JOIN documents ON id = document WHERE name = ? ORDER BY seq')
      .all(`proef/station/tafel-${table}`) as { seq: number; bytes: Uint8Array }[];
    const { seq, bytes } = rows[row as number] as (typeof rows)[number];
    bytes[bytes.length - 10] = 0xff;
    db.prepare('UPDATE updates SET bytes = ? WHERE seq = ?').run(bytes, seq);
  }
  db.close();
  const second = await startHubProcess({ data, port });
  const output = second.output();
  expect(output).toMatch(/LET OP \/ NOTE: 2 van \/ of \d+ rijen beschadigd en apart gezet/);
  expect(output).toContain('  proef/station/tafel-1: 1\n');
  expect(output).toContain('  proef/station/tafel-2: 1\n');
  const log = SqliteLog.open(data, { readOnly: true });
  await until(() => second.output().includes('"aside":2') || undefined);
  while ((await compare(log, tablets)).missing > 0) await new Promise((resolve) => setTimeout(resolve, 50));
  await log.close();
  await captureAll(1);
  await settled();
  await second.end('SIGTERM');
  await expectWhole(data);
});

test('a write-ahead log whose last page is torn: the hub starts, and the tablets send again what that page held', async () => {
  const first = await startHubProcess();
  expect(await first.publish(MEETING, ROOT_KEY)).toBe(201);
  const { data, port } = first;
  await tables(first.url, 3);
  // One after the other: what comes in together may be one commit, and the torn page would then take it all.
  for (let n = 0; n < 10; n++) {
    await captureAll(1);
    await settled();
  }
  await first.end('SIGKILL');
  const wal = path.join(data, 'hub.sqlite-wal');
  const size = statSync(wal).size;
  const handle = openSync(wal, 'r+');
  writeSync(handle, Buffer.alloc(2_000, 0xab), 0, 2_000, size - 2_000);
  const second = await startHubProcess({ data, port });
  expect(second.output()).toContain('Opslag in orde / storage in order');
  await captureAll(1);
  await settled();
  await second.end('SIGTERM');
  await expectWhole(data);
});

/** Runs a program of the system; throws when it is not there or fails. */
function run(program: string, ...args: string[]): void {
  execFileSync(program, args, { stdio: 'ignore' });
}

/** Gives the folder a small disk of its own. */
const mount = (folder: string, kilobytes: number) =>
  run('mount', '-t', 'tmpfs', '-o', `size=${kilobytes}k`, 'tmpfs', folder);
const unmount = (folder: string) => run('umount', '--lazy', folder);

/** Whether this machine lets us: Linux, as root. */
function tryMount(): boolean {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return false;
  const folder = temporaryFolder();
  try {
    mount(folder, 64);
    unmount(folder);
    return true;
  } catch {
    return false;
  }
}
const mayMount = tryMount();

test.skipIf(!mayMount)(
  '[HUB-1] a disk that is full to the last byte: nothing more is received, nothing is lost, and with room all goes on',
  async () => {
    const data = temporaryFolder();
    mount(data, 2_048);
    mounts.push(data);
    const hub = await startHubProcess({ data });
    expect(await hub.publish(MEETING, ROOT_KEY)).toBe(201);
    await tables(hub.url, 5);
    await captureAll(5);
    await settled();
    const ballast = path.join(data, 'ballast');
    try {
      writeFileSync(ballast, Buffer.alloc(4 * 1024 * 1024));
    } catch {
      // ENOSPC: that is what it is for
    }
    for (const tablet of tablets) tablet.capture('lang '.repeat(400));
    await until(() => hub.output().includes('"reason":"unstored"') || undefined);
    expect(tablets.every((tablet) => tablet.receivedCount() <= 6)).toBe(true);
    const promised = tablets.map((tablet) => tablet.received());
    await hub.end('SIGKILL');
    rmSync(ballast);
    const log = SqliteLog.open(data, { readOnly: true });
    const there = await compare(
      log,
      tablets.map((tablet, i) => ({ ...tablet, said: promised[i] ?? [] })),
    );
    await log.close();
    expect(there.missing).toBe(0);
    const again = await startHubProcess({ data, port: hub.port });
    await settled();
    await again.end('SIGTERM');
    await expectWhole(data);
  },
);

test('[HUB-1] a database that may not grow while tables talk: nothing is received meanwhile, and everything once it may', async () => {
  const data = temporaryFolder();
  const folder = openDataFolder(data);
  const hub = await hubOn(new SqliteLog(folder));
  await tables(hub.url, 5);
  await captureAll(5);
  await settled();
  const pages = Number(folder.db.prepare('PRAGMA page_count').get()?.page_count);
  folder.db.exec(`PRAGMA max_page_count = ${pages}`);
  for (const tablet of tablets) tablet.capture('lang '.repeat(400));
  await until(() => hub.notices.some(({ fields }) => /full/.test(String(fields.error))) || undefined);
  expect(tablets.some((tablet) => tablet.receivedCount() === 5)).toBe(true);
  expect((await fetch(`${hub.url}/api/health`)).status).toBe(503);
  folder.db.exec('PRAGMA max_page_count = 100000');
  await settled();
  await hub.stop();
  await expectWhole(data);
});

test('a disk that takes a third of a second for each write costs patience, and no statement', async () => {
  const data = temporaryFolder();
  const folder = openDataFolder(data);
  const exec = folder.db.exec.bind(folder.db);
  let commits = 0;
  folder.db.exec = (sql) => {
    if (sql === 'COMMIT') {
      commits++;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 300);
    }
    exec(sql);
  };
  const hub = await hubOn(new SqliteLog(folder));
  await tables(hub.url, 30);
  for (let n = 0; n < 5; n++) {
    await captureAll(1);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  await settled();
  expect(commits, 'many tables share a write').toBeLessThan(75);
  await hub.stop();
  await expectWhole(data);
});

test('a facilitator whose laptop sleeps is let go with all that waits for it, and has everything when it wakes', async () => {
  let ahead = 0;
  const hub = await hubOn(undefined, undefined, () => Date.now() + ahead);
  const net = await BadNetwork.open(hub.port);
  const laptop = new Client(net.url);
  try {
    const ref = tableDocument(TABLE_1);
    const view = laptop.open(ref, facilitator);
    await view.synced();
    const table = hub.client().open(ref, host(TABLE_1));
    await table.synced();
    net.freeze();
    const large = 'woord '.repeat(16_000);
    // What the machines between hold for it comes on top of what waits in the hub.
    for (let n = 0; n * large.length < 2 * BUFFER_LIMIT_BYTES; n++) add(table.doc, captured(large, n));
    await table.received();
    ahead = 31_000;
    const waited = await until(() =>
      hub.notices.find(({ event, fields }) => event === 'let-go' && Number(fields.waiting) > BUFFER_LIMIT_BYTES / 2),
    );
    expect(waited.fields.why).toBe('silent');
    ahead = 0;
    await new Promise((resolve) => setTimeout(resolve, 2 * CLOSING_MS)); // it sleeps on, past the closing handshake
    net.thaw();
    await until(() => laptop.closes.length > 0 || undefined);
    await until(() => idsIn(view.doc).length === idsIn(table.doc).length || undefined, BUSY_MACHINE_MS);
    expect(idsIn(view.doc)).toEqual(idsIn(table.doc));
  } finally {
    laptop.close();
    await net.close();
  }
});

test('[HUB-5] whatever comes in, and wherever, the hub’s own lines hold nothing of it', async () => {
  const hub = await startHubProcess();
  expect(await hub.publish(MEETING, ROOT_KEY)).toBe(201);
  const secret = 'mijnbuurvrouwisziek';
  const client = new Client(hub.url);
  const table = client.open(tableDocument(TABLE_1), host(TABLE_1));
  await table.synced();
  table.provider.sendStateless(`{"type":"report","ask":1,"device":"${secret}"`);
  table.provider.sendStateless(secret);
  add(table.doc, captured(secret));
  await table.received();
  table.doc.getMap(secret).set(secret, secret);
  await table.happened('closed: incompatible');
  client.open(`${MEETING}/station/${secret}`, secret);
  client.open(secret, secret);
  await fetch(`${hub.url}/api/${secret}?${secret}`, { headers: { authorization: `Bearer ${secret}` } });
  await fetch(`${hub.url}/%E0%A4%A/${secret}`).catch(() => undefined);
  const put = { method: 'PUT', headers: { authorization: `Bearer ${hub.operatorKey}` }, body: `{"rootKey": ${secret}` };
  expect((await fetch(`${hub.url}/api/meetings/${MEETING}`, put)).status).toBe(400);
  // Frames that no client of ours sends: text, and bytes of every first number, with the words in them.
  for (let kind = -1; kind < 16; kind++) {
    const socket = new WebSocket(hub.url.replace('http', 'ws') + SYNC_PATH);
    await new Promise((resolve) => socket.addEventListener('open', resolve));
    const name = Buffer.from(`${MEETING}/station/${TABLE_1}`);
    const words = Buffer.from(`{"${secret}`);
    const frame = [name.length, ...name, kind, words.length, ...words, words.length, ...words];
    socket.send(kind < 0 ? secret : Uint8Array.from(frame));
    socket.close(4000, secret);
  }
  const raw = connect(hub.port, '127.0.0.1');
  raw.resume();
  raw.end(`${secret} / HTTP/9\r\n${secret}\r\n\r\n`);
  await new Promise((resolve) => raw.once('close', resolve));
  await fetch(`${hub.url}/api/health`);
  client.close();
  await hub.end('SIGTERM');
  const output = hub.output();
  expect(output).not.toContain(secret);
  expect(output).not.toContain(secret.slice(0, 10)); // what an error would quote of it
  for (const line of output.split('\n').filter((l) => l.startsWith('{"at"'))) {
    expect(line).not.toContain(hub.operatorKey);
    expect(line).not.toMatch(/\/(host|facilitator|organiser)\//);
  }
});
