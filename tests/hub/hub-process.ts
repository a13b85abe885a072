import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { toBase64Url } from '../../src/domain/base64url.ts';

const MAIN = path.resolve(import.meta.dirname, '../../src/hub/main.ts');

/** A hub as its operator runs it: a process of its own, on a data folder. */
export interface HubProcess {
  port: number;
  /** `http://127.0.0.1:<port>`, or `https:` when it speaks that. */
  url: string;
  /** With https, the port of http. */
  plainPort: number | undefined;
  data: string;
  operatorKey: string;
  pid: number;
  /** What it wrote to standard output and standard error so far. */
  output(): string;
  /** Publishes a meeting as an organiser does; resolves with the status that the hub answered with. */
  publish(meeting: string, rootKey: Uint8Array): Promise<number>;
  /** Ends it and waits until it is gone; resolves with its exit code, or null when the signal ended it. */
  end(signal: 'SIGTERM' | 'SIGINT' | 'SIGHUP' | 'SIGKILL'): Promise<number | null>;
}

export interface HubProcessOptions {
  /** The data folder; without it a new temporary one. */
  data?: string;
  /** Without it a free port. */
  port?: number;
  /** Further options, such as `--sample`. Without any, no sample meeting is made. */
  args?: readonly string[];
  env?: Record<string, string>;
}

const running = new Set<ChildProcess>();
const folders = new Set<string>();
process.once('exit', () => {
  for (const child of running) child.kill('SIGKILL');
});

/** A new temporary data folder; `endAll` removes it. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'tafellaken-hub-'));
  folders.add(folder);
  return folder;
}

/** Starts the real hub and waits until it listens. Rejects with what it wrote when it ends before. */
export async function startHubProcess(options: HubProcessOptions = {}): Promise<HubProcess> {
  const data = options.data ?? temporaryFolder();
  const { child, lines, output } = spawnHub(
    [
      ...['--host', '127.0.0.1', '--port', String(options.port ?? 0), '--data', data],
      ...(options.args ?? ['--no-sample']),
    ],
    options.env,
  );
  const doors = await new Promise<{ listening: number; https?: boolean; http?: number }>((resolve, reject) => {
    lines.on('line', (line) => {
      if (line.startsWith('{"listening"')) resolve(JSON.parse(line));
    });
    child.once('exit', (code) => reject(new Error(`The hub ended with ${code} before it listened:\n${output()}`)));
  });
  const operatorKey = await new Promise<string>((resolve) => {
    const look = () => {
      const key = /#\/operator\/(\S+)/.exec(output())?.[1];
      if (key) resolve(key);
      else lines.once('line', look);
    };
    look();
  });
  const port = doors.listening;
  const url = `${doors.https ? 'https' : 'http'}://127.0.0.1:${port}`;
  return {
    port,
    url,
    plainPort: doors.http,
    data,
    operatorKey,
    pid: child.pid as number,
    output,
    async publish(meeting, rootKey) {
      const response = await fetch(`${url}/api/meetings/${meeting}`, {
        method: 'PUT',
        headers: { authorization: `Bearer ${operatorKey}`, 'content-type': 'application/json' },
        body: JSON.stringify({ rootKey: toBase64Url(rootKey) }),
      });
      await response.body?.cancel();
      return response.status;
    },
    end(signal) {
      return ended(child, () => child.kill(signal));
    },
  };
}

/** Runs the hub with options that it is expected to refuse; resolves with its exit code and all that it wrote. */
export async function runHub(args: readonly string[]): Promise<{ code: number | null; output: string }> {
  const { child, output } = spawnHub(args);
  const code = await ended(child);
  return { code, output: output() };
}

/** Ends every hub that is still running. */
export async function endHubs(): Promise<void> {
  await Promise.all([...running].map((child) => ended(child, () => child.kill('SIGKILL'))));
}

/** Ends every hub that is still running and removes the temporary folders. For `afterEach` and `afterAll`. */
export async function endAll(): Promise<void> {
  await endHubs();
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
  folders.clear();
}

function spawnHub(args: readonly string[], env: Record<string, string> = {}) {
  const child = spawn(process.execPath, [MAIN, ...args], {
    env: { PATH: process.env.PATH ?? '', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running.add(child);
  child.once('exit', () => running.delete(child));
  let text = '';
  const lines = createInterface(child.stdout);
  lines.on('line', (line) => {
    text += `${line}\n`;
  });
  child.stderr.on('data', (chunk) => {
    text += chunk;
  });
  return { child, lines, output: () => text };
}

function ended(child: ChildProcess, act: () => void = () => {}): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve(child.exitCode);
  return new Promise((resolve) => {
    child.once('close', (code) => resolve(code));
    act();
  });
}
