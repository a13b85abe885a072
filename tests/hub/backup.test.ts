import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { StationId } from '../../src/domain/ids.ts';
import { backUp, restore } from '../../src/hub/backup.ts';
import { SqliteLog } from '../../src/hub/sqlite-log.ts';
import { BUSY_MACHINE_MS, until } from './client.ts';
import { endAll, startHubProcess, temporaryFolder } from './hub-process.ts';
import { captured, MEETING, ROOT_KEY, updateWith } from './table.ts';
import { compare, idsInLog, openTablet, type Tablet, talk } from './tablets.ts';

vi.setConfig({ testTimeout: 2 * BUSY_MACHINE_MS });
const TABLES = 12;
const tablets: Tablet[] = [];
beforeEach(() => {
  vi.stubGlobal('BroadcastChannel', undefined); // these tablets share a process, not a browser
});
afterEach(async () => {
  await Promise.all(tablets.splice(0).map((tablet) => tablet.session.close()));
  await endAll();
  vi.unstubAllGlobals();
});

interface Ran {
  code: number;
  output: string;
}

function run(script: 'backup' | 'restore', ...args: string[]): Promise<Ran> {
  const program = path.resolve(import.meta.dirname, `../../scripts/${script}.ts`);
  return new Promise((resolve) => {
    execFile(process.execPath, [program, ...args], (error, out, errors) => {
      resolve({ code: error ? Number(error.code) : 0, output: out + errors });
    });
  });
}

async function tables(url: string, count: number): Promise<void> {
  for (let i = 1; i <= count; i++) tablets.push(await openTablet(url, `tafel-${i}` as StationId));
}

test('a backup that is made while tables talk has everything that was received before it began, and is restored elsewhere', async () => {
  const hub = await startHubProcess();
  expect(await hub.publish(MEETING, ROOT_KEY)).toBe(201);
  await tables(hub.url, TABLES);
  const stop = new AbortController();
  talk(tablets, 100, stop.signal);
  await until(() => tablets.every((tablet) => tablet.received().length > 10) || undefined);
  const before = tablets.map((tablet) => ({ station: tablet.station, ids: tablet.received() }));
  const file = path.join(temporaryFolder(), 'kopie.sqlite');
  const backup = await run('backup', '--data', hub.data, '--to', file);
  stop.abort();
  expect(backup).toMatchObject({ code: 0, output: expect.stringContaining('Read back and found whole') });
  expect(readdirSync(path.dirname(file))).toEqual(['kopie.sqlite']);
  expect(statSync(file).mode & 0o077, 'only its owner can read it').toBe(0);
  expect((await run('backup', '--data', hub.data, '--to', file)).output).toContain('is there already');
  await Promise.all(tablets.map((tablet) => tablet.settled())); // the hub was not held up by it

  const data = path.join(temporaryFolder(), 'elders');
  const restored = await run('restore', '--from', file, '--data', data);
  expect(restored).toMatchObject({ code: 0, output: expect.stringContaining('There was no database there before') });
  const elsewhere = await startHubProcess({ data });
  expect(elsewhere.operatorKey).toBe(hub.operatorKey);
  expect(await elsewhere.publish(MEETING, ROOT_KEY)).toBe(200);
  await elsewhere.end('SIGTERM');
  const log = SqliteLog.open(data, { readOnly: true });
  let entries = 0;
  for (const { station, ids } of before) {
    const there = await idsInLog(log, station);
    entries += there.length;
    expect(ids.filter((id) => !there.includes(id))).toEqual([]);
    expect(there.length, 'once each').toBe(new Set(there).size);
  }
  await log.close();
  const received = before.reduce((sum, { ids }) => sum + ids.length, 0);
  expect(backup.output).toContain(`1 meetings, ${TABLES} documents, ${entries} entries`);
  console.log(`backup under load: ${received} statements received before it began, ${entries} in it, 0 missing.`);
});

