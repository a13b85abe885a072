import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, release, tmpdir, totalmem } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { ENGINES, type EngineName } from '../tests/torture/engine.ts';
import { noLoopDisk } from '../tests/torture/loop-disk.ts';
import type { Result } from '../tests/torture/results.ts';

/**
 * `npm run torture`: kills, torn logs, broken storage, full disks and power cuts at ten times the counts of `npm test`, on the
 * device, in every browser that is installed, and on the hub. `npm run torture -- list` names the parts; words after `--` choose
 * those whose names have all of them, `--times 1` runs the usual counts. Ends with 1 when anything was lost, or a part failed.
 */
const ROOT = path.resolve(import.meta.dirname, '..');
/** Where the results of each part's last run are kept, for whoever writes them into docs/reliability.md. */
const RESULTS = path.join(ROOT, 'node_modules/.cache/tafellaken/torture.json');

interface Part {
  name: string;
  what: string;
  /** Why it cannot be run here. */
  skipped?: string | undefined;
  program: string;
  args: string[];
}

interface Outcome {
  part: string;
  date: string;
  times: number;
  command: string;
  machine: string;
  of: string[];
  runs: number;
  kept: number;
  lost: number;
  twice: number;
  seconds: number;
  /** A part that failed without a word of a loss was cut short, or found something else: its output tells. */
  failed: boolean;
  skipped?: string;
  notes: string[];
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    times: { type: 'string', default: process.env.TORTURE || '10' },
    workers: { type: 'string', default: '2' },
    dist: { type: 'string' },
  },
});
const times = Number(values.times);
if (!(times > 0)) stop('--times takes a number above 0, such as 1 or 10.');
const machine = `${cpus().length} cores (${cpus()[0]?.model}), ${Math.round(totalmem() / 2 ** 30)} GiB, ${process.platform} ${release()}, Node ${process.version}`;

const parts = await allParts();
if (positionals[0] === 'list') {
  for (const { name, what, skipped } of parts)
    console.log(`${name.padEnd(20)} ${what}${skipped ? ` (skipped: ${skipped})` : ''}`);
  process.exit(0);
}
const chosen = parts.filter(({ name }) =>
  positionals.every((word) => name.split(' ').some((own) => own.startsWith(word))),
);
if (chosen.length === 0) stop(`No part is named ${positionals.join(' ')}; \`npm run torture -- list\` names them.`);
if (values.dist === undefined && !existsSync(path.join(ROOT, 'dist/index.html')))
  stop('There is no built app: run `npm run build` first.');

let running: ChildProcess | undefined;
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    running?.kill(signal);
    process.exit(signal === 'SIGINT' ? 130 : 143);
  });
}
const notes = mkdtempSync(path.join(tmpdir(), 'tafellaken-torture-'));
process.once('exit', () => rmSync(notes, { recursive: true, force: true }));

console.log(`torture × ${times}: ${machine}`);
const outcomes: Outcome[] = [];
for (const [i, part] of chosen.entries()) {
  console.log(`\n── ${i + 1} of ${chosen.length}: ${part.name} × ${times}: ${part.what} ──`);
  const outcome = await carryOut(part);
  outcomes.push(outcome);
  record(outcome);
  console.log(`── ${sentence(outcome)}`);
}
console.log(`\n| part | runs | kept | lost | twice | seconds |\n|---|---|---|---|---|---|`);
for (const { part, runs, kept, lost, twice, seconds, skipped, failed } of outcomes) {
  const counts = skipped ? `skipped: ${skipped} | | | |` : `${runs} | ${kept} | ${lost} | ${twice} |`;
  console.log(`| ${part}${failed ? ' (FAILED)' : ''} | ${counts} ${skipped ? '' : seconds} |`);
}
console.log(`\nIn full: ${path.relative(process.cwd(), RESULTS)}`);
process.exitCode = outcomes.some(({ failed, lost, twice }) => failed || lost > 0 || twice > 0) ? 1 : 0;

