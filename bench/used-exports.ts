import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Rolldown } from 'vite';

const SOURCES = path.join(import.meta.dirname, '../src') + path.sep;
/** An import that stands in the built code: not one of types alone. */
const IMPORT = /^import (?!type )([^;]+?) from '([^']+)';$/gm;

/** What the project's own sources in some built files import of libraries, by library. */
export function usedExports(
  chunks: readonly Rolldown.OutputChunk[],
  files: ReadonlySet<string>,
  libraries: readonly string[],
): Map<string, Set<string>> {
  const used = new Map(libraries.map((library) => [library, new Set<string>()]));
  // JSX stands for calls of it
  used.set('react/jsx-runtime', new Set(['jsx', 'jsxs', 'Fragment']));
  const modules = chunks.filter(({ fileName }) => files.has(fileName)).flatMap(({ moduleIds }) => moduleIds);
  for (const id of modules) {
    const file = path.normalize(id.split('?')[0] ?? id);
    if (!file.startsWith(SOURCES) || !/\.tsx?$/.test(file)) continue;
    const code = readFileSync(file, 'utf8');
    for (const [, what = '', library = ''] of code.matchAll(IMPORT)) {
      const names = used.get(library);
      if (names) for (const name of namesIn(what, code)) names.add(name);
    }
  }
  for (const [library, names] of used)
    if (names.size === 0) throw new Error(`Nothing of ${library} is imported any more`);
  return used;
}

/** `{ a, type B, c as d }` gives a and c; `* as Y` gives all that stands behind a `Y.` in the code and is no type. */
function namesIn(what: string, code: string): string[] {
  const [, all] = /^\* as (\w+)$/.exec(what) ?? [];
  if (all) {
    // in code, not in comments; what follows a colon, a bracket of a type or `as` only names a type
    const uses = code
      .replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*/g, '')
      .matchAll(new RegExp(`(?<![:<|]\\s*|as )\\b${all}\\.(\\w+)`, 'g'));
    return [...uses].map(([, name = '']) => name);
  }
  const [, named = ''] = /^(?:\w+, )?\{([^}]*)\}$/.exec(what.replaceAll(/\s+/g, ' ')) ?? [];
  return named
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '' && !part.startsWith('type '))
    .map((part) => part.split(' ')[0] ?? part);
}
