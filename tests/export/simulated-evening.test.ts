import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { MeetingExport } from '../../src/export/export-schema.ts';

/** Programs start in about a second each on a slow machine; the evening itself takes two. */
const PATIENCE_MS = 60_000;
const TABLES = 7;

const root = new URL('../../', import.meta.url).pathname;
const folder = mkdtempSync(join(tmpdir(), 'tafellaken-evening-'));
let hub: ChildProcess;
let port: number;

function start(script: string, ...args: string[]): ChildProcess {
  const env = { ...process.env, npm_lifecycle_event: '' };
  return spawn(process.execPath, [join(root, script), ...args], { env, stdio: ['ignore', 'pipe', 'inherit'] });
}

async function outputOf(script: string, ...args: string[]): Promise<string> {
  const child = start(script, ...args);
  const [output] = await Promise.all([text(child.stdout as NodeJS.ReadableStream), once(child, 'exit')]);
  expect(child.exitCode).toBe(0);
  return output;
}

beforeAll(async () => {
  hub = start('src/hub/main.ts', '--port', '0', '--host', '127.0.0.1', '--data', folder);
  const lines = createInterface({ input: hub.stdout as NodeJS.ReadableStream });
  const [line] = await once(lines, 'line');
  ({ listening: port } = JSON.parse(line));
}, PATIENCE_MS);

afterAll(async () => {
  hub.kill();
  await once(hub, 'exit');
  rmSync(folder, { recursive: true });
});

test(
  'an evening typed by simulated hosts against a real hub is in the export, every entry once',
  async () => {
    const typed = await outputOf(
      'scripts/simulate.ts',
      ...['--hub', `http://127.0.0.1:${port}`, '--tables', String(TABLES), '--speed', '1500'],
    );
    const [, sent, received] = /Done: (\d+) entries sent, (\d+) received/.exec(typed) ?? [];
    expect(Number(sent)).toBeGreaterThan(50);
    expect(received).toBe(sent);

    const file: MeetingExport = JSON.parse(
      await outputOf('scripts/export.ts', '--meeting', 'voorbeeld', '--data', folder),
    );
    const entries = file.statements.flatMap((s) => s.history.map((e) => e.id));
    expect(new Set(entries).size).toBe(entries.length);
    expect(entries).toHaveLength(Number(sent));
    expect(file.unknownEntries).toEqual([]);
    expect(file.completeness.summary).toMatchObject({ expected: TABLES, silent: [], contested: 0 });
  },
  PATIENCE_MS,
);
