import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { asExpression, type Ear, type Engine, type RunningBrowser } from './engine.ts';
import { startGroup } from './process-group.ts';
import { openWire, questions } from './wire.ts';

/** A browser that hangs at its start says nothing; a busy machine takes several seconds. */
const START_PATIENCE_MS = 30_000;
const LOOK_EVERY_MS = 20;
/** The screen that nobody sees. */
const XVFB = 'Xvfb';
/** What a page tells goes over its console, which the inspector sends on at once. */
const TOLD = 'torture:';

/**
 * WebKitGTK's own small browser, over its remote inspector. Not over WebDriver: a browser that WebDriver drives keeps nothing on
 * the disk, so there would be nothing to find again.
 */
export const WEBKIT: Engine = {
  name: 'webkit',
  missing() {
    if (process.platform !== 'linux') return 'WebKitGTK is Linux’s';
    if (found() === undefined) return 'WebKitGTK’s MiniBrowser is not installed (MINIBROWSER_PATH names one elsewhere)';
    return spawnSync(XVFB, ['-version']).error ? 'Xvfb is not installed' : undefined;
  },
  start: startWebKit,
};

function found(): string | undefined {
  const named = process.env.MINIBROWSER_PATH;
  if (named) return named;
  const folders = ['/usr/libexec', '/usr/lib', ...subfolders('/usr/lib')];
  return folders.map((folder) => path.join(folder, 'webkit2gtk-4.1/MiniBrowser')).find((file) => existsSync(file));
}

function subfolders(folder: string): string[] {
  return readdirSync(folder)
    .filter((name) => name.includes('-linux-'))
    .map((name) => path.join(folder, name));
}

async function startWebKit(profile: string, ear: Ear): Promise<RunningBrowser> {
  const program = found();
  if (program === undefined) throw new Error('WebKitGTK’s MiniBrowser is not installed');
  const place = (name: string) => {
    const folder = path.join(profile, name);
    mkdirSync(folder, { recursive: true });
    return folder;
  };
  const screen = await display();
  const inspector = `127.0.0.1:${await freePort()}`;
  const group = startGroup(program, ['--geometry=1024x768', 'about:blank'], {
    ...process.env,
    ...{
      HOME: profile,
      XDG_DATA_HOME: place('data'),
      XDG_CACHE_HOME: place('cache'),
      XDG_CONFIG_HOME: place('config'),
    },
    ...{ DISPLAY: screen, GDK_BACKEND: 'x11', WEBKIT_INSPECTOR_HTTP_SERVER: inspector },
  });
  group.child.stderr?.resume(); // what it has to say about the desktop that is not there
  let target = '';
  const waiting = questions();
  const wire = await openWire(await pageSocket(inspector, group.child), (method, params) => {
    if (method === 'Target.targetCreated') target = (params.targetInfo as { targetId: string }).targetId;
    if (method === 'Target.didCommitProvisionalTarget') target = String(params.newTargetId);
    if (method === 'Target.dispatchMessageFromTarget') fromTarget(String(params.message));
  });
  const fromTarget = (text: string) => {
    const message = JSON.parse(text) as {
      id?: number;
      result?: unknown;
      error?: unknown;
      params?: never;
      method?: string;
    };
    if (message.id !== undefined) return waiting.answer(message.id, message);
    if (message.method !== 'Console.messageAdded') return;
    const said = (message.params as unknown as { message: { text: string } }).message.text;
    if (said.startsWith(TOLD)) ear.heard(said.slice(TOLD.length));
  };
  group.child.once('exit', () => waiting.rejectAll(new Error('The browser is gone')));
  const call = (method: string, params: object = {}) =>
    waiting.ask(method, (id) => {
      const message = JSON.stringify({ id, method, params });
      wire
        .call('Target.sendMessageToTarget', { targetId: target, message })
        .catch((error) => waiting.answer(id, { error, message: String(error) }));
    });
  const evaluate = async (work: (argument: never) => unknown, argument: unknown) => {
    const made = (await call('Runtime.evaluate', { expression: asExpression(work, argument) })) as Evaluated;
    if (made.wasThrown || made.result.objectId === undefined) throw new Error(made.result.description ?? 'no promise');
    const done = (await call('Runtime.awaitPromise', {
      promiseObjectId: made.result.objectId,
      returnByValue: true,
    })) as Evaluated;
    if (done.wasThrown) throw new Error(done.result.description ?? 'The page threw');
    return done.result.value === undefined ? undefined : JSON.parse(done.result.value);
  };
  await eventually('an inspected page', () => target !== '');
  await call('Console.enable');
  await call('Page.enable');
  await call('Page.setBootstrapScript', {
    source: `window.tortureTell = (said) => console.debug('${TOLD}' + said); (${ear.script})();`,
  });
  return {
    version: `WebKitGTK ${/[\d.]+\d/.exec(spawnSync(program, ['--version'], { env: { ...process.env, DISPLAY: screen }, encoding: 'utf8' }).stdout)?.[0] ?? ''}`,
    async goto(url) {
      await call('Page.navigate', { url }).catch(() => undefined); // its process may be another's afterwards
      await eventually('the page', () =>
        evaluate(() => location.href !== 'about:blank' && document.readyState === 'complete', undefined).catch(
          () => false,
        ),
      );
    },
    evaluate: evaluate as RunningBrowser['evaluate'],
    kill: () => group.kill(),
    // its network process, which holds the storage, writes what it has when it is left alone
    end: () => group.end(() => void group.child.kill('SIGTERM')),
  };
}

interface Evaluated {
  result: { objectId?: string; value?: string; description?: string };
  wasThrown?: boolean;
}

async function pageSocket(inspector: string, child: ChildProcess): Promise<string> {
  let socket: string | undefined;
  await eventually('an inspector', async () => {
    if (child.exitCode !== null || child.signalCode !== null) throw new Error('WebKitGTK ended at its start');
    const list = await fetch(`http://${inspector}/`).then(
      (answer) => answer.text(),
      () => '',
    );
    socket = /\/socket\/\d+\/\d+\/WebPage/.exec(list)?.[0];
    return socket !== undefined;
  });
  return `ws://${inspector}${socket}`;
}

async function eventually(what: string, there: () => boolean | Promise<boolean>): Promise<void> {
  const until = Date.now() + START_PATIENCE_MS;
  while (!(await there())) {
    if (Date.now() > until) throw new Error(`WebKitGTK gave no sign of ${what}`);
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
  }
}

/** The inspector takes no 0 for any port that is free. */
function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });
}

let shared: Promise<string> | undefined;
/** A screen that nobody sees, one for all the browsers of this process. */
function display(): Promise<string> {
  shared ??= new Promise((resolve, reject) => {
    const server = spawn(XVFB, ['-displayfd', '3', '-screen', '0', '1024x768x24', '-nolisten', 'tcp'], {
      stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
    });
    process.once('exit', () => server.kill());
    server.unref();
    server.once('error', reject);
    server.stdio[3]?.once('data', (number) => resolve(`:${String(number).trim()}`));
  });
  return shared;
}
