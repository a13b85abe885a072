import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, expect, test, vi } from 'vitest';
import { Client } from './client.ts';
import { endAll, temporaryFolder } from './hub-process.ts';
import { host, TABLE_1, tableDocument } from './table.ts';

const MAIN = path.resolve(import.meta.dirname, '../../src/hub/main.ts');
/** CPU ticks that a process has used, from the kernel; a tick is 10 ms. */
const ticksOf = (pid: number) => {
  const [, rest = ''] = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ');
  const fields = rest.split(' ');
  return Number(fields[11]) + Number(fields[12]);
};

afterAll(endAll);

test.runIf(process.platform === 'linux')(
  'a hub whose terminal was closed goes on, and does not spin on telling nobody',
  async () => {
    const args = ['--host', '127.0.0.1', '--port', '0', '--data', temporaryFolder(), '--no-sample'];
    const child = spawn(process.execPath, [MAIN, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
    try {
      const port = await new Promise<number>((resolve) => {
        createInterface(child.stdout).on('line', (line) => {
          if (line.startsWith('{"listening"')) resolve(Number(JSON.parse(line).listening));
        });
      });
      const url = `http://127.0.0.1:${port}`;
      await vi.waitFor(async () => expect((await fetch(`${url}/api/health`)).status).toBe(200));
      child.stdout.destroy();
      child.stderr.destroy();
      // a link of a meeting that is not there: refusing it is told of, to nobody
      const client = new Client(url);
      const stranger = client.open(tableDocument(TABLE_1), host(TABLE_1));
      await stranger.happened('refused: unknown-meeting');
      client.close();
      const before = ticksOf(child.pid as number);
      for (let i = 0; i < 20; i++) expect((await fetch(`${url}/api/health`)).status).toBe(200);
      const started = performance.now();
      await vi.waitFor(() => expect(performance.now() - started).toBeGreaterThan(1_500), { timeout: 5_000 });
      // spinning would take most of that time; answering twenty requests takes a few ticks
      expect(ticksOf(child.pid as number) - before).toBeLessThan(60);
    } finally {
      child.kill('SIGKILL');
    }
  },
  30_000,
);
