import { createPrivateKey, X509Certificate } from 'node:crypto';
import { rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { makeAuthority, readAuthority } from '../../../src/hub/tls/authority.ts';
import { CertificateFiles } from '../../../src/hub/tls/certificate-files.ts';
import { issueLeaf } from '../../../src/hub/tls/leaf.ts';
import { endAll, temporaryFolder } from '../hub-process.ts';

afterEach(endAll);

const authority = await readAuthority(await makeAuthority({ names: [], addresses: [] }, new Date()));
const made = (name: string) => issueLeaf(authority, [name], new Date());

async function files(name = 'zaal.local') {
  const folder = temporaryFolder();
  const paths = { cert: path.join(folder, 'fullchain.pem'), key: path.join(folder, 'privkey.pem') };
  const write = (what: { cert: string; key: string }) => {
    writeFileSync(paths.cert, what.cert);
    writeFileSync(paths.key, what.key);
  };
  write(await made(name));
  const notices: unknown[] = [];
  const open = () => new CertificateFiles({ ...paths, notify: (event, fields) => notices.push([event, fields]) });
  return { ...paths, write, open, notices };
}

test('files that were renewed are served from the next look on', async () => {
  const { open, write, notices } = await files();
  const source = open();
  expect(source.current.subjects).toEqual(['zaal.local']);
  expect(await source.look()).toBe(false);
  write(await made('kerk.local'));
  expect(await source.look()).toBe(true);
  expect(new X509Certificate(source.current.cert).checkHost('kerk.local')).toBe('kerk.local');
  expect(notices).toMatchObject([['certificate-renewed', { subjects: 1 }]]);
});

test('files that are half written leave the certificate that is in use, and are taken when they are whole', async () => {
  const { open, write, cert, notices } = await files();
  const source = open();
  const next = await made('kerk.local');
  writeFileSync(cert, next.cert); // the key comes later
  expect([await source.look(), source.current.subjects]).toEqual([false, ['zaal.local']]);
  expect(notices).toMatchObject([['certificate-not-renewed', { error: expect.stringContaining('is not that of') }]]);
  rmSync(cert);
  expect([await source.look(), source.current.subjects]).toEqual([false, ['zaal.local']]);
  write(next);
  expect([await source.look(), source.current.subjects]).toEqual([true, ['kerk.local']]);
});

test('what is wrong with a file is said with its name', async () => {
  const { open, cert, key, write } = await files();
  const good = await made('zaal.local');
  const refused = (change: { cert?: string; key?: string }, words: string) => {
    write({ ...good, ...change });
    expect(open).toThrow(words);
  };
  refused({ cert: 'geen certificaat' }, `${cert} holds no certificate in PEM`);
  refused({ key: 'geen sleutel' }, `${key} holds no private key in PEM`);
  refused({ key: (await made('zaal.local')).key }, `The key in ${key} is not that of the certificate in ${cert}.`);
  const locked = createPrivateKey(good.key).export({
    type: 'pkcs8',
    format: 'pem',
    cipher: 'aes-256-cbc',
    passphrase: 'geheim',
  });
  refused({ key: String(locked) }, `The key in ${key} has a password`);
  const long = await issueLeaf(authority, ['zaal.local'], new Date('2024-01-01'));
  refused(long, `The certificate in ${cert} ended on 2025-01-31.`);
  write(good);
  rmSync(key);
  expect(open).toThrow(`There is no file ${key}, which should hold the key.`);
  rmSync(cert);
  expect(open).toThrow(`There is no file ${cert}, which should hold the certificate.`);
});
