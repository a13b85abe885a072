import { execFileSync } from 'node:child_process';
import { createHash, X509Certificate } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { type BrowserContext, chromium } from '@playwright/test';
import { chromiumLaunch } from '../../scripts/browser.ts';

/** What a Chromium is started with so that it takes the hub's certificates. */
export interface Trust {
  /**
   * `authority`: it was given the authority's certificate, as a tablet is, and checks all else by itself. `key`: certificates up to that
   * issuer's key are taken as they are; the second best, where certutil (Debian's libnss3-tools) is not there to give it.
   */
  by: 'authority' | 'key';
  args: string[];
  env: Record<string, string>;
}

/** Makes a home folder in which Chromium trusts that root. `issuer` is the certificate that signs, in PEM. */
export function trustIn(home: string, root: Buffer, issuer: string): Trust {
  const store = path.join(home, '.pki/nssdb');
  mkdirSync(store, { recursive: true });
  const file = path.join(home, 'authority.crt');
  writeFileSync(file, root);
  try {
    execFileSync('certutil', ['-d', `sql:${store}`, '-N', '--empty-password']);
    execFileSync('certutil', ['-d', `sql:${store}`, '-A', '-t', 'C,,', '-n', 'tafellaken', '-i', file]);
    return { by: 'authority', args: [], env: { HOME: home } };
  } catch (error) {
    if ((error as { code?: string }).code !== 'ENOENT') throw error;
    const key = new X509Certificate(issuer).publicKey.export({ type: 'spki', format: 'der' });
    const hash = createHash('sha256').update(key).digest('base64');
    return { by: 'key', args: [`--ignore-certificate-errors-spki-list=${hash}`], env: { HOME: home } };
  }
}

/** A tablet with a disk of its own that is there after it was closed. */
export async function tabletAt(
  folder: string,
  { args, env }: Pick<Trust, 'args' | 'env'>,
): Promise<{ context: BrowserContext; errors: string[] }> {
  const launch = await chromiumLaunch();
  const context = await chromium.launchPersistentContext(path.join(folder, 'profile'), {
    ...launch,
    args: [...launch.args, ...args],
    env: { ...(launch.env ?? (process.env as Record<string, string>)), ...env },
    viewport: { width: 1024, height: 768 },
    hasTouch: true,
    locale: 'nl-NL',
  });
  const errors: string[] = [];
  context.on('weberror', (error) => errors.push(error.error().message));
  return { context, errors };
}
