import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import path from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import { afterEach, describe, expect, test } from 'vitest';
import { toBase64Url } from '../../src/domain/base64url.ts';
import { documentName } from '../../src/domain/documents.ts';
import { MemoryLog } from '../../src/hub/memory-log.ts';
import { LIBRARY_STYLES } from '../../src/hub/security-headers.ts';
import { FaultyLog } from './faulty-log.ts';
import { closeAll, hubOn, type TestHub } from './hub-in-process.ts';
import { endAll, temporaryFolder } from './hub-process.ts';
import { captured, ROOT_KEY, SETUP, updateWith } from './table.ts';

afterEach(async () => {
  await closeAll();
  await endAll();
});

/** A built app in small. */
function builtApp(): string {
  const folder = temporaryFolder();
  mkdirSync(path.join(folder, 'assets'));
  mkdirSync(path.join(folder, '.vite'));
  writeFileSync(path.join(folder, 'index.html'), '<!doctype html><title>Tafellaken</title>');
  writeFileSync(path.join(folder, 'sw.js'), 'self.skip = 1;');
  writeFileSync(path.join(folder, 'assets/main-x1.js'), 'console.log("groot");\n'.repeat(500));
  writeFileSync(path.join(folder, 'manifest.webmanifest'), '{}');
  writeFileSync(path.join(folder, '.vite/manifest.json'), '{}');
  writeFileSync(path.join(folder, '.built'), '');
  return folder;
}

/** A request as it is, without what `fetch` tidies up. */
function raw(hub: TestHub, target: string, headers: Record<string, string> = {}, method = 'GET') {
  return new Promise<{ status: number; headers: Record<string, unknown>; body: Buffer }>((resolve, reject) => {
    const sent = request({ port: hub.port, host: '127.0.0.1', path: target, headers, method }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk) => chunks.push(chunk));
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks) }),
      );
    });
    sent.on('error', reject);
    sent.end();
  });
}

