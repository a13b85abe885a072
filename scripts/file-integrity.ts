import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Plugin } from 'vite';

interface ListedFile {
  url: string;
  revision?: string | null;
}

/** What a file's bytes come to, as browsers write and check it. */
export function integrityOf(bytes: Uint8Array): string {
  return `sha256-${createHash('sha256').update(bytes).digest('base64')}`;
}

/**
 * Puts beside each file in the service worker's list what its bytes come to, so that a tablet takes in the files of this build and
 * no others. The plugin tells where the build puts them.
 */
export function fileIntegrity() {
  let folder = '';
  const plugin: Plugin = {
    name: 'tafellaken-file-integrity',
    apply: 'build',
    configResolved({ root, build }) {
      folder = path.resolve(root, build.outDir);
    },
  };
  const transform = <F extends ListedFile>(files: F[]) => ({
    manifest: files.map((file) => ({ ...file, integrity: integrityOf(readFileSync(path.join(folder, file.url))) })),
  });
  return { plugin, transform };
}
