import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { addressSaid } from './chromium.ts';
import { asExpression, type Ear, type Engine, type RunningBrowser } from './engine.ts';
import { startGroup } from './process-group.ts';
import { openWire } from './wire.ts';

const PROGRAMS = [
  process.env.FIREFOX_PATH,
  'firefox-esr',
  'firefox',
  '/Applications/Firefox.app/Contents/MacOS/firefox',
].filter((program) => program !== undefined);

/** Nothing that concerns storage: that is to be as people have it. */
const PREFERENCES = {
  'browser.shell.checkDefaultBrowser': false,
  'browser.startup.homepage_override.mstone': 'ignore',
  'browser.startup.page': 0,
  // after a kill it would offer to bring back the last tabs, and after three its safe mode
  'browser.sessionstore.resume_from_crash': false,
  'toolkit.startup.max_resumed_crashes': -1,
  // nothing but the pages under test may talk
  'datareporting.policy.dataSubmissionEnabled': false,
  'app.normandy.enabled': false,
  'app.update.disabledForTesting': true,
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
  'intl.accept_languages': 'nl-NL, nl',
};

/** Firefox over WebDriver BiDi, which it speaks itself: no driver program beside it. */
export const FIREFOX: Engine = {
  name: 'firefox',
  missing: () => (found() ? undefined : 'Firefox is not installed (FIREFOX_PATH names one elsewhere)'),
  start: startFirefox,
};

function found(): string | undefined {
  return PROGRAMS.find((program) =>
    path.isAbsolute(program) ? existsSync(program) : spawnSync(program, ['--version']).status === 0,
  );
}

async function startFirefox(profile: string, ear: Ear): Promise<RunningBrowser> {
  mkdirSync(profile, { recursive: true });
  const lines = Object.entries(PREFERENCES).map(([name, value]) => `user_pref("${name}", ${JSON.stringify(value)});\n`);
  writeFileSync(path.join(profile, 'user.js'), lines.join(''));
  const program = found();
  if (program === undefined) throw new Error('Firefox is not installed');
  const group = startGroup(
    program,
    [
      ...['--headless', '--no-remote', '--width', '1024', '--height', '768'],
      ...['--profile', profile, '--remote-debugging-port', '0', 'about:blank'],
    ],
    { ...process.env, HOME: profile, MOZ_CRASHREPORTER_DISABLE: '1' },
  );
  const address = await addressSaid(group, 'Firefox', /WebDriver BiDi listening on (ws:\S+)/);
  const wire = await openWire(`${address}/session`, (method, { channel, data }) => {
    if (method === 'script.message' && channel === 'torture') ear.heard((data as { value: string }).value);
  });
  const session = (await wire.call('session.new', { capabilities: {} })) as {
    capabilities: { browserVersion: string };
  };
  const { contexts } = (await wire.call('browsingContext.getTree')) as { contexts: { context: string }[] };
  const context = contexts[0]?.context;
  if (context === undefined) throw new Error('Firefox opened no tab');
  await wire.call('session.subscribe', { events: ['script.message'] });
  await wire.call('script.addPreloadScript', {
    functionDeclaration: `(channel) => { window.tortureTell = (said) => channel(said); (${ear.script})(); }`,
    arguments: [{ type: 'channel', value: { channel: 'torture' } }],
  });
  return {
    version: `Firefox ${session.capabilities.browserVersion}`,
    goto: async (url) => void (await wire.call('browsingContext.navigate', { context, url, wait: 'complete' })),
    async evaluate(work, argument) {
      const answer = (await wire.call('script.evaluate', {
        expression: asExpression(work, argument),
        target: { context },
        awaitPromise: true,
      })) as { result?: { value?: string }; exceptionDetails?: { text: string } };
      if (answer.exceptionDetails) throw new Error(answer.exceptionDetails.text);
      const json = answer.result?.value;
      return json === undefined ? undefined : JSON.parse(json);
    },
    kill: () => group.kill(),
    end: () => group.end(() => void wire.call('browser.close').catch(() => undefined)),
  };
}
