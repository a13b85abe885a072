import { spawn, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { BUSY_MACHINE_MS } from './hub/client.ts';
import { endAll, temporaryFolder } from './hub/hub-process.ts';

vi.setConfig({ testTimeout: BUSY_MACHINE_MS });
afterEach(endAll);

const ROOT = path.resolve(import.meta.dirname, '..');
const read = (file: string) => readFileSync(path.join(ROOT, file), 'utf8');

/** The Dockerfile's stages, each as its instructions with the lines that go on joined. */
const stages = read('Dockerfile')
  .replaceAll(/\\\n\s*/g, '')
  .split('\n')
  .filter((line) => /^[A-Z]+ /.test(line))
  .reduce<{ instruction: string; words: string[] }[][]>((all, line) => {
    const [instruction = '', ...words] = line.split(/\s+/);
    if (instruction === 'FROM') all.push([]);
    all.at(-1)?.push({ instruction, words });
    return all;
  }, []);
const last = stages.at(-1) ?? [];
const copies = (stage: typeof last) =>
  stage
    .filter(({ instruction, words }) => instruction === 'COPY' && !words[0]?.startsWith('--'))
    .map(({ words }) => words);

describe('the Dockerfile', () => {
  test('every file that it copies is there, and not kept from it', () => {
    const letIn = read('.dockerignore')
      .split('\n')
      .filter((line) => line.startsWith('!'))
      .map((line) => line.slice(1));
    const sources = stages.flatMap(copies).flatMap((words) => words.slice(0, -1));
    expect(sources.length).toBeGreaterThan(10);
    for (const source of sources) {
      expect(existsSync(path.join(ROOT, source)), source).toBe(true);
      expect(
        letIn.some((name) => source === name || source.startsWith(`${name}/`)),
        source,
      ).toBe(true);
    }
    expect(letIn.some((name) => name.startsWith('.') || name === 'node_modules' || name === 'dist')).toBe(false);
  });

  test('it takes the Node of the project, runs as an ordinary user, and is told to stop by the signal itself', () => {
    const { devDependencies } = JSON.parse(read('package.json')) as { devDependencies: Record<string, string> };
    expect(read('Dockerfile')).toContain(`ARG NODE=node:${devDependencies.node}-`);
    const user = last.findLastIndex(({ instruction, words }) => instruction === 'USER' && words[0] === 'node');
    const after = last.slice(user).map(({ instruction }) => instruction);
    expect([user > 0, after.includes('RUN'), after.includes('COPY')]).toEqual([true, false, false]);
    expect(last.at(-1)).toEqual({
      instruction: 'ENTRYPOINT',
      words: ['["node",', '"--max-semi-space-size=2",', '"src/hub/main.ts"]'],
    });
  });

  test('what its last stage has, with the packages of production alone, is a hub that answers, is well, and ends when asked', async () => {
    const folder = temporaryFolder();
    for (const words of copies(last)) {
      const target = words.at(-1) ?? '';
      for (const source of words.slice(0, -1)) {
        const to = path.join(folder, target.endsWith('/') ? path.join(target, path.basename(source)) : target);
        cpSync(path.join(ROOT, source), to, { recursive: true });
      }
    }
    mkdirSync(path.join(folder, 'dist'));
    writeFileSync(path.join(folder, 'dist/index.html'), '<!doctype html><title>Tafellaken</title>');
    linkPackages(folder);
    // links stay links, so that a package finds only what is linked
    const node = ['--preserve-symlinks', '--preserve-symlinks-main'];
    const env = { NODE_ENV: 'production', HUB_DATA: path.join(folder, 'data'), HUB_SAMPLE: 'none', HUB_HTTPS: 'own' };
    const ports = { PORT: '0', HUB_HTTPS_PORT: '0', HOST: '127.0.0.1' };
    const hub = spawn(process.execPath, [...node, 'src/hub/main.ts'], { cwd: folder, env: { ...env, ...ports } });
    const ended = new Promise((resolve) => hub.once('exit', resolve));
    let said = '';
    hub.stderr.on('data', (chunk) => {
      said += chunk;
    });
    try {
      const line = await Promise.race([
        new Promise<string>((resolve) => createInterface(hub.stdout).once('line', resolve)),
        ended.then((code) => `ended with ${code}: ${said}`),
      ]);
      expect(line).toMatch(/^\{"listening":\d+,"https":true/);
      const { listening } = JSON.parse(line) as { listening: number };
      const check = spawnSync(process.execPath, [...node, 'src/hub/health.ts'], {
        cwd: folder,
        env: { ...env, ...ports, HUB_HTTPS_PORT: String(listening) },
        encoding: 'utf8',
      });
      expect([check.status, check.stdout]).toEqual([0, expect.stringContaining('"ok":true')]);
    } finally {
      hub.kill('SIGTERM');
    }
    expect(await ended).toBe(0);
    for (const script of ['backup', 'restore', 'export']) {
      const help = spawnSync(process.execPath, [...node, `scripts/${script}.ts`, '--data', path.join(folder, 'data')], {
        cwd: folder,
        encoding: 'utf8',
      });
      expect(help.stderr, script).not.toMatch(/ERR_MODULE_NOT_FOUND|Cannot find/);
    }
  });
});

/** Links the packages that the lock does not call those of development. */
function linkPackages(folder: string): void {
  const { packages } = JSON.parse(read('package-lock.json')) as { packages: Record<string, { dev?: boolean }> };
  for (const [place, { dev }] of Object.entries(packages)) {
    // one package inside another comes along with it
    if (!place.startsWith('node_modules/') || place.includes('/node_modules/') || dev) continue;
    if (!existsSync(path.join(ROOT, place))) continue; // for another platform
    mkdirSync(path.dirname(path.join(folder, place)), { recursive: true });
    symlinkSync(path.join(ROOT, place), path.join(folder, place), 'junction');
  }
}

describe('docs/deploy', () => {
  const hasProgram = (program: string, ...args: string[]) =>
    spawnSync(program, args, { encoding: 'utf8' }).status === 0;

  test('the unit starts the hub itself with settings that there are', () => {
    const unit = read('docs/deploy/tafellaken.service');
    const [, variables = ''] = /^Environment=(.*)$/m.exec(unit) ?? [];
    const known = read('src/hub/option-list.ts');
    for (const [name] of variables.split(' ').map((pair) => pair.split('='))) {
      expect(name === 'NODE_ENV' || known.includes(`'${name}'`), name).toBe(true);
    }
    expect(unit).toMatch(/^ExecStart=\S+\/node --max-semi-space-size=2 src\/hub\/main\.ts$/m);
    expect(unit).toMatch(/^User=(?!root)/m);
  });

  test.skipIf(!hasProgram('systemd-analyze', '--version'))('systemd finds no fault in the unit', () => {
    const checked = spawnSync('systemd-analyze', ['verify', path.join(ROOT, 'docs/deploy/tafellaken.service')], {
      encoding: 'utf8',
    });
    const faults = checked.stderr.split('\n').filter((line) => line.includes('tafellaken'));
    // the program is not on this machine at that place
    expect(faults.filter((line) => !/Command .* is not executable/.test(line))).toEqual([]);
  });

  test.skipIf(!hasProgram('caddy', 'version'))('Caddy finds no fault in its file', () => {
    const config = ['--config', path.join(ROOT, 'docs/deploy/Caddyfile'), '--adapter', 'caddyfile'];
    const checked = spawnSync('caddy', ['validate', ...config], {
      encoding: 'utf8',
      env: { ...process.env, HOME: temporaryFolder() },
    });
    expect([checked.status, checked.stderr.split('\n').filter((line) => line.startsWith('Error'))]).toEqual([0, []]);
  });
});
