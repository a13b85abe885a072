import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { constants } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * What `npm start` and `npm test` need before anything else: the checkout's packages, its own Node, and the built app.
 * Plain JavaScript without packages, because it runs on whatever Node (20 or newer) the machine has, before an install.
 */
export const root = fileURLToPath(new URL('..', import.meta.url));

const windows = process.platform === 'win32';
/** The Node that the lock names. The software runs on this one, never on the machine's. */
export const node = path.join(root, 'node_modules/node/bin', windows ? 'node.exe' : 'node');

/** For the environment of programs: without a terminal nobody sees their colours, and a log is full of the codes. */
export const plain = process.stdout.isTTY || process.env.FORCE_COLOR ? {} : { NO_COLOR: '1' };

const installStamp = path.join(root, 'node_modules/.installed-for');
const buildStamp = path.join(root, 'dist/.built');

/** Installs when the packages asked for are not those that were installed last. Ends the process when it cannot be done. */
export function install() {
  const wanted = fingerprint();
  if (existsSync(node) && existsSync(installStamp) && readFileSync(installStamp, 'utf8') === wanted) return;
  console.log('Installing the packages. The first time this takes a minute or two.');
  // `install`, not `ci`: a lock made on one platform may lack another's optional binaries, and `ci` stops at that.
  // --include=dev: Node itself and the builder are development packages, and NODE_ENV may say production.
  // --loglevel: npm itself runs on the machine's Node, and warns of each package that would not.
  const done = spawnSync('npm', ['install', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    stdio: 'inherit',
    shell: windows, // npm is a .cmd file there, which only a shell can start
  });
  if (done.error) stop(`npm could not be started (${done.error.message}). It comes with Node.js: https://nodejs.org`);
  if (done.status !== 0) {
    stop('The packages could not be installed: npm says why above. Is this machine connected to the internet?');
  }
  if (!existsSync(node)) {
    stop('npm installed no Node of our own. Its install scripts may be switched off: try `npm rebuild node`.');
  }
  writeFileSync(installStamp, fingerprint()); // npm may have added to the lock
}

/** Builds the app when a source is newer than what was built last. Returns whether the built app is up to date. */
export function build({ always = false } = {}) {
  if (!always && existsSync(buildStamp) && newest(sources) <= statSync(buildStamp).mtimeMs) return true;
  console.log('Building the app.');
  const started = new Date();
  const done = spawnSync(node, [path.join(root, 'node_modules/vite/bin/vite.js'), 'build'], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, ...plain },
  });
  if (done.status !== 0) return false;
  writeFileSync(buildStamp, '');
  utimesSync(buildStamp, started, started); // what was saved during the build belongs to the next one
  return true;
}

/** Says why the work ends here, in one sentence, and ends it. */
export function stop(sentence) {
  console.error(`\n${sentence}`);
  process.exit(1);
}

const startedBy = process.ppid;
/** How often to look whether npm is still there. */
const LOOK_MS = 500;

/**
 * Says when this process is to end: it got a signal, or the npm that started it is gone. npm passes a signal on to the shell
 * between the two, and that dies of it without a word.
 */
export function whenAskedToEnd(end) {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => end(signal));
  if (!process.env.npm_lifecycle_event) return;
  const look = setInterval(() => {
    if (process.ppid === startedBy) return;
    clearInterval(look);
    end('SIGTERM');
  }, LOOK_MS);
  look.unref();
}

/** The number that a process started from a shell ends with, whether it left by itself or by a signal. */
export function exitCode(code, signal) {
  return code ?? 128 + constants.signals[signal];
}

const sources = [
  'src',
  'public',
  'index.html',
  'rescue.html',
  'wipe.html',
  'scripts/rescue-page.ts',
  'vite.config.ts',
  'package-lock.json',
].map((p) => path.join(root, p));

/** The latest change in these files and folders; a folder's own time tells of what was removed from it. */
function newest(paths) {
  let latest = 0;
  for (const file of paths) {
    const stat = statSync(file, { throwIfNoEntry: false });
    if (!stat) continue;
    latest = Math.max(latest, stat.mtimeMs);
    if (stat.isDirectory()) latest = Math.max(latest, newest(readdirSync(file).map((name) => path.join(file, name))));
  }
  return latest;
}

function fingerprint() {
  const hash = createHash('sha256');
  for (const file of ['package.json', 'package-lock.json']) hash.update(readFileSync(path.join(root, file)));
  return hash.digest('hex');
}
