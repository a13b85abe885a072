import { spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { cpus, release } from 'node:os';
import path from 'node:path';

/**
 * `npm run fuzz [-- <target> …]`: 100,000 cases for each reader of what comes from outside, where `npm test` tries 2,000. `CASES` asks
 * for another number; `SEED` and `CASE` have one case again, as its failure says. Results are lines that begin with `fuzz,`; the last ones
 * are written down in docs/reliability.md.
 */
const ROOT = path.resolve(import.meta.dirname, '..');
const FOLDER = 'tests/fuzz';
const CASES = process.env.CASES || '100000';
/** Every run tries other cases. */
const SEED = process.env.SEED || String(Math.floor(Math.random() * 2 ** 31));

const there = readdirSync(path.join(ROOT, FOLDER))
  .filter((file) => file.endsWith('.test.ts'))
  .map((file) => file.slice(0, -'.test.ts'.length));
const asked = process.argv.slice(2);
const unknown = asked.filter((target) => !there.includes(target));
if (unknown.length > 0) {
  console.error(`No such target: ${unknown.join(', ')}. The targets are ${there.join(', ')}.`);
  process.exit(2);
}
const targets = asked.length > 0 ? asked : there;
console.log(
  `fuzz × ${CASES}: ${targets.length} targets, ${cpus().length} cores (${cpus()[0]?.model}), ${process.platform} ${release()}, Node ${process.version}`,
);
const files = targets.map((target) => `${FOLDER}/${target}.test.ts`);
const vitest = path.join(ROOT, 'node_modules/vitest/vitest.mjs');
const child = spawn(process.execPath, [vitest, 'run', '--project', 'unit', `--maxWorkers=${cpus().length}`, ...files], {
  cwd: ROOT,
  stdio: 'inherit',
  env: { ...process.env, CASES, SEED },
});
child.on('exit', (code) => {
  process.exitCode = code ?? 1;
});
