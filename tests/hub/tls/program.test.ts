import { spawnSync } from 'node:child_process';
import { X509Certificate } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { connect } from 'node:tls';
import { afterEach, expect, test, vi } from 'vitest';
import { makeAuthority, readAuthority } from '../../../src/hub/tls/authority.ts';
import { issueLeaf } from '../../../src/hub/tls/leaf.ts';
import { BUSY_MACHINE_MS, until } from '../client.ts';
import { endAll, type HubProcess, runHub, startHubProcess, temporaryFolder } from '../hub-process.ts';

vi.setConfig({ testTimeout: BUSY_MACHINE_MS });
afterEach(endAll);

const HEALTH = path.resolve(import.meta.dirname, '../../../src/hub/health.ts');
const healthOf = (...args: string[]) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [HEALTH, ...args], { env: {}, encoding: 'utf8' });
  return { status, text: stdout + stderr };
};

/** What the hub shows to whoever connects. */
function served(hub: HubProcess): Promise<X509Certificate> {
  return new Promise((resolve, reject) => {
    const socket = connect({ port: hub.port, host: '127.0.0.1', rejectUnauthorized: false }, () => {
      resolve(new X509Certificate(socket.getPeerCertificate().raw));
      socket.destroy();
    });
    socket.once('error', reject);
  });
}

test('with --https the operator reads where tablets are told to trust the hub, and the fingerprint to compare', async () => {
  const hub = await startHubProcess({
    args: ['--https', '--https-port', '0', '--host', '0.0.0.0', '--no-sample', '--qr'],
  });
  const file = path.join(hub.data, 'tls/authority.pem');
  const { fingerprint256 } = new X509Certificate(readFileSync(file));
  const output = hub.output();
  expect(output.replace(/:\n +/, ':')).toContain(fingerprint256);
  expect(output).toMatch(new RegExp(`http://\\S+:${hub.plainPort}/certificate\n`));
  expect(output).toContain(`https://localhost:${hub.port}/#/operator/${hub.operatorKey}`);
  expect(output).not.toContain('PRIVATE KEY');
  expect((await fetch(`http://127.0.0.1:${hub.plainPort}/certificate`)).status).toBe(200);
  expect(healthOf('--https', '--https-port', String(hub.port))).toMatchObject({ status: 0 });
  expect(await hub.end('SIGTERM')).toBe(0);
});

test.skipIf(process.platform === 'win32')(
  'with files, SIGHUP makes the hub read them again, and it runs on',
  async () => {
    const folder = temporaryFolder();
    const [cert, key] = [path.join(folder, 'fullchain.pem'), path.join(folder, 'privkey.pem')];
    const authority = await readAuthority(await makeAuthority({ names: [], addresses: [] }, new Date()));
    const write = async (name: string) => {
      const leaf = await issueLeaf(authority, [name], new Date());
      writeFileSync(cert, leaf.cert);
      writeFileSync(key, leaf.key);
    };
    await write('zaal.local');
    const hub = await startHubProcess({ args: ['--cert', cert, '--key', key, '--https-port', '0', '--no-sample'] });
    expect((await served(hub)).checkHost('zaal.local')).toBe('zaal.local');
    expect(hub.output()).toContain(`https://zaal.local:${hub.port}/#/operator/`);
    expect(existsSync(path.join(hub.data, 'tls'))).toBe(false);
    expect((await fetch(`http://127.0.0.1:${hub.plainPort}/certificate`, { redirect: 'manual' })).status).toBe(307);
    await write('kerk.local');
    process.kill(hub.pid, 'SIGHUP');
    await until(() => hub.output().includes('"event":"certificate-renewed"') || undefined);
    expect((await served(hub)).checkHost('kerk.local')).toBe('kerk.local');
    expect(await hub.end('SIGTERM')).toBe(0);
  },
);

test('what keeps https from starting is said in a sentence, and the hub ends', async () => {
  const data = () => ['--data', temporaryFolder()];
  const missing = await runHub(['--port', '0', '--cert', '/nergens/a.pem', '--key', '/nergens/b.pem', ...data()]);
  expect([missing.code, missing.output]).toEqual([
    1,
    'There is no file /nergens/a.pem, which should hold the certificate.\n',
  ]);
  const hub = await startHubProcess();
  const busy = await runHub([
    '--host',
    '127.0.0.1',
    '--port',
    '0',
    '--https',
    '--https-port',
    String(hub.port),
    ...data(),
  ]);
  expect([busy.code, busy.output]).toEqual([
    1,
    `Port ${hub.port} is in use already. Stop what uses it, or choose another: --https-port ${hub.port + 1}\n`,
  ]);
  const door = await runHub([
    '--host',
    '127.0.0.1',
    '--port',
    String(hub.port),
    '--https',
    '--https-port',
    '0',
    ...data(),
  ]);
  expect([door.code, door.output.includes(`--port ${hub.port + 1}`)]).toEqual([1, true]);
});

test('the health check ends with 0 when the hub is well, and says what is wrong when it is not', async () => {
  const hub = await startHubProcess();
  expect(healthOf('--host', '127.0.0.1', '--port', String(hub.port))).toMatchObject({
    status: 0,
    text: expect.stringContaining('"ok":true'),
  });
  await hub.end('SIGTERM');
  expect(healthOf('--port', String(hub.port))).toMatchObject({
    status: 1,
    text: expect.stringContaining('does not answer'),
  });
});
