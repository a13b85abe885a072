import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { captureFiles, type Manifest, pageScripts, routeFiles } from '../../scripts/size.ts';

const TABLE = 'src/roles/table/table-screen.tsx';
const ON_TAP = 'src/roles/table/on-tap.ts';
const FACILITATOR = 'src/app/facilitator-route.tsx';

/** The shape that Vite writes: an entry, two lazy screens with a part in common, and an export that comes later. */
const MANIFEST: Manifest = {
  'index.html': { file: 'assets/index.js', src: 'index.html', imports: ['_react.js'], css: ['assets/index.css'] },
  '_react.js': { file: 'assets/react.js' },
  '_list.js': { file: 'assets/list.js', imports: ['_react.js'], css: ['assets/list.css'] },
  [TABLE]: { file: 'assets/table.js', src: TABLE, imports: ['index.html', '_list.js'], css: ['assets/table.css'] },
  [ON_TAP]: { file: 'assets/on-tap.js', src: ON_TAP, imports: ['index.html'], css: ['assets/on-tap.css'] },
  [FACILITATOR]: { file: 'assets/facilitator.js', src: FACILITATOR, imports: ['_list.js', '_matrix.js'] },
  'src/ui/device/device-check.tsx': { file: 'assets/device.js' },
  'src/roles/courier/give-screen.tsx': { file: 'assets/give.js' },
  'src/app/update-watch.tsx': { file: 'assets/update.js' },
  'src/app/organiser-route.tsx': { file: 'assets/organiser.js' },
  'src/app/home-route.tsx': { file: 'assets/home.js' },
  '_matrix.js': { file: 'assets/matrix.js', imports: ['_list.js'] },
  'src/export/json.ts': { file: 'assets/json.js', src: 'src/export/json.ts' },
};

describe('what a route needs', () => {
  test('is the page, the entry, the screen, and all scripts and styles they import, each once', () => {
    expect([...routeFiles(MANIFEST, TABLE)].sort()).toEqual([
      'assets/index.css',
      'assets/index.js',
      'assets/list.css',
      'assets/list.js',
      'assets/react.js',
      'assets/table.css',
      'assets/table.js',
      'index.html',
    ]);
  });

  test('to capture, is every part of the table, also one that comes a moment later, but for what waits for a tap', () => {
    const files = captureFiles({ ...MANIFEST, 'src/roles/table/late.tsx': { file: 'assets/late.js' } });
    expect(files).toEqual(new Set([...routeFiles(MANIFEST, TABLE), 'assets/late.js']));
  });

  test('leaves out what only another screen imports', () => {
    const files = routeFiles(MANIFEST, TABLE);
    expect(files).not.toContain('assets/matrix.js');
    expect(files).not.toContain('assets/json.js');
  });

  test('has the scripts that the page loads by itself, and none that lies elsewhere or in it', () => {
    const html =
      '<script src="/first.js"></script><script>inline()</script><script type="module" crossorigin src="/assets/index.js"></script>';
    expect(pageScripts(html)).toEqual(['first.js', 'assets/index.js']);
  });

  test('cannot be told of a screen that is no chunk of its own', () => {
    expect(() => routeFiles(MANIFEST, 'src/roles/table/gone.tsx')).toThrow('src/roles/table/gone.tsx');
  });
});

describe('the size check of the build', () => {
  let dist: string;
  beforeEach(() => {
    dist = mkdtempSync(path.join(tmpdir(), 'tafellaken-size-'));
    mkdirSync(path.join(dist, '.vite'));
    mkdirSync(path.join(dist, 'assets'));
    writeFileSync(path.join(dist, '.vite/manifest.json'), JSON.stringify(MANIFEST));
    writeFileSync(path.join(dist, 'index.html'), '<!doctype html>');
    for (const { file, css } of Object.values(MANIFEST)) {
      for (const name of [file, ...(css ?? [])]) writeFileSync(path.join(dist, name), `/* ${name} */`);
    }
  });
  afterEach(() => rmSync(dist, { recursive: true, force: true }));

  const check = () =>
    spawnSync(process.execPath, [path.resolve(import.meta.dirname, '../../scripts/size.ts'), dist], {
      encoding: 'utf8',
    });
  /** Random bytes do not shrink under gzip. */
  const grow = (file: string, bytes: number) => writeFileSync(path.join(dist, file), randomBytes(bytes));

  test('passes while the capture route stays under its limit, whatever the facilitator fetches', () => {
    grow('assets/list.js', 140_000);
    grow('assets/on-tap.js', 100_000);
    grow('assets/matrix.js', 400_000);
    expect(check()).toMatchObject({ status: 0, stdout: expect.stringContaining('capture') });
  });

  test('tells apart what comes on a tap, with the sum of both', () => {
    grow('assets/on-tap.js', 10 * 1024);
    expect(check().stdout).toMatch(/on demand +10\.\d KB .* with it 10\.\d KB/);
  });

  test('fails once a part that the capture route imports grows past the limit', () => {
    grow('assets/list.js', 143 * 1024);
    expect(check()).toMatchObject({ status: 1, stderr: expect.stringContaining('its limit is 143.0 KB') });
  });

  test('fails once a script that the page loads before the app grows past it', () => {
    writeFileSync(path.join(dist, 'index.html'), '<!doctype html><script src="/first.js"></script>');
    grow('first.js', 143 * 1024);
    expect(check().status).toBe(1);
  });

  test('fails when there is no manifest to read', () => {
    rmSync(path.join(dist, '.vite'), { recursive: true });
    expect(check().status).not.toBe(0);
  });
});
