import { spawn } from 'node:child_process';
import path from 'node:path';
import { build, exitCode, install, node, root, stop, whenAskedToEnd } from './checkout.mjs';

/**
 * `npm start`: from a fresh checkout to a running hub in one command. Installs and builds only what is not there yet, then
 * hands over to the hub with the same arguments: `npm start -- --sample`.
 */
install();
if (!build()) stop('The app could not be built: the lines above say why.');

/** What a hub's young generation may take in MB: 1,000 tables then need a third less memory, in the same time (docs/hub-performance.md). */
const YOUNG_MB = 2;

const program = [`--max-semi-space-size=${YOUNG_MB}`, path.join(root, 'src/hub/main.ts')];
const hub = spawn(node, [...program, ...process.argv.slice(2)], {
  cwd: root,
  stdio: 'inherit',
});
hub.on('error', (error) => stop(`The hub could not be started: ${error.message}`));
hub.on('exit', (code, signal) => process.exit(exitCode(code, signal)));

whenAskedToEnd((signal) => {
  // A terminal gives Ctrl+C to the hub as well; sent again it would look like a second, impatient one.
  if (signal !== 'SIGINT' || !process.stdin.isTTY) hub.kill(signal);
});
