import { X509Certificate } from 'node:crypto';
import { request as plainRequest } from 'node:http';
import { Agent, request as secureRequest } from 'node:https';
import { connect as plainConnect, type Socket } from 'node:net';
import { connect, type TLSSocket } from 'node:tls';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Hub, startHub } from '../../../src/hub/hub.ts';
import type { MachineAddresses } from '../../../src/hub/machine-addresses.ts';
import { MemoryLog } from '../../../src/hub/memory-log.ts';
import { OwnCertificate } from '../../../src/hub/tls/own-certificate.ts';
import { SYNC_PATH } from '../../../src/sync/messages.ts';
import { endAll, temporaryFolder } from '../hub-process.ts';

let hub: Hub;
let ca: string;
let own: OwnCertificate;
let addresses: MachineAddresses;
let now: Date;

beforeEach(async () => {
  addresses = { names: ['zaal', 'zaal.local'], addresses: ['192.168.1.20'] };
  now = new Date();
  own = await OwnCertificate.open({
    data: temporaryFolder(),
    notify: () => undefined,
    now: () => now,
    addresses: () => addresses,
  });
  ca = new X509Certificate(own.authority.der).toString();
  hub = await startHub({
    options: { port: 0, host: '127.0.0.1', data: '', dist: 'no-such-folder', sample: 'none' },
    tls: { source: own, port: 0 },
    log: new MemoryLog(),
    version: '1.2.3',
    notify: () => undefined,
  });
});
afterEach(async () => {
  await hub.stop();
  await endAll();
});

interface Answer {
  status: number;
  headers: Record<string, unknown>;
  body: Buffer;
}

function ask(target: string, { secure = false, headers = {}, method = 'GET' } = {}): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const port = secure ? hub.port : hub.plainPort;
    const options = {
      port,
      host: '127.0.0.1',
      path: target,
      headers,
      method,
      agent: secure ? new Agent({ ca }) : undefined,
    };
    const sent = (secure ? secureRequest : plainRequest)(options, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk) => chunks.push(chunk));
      response.on('end', () => {
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks) });
      });
    });
    sent.on('error', reject);
    sent.end();
  });
}

/** A connection of someone who trusts the authority. */
function secured(): Promise<TLSSocket> {
  return new Promise((resolve, reject) => {
    const socket = connect({ port: hub.port, host: '127.0.0.1', ca }, () => resolve(socket));
    socket.once('error', reject);
  });
}

/** The first line of the answer to a request for a WebSocket. */
async function upgraded(socket: Socket): Promise<string> {
  const said = new Promise<string>((resolve) => socket.once('data', (data) => resolve(String(data))));
  const key = 'Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==';
  socket.write(
    `GET ${SYNC_PATH} HTTP/1.1\r\nHost: zaal.local\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n${key}\r\n\r\n`,
  );
  const [line = ''] = (await said).split('\r\n');
  socket.destroy();
  return line;
}

test('the app and its sockets are on https, for whoever trusts the authority', async () => {
  const health = await ask('/api/health', { secure: true });
  expect([health.status, JSON.parse(health.body.toString()).ok]).toEqual([200, true]);
  expect(await upgraded(await secured())).toBe('HTTP/1.1 101 Switching Protocols');
  await expect(fetch(`https://127.0.0.1:${hub.port}/api/health`)).rejects.toThrow();
});

test('on the port of http there is the way to https, with the rest of the link, and nothing else', async () => {
  const to = async (target: string, host = 'zaal.local:4600') => {
    const { status, headers } = await ask(target, { headers: { host } });
    return [status, headers.location];
  };
  expect(await to('/')).toEqual([307, `https://zaal.local:${hub.port}/`]);
  expect(await to('/wipe.html?x=1')).toEqual([307, `https://zaal.local:${hub.port}/wipe.html?x=1`]);
  expect(await to('/api/meetings/m')).toEqual([307, `https://zaal.local:${hub.port}/api/meetings/m`]);
  expect(await to('/', '[fd00::2]:4600')).toEqual([307, `https://[fd00::2]:${hub.port}/`]);
  expect(await to('//elders.example/')).toEqual([307, `https://zaal.local:${hub.port}//elders.example/`]);
  for (const host of ['zaal.local/..', 'a b', '"><script>', 'zaal.local:4600:1', '@elders.example']) {
    expect(await to('/', host), host).toEqual([400, undefined]);
  }
  const plain = plainConnect({ port: hub.plainPort ?? 0, host: '127.0.0.1' });
  expect(await upgraded(plain)).toBe('HTTP/1.1 426 Upgrade Required');
});

test('the page hands out the authority’s certificate, byte for byte, with its fingerprint, in Dutch and English, without scripts', async () => {
  const page = await ask('/certificate', {
    headers: { host: 'zaal.local:4600', 'user-agent': 'Mozilla/5.0 (Linux; Android 15)' },
  });
  const html = page.body.toString();
  expect([page.status, page.headers['content-type']]).toEqual([200, 'text/html; charset=utf-8']);
  expect(html).toContain(own.authority.fingerprint);
  expect(html).toContain(`href="https://zaal.local:${hub.port}/"`);
  expect(html.match(/<details open>\s*<summary>([^<]*)/)?.[1]).toBe('Android');
  expect(html).toContain('Instellingen certificaatvertrouwen');
  expect(html).toContain('Certificate Trust Settings');
  expect(html).not.toMatch(/<script|\son\w+=/i);
  expect(page.headers['content-security-policy']).toContain("default-src 'none'");
  const file = /href="(\/certificate\/[^"]+)"/.exec(html)?.[1] ?? '';
  expect(file).toMatch(/\.crt$/);
  const crt = await ask(file);
  expect([crt.status, crt.headers['content-type']]).toEqual([200, 'application/x-x509-ca-cert']);
  expect(crt.body).toEqual(own.authority.der);
  expect((await ask('/certificate', { method: 'HEAD' })).body).toHaveLength(0);
  expect((await ask('/certificate', { secure: true })).status).toBe(503); // there it is the app's
});

test('a renewed certificate is served to who comes after, and who was in stays in', async () => {
  const servedTo = (socket: TLSSocket) => new X509Certificate(socket.getPeerCertificate().raw);
  const before = await secured();
  expect(servedTo(before).checkIP('192.168.44.3')).toBeUndefined();
  addresses = { ...addresses, addresses: ['192.168.44.3'] };
  await hub.renewCertificate();
  const after = await secured();
  expect(servedTo(after).checkIP('192.168.44.3')).toBe('192.168.44.3');
  const said = new Promise<string>((resolve) => before.once('data', (data) => resolve(String(data))));
  before.write('GET /api/health HTTP/1.1\r\nHost: zaal.local\r\n\r\n');
  expect(await said).toContain('200 OK');
  before.destroy();
  after.destroy();
});
