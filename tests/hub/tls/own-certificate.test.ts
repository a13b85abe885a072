import { X509Certificate } from 'node:crypto';
import { chmodSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { createServer, connect as tlsConnect } from 'node:tls';
import { afterEach, describe, expect, test } from 'vitest';
import type { MachineAddresses } from '../../../src/hub/machine-addresses.ts';
import { DAY_MS, makeAuthority, readAuthority } from '../../../src/hub/tls/authority.ts';
import { issueLeaf } from '../../../src/hub/tls/leaf.ts';
import { OwnCertificate } from '../../../src/hub/tls/own-certificate.ts';
import { endAll, temporaryFolder } from '../hub-process.ts';

afterEach(endAll);

const START = new Date('2026-03-12T18:00:00Z');
const LAPTOP: MachineAddresses = {
  names: ['laptop-7', 'laptop-7.local'],
  addresses: ['192.168.1.20', '10.0.0.5', 'fd00::2', '2001:db8::7'],
};

/** A machine whose clock and addresses the test moves. */
function machine(data = temporaryFolder()) {
  const notices: string[] = [];
  const state = { now: START, addresses: LAPTOP };
  return {
    data,
    notices,
    state,
    later: (days: number) => {
      state.now = new Date(state.now.getTime() + days * DAY_MS);
    },
    open: () =>
      OwnCertificate.open({
        data,
        notify: (event) => notices.push(event),
        now: () => state.now,
        addresses: () => state.addresses,
      }),
  };
}

const leafOf = (own: OwnCertificate) => new X509Certificate(own.current.cert);

describe('what the hub’s own certificate says', () => {
  test('it is for localhost, the machine’s names and its addresses on the network, and for no other', async () => {
    const leaf = leafOf(await machine().open());
    for (const name of ['localhost', 'laptop-7', 'laptop-7.local']) expect(leaf.checkHost(name), name).toBe(name);
    for (const address of ['127.0.0.1', '::1', '192.168.1.20', '10.0.0.5', 'fd00::2']) {
      expect(leaf.checkIP(address), address).toBe(address);
    }
    for (const address of ['192.168.1.21', '2001:db8::7']) expect(leaf.checkIP(address), address).toBeUndefined();
    expect(leaf.checkHost('elders.local')).toBeUndefined();
    expect(leaf.ca).toBe(false);
  });

  test('it is valid for 398 days at the most, from before now, because iPads refuse longer ones', async () => {
    const leaf = leafOf(await machine().open());
    const days = (leaf.validToDate.getTime() - leaf.validFromDate.getTime()) / DAY_MS;
    expect(days).toBeLessThanOrEqual(398);
    expect(days).toBeGreaterThan(390);
    expect(leaf.validFromDate < START).toBe(true);
  });

  test('it was signed by an authority that lasts ten years and that no key is left of', async () => {
    const { data, open } = machine();
    const own = await open();
    const root = new X509Certificate(own.authority.der);
    const [rootPem = '', issuerPem = ''] = readFileSync(path.join(data, 'tls/authority.pem'), 'utf8').split(
      /(?<=-----END CERTIFICATE-----)/,
    );
    const issuer = new X509Certificate(issuerPem);
    expect(new X509Certificate(rootPem).fingerprint256).toBe(root.fingerprint256);
    expect(leafOf(own).verify(issuer.publicKey) && issuer.verify(root.publicKey) && root.verify(root.publicKey)).toBe(
      true,
    );
    expect([root.ca, issuer.ca]).toEqual([true, true]);
    expect(own.authority.fingerprint).toBe(root.fingerprint256);
    expect((own.authority.validTo.getTime() - START.getTime()) / DAY_MS).toBe(3_650);
    expect(issuer.publicKey.equals(root.publicKey)).toBe(false);
    const keys = readFileSync(path.join(data, 'tls/authority.pem'), 'utf8').match(/PRIVATE KEY-----[^-]+-----END/g);
    expect(keys).toHaveLength(1); // the issuer's
  });
});

describe('what the authority can vouch for', () => {
  /** Serves a certificate for that subject as the hub would, to a client that trusts the authority. Returns what the client says. */
  async function tried(subject: string, machineOf: MachineAddresses): Promise<string> {
    const authority = await readAuthority(await makeAuthority(machineOf, new Date()));
    const { cert, key } = await issueLeaf(authority, [subject], new Date());
    const server = createServer({ cert, key });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as { port: number };
    const pem = new X509Certificate(authority.handedOut.der).toString();
    try {
      return await new Promise<string>((resolve) => {
        const socket = tlsConnect({ port, host: '127.0.0.1', ca: pem, checkServerIdentity: () => undefined }, () => {
          socket.destroy();
          resolve('trusted');
        });
        socket.on('error', (error) => resolve(error.message));
      });
    } finally {
      server.close();
    }
  }

  test('addresses inside a network and names that are local are trusted', async () => {
    for (const subject of [
      '192.168.7.7',
      '10.1.2.3',
      '172.31.0.1',
      'fd12::1',
      'anders.local',
      'localhost',
      'laptop-7',
    ]) {
      expect(await tried(subject, LAPTOP), subject).toBe('trusted');
    }
    expect(await tried('203.0.113.7', { names: [], addresses: ['203.0.113.7'] })).toBe('trusted');
  });

  test('whoever steals the hub’s key cannot pass for a site on the internet', async () => {
    for (const subject of ['www.example.nl', 'nl', '203.0.113.7', '172.32.0.1', '2001:db8::7', 'local.example.nl']) {
      expect(await tried(subject, LAPTOP), subject).toBe('permitted subtree violation');
    }
    // A machine that is called after a top-level domain must not be able to vouch for all of it.
    expect(await tried('bank.dev', { names: ['dev', 'dev.local'], addresses: [] })).toBe('permitted subtree violation');
  });
});

describe('keeping and renewing', () => {
  test('the authority is the same after a restart, so that tablets are told once, and its file is for the hub’s account alone', async () => {
    const { data, open } = machine();
    const first = await open();
    const file = path.join(data, 'tls/authority.pem');
    if (process.platform !== 'win32') {
      expect(statSync(file).mode & 0o777).toBe(0o600);
      chmodSync(file, 0o644);
    }
    const second = await open();
    expect(second.authority.fingerprint).toBe(first.authority.fingerprint);
    expect(second.current.key).not.toBe(first.current.key);
    if (process.platform !== 'win32') expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  test('a certificate is renewed when less than 30 days are left of it, and not before', async () => {
    const { open, later, notices } = machine();
    const own = await open();
    const { cert } = own.current;
    later(365);
    expect([await own.look(), own.current.cert]).toEqual([false, cert]);
    later(2);
    expect(await own.look()).toBe(true);
    expect(leafOf(own).validToDate.getTime()).toBeGreaterThan(new X509Certificate(cert).validToDate.getTime());
    expect(notices).toEqual(['certificate-renewed']);
    expect(await own.look()).toBe(false);
  });

  test('a machine that joins another network gets a certificate for its new address, by the same authority', async () => {
    const { open, state } = machine();
    const own = await open();
    const { fingerprint } = own.authority;
    state.addresses = { ...LAPTOP, addresses: ['192.168.44.3'] };
    expect(await own.look()).toBe(true);
    expect(leafOf(own).checkIP('192.168.44.3')).toBe('192.168.44.3');
    expect(own.authority.fingerprint).toBe(fingerprint);
    // without a network nothing is missing: it may come back
    state.addresses = { ...LAPTOP, addresses: [] };
    expect(await own.look()).toBe(false);
  });

  test('a clock that was years off when the hub started, and is put right, is followed', async () => {
    const { open, later } = machine();
    const own = await open();
    later(-4_000);
    expect(await own.look()).toBe(true);
    expect(leafOf(own).validFromDate < START).toBe(true);
    later(4_000);
    expect(await own.look()).toBe(true);
    expect(leafOf(own).validToDate > START).toBe(true);
  });

  test('an authority that ends within the time of a certificate is made anew, and that is told of', async () => {
    const { open, later, notices } = machine();
    const own = await open();
    const { fingerprint } = own.authority;
    later(3_200);
    expect([await own.look(), own.authority.fingerprint === fingerprint]).toEqual([true, true]);
    later(100);
    expect([await own.look(), own.authority.fingerprint === fingerprint]).toEqual([true, false]);
    expect(notices).toContain('authority-renewed');
    expect(
      leafOf(own).checkIssued(new X509Certificate(own.current.cert.split(/(?<=-----END CERTIFICATE-----)/)[1] ?? '')),
    ).toBe(true);
  });

  test('an authority that is damaged is named, and never replaced by itself', async () => {
    const { data, open } = machine();
    await open();
    const file = path.join(data, 'tls/authority.pem');
    const half = readFileSync(file, 'utf8').slice(0, 1_200);
    writeFileSync(file, half);
    await expect(open()).rejects.toThrow(`${file} is damaged`);
    expect(readFileSync(file, 'utf8')).toBe(half);
  });

  test('a data folder that cannot hold it is named', async () => {
    const file = path.join(temporaryFolder(), 'bestand');
    writeFileSync(file, '');
    await expect(machine(file).open()).rejects.toThrow(path.join(file, 'tls/authority.pem'));
  });
});
