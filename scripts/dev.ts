import { spawn } from 'node:child_process';
import path from 'node:path';

/**
 * `npm run dev`: the hub, started again when its code changes, and Vite beside it, which serves the app as it is being
 * written and passes /sync and /api on to the hub. Arguments go to the hub. When one of the two ends, so does the other.
 */
const root = path.resolve(import.meta.dirname, '..');
const programs = [['--watch', 'src/hub/main.ts', ...process.argv.slice(2)], ['node_modules/vite/bin/vite.js']];
const children = programs.map((args) => spawn(process.execPath, args, { cwd: root, stdio: 'inherit' }));
const end = (signal: NodeJS.Signals) => {
  for (const child of children) child.kill(signal);
};
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, end);
for (const child of children) {
  child.on('exit', (code) => {
    process.exitCode ??= code ?? 0;
    end('SIGTERM');
  });
}
