import { readFileSync } from 'node:fs';
import path from 'node:path';
import { minifySync, type Plugin } from 'vite';

/** What index.html loads before the app, from public/: the build copies such files as they are, comments and all. */
const FIRST_SCRIPTS = ['rescue-link.js', 'wipe-first.js'];

/** Puts them in the build without what only a reader needs. Every tablet waits for them before it can write. */
export function firstScripts(): Plugin {
  let folder = '';
  return {
    name: 'tafellaken-first-scripts',
    apply: 'build',
    configResolved({ publicDir }) {
      folder = publicDir;
    },
    generateBundle() {
      for (const fileName of FIRST_SCRIPTS) {
        const { code, errors } = minifySync(fileName, readFileSync(path.join(folder, fileName), 'utf8'));
        if (errors.length > 0) throw new Error(`${fileName} cannot be read: ${errors[0]?.message}`);
        this.emitFile({ type: 'asset', fileName, source: code });
      }
    },
  };
}