async function allParts(): Promise<Part[]> {
  const workers = `--workers=${values.workers}`;
  // not in the folder that every other end-to-end run empties
  const output = `--output=${path.join(tmpdir(), `tafellaken-torture-output-${process.pid}`)}`;
  const onDevice = (name: string, file: string, what: string, skipped?: string): Part => ({
    ...{ name, what, skipped, program: '@playwright/test/cli.js' },
    args: ['test', file, '--grep', ` ${name} `, workers, output],
  });
  const atHub = (name: string, what: string, file: string, test?: string): Part => ({
    ...{ name, what, program: 'vitest/vitest.mjs' },
    args: ['run', '--project', 'unit', file, ...(test ? ['-t', test] : [])],
  });
  const missing = {} as Record<EngineName, string | undefined>;
  for (const name of ENGINES) missing[name] = (await engine(name)).missing();
  const noDisk = noLoopDisk();
  return [
    ...ENGINES.map((name) =>
      onDevice(`${name} kills`, 'torture-kill', 'kill -9 while a table types without a hub', missing[name]),
    ),
    onDevice(
      'chromium torn-logs',
      'torture-kill',
      'kill -9, and a log so damaged that Chromium deletes all of IndexedDB',
    ),
    onDevice('chromium storage', 'torture-storage', 'databases deleted and wiped, writes aborted, two tabs at once'),
    ...ENGINES.map((name) =>
      onDevice(
        `${name} full-disk`,
        'torture-disk',
        'a disk that runs full while a table types',
        missing[name] ?? noDisk,
      ),
    ),
    ...ENGINES.map((name) =>
      onDevice(`${name} power-cuts`, 'torture-disk', 'the power cut while a table types', missing[name] ?? noDisk),
    ),
    atHub('hub kills', 'kill -9 of the hub with 50 tables at work', 'kills.torture'),
    atHub('hub network', 'the worst of networks; all tables away for 45 minutes', 'network.torture'),
    atHub('hub compaction', 'kill -9 of the hub while it makes one row of many', 'compaction', 'times kill -9'),
  ];
}

async function engine(name: EngineName) {
  if (name === 'chromium') return (await import('../tests/torture/chromium.ts')).CHROMIUM;
  if (name === 'firefox') return (await import('../tests/torture/firefox.ts')).FIREFOX;
  return (await import('../tests/torture/webkit.ts')).WEBKIT;
}

async function carryOut(part: Part): Promise<Outcome> {
  const told = path.join(notes, `${part.name.replace(' ', '-')}.jsonl`);
  const started = performance.now();
  const code = part.skipped ? 0 : await run(part, told);
  const results = existsSync(told)
    ? readFileSync(told, 'utf8')
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as Result)
    : [];
  const sum = (key: 'runs' | 'kept' | 'lost' | 'twice') => results.reduce((all, result) => all + result[key], 0);
  return {
    part: part.name,
    date: new Date().toISOString().slice(0, 16),
    times,
    command: `npm run torture -- --times ${times} ${part.name}`,
    machine,
    of: [...new Set(results.map((result) => result.of))],
    ...{ runs: sum('runs'), kept: sum('kept'), lost: sum('lost'), twice: sum('twice') },
    seconds: Math.round((performance.now() - started) / 1_000),
    // a part that did nothing has shown nothing
    failed: !part.skipped && (code !== 0 || results.length === 0),
    ...(part.skipped ? { skipped: part.skipped } : {}),
    notes: results.flatMap(({ note }) => note ?? []),
  };
}

function run({ program, args }: Part, told: string): Promise<number> {
  return new Promise((resolve) => {
    running = spawn(process.execPath, [path.join(ROOT, 'node_modules', program), ...args], {
      cwd: ROOT,
      stdio: ['ignore', 'inherit', 'inherit'],
      env: {
        ...process.env,
        TORTURE: String(times),
        TORTURE_RESULTS: told,
        ...(values.dist ? { TORTURE_DIST: path.resolve(values.dist) } : {}),
      },
    });
    running.once('error', (error) => {
      console.error(error.message);
      resolve(1);
    });
    running.once('exit', (code) => resolve(code ?? 1));
  });
}

/** Takes the place of the part's last result; what was skipped takes none. */
function record(outcome: Outcome): void {
  if (outcome.skipped) return;
  const known = existsSync(RESULTS) ? (JSON.parse(readFileSync(RESULTS, 'utf8')) as Record<string, Outcome>) : {};
  known[outcome.part] = outcome;
  mkdirSync(path.dirname(RESULTS), { recursive: true });
  writeFileSync(RESULTS, `${JSON.stringify(known, undefined, 2)}\n`);
}

function sentence({ part, skipped, runs, kept, lost, twice, seconds, failed }: Outcome): string {
  if (skipped) return `${part}: skipped: ${skipped}`;
  return `${part}: ${runs} runs, ${kept} kept, ${lost} lost, ${twice} twice, ${seconds} s${failed ? ', FAILED' : ''}`;
}

function stop(why: string): never {
  console.error(why);
  process.exit(2);
}
