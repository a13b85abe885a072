import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { toBase64Url } from '../../src/domain/base64url.ts';
import { MemoryLog } from '../../src/hub/memory-log.ts';
import { closeAll, hubOn, type TestHub } from '../hub/hub-in-process.ts';
import { MEETING, ROOT_KEY } from '../hub/table.ts';
import type { Chance } from './chance.ts';
import { fuzzTogether, PATIENCE } from './fuzz.ts';
import { jsonOf, mutateBytes, mutateText, mutateValue } from './mutate.ts';

/** Requests that are on their way at once. */
const GROUP = 20;
/** What lies beside the folder of the app, and must never be given. */
const SECRET = 'geheim van buiten de map';

/** What the hub rightly tells of such requests. */
const EXPECTED = new Set(['published', 'deleted', 'wrong-key', 'wrong-keys']);
/** What Node says of a body whose sender has gone. */
const HUNG_UP = 'aborted';

const folders: string[] = [];
afterEach(async () => {
  await closeAll();
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

function builtApp(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'tafellaken-fuzz-'));
  folders.push(folder);
  const dist = path.join(folder, 'dist');
  mkdirSync(path.join(dist, 'assets'), { recursive: true });
  writeFileSync(path.join(dist, 'index.html'), `<!doctype html>${'x'.repeat(2_000)}`);
  writeFileSync(path.join(dist, 'assets', 'app-abc123.js'), 'export {};');
  writeFileSync(path.join(dist, '.secret'), SECRET);
  writeFileSync(path.join(folder, 'secret.txt'), SECRET);
  return dist;
}

const PATHS = [
  '/',
  '/index.html',
  '/assets/app-abc123.js',
  '/../secret.txt',
  '/..%2fsecret.txt',
  '/%2e%2e/secret.txt',
  '/assets/..\\..\\..\\secret.txt',
  '/assets/%2e%2e/%2e%2e/secret.txt',
  '//secret.txt',
  '/.secret',
  '/%2esecret',
  '/assets/../.secret',
  '/api/health',
  '/api/sample',
  '/api/meetings/fuzz-1',
  `/api/meetings/${MEETING}`,
  '/sync',
];

function request(chance: Chance, operatorKey: string): Uint8Array<ArrayBuffer> {
  const method = chance.pick(
    chance.yes(0.9) ? ['GET', 'PUT'] : ['HEAD', 'POST', 'DELETE', 'OPTIONS', 'TRACE', 'get', ''],
  );
  // Whoever has the operator's key may delete; what no request may do is change the meeting that is looked after here.
  const own = method === 'DELETE' || (method === 'PUT' && chance.yes(0.8));
  const where = own ? `/api/meetings/fuzz-${chance.int(500)}` : chance.pick(PATHS);
  const at = chance.yes(0.3) ? mutateText(chance, where).replaceAll(/[\r\n]/g, '') : where;
  const key = { rootKey: toBase64Url(chance.bytes(chance.pick([32, 32, 31, 0, 64]))) };
  const body = chance.yes(0.4)
    ? jsonOf(mutateValue(chance, key))
    : chance.pick([
        JSON.stringify(key),
        JSON.stringify(key),
        mutateText(chance, JSON.stringify(key)),
        'x'.repeat(5_000),
        '',
      ]);
  const bytes = new TextEncoder().encode(body);
  const headers = [
    `${method} ${at} HTTP/1.1`,
    'Host: hub',
    `Authorization: Bearer ${chance.yes(0.8) ? operatorKey : mutateText(chance, operatorKey).replaceAll(/[\r\n]/g, '')}`,
    `Content-Length: ${chance.yes(0.9) ? bytes.length : chance.pick([-1, 0, bytes.length + 1, '1e9', 2 ** 53])}`,
    chance.yes(0.9)
      ? chance.pick(['Accept-Encoding: br', 'Accept-Encoding: gzip;q=0', 'If-None-Match: "'])
      : chance.pick(['Upgrade: websocket', 'Transfer-Encoding: chunked', 'X: \u0000', 'Expect: 100-continue']),
    'Connection: close',
  ];
  const whole = Buffer.concat([Buffer.from(`${headers.join('\r\n')}\r\n\r\n`), bytes]);
  return chance.yes(0.15) ? mutateBytes(chance, whole) : Uint8Array.from(whole);
}

/** Sends bytes and ends; gives all that comes back. */
function send(port: number, bytes: Uint8Array): Promise<string> {
  return new Promise((resolve) => {
    const parts: Buffer[] = [];
    const socket = connect(port, '127.0.0.1', () => socket.end(bytes));
    socket.on('data', (part: Buffer) => parts.push(part));
    socket.on('error', () => undefined); // a hub that hangs up in the middle of nonsense is right to
    socket.on('close', () => resolve(Buffer.concat(parts).toString('latin1')));
  });
}

async function expectHealthy({ url, core, log, notices }: TestHub): Promise<void> {
  const health = await fetch(`${url}/api/health`);
  expect(await health.json()).toMatchObject({ ok: true });
  expect(await core.log.rootKey(MEETING)).toEqual(ROOT_KEY);
  expect(await log.documents()).toEqual([]);
  const told = notices.splice(0).filter(({ event, fields }) => !EXPECTED.has(event) && fields.error !== HUNG_UP);
  expect(told).toEqual([]);
}

test(
  'http: whatever is asked, the hub answers or hangs up, gives no file from elsewhere, and no meeting another key',
  PATIENCE,
  async () => {
    let hub = await hubOn(new MemoryLog(), builtApp());
    let asked = 0;
    await fuzzTogether('http', GROUP, async (cases, at, note) => {
      if (asked > 5_000) {
        // meetings that were rightly published stay for ever, and are no leak
        await closeAll();
        hub = await hubOn(new MemoryLog(), builtApp());
        asked = 0;
      }
      asked += cases.length;
      at(cases[0]?.index ?? 0);
      const answers = await Promise.all(cases.map(({ chance }) => send(hub.port, request(chance, hub.operatorKey))));
      for (const answer of answers) {
        expect(answer).not.toContain(SECRET);
        const status = /^HTTP\/1\.1 (\d{3}) /.exec(answer)?.[1] ?? 'hung up';
        expect(status).not.toBe('500');
        note(status);
      }
      at(cases.at(-1)?.index ?? 0);
      await expectHealthy(hub);
    });
  },
);