describe('the app’s files', () => {
  test('the page and the service worker are asked for again each time, hashed files never', async () => {
    const hub = await hubOn(new MemoryLog(), builtApp());
    const cache = async (target: string) => (await fetch(hub.url + target)).headers.get('cache-control');
    expect(await cache('/')).toBe('no-cache');
    expect(await cache('/index.html')).toBe('no-cache');
    expect(await cache('/sw.js')).toBe('no-cache');
    expect(await cache('/manifest.webmanifest')).toBe('no-cache');
    expect(await cache('/assets/main-x1.js')).toBe('public, max-age=31536000, immutable');
    const page = await fetch(`${hub.url}/`);
    expect(await page.text()).toContain('<title>Tafellaken</title>');
    expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
    const again = await raw(hub, '/', { 'if-none-match': page.headers.get('etag') ?? '' });
    expect([again.status, again.body.length]).toEqual([304, 0]);
  });

  test('a large file goes out compressed to whoever can read that, and whole to others', async () => {
    const folder = builtApp();
    const hub = await hubOn(new MemoryLog(), folder);
    const source = readFileSync(path.join(folder, 'assets/main-x1.js'));
    const small = await raw(hub, '/assets/main-x1.js', { 'accept-encoding': 'gzip, deflate, br' });
    expect(small.headers['content-encoding']).toBe('br');
    expect(small.body.length).toBeLessThan(source.length / 10);
    expect(brotliDecompressSync(small.body)).toEqual(source);
    const plain = await raw(hub, '/assets/main-x1.js', { 'accept-encoding': 'br;q=0' });
    expect(plain.headers['content-encoding']).toBeUndefined();
    expect(plain.body).toEqual(source);
    expect(plain.headers.etag).not.toBe(small.headers.etag);
    const head = await raw(hub, '/assets/main-x1.js', {}, 'HEAD');
    expect([head.status, head.body.length, head.headers['content-length']]).toEqual([200, 0, String(source.length)]);
  });

  test('nothing else on the disk can be had', async () => {
    const hub = await hubOn(new MemoryLog(), builtApp());
    for (const target of [
      '/../package.json',
      '/..%2f..%2fetc/passwd',
      '/.vite/manifest.json',
      '/.built',
      '/assets',
      '/x',
    ]) {
      expect((await raw(hub, target)).status, target).toBe(404);
    }
    expect((await raw(hub, '/%zz')).status).toBe(400);
    expect((await raw(hub, '//')).status).toBe(400);
    expect((await raw(hub, '/', {}, 'POST')).status).toBe(405);
  });

  test('a hub without a built app says how to build it', async () => {
    const hub = await hubOn();
    const answer = await fetch(`${hub.url}/`);
    expect(answer.status).toBe(503);
    expect(await answer.text()).toContain('npm start');
  });

  test('every answer carries the headers that keep links and words inside', async () => {
    const hub = await hubOn(new MemoryLog(), builtApp());
    for (const target of ['/', '/assets/main-x1.js', '/nergens', '/api/health', '/api/nergens']) {
      const { headers } = await fetch(hub.url + target);
      const policy = headers.get('content-security-policy') ?? '';
      for (const part of [
        "default-src 'self'",
        `connect-src 'self' ws://127.0.0.1:${hub.port} wss://127.0.0.1:${hub.port}`,
        "img-src 'self' data: blob:",
        "object-src 'none'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
        "form-action 'none'",
      ]) {
        expect(policy.split('; '), target).toContain(part);
      }
      expect(policy).not.toContain('unsafe');
      expect(headers.get('referrer-policy')).toBe('no-referrer');
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('permissions-policy')).toBe(
        'camera=(self), microphone=(), geolocation=(), payment=(), usb=()',
      );
    }
  });

  test('the inline styles that the policy lets in are those of the installed react-aria', () => {
    const folder = path.resolve(import.meta.dirname, '../../node_modules/react-aria/dist/private');
    const sources = ['interactions/usePress.mjs', 'overlays/usePreventScroll.mjs'].map((file) =>
      readFileSync(path.join(folder, file), 'utf8'),
    );
    const found = sources.map((source) => {
      const text = /style\.textContent = `([^`]*)`\s*\.trim\(\)/.exec(source)?.[1] ?? '';
      return text.trim().replace(/\$\{\$\w+\$var\$PRESSABLE_ATTRIBUTE\}/, 'data-react-aria-pressable');
    });
    expect(found).toEqual(LIBRARY_STYLES);
  });
});

describe('the API', () => {
  const key = toBase64Url(ROOT_KEY);
  const put = async (hub: TestHub, id: string, body: string, operatorKey: string | undefined = hub.operatorKey) => {
    const response = await fetch(`${hub.url}/api/meetings/${id}`, {
      method: 'PUT',
      headers: operatorKey === '' ? {} : { authorization: `Bearer ${operatorKey}` },
      body,
    });
    return [response.status, ((await response.json()) as { error?: string }).error ?? 'fine'];
  };

  test('publishes a meeting once, and keeps it under its first key', async () => {
    const log = new MemoryLog();
    const hub = await hubOn(log);
    const other = toBase64Url(new Uint8Array(32));
    expect(await put(hub, 'avond', JSON.stringify({ rootKey: key }))).toEqual([201, 'fine']);
    expect(await put(hub, 'avond', JSON.stringify({ rootKey: key }))).toEqual([200, 'fine']);
    expect(await put(hub, 'avond', JSON.stringify({ rootKey: other }))).toEqual([409, 'taken']);
    expect(await log.meetings()).toEqual(['avond', 'proef']);
  });

  test('takes a meeting from the operator only', async () => {
    const log = new MemoryLog();
    const hub = await hubOn(log);
    const body = JSON.stringify({ rootKey: key });
    for (const wrong of ['', 'x', hub.operatorKey.slice(1), `${hub.operatorKey}x`]) {
      expect(await put(hub, 'avond', body, wrong)).toEqual([401, 'not-allowed']);
    }
    expect(await log.meetings()).toEqual(['proef']);
  });

  test('refuses a body that is none, a key of another length, and a name that no meeting has', async () => {
    const hub = await hubOn();
    const bodies = [
      '',
      '{',
      'null',
      '[]',
      '{}',
      '{"rootKey":5}',
      '{"rootKey":"ÿÿ"}',
      `{"rootKey":"${key}A"}`,
      '{"rootKey":""}',
    ];
    for (const body of bodies) expect(await put(hub, 'avond', body), body).toEqual([400, 'bad-body']);
    expect(await put(hub, 'avond', JSON.stringify({ rootKey: key, more: 'x'.repeat(5_000) }))).toEqual([
      413,
      'too-large',
    ]);
    expect(await put(hub, 'een%20avond', JSON.stringify({ rootKey: key }))).toEqual([400, 'bad-request']);
    expect(await put(hub, 'a/b', JSON.stringify({ rootKey: key }))).toEqual([404, 'not-found']);
  });

  test('answers in JSON to what it does not know', async () => {
    const hub = await hubOn(new MemoryLog(), builtApp());
    for (const target of ['/api', '/api/', '/api/nergens', '/api/health/meer', '/api/meetings/', '/api/sample']) {
      const response = await fetch(hub.url + target);
      expect([response.status, await response.json()], target).toEqual([404, { error: 'not-found' }]);
    }
    const wrong = await fetch(`${hub.url}/api/health`, { method: 'DELETE' });
    expect([wrong.status, wrong.headers.get('allow')]).toEqual([405, 'GET']);
  });

  test('tells how the hub is, and says so when its disk fails or rows were set aside', async () => {
    const log = new FaultyLog();
    await log.append(documentName(SETUP), updateWith(captured('a')));
    const hub = await hubOn(log);
    const health = async () => {
      const response = await fetch(`${hub.url}/api/health`);
      return { status: response.status, ...((await response.json()) as object) };
    };
    const fine = { check: 'ok', aside: 0, failure: undefined };
    expect(await health()).toMatchObject({ status: 200, ok: true, version: '1.2.3', meetings: 1, documents: 1 });
    log.condition = () => ({ ...fine, aside: 2 });
    expect(await health()).toMatchObject({ status: 200, ok: true, log: { check: 'ok', aside: 2 } });
    log.condition = () => ({ ...fine, failure: 'database or disk is full' });
    expect(await health()).toMatchObject({ status: 503, ok: false, log: { failure: 'database or disk is full' } });
  });
});
