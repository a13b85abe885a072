import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { cpus, release } from 'node:os';
import path from 'node:path';

/**
 * `npm run torture`: kills, torn logs, wiped storage, full disks and power cuts at ten times the counts of `npm test`, on the device
 * and on the hub. `TORTURE=1 npm run torture` has the usual counts. Results are lines that begin with `torture,`; the last ones are
 * written down in docs/reliability.md.
 */
const ROOT = path.resolve(import.meta.dirname, '..');
const TIMES = process.env.TORTURE || '10';
/** Other engines and how they are found; the kills are not driven there yet, and that is said. */
const OTHERS = [
  { engine: 'Firefox', program: 'firefox-esr' },
  { engine: 'WebKitGTK', program: 'WebKitWebDriver' },
];

console.log(
  `torture × ${TIMES}: ${cpus().length} cores (${cpus()[0]?.model}), ${process.platform} ${release()}, Node ${process.version}`,
);
let failed = 0;
if (!existsSync(path.join(ROOT, 'dist/index.html'))) {
  console.error('There is no built app: run `npm run build` first.');
  process.exit(1);
}
failed += await run('@playwright/test/cli.js', ['test', 'torture-', '--workers=2']);
failed += await run('vitest/vitest.mjs', ['run', '--project', 'unit', 'torture']);
for (const { engine, program } of OTHERS) {
  const there = spawnSync(program, ['--version']).error === undefined;
  console.log(`torture, ${engine}: skipped, ${there ? 'these tests drive Chromium only' : 'not installed'}`);
}
process.exitCode = failed > 0 ? 1 : 0;

function run(program: string, args: string[]): Promise<number> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [path.join(ROOT, 'node_modules', program), ...args], {
      cwd: ROOT,
      stdio: 'inherit',
      env: { ...process.env, TORTURE: TIMES },
    });
    child.on('exit', (code) => resolve(code ?? 1));
  });
}
