import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';

/** Dead processes leave the table at once, unless the machine is very busy. */
const DEATH_PATIENCE_MS = 10_000;
/** A browser that was asked to end writes what it has first. */
const END_PATIENCE_MS = 30_000;

const running = new Set<ChildProcess>();
process.once('exit', () => {
  for (const child of running) killGroup(child);
});

/** Kills those that are still running. For the end of a test. */
export async function endAllGroups(): Promise<void> {
  await Promise.all([...running].map((child) => gone(child, () => killGroup(child))));
}

/** A program and all that it starts, which die together. */
export interface ProcessGroup {
  child: ChildProcess;
  /** SIGKILL to all of them at once. Resolves, when none is left, with how many there were. */
  kill(): Promise<number>;
  /** Asks it to end, and waits until none is left. */
  end(ask: () => void): Promise<void>;
}

/** Starts a program with its standard error piped. */
export function startGroup(program: string, args: string[], env?: NodeJS.ProcessEnv): ProcessGroup {
  // a group of its own: all that it starts is in it, and dies with it
  const child = spawn(program, args, { detached: true, stdio: ['ignore', 'ignore', 'pipe'], ...(env && { env }) });
  running.add(child);
  const group = child.pid ?? 0;
  child.once('exit', () => running.delete(child));
  child.once('error', () => running.delete(child));
  return {
    child,
    async kill() {
      const processes = processesIn(group);
      await gone(child, () => killGroup(child));
      await noneIn(group, DEATH_PATIENCE_MS);
      return processes;
    },
    async end(ask) {
      await gone(child, ask);
      await noneIn(group, END_PATIENCE_MS);
    },
  };
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
async function noneIn(group: number, patienceMs: number): Promise<void> {
  if (process.platform !== 'linux') return;
  const until = Date.now() + patienceMs;
  while (processesIn(group) > 0) {
    if (Date.now() > until) throw new Error('A process of the ended browser is still there');
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