test('after an older backup was put back, the tablets put back themselves what came after it, once', async () => {
  const first = await startHubProcess();
  expect(await first.publish(MEETING, ROOT_KEY)).toBe(201);
  const { data, port, url } = first;
  await tables(url, 3);
  const captureAll = async () => {
    for (const tablet of tablets) for (let n = 0; n < 10; n++) tablet.capture();
    await Promise.all(tablets.map((tablet) => tablet.settled()));
  };
  await captureAll();
  const file = path.join(temporaryFolder(), 'oud.sqlite');
  expect((await run('backup', '--data', data, '--to', file)).code).toBe(0);
  await captureAll();
  // One tablet is switched off meanwhile, and opened again only when the hub is back.
  const off = tablets.pop() as Tablet;
  await off.session.close();

  const refused = await run('restore', '--from', file, '--data', data);
  expect(refused).toMatchObject({ code: 1, output: expect.stringContaining('Another hub is at work') });
  expect(readdirSync(data).filter((name) => name.startsWith('before-restore') || name.endsWith('.part'))).toEqual([]);
  await first.end('SIGKILL'); // what it had written last lies in the write-ahead log
  const restored = await run('restore', '--from', file, '--data', data);
  expect(restored).toMatchObject({ code: 0, output: expect.stringContaining('is kept in') });

  // What stood there before is whole, in a folder of its own.
  const kept = readdirSync(data).find((name) => name.startsWith('before-restore')) as string;
  const old = SqliteLog.open(path.join(data, kept));
  expect(await compare(old, [...tablets, off])).toEqual({ said: 60, missing: 0, twice: 0, strange: 0 });
  await old.close();
  const put = SqliteLog.open(data);
  expect(await compare(put, [...tablets, off])).toEqual({ said: 60, missing: 30, twice: 0, strange: 0 });
  await put.close();

  const second = await startHubProcess({ data, port });
  const again = await openTablet(url, off.station, { device: off.device });
  const all = [...tablets, { ...again, said: off.said }];
  tablets.push(again);
  const log = SqliteLog.open(data, { readOnly: true });
  let missing = -1;
  while (missing !== 0) {
    ({ missing } = await compare(log, all));
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  expect(await compare(log, all)).toEqual({ said: 60, missing: 0, twice: 0, strange: 0 });
  await log.close();
  await second.end('SIGTERM');
});

test('a damaged database is kept and replaced; the hub says what to do, and starts afterwards', async () => {
  const data = temporaryFolder();
  const log = SqliteLog.open(data);
  await log.append('proef/station/tafel-1' as never, updateWith(captured('a')));
  await log.close();
  const file = path.join(temporaryFolder(), 'kopie.sqlite');
  expect((await run('backup', '--data', data, '--to', file)).code).toBe(0);
  const damaged = Buffer.from(readFileSync(path.join(data, 'hub.sqlite'))).fill(0xab, 4096, 16_384);
  writeFileSync(path.join(data, 'hub.sqlite'), damaged);

  await expect(startHubProcess({ data })).rejects.toThrow(`npm run restore -- --from <backup> --data ${data}`);
  const other = path.join(temporaryFolder(), 'tweede.sqlite');
  expect(await run('backup', '--data', data, '--to', other)).toMatchObject({
    code: 1,
    output: expect.stringContaining('is damaged'),
  });
  expect(existsSync(other)).toBe(false);
  expect((await run('restore', '--from', file, '--data', data)).code).toBe(0);
  const kept = readdirSync(data).find((name) => name.startsWith('before-restore')) as string;
  expect(readFileSync(path.join(data, kept, 'hub.sqlite')).equals(damaged)).toBe(true);
  const hub = await startHubProcess({ data });
  expect(hub.output()).toContain('Opslag in orde / storage in order: 1 rijen');
  await hub.end('SIGTERM');
});

test('what is no whole backup is not put anywhere, and what cannot be written leaves nothing behind', async () => {
  const data = temporaryFolder();
  await SqliteLog.open(data).close();
  const before = readFileSync(path.join(data, 'hub.sqlite'));
  const folder = temporaryFolder();
  const file = (name: string) => path.join(folder, name);
  writeFileSync(file('brief.sqlite'), 'dit is geen database, maar een brief van enige lengte\n'.repeat(100));
  new DatabaseSync(file('leeg.sqlite')).close();
  for (const [from, words] of [
    [file('brief.sqlite'), 'is no whole backup of a hub'],
    [file('leeg.sqlite'), 'is no whole backup of a hub'],
    [file('nergens.sqlite'), 'There is no file'],
    [path.join(data, 'hub.sqlite'), 'works with already'],
  ] as const) {
    await expect(restore(from, data, new Date()), from).rejects.toThrow(words);
  }
  expect(readFileSync(path.join(data, 'hub.sqlite')).equals(before)).toBe(true);
  expect(readdirSync(data).filter((name) => /restore|part/.test(name))).toEqual([]);

  mkdirSync(file('map'));
  await expect(backUp(folder, file('a'))).rejects.toThrow("is no hub's data folder");
  await expect(backUp(data, file('map'))).rejects.toThrow('is there already');
  await expect(backUp(data, path.join(file('geen'), 'a'))).rejects.toThrow('There is no folder');
  expect((await run('backup', '--data', data)).code).toBe(2);
  expect((await run('restore', '--data', data)).code).toBe(2);
  expect(readdirSync(folder).sort()).toEqual(['brief.sqlite', 'leeg.sqlite', 'map']);
});
