import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, expect, test, vi } from 'vitest';
import * as Y from 'yjs';
import { documentName } from '../../src/domain/documents.ts';
import { SqliteLog } from '../../src/hub/sqlite-log.ts';
import { BUSY_MACHINE_MS, Client, until } from './client.ts';
import { endAll, runHub, startHubProcess, temporaryFolder } from './hub-process.ts';
import { add, captured, facilitator, host, idsIn, MEETING, ROOT_KEY, TABLE_1, tableDocument } from './table.ts';

vi.setConfig({ testTimeout: BUSY_MACHINE_MS });
const ref = tableDocument(TABLE_1);
const clients: Client[] = [];
afterEach(async () => {
  for (const client of clients.splice(0)) client.close();
  await endAll();
});

function connect(url: string): Client {
  const client = new Client(url);
  clients.push(client);
  return client;
}

test('the first line is for programs, the rest tells the operator where the hub is', async () => {
  const hub = await startHubProcess({ args: ['--sample'] });
  const output = hub.output();
  expect(JSON.parse(output.split('\n')[0] ?? '')).toEqual({ listening: hub.port });
  expect(output).toContain(`http://localhost:${hub.port}/#/operator/${hub.operatorKey}`);
  expect(output).toMatch(/#\/m\/voorbeeld\/facilitator\/-\/1\/[\w-]{22}\n/);
  for (let table = 1; table <= 5; table++) expect(output).toMatch(new RegExp(`/host/table-${table}/1/[\\w-]{22}\\n`));
});

test('a hub that was stopped has everything when it starts again, and the same operator’s key', async () => {
  const first = await startHubProcess();
  expect(await first.publish(MEETING, ROOT_KEY)).toBe(201);
  const doc = new Y.Doc();
  const table = connect(first.url).open(ref, host(TABLE_1), doc);
  for (let i = 1; i <= 20; i++) add(doc, captured(`${i}`, i));
  await table.received();
  expect(await first.end('SIGTERM')).toBe(0);

  const second = await startHubProcess({ data: first.data });
  expect(second.operatorKey).toBe(first.operatorKey);
  const view = connect(second.url).open(ref, facilitator);
  await view.synced();
  expect(idsIn(view.doc)).toEqual(idsIn(doc));
  expect(await second.publish(MEETING, ROOT_KEY)).toBe(200);
  expect(await second.end('SIGINT')).toBe(0);
});

test('a tablet finds the hub again on its port, and what was captured meanwhile goes over by itself', async () => {
  const first = await startHubProcess();
  await first.publish(MEETING, ROOT_KEY);
  const table = connect(first.url).open(ref, host(TABLE_1));
  await table.synced();
  await first.end('SIGKILL');
  add(table.doc, captured('terwijl de hub weg was'));
  const second = await startHubProcess({ data: first.data, port: first.port });
  await table.received();
  const log = SqliteLog.open(second.data, { readOnly: true });
  expect(await log.read(documentName(ref))).toHaveLength(1);
  await log.close();
});

test('when its database cannot be written for a while, nothing is received, and everything is afterwards', async () => {
  const hub = await startHubProcess();
  await hub.publish(MEETING, ROOT_KEY);
  const client = connect(hub.url);
  const table = client.open(ref, host(TABLE_1));
  await table.synced();
  const blocker = new DatabaseSync(path.join(hub.data, 'hub.sqlite'));
  blocker.exec('BEGIN IMMEDIATE');
  add(table.doc, captured('a'));
  await until(() => client.closes.includes('1013 unstored') || undefined);
  add(table.doc, captured('b'));
  expect(table.messages).toEqual([]);
  const health = await fetch(`${hub.url}/api/health`);
  expect([health.status, ((await health.json()) as { ok: boolean }).ok]).toEqual([503, false]);
  blocker.exec('ROLLBACK');
  blocker.close();
  await table.received();
  expect((await fetch(`${hub.url}/api/health`)).status).toBe(200);
  expect(await hub.end('SIGTERM')).toBe(0);
});

test('the hub’s own lines hold nothing that was said, and no token or key', async () => {
  const hub = await startHubProcess();
  await hub.publish(MEETING, ROOT_KEY);
  const table = connect(hub.url).open(ref, host(TABLE_1));
  await table.synced();
  add(table.doc, captured('mijn buurvrouw is ziek'));
  await table.received();
  table.doc.getText('elders').insert(0, 'mijn buurvrouw is ziek');
  await table.happened('closed: incompatible');
  const stranger = connect(hub.url).open(ref, 'mijn buurvrouw is ziek');
  await stranger.happened('refused: bad-token');
  await hub.end('SIGTERM');
  const lines = hub
    .output()
    .split('\n')
    .filter((line) => line.startsWith('{"at"'));
  expect(lines.length).toBeGreaterThan(3);
  for (const line of lines) expect(Object.keys(JSON.parse(line))).toContain('event');
  expect(lines.join('\n')).not.toContain('buurvrouw');
  expect(lines.join('\n')).not.toContain(hub.operatorKey);
  expect(lines.join('\n')).not.toMatch(/\/host\//);
});

test('what keeps it from starting is said in a sentence', async () => {
  const port = await runHub(['--port', 'tachtig']);
  expect([port.code, port.output]).toEqual([1, '"tachtig" is not a port: give a whole number from 0 to 65535.\n']);

  const first = await startHubProcess();
  const busy = await runHub(['--host', '127.0.0.1', '--port', String(first.port), '--data', temporaryFolder()]);
  expect(busy.code).toBe(1);
  expect(busy.output).toContain(`Port ${first.port} is in use already`);

  const twice = await runHub(['--port', '0', '--data', first.data]);
  expect(twice.code).toBe(1);
  expect(twice.output).toContain('Another hub is at work on the data folder');

  const file = path.join(temporaryFolder(), 'bestand');
  writeFileSync(file, '');
  const unwritable = await runHub(['--port', '0', '--data', path.join(file, 'data')]);
  expect(unwritable.code).toBe(1);
  expect(unwritable.output).toContain('cannot be used');

  const folder = temporaryFolder();
  writeFileSync(path.join(folder, 'hub.sqlite'), 'geen database '.repeat(500));
  const damaged = await runHub(['--port', '0', '--data', folder]);
  expect(damaged.code).toBe(1);
  expect(damaged.output).toContain('is damaged');
  expect(readFileSync(path.join(folder, 'hub.sqlite'), 'utf8')).toContain('geen database');

  const address = await runHub(['--port', '0', '--host', '203.0.113.9', '--data', temporaryFolder()]);
  expect([address.code, address.output]).toEqual([1, 'This machine has no address 203.0.113.9. Leave --host out.\n']);

  const help = await runHub(['--help']);
  expect([help.code, help.output.includes('--port')]).toEqual([0, true]);
  expect(existsSync('.data-that-nobody-made')).toBe(false);
});
