import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

/**
 * The import rules, proved on a small tree of files with every import there can be between two folders: what is forbidden
 * must be found, what is allowed must be left alone. Biome judges that tree by this checkout's own configuration.
 */
const ROOT = path.resolve(import.meta.dirname, '..');
const LAYERS = ['app', 'domain', 'export', 'handover', 'hub', 'journal', 'replica', 'roles', 'sync', 'ui'] as const;
type Layer = (typeof LAYERS)[number];

/** Which folders a folder may import, besides itself. What is not here is forbidden. */
const MAY_IMPORT: Record<Layer, readonly Layer[]> = {
  domain: [],
  journal: ['domain'],
  replica: ['domain', 'journal'],
  export: ['domain'],
  handover: ['domain'],
  sync: ['domain', 'journal', 'replica', 'export', 'handover'],
  ui: ['domain'],
  roles: ['domain', 'journal', 'replica', 'export', 'handover', 'sync', 'ui'],
  app: ['domain', 'journal', 'replica', 'export', 'handover', 'sync', 'ui', 'roles'],
  hub: ['domain', 'export'],
};

/** Which folders may use a package; all of its entry points are tried. */
const PACKAGES: readonly { names: readonly string[]; layers: readonly Layer[] }[] = [
  {
    names: ['react', 'react/jsx-runtime', 'react-dom/client', 'react-aria-components/GridList', 'wouter', 'zustand'],
    layers: ['roles', 'ui', 'app'],
  },
  { names: ['dexie'], layers: ['journal'] },
  { names: ['node:fs', 'node:fs/promises'], layers: ['hub'] },
  { names: ['yjs', 'y-indexeddb'], layers: ['journal', 'replica', 'sync', 'ui', 'roles', 'app', 'hub'] },
  { names: ['zustand/vanilla'], layers: ['journal', 'replica', 'sync', 'ui', 'roles', 'app', 'hub'] },
];

interface Import {
  from: string;
  to: string;
  allowed: boolean;
}

/** A file at the top of the folder and one in a folder of it; in roles both stand in a role. */
function places(layer: Layer): string[] {
  const top = layer === 'roles' ? 'roles/table' : layer;
  return [`src/${top}`, `src/${top}/parts`];
}

function layerImports(): Import[] {
  const out: Import[] = [];
  for (const from of LAYERS) {
    for (const place of places(from)) {
      for (const to of LAYERS) {
        if (to === from) continue;
        const target = to === 'roles' ? 'src/roles/table/x.ts' : `src/${to}/x.ts`;
        out.push({ from: place, to: path.posix.relative(place, target), allowed: MAY_IMPORT[from].includes(to) });
      }
    }
  }
  return out;
}

function roleImports(roles: readonly string[]): Import[] {
  const out: Import[] = [];
  for (const from of roles) {
    for (const place of [`src/roles/${from}`, `src/roles/${from}/parts`]) {
      for (const to of roles) {
        if (to === from) continue;
        out.push({ from: place, to: path.posix.relative(place, `src/roles/${to}/x.ts`), allowed: false });
      }
    }
  }
  return out;
}

function packageImports(): Import[] {
  return PACKAGES.flatMap(({ names, layers }) =>
    LAYERS.flatMap((layer) =>
      places(layer).flatMap((place) => names.map((to) => ({ from: place, to, allowed: layers.includes(layer) }))),
    ),
  );
}

/** How a file can reach another: every form must be seen. */
const FORMS = [
  (to: string) => `import { x } from '${to}';\nexport const y = x;\n`,
  (to: string) => `import type { X } from '${to}';\nexport type Y = X;\n`,
  (to: string) => `export { x } from '${to}';\n`,
  (to: string) => `export const x = await import('${to}');\n`,
];

const folders = (dir: string) =>
  readdirSync(path.join(ROOT, dir), { withFileTypes: true })
    .filter((e) => e.isDirectory())
    .map((e) => e.name);
const ROLES = [
  'chatterbox',
  'courier',
  'desk',
  'exports',
  'facilitator',
  'home',
  'join',
  'organiser',
  'screen',
  'table',
  'wipe',
];

const CASES: Import[] = [
  ...layerImports(),
  ...roleImports(ROLES),
  ...packageImports(),
  { from: 'src/hub', to: '../sync/messages.ts', allowed: true },
  { from: 'src/hub', to: '../sync/wide-messages.ts', allowed: true },
  { from: 'src/hub', to: '../sync/station-frames.ts', allowed: true },
  { from: 'src/hub/parts', to: '../../sync/messages.ts', allowed: true },
  { from: 'src/hub', to: '../sync/session.ts', allowed: false },
  { from: 'src/hub/parts', to: '../../sync/connection.ts', allowed: false },
];

let tree: string;
/** The files of the tree in which Biome found a forbidden import. */
let found: Set<string>;
const fileOf = (c: Import, form: number) => `${c.from}/case-${CASES.indexOf(c)}-${form}.ts`;

beforeAll(() => {
  tree = mkdtempSync(path.join(tmpdir(), 'tafellaken-layers-'));
  for (const file of ['biome.jsonc', '.gitignore']) copyFileSync(path.join(ROOT, file), path.join(tree, file));
  for (const c of CASES) {
    mkdirSync(path.join(tree, c.from), { recursive: true });
    for (const [form, write] of FORMS.entries()) writeFileSync(path.join(tree, fileOf(c, form)), write(c.to));
  }
  found = new Set(forbiddenImports());
}, 60_000);

afterAll(() => rmSync(tree, { recursive: true, force: true }));

function forbiddenImports(): string[] {
  const biome = path.join(ROOT, 'node_modules/@biomejs/biome/bin/biome');
  const args = ['lint', '--only=style/noRestrictedImports', '--max-diagnostics=none', '--reporter=github', tree];
  let lines = '';
  try {
    lines = execFileSync(process.execPath, [biome, ...args], { cwd: tree, encoding: 'utf8', stdio: 'pipe' });
  } catch (error) {
    lines = (error as { stdout: string }).stdout; // it ends with 1 when it finds any
  }
  return [...lines.matchAll(/noRestrictedImports,file=(.+?),line=/g)].map(([, file]) =>
    path.relative(tree, path.resolve(tree, file ?? '')).replaceAll('\\', '/'),
  );
}

/** The imports from a folder that Biome and the table above judge differently, in any of the forms. */
function disagreements(layer: Layer): string[] {
  return CASES.filter((c) => c.from.split('/')[1] === layer).flatMap((c) =>
    FORMS.flatMap((write, form) =>
      found.has(fileOf(c, form)) === c.allowed
        ? [`${c.from}: ${write(c.to).split('\n')[0]} is ${c.allowed ? 'forbidden' : 'let through'}`]
        : [],
    ),
  );
}

describe('Biome lets a folder import what lies below it and nothing else', () => {
  test.each(LAYERS)('%s', (layer) => {
    expect(disagreements(layer)).toEqual([]);
  });

  test('no folder of src stands outside the rules', () => {
    expect(folders('src').filter((name) => !LAYERS.some((layer) => layer === name))).toEqual([]);
  });

  test('no role stands outside the rules', () => {
    expect(folders('src/roles').filter((name) => !ROLES.includes(name))).toEqual([]);
  });
});
