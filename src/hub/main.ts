import { networkInterfaces } from 'node:os';
import { APP_VERSION } from '../domain/app-version.ts';
import { DataFolderError } from './data-folder.ts';
import { examinationWords } from './examination-words.ts';
import { type Hub, startHub } from './hub.ts';
import type { HubLog } from './log.ts';
import { messageOf, notifyOperator, placeOf, tellOfLibraries } from './notice.ts';
import { type HubOptions, readOptions } from './options.ts';
import { SAMPLE_MEETING, sampleLinks } from './sample-links.ts';
import { type Examination, SqliteLog } from './sqlite-log.ts';

/** The hub as a program: reads its options, starts, tells the operator where it is, and stops when it is asked to. */
const parsed = readOptions(process.argv.slice(2), process.env);
if (parsed.state === 'run') await run(parsed.options);
else if (parsed.state === 'help') console.log(parsed.text);
else fail(parsed.message);

async function run(options: HubOptions): Promise<void> {
  const started = await start(options);
  if (!started) return;
  tellOfLibraries(notifyOperator);
  const { hub, log, examination } = started;
  // For programs that start a hub: the first line, and the port that was chosen.
  console.log(JSON.stringify({ listening: hub.port }));
  console.log([...examinationWords(examination), await welcome(hub, options)].join('\n'));
  const { check, aside } = log.condition();
  notifyOperator('started', { version: APP_VERSION, port: hub.port, check, aside });

  let stopping = false;
  const stop = async (signal: string) => {
    if (stopping) return;
    stopping = true;
    notifyOperator('stopping', { signal });
    await hub.stop().catch((error) => notifyOperator('stop-failed', { error: messageOf(error) }));
    process.exit(0);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop);
  // Nothing that one client sends may end the hub for all. Going on is safe: what was acknowledged is on the disk already.
  // Whoever read these lines may be gone (a closed terminal, a log that was rotated away): telling of that would fail in turn, for ever.
  for (const output of [process.stdout, process.stderr]) output.on('error', () => undefined);
  for (const event of ['unhandledRejection', 'uncaughtException'] as const) {
    process.on(event, (error: unknown) => notifyOperator('unhandled', placeOf(error)));
  }
}

interface Started {
  hub: Hub;
  log: HubLog;
  examination: Examination;
}

async function start(options: HubOptions): Promise<Started | undefined> {
  let log: SqliteLog | undefined;
  try {
    log = SqliteLog.open(options.data);
    const examination = log.examine();
    return { hub: await startHub({ options, log, version: APP_VERSION, notify: notifyOperator }), log, examination };
  } catch (error) {
    await log?.close();
    fail(explain(error, options));
    return undefined;
  }
}

function explain(error: unknown, { port, host }: HubOptions): string {
  if (error instanceof DataFolderError) return error.message;
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'EADDRINUSE')
    return `Port ${port} is in use already. Stop what uses it, or choose another: --port ${port + 1}`;
  if (code === 'EACCES') return `Port ${port} may not be used by this account. Choose one above 1023: --port 4600`;
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') return `This machine has no address ${host}. Leave --host out.`;
  return `The hub could not start: ${messageOf(error)}`;
}

function fail(message: string): void {
  console.error(message);
  process.exitCode = 1;
}

/** What the operator reads at the start: addresses and links, in both languages. */
async function welcome(hub: Hub, { host, sample }: HubOptions): Promise<string> {
  const local = `http://localhost:${hub.port}`;
  const elsewhere = isOpenToAll(host) ? lanAddresses().map((address) => `http://${address}:${hub.port}`) : [];
  const lines = [
    '',
    'Tafellaken draait / is running',
    `  deze computer / this computer    ${local}`,
    ...elsewhere.map((url) => `  dit netwerk / this network       ${url}`),
    '',
    'Beheer van deze hub, houd deze link geheim / operating this hub, keep this link secret',
    `  ${local}/#/operator/${hub.operatorKey}`,
  ];
  const links = sample === 'none' ? undefined : await sampleLinks(hub.core, SAMPLE_MEETING);
  if (links) {
    const names = {
      facilitator: 'plenair / facilitator',
      organiser: 'organisator / organiser',
      viewer: 'publiek / viewer',
    };
    lines.push('', `Voorbeeldbijeenkomst / sample meeting: ${links.title.nl}`);
    for (const { role, number, theme, path } of links.links) {
      const name = role === 'host' ? `tafel / table ${number}${theme ? `, ${theme.nl}` : ''}` : names[role];
      lines.push(`  ${name}`, `    ${local}/#${path}`);
    }
    const [first] = elsewhere;
    if (first) lines.push(`  Op een ander apparaat / on another device: ${first} in plaats van / instead of ${local}`);
  }
  if (!hub.appFound) lines.push('', 'De app is nog niet gebouwd / the app has not been built: npm start');
  return `${lines.join('\n')}\n`;
}

function isOpenToAll(host: string): boolean {
  return host === '0.0.0.0' || host === '::';
}

/** The IPv4 addresses by which other machines may reach this one. */
function lanAddresses(): string[] {
  return Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .filter(({ family, internal }) => family === 'IPv4' && !internal)
    .map(({ address }) => address);
}
