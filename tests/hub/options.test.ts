import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { helpText, OPTION_LINES } from '../../src/hub/option-list.ts';
import { readOptions } from '../../src/hub/options.ts';

const defaults = {
  port: 4600,
  host: '0.0.0.0',
  data: '.data',
  dist: 'dist',
  sample: 'meeting',
  tls: { from: 'none' },
  httpsPort: 4643,
  trustProxy: false,
  qr: 'auto',
};

function options(args: string[], env: Record<string, string> = {}): unknown {
  const parsed = readOptions(args, env);
  return parsed.state === 'run' ? parsed.options : parsed.state;
}

/** Why they are refused. */
function refused(args: string[], env: Record<string, string> = {}): string {
  const parsed = readOptions(args, env);
  return parsed.state === 'wrong' ? parsed.message : `not refused: ${parsed.state}`;
}

test('the command line stands over the environment, and that over what holds without', () => {
  expect(options([])).toEqual(defaults);
  const env = { PORT: '81', HOST: '::1', HUB_DATA: '/d', HUB_DIST: '/a', HUB_SAMPLE: 'filled', HUB_HTTPS_PORT: '443' };
  const fromEnv = { ...defaults, port: 81, host: '::1', data: '/d', dist: '/a', sample: 'filled', httpsPort: 443 };
  expect(options([], env)).toEqual(fromEnv);
  expect(options(['--port', '82', '--data=/e', '--no-sample'], env)).toEqual({
    ...fromEnv,
    port: 82,
    data: '/e',
    sample: 'none',
  });
  expect(options(['--sample'])).toEqual({ ...defaults, sample: 'filled' });
  expect(options([], { PORT: '', HUB_DATA: '', HUB_QR: '', HUB_CERT: '' })).toEqual(defaults);
  expect(options(['--port', '0'])).toMatchObject({ port: 0 });
  expect(options([], { HUB_QR: 'never', HUB_TRUST_PROXY: 'yes' })).toMatchObject({ qr: 'never', trustProxy: true });
  expect(options(['--qr', '--no-trust-proxy'], { HUB_QR: 'never', HUB_TRUST_PROXY: 'yes' })).toMatchObject({
    qr: 'always',
    trustProxy: false,
  });
});

test('https comes from the hub’s own authority or from two files, by flags or by the environment', () => {
  const files = { from: 'files', cert: '/c', key: '/k' };
  const env = { HUB_CERT: '/c', HUB_KEY: '/k' };
  expect(options(['--https'])).toMatchObject({ tls: { from: 'own' } });
  expect(options([], { HUB_HTTPS: 'own' })).toMatchObject({ tls: { from: 'own' } });
  expect(options(['--cert', '/c', '--key', '/k'])).toMatchObject({ tls: files });
  expect(options([], env)).toMatchObject({ tls: files });
  expect(options(['--key', '/other'], env)).toMatchObject({ tls: { ...files, key: '/other' } });
  // what was asked for now stands over what the environment says always
  expect(options(['--https'], env)).toMatchObject({ tls: { from: 'own' } });
  expect(options(['--cert', '/c', '--key', '/k'], { HUB_HTTPS: 'own' })).toMatchObject({ tls: files });
  expect(options(['--no-https'], { ...env, HUB_HTTPS: 'own' })).toMatchObject({ tls: { from: 'none' } });
});

test('half a certificate, two ways to https at once, and one port for both are refused in words', () => {
  expect(refused(['--cert', '/c'])).toContain('the key is missing');
  expect(refused([], { HUB_KEY: '/k' })).toContain('the certificate is missing');
  expect(refused(['--https', '--cert', '/c', '--key', '/k'])).toContain('choose one');
  expect(refused([], { HUB_HTTPS: 'own', HUB_CERT: '/c', HUB_KEY: '/k' })).toContain('choose one');
  expect(refused(['--no-https', '--cert', '/c', '--key', '/k'])).toContain('choose one');
  expect(refused(['--https', '--port', '443', '--https-port', '443'])).toContain('must differ');
  expect(options(['--https', '--port', '0', '--https-port', '0'])).toMatchObject({ port: 0, httpsPort: 0 });
  expect(options(['--port', '4643'])).toMatchObject({ port: 4643 }); // without https the other is of no use
});

test('a bad port, an unknown option and a stray word are refused in words', () => {
  for (const port of ['65536', '-1', '80.5', 'http', '1e3', ' ']) {
    expect(refused(['--port', port]), port).toContain('port');
    expect(refused(['--https-port', port]), port).toContain('port');
  }
  expect(refused([], { PORT: '99999' })).toContain('99999');
  expect(refused([], { HUB_SAMPLE: 'ja' })).toBe('HUB_SAMPLE is "ja": it can be none, meeting or filled.');
  expect(refused([], { HUB_HTTPS: 'ja' })).toBe('HUB_HTTPS is "ja": it can be own or no.');
  expect(refused(['--prot', '1'])).toContain('--prot');
  expect(refused(['4600'])).toContain('4600');
  expect(readOptions(['--help'], {}).state).toBe('help');
  expect(readOptions(['-h'], {}).state).toBe('help');
});

describe('what the operator can read', () => {
  const page = readFileSync(path.resolve(import.meta.dirname, '../../docs/running.md'), 'utf8');
  const rows = page.split('\n').filter((line) => line.startsWith('| `--'));

  test('--help and docs/running.md list every option with its variable, and no other', () => {
    const flags = Object.values(OPTION_LINES).filter(({ flag }) => flag !== 'help');
    for (const { flag, env } of flags) {
      const row = rows.filter((line) => line.startsWith(`| \`--${flag}\` `));
      expect(row, flag).toHaveLength(1);
      const variable = env && (env.yes ? `${env.name}=${env.yes}` : env.name);
      expect(row[0]).toContain(`\`${variable}\``);
      expect(helpText()).toContain(`--${flag} `);
      expect(helpText()).toContain(`${variable}`);
    }
    expect(rows).toHaveLength(flags.length);
  });

  test('no line of --help is wider than a terminal', () => {
    for (const line of helpText().split('\n')) expect(line.length, line).toBeLessThanOrEqual(120);
  });
});
