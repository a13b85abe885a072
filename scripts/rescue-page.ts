import path from 'node:path';
import { build, type Plugin } from 'vite';

const ROOT = path.resolve(import.meta.dirname, '..');

/**
 * Builds rescue.html and wipe.html beside the app, each by itself: a rescue must not share a file with the app, whose files may be
 * what is broken, and a wipe must load nothing of it that could write. What comes of them is put with the app's own files before the
 * service worker lists them.
 */
export function pagesApart(): Plugin[] {
  return ['rescue.html', 'wipe.html'].map(pageApart);
}

function pageApart(page: string): Plugin {
  return {
    name: `tafellaken-${page}`,
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
          rolldownOptions: { input: path.join(ROOT, page) },
        },
      });
      const outputs = Array.isArray(built) ? built : [built];
      for (const output of outputs) {
        if (!('output' in output)) throw new Error(`${page} was not built.`);
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
