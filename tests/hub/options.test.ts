import { expect, test } from 'vitest';
import { readOptions } from '../../src/hub/options.ts';

const defaults = { port: 4600, host: '0.0.0.0', data: '.data', dist: 'dist', sample: 'meeting' };

function options(args: string[], env: Record<string, string> = {}): unknown {
  const parsed = readOptions(args, env);
  return parsed.state === 'run' ? parsed.options : parsed.state;
}

test('the command line stands over the environment, and that over what holds without', () => {
  expect(options([])).toEqual(defaults);
  const env = { PORT: '81', HOST: '::1', HUB_DATA: '/d', HUB_DIST: '/a', HUB_SAMPLE: 'filled' };
  expect(options([], env)).toEqual({ port: 81, host: '::1', data: '/d', dist: '/a', sample: 'filled' });
  expect(options(['--port', '82', '--data=/e', '--no-sample'], env)).toMatchObject({
    port: 82,
    data: '/e',
    sample: 'none',
  });
  expect(options(['--sample'])).toEqual({ ...defaults, sample: 'filled' });
  expect(options([], { PORT: '', HUB_DATA: '' })).toEqual(defaults);
  expect(options(['--port', '0'])).toMatchObject({ port: 0 });
});

test('a bad port, an unknown option and a stray word are refused in words', () => {
  for (const port of ['65536', '-1', '80.5', 'http', '1e3', ' ']) {
    const parsed = readOptions(['--port', port], {});
    expect(parsed.state, port).toBe('wrong');
    expect('message' in parsed && parsed.message).toContain('port');
  }
  expect(readOptions([], { PORT: '99999' })).toMatchObject({ state: 'wrong' });
  expect(readOptions([], { HUB_SAMPLE: 'ja' })).toMatchObject({ state: 'wrong' });
  expect(readOptions(['--prot', '1'], {})).toMatchObject({ state: 'wrong' });
  expect(readOptions(['4600'], {})).toMatchObject({ state: 'wrong' });
  expect(readOptions(['--help'], {}).state).toBe('help');
});
