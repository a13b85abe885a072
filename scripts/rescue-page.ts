import path from 'node:path';
import { build, type Plugin } from 'vite';

const ROOT = path.resolve(import.meta.dirname, '..');

/**
 * Builds rescue.html beside the app, by itself: it must not share a file with the app, whose files may be what is broken. What comes
 * of it is put with the app's own files before the service worker lists them.
 */
export function rescuePage(): Plugin {
  return {
    name: 'tafellaken-rescue-page',
    apply: 'build',
    async generateBundle() {
      const built = await build({
        configFile: false,
        root: ROOT,
        publicDir: false,
        logLevel: 'warn',
        build: {
          write: false,
          target: 'es2022',
          modulePreload: { polyfill: false },
          rolldownOptions: { input: path.join(ROOT, 'rescue.html') },
        },
      });
      const outputs = Array.isArray(built) ? built : [built];
      for (const output of outputs) {
        if (!('output' in output)) throw new Error('The rescue page was not built.');
        for (const file of output.output) {
          this.emitFile({
            type: 'asset',
            fileName: file.fileName,
            source: file.type === 'chunk' ? file.code : file.source,
          });
        }
      }
    },
  };
}
