import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build, exitCode, install, node, plain, root, stop, whenAskedToEnd } from './checkout.mjs';

/**
 * `npm test`: all checks in order, each to its end although an earlier one failed. `npm test -- unit types` runs only those.
 * The last line is the sum, `N passed, N failed`, from the runners' own counts; a check without counts counts as one.
 */

/** A step that takes longer hangs; the slowest takes a few minutes on two cores. */
const STEP_LIMIT_MS = 20 * 60_000;

const reports = mkdtempSync(path.join(tmpdir(), 'tafellaken-test-'));
const report = (name) => path.join(reports, `${name}.json`);

const steps = {
  types: () => check('typescript/bin/tsc', ['--noEmit']),
  // Formatting, lint and the import rules. Warnings fail too: a warning that nobody minds is noise.
  lint: () =>
    check('@biomejs/biome/bin/biome', ['ci', '--error-on-warnings', ...(plain.NO_COLOR ? ['--colors=off'] : []), '.']),
  'dead-code': () => check('knip/bin/knip.js', []),
  unit: () => vitest('unit'),
  build: builds,
  browser: () => vitest('browser'),
  e2e: endToEnd,
};

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !(name in steps));
if (unknown.length > 0) stop(`No such step: ${unknown.join(', ')}. The steps are ${Object.keys(steps).join(', ')}.`);

install();
let running;
whenAskedToEnd((signal) => {
  running?.kill(signal);
  process.exit(exitCode(null, signal));
});

const results = [];
for (const [name, step] of Object.entries(steps)) {
  if (asked.length > 0 && !asked.includes(name)) continue;
  console.log(`\n── ${name} ──`);
  const started = performance.now();
  const counts = await step();
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  results.push({ name, seconds, ...counts });
  console.log(`── ${name}: ${sentence(counts)}, ${seconds} s`);
}
rmSync(reports, { recursive: true, force: true });

console.log('\nIn all:');
for (const { name, seconds, ...counts } of results) {
  console.log(
    `  ${counts.failed > 0 ? '✗' : '✓'} ${name.padEnd(10)} ${`${seconds} s`.padStart(8)}  ${sentence(counts)}`,
  );
}
const total = { passed: 0, failed: 0, skipped: 0 };
for (const counts of results) for (const key of Object.keys(total)) total[key] += counts[key];
console.log(`\n${sentence(total)}`);
process.exitCode = total.failed > 0 ? 1 : 0;

function sentence({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}

/** Runs a program to its end on the project's Node, its lines going straight to the screen. Gives the exit code. */
function run(program, args, env = plain) {
  return new Promise((resolve) => {
    running = spawn(node, [path.join(root, program), ...args], {
      cwd: root,
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, ...env },
      timeout: STEP_LIMIT_MS,
    });
    running.on('error', (error) => {
      console.error(error.message);
      resolve(1);
    });
    running.on('exit', (code, signal) => {
      if (signal) console.error(`${program} was ended by ${signal}.`);
      resolve(exitCode(code, signal));
    });
  });
}

async function check(program, args) {
  const code = await run(`node_modules/${program}`, args);
  return counted(code, { passed: code === 0 ? 1 : 0, failed: 0, skipped: 0 });
}

/** A runner that fails without naming a test, or that finds none, has failed all the same. */
function counted(code, { passed, failed, skipped }) {
  const silent = failed === 0 && (code !== 0 || passed === 0);
  return { passed, failed: silent ? 1 : failed, skipped };
}

function read(name) {
  try {
    return JSON.parse(readFileSync(report(name), 'utf8'));
  } catch {
    return undefined; // it crashed before it could write one
  }
}

async function vitest(project) {
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report(project)}`];
  const code = await run('node_modules/vitest/vitest.mjs', ['run', '--project', project, ...reporters]);
  const found = read(project);
  // A file that cannot be loaded has no tests to count, and counts as one.
  const broken = (found?.testResults ?? []).filter((file) => file.status === 'failed' && !file.assertionResults.length);
  return counted(code, {
    passed: found?.numPassedTests ?? 0,
    failed: (found?.numFailedTests ?? 0) + broken.length,
    skipped: (found?.numPendingTests ?? 0) + (found?.numTodoTests ?? 0),
  });
}

async function builds() {
  const built = build({ always: true });
  const size = built ? await run('scripts/size.ts', []) : 1;
  return {
    passed: Number(built) + Number(size === 0),
    failed: Number(!built) + Number(built && size !== 0),
    skipped: 0,
  };
}

async function endToEnd() {
  if (!build()) {
    console.error('There is no built app to test.');
    return { passed: 0, failed: 1, skipped: 0 };
  }
  const env = { PLAYWRIGHT_JSON_OUTPUT_FILE: report('e2e') };
  const code = await run('node_modules/@playwright/test/cli.js', ['test', '--reporter=list,json'], env);
  const stats = read('e2e')?.stats;
  return counted(code, {
    passed: stats?.expected ?? 0,
    failed: (stats?.unexpected ?? 0) + (stats?.flaky ?? 0), // what passes only now and then is broken
    skipped: stats?.skipped ?? 0,
  });
}
