import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { type Browser, chromium, type Page } from '@playwright/test';
import { chromiumLaunch } from '../../scripts/browser.ts';

/** A browser that hangs at its start says nothing; a busy machine takes several seconds. */
const START_PATIENCE_MS = 30_000;
/** Dead processes leave the table at once, unless the machine is very busy. */
const DEATH_PATIENCE_MS = 10_000;

/** A Chromium of the test's own on a profile on the disk, so that it can be killed as a tablet's is when the battery falls out. */
export interface RunningChromium {
  browser: Browser;
  page: Page;
  version: string;
  /** SIGKILL to every process of it at once. Resolves, when none is left, with how many there were. */
  kill(): Promise<number>;
  /** Ends it as its user would: what it has not written yet, it writes. */
  end(): Promise<void>;
}

const running = new Set<ChildProcess>();
process.once('exit', () => {
  for (const child of running) killGroup(child);
});

/** Kills those that are still running. For the end of a test. */
export async function endAllChromiums(): Promise<void> {
  await Promise.all([...running].map((child) => gone(child, () => killGroup(child))));
}

export async function startChromium(profile: string): Promise<RunningChromium> {
  const { executablePath = chromium.executablePath(), args, env } = await chromiumLaunch();
  const child = spawn(
    executablePath,
    [
      ...args,
      ...[
        '--headless',
        '--lang=nl-NL',
        '--window-size=1024,768',
        '--no-default-browser-check',
        '--password-store=basic',
      ],
      ...['--remote-debugging-port=0', `--user-data-dir=${profile}`, 'about:blank'],
    ],
    // a group of its own: all that it starts is in it, and dies with it
    { detached: true, stdio: ['ignore', 'ignore', 'pipe'], ...(env && { env }) },
  );
  running.add(child);
  const group = child.pid as number; // a spawned leader's own number
  child.once('exit', () => running.delete(child));
  const browser = await chromium.connectOverCDP(await address(child));
  const context = browser.contexts()[0];
  if (!context) throw new Error('Chromium opened no window');
  const page = context.pages()[0] ?? (await context.newPage());
  return {
    browser,
    page,
    version: browser.version(),
    async kill() {
      const processes = processesIn(group);
      await gone(child, () => killGroup(child));
      await noneIn(group);
      return processes;
    },
    async end() {
      const session = await browser.newBrowserCDPSession();
      await gone(child, () => void session.send('Browser.close').catch(() => undefined));
      await noneIn(group);
    },
  };
}

async function address(child: ChildProcess): Promise<string> {
  let said = '';
  return new Promise((resolve, reject) => {
    const fail = (why: string) => reject(new Error(`Chromium ${why}:\n${said}`));
    const timer = setTimeout(() => fail('did not start'), START_PATIENCE_MS);
    child.once('error', reject);
    child.once('exit', (code, signal) => fail(`ended with ${code ?? signal} at its start`));
    if (!child.stderr) return fail('has no standard error');
    createInterface(child.stderr).on('line', (line) => {
      said += `${line}\n`;
      const found = /^DevTools listening on (ws:\S+)/.exec(line)?.[1];
      if (!found) return;
      clearTimeout(timer);
      resolve(found);
    });
  });
}

function killGroup(child: ChildProcess): void {
  try {
    if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
  } catch {
    // it is gone
  }
}

async function gone(child: ChildProcess, act: () => void): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exit = once(child, 'exit');
  act();
  await exit;
}

/** How many processes of a group are at work; dead ones that nobody has buried yet are not. Where there is no /proc, one is said. */
function processesIn(group: number): number {
  let count = 0;
  try {
    for (const pid of readdirSync('/proc')) if (/^\d+$/.test(pid) && groupOf(pid) === group) count++;
  } catch {
    return 1;
  }
  return count;
}

function groupOf(pid: string): number | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    const [state, , group] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return state === 'Z' || state === 'X' ? undefined : Number(group);
  } catch {
    return undefined; // it ended meanwhile
  }
}

/** The next start must find a dead profile: a process that outlived the others would still be writing to it. */
async function noneIn(group: number): Promise<void> {
  if (process.platform !== 'linux') return;
  const until = Date.now() + DEATH_PATIENCE_MS;
  while (processesIn(group) > 0) {
    if (Date.now() > until) throw new Error('A process of the killed Chromium is still there');
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
