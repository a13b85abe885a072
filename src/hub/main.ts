import { APP_VERSION } from '../domain/app-version.ts';
import { DataFolderError } from './data-folder.ts';
import { examinationWords } from './examination-words.ts';
import type { Examination } from './examine-rows.ts';
import { type Hub, startHub } from './hub.ts';
import type { HubLog } from './log.ts';
import { messageOf, notifyOperator, placeOf, tellOfLibraries } from './notice.ts';
import { type HubOptions, readOptions } from './options.ts';
import { SqliteLog } from './sqlite-log.ts';
import { CertificateFiles } from './tls/certificate-files.ts';
import { OwnCertificate } from './tls/own-certificate.ts';
import { CertificateError, type CertificateSource } from './tls/source.ts';
import { welcome } from './welcome.ts';

/** The hub as a program: reads its options, starts, tells the operator where it is, and stops when it is asked to. */
const parsed = readOptions(process.argv.slice(2), process.env);
if (parsed.state === 'run') await run(parsed.options);
else if (parsed.state === 'help') console.log(parsed.text);
else fail(parsed.message);

async function run(options: HubOptions): Promise<void> {
  const started = await start(options);
  if (!started) return;
  tellOfLibraries(notifyOperator);
  const { hub, log, examination, certificate } = started;
  // For programs that start a hub: the first line, and the ports that were chosen.
  console.log(
    JSON.stringify({ listening: hub.port, ...(hub.plainPort !== undefined && { https: true, http: hub.plainPort }) }),
  );
  console.log([...examinationWords(examination), ...(await welcome(hub, options, certificate))].join('\n'));
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
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, stop);
  // What renews certificate files says so with this signal; without them it is a terminal that was closed.
  process.on('SIGHUP', options.tls.from === 'files' ? () => void hub.renewCertificate() : stop);
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
  certificate: CertificateSource | undefined;
}

async function start(options: HubOptions): Promise<Started | undefined> {
  let log: SqliteLog | undefined;
  try {
    log = SqliteLog.open(options.data);
    const examination = log.examine();
    const certificate = await certificateFor(options);
    const tls = certificate && { source: certificate, port: options.httpsPort };
    const hub = await startHub({ options, ...(tls && { tls }), log, version: APP_VERSION, notify: notifyOperator });
    return { hub, log, examination, certificate };
  } catch (error) {
    await log?.close();
    fail(explain(error, options));
    return undefined;
  }
}

async function certificateFor({ tls, data }: HubOptions): Promise<CertificateSource | undefined> {
  if (tls.from === 'own') return OwnCertificate.open({ data, notify: notifyOperator });
  return tls.from === 'files' ? new CertificateFiles({ ...tls, notify: notifyOperator }) : undefined;
}

function explain(error: unknown, { port: wanted, host, tls }: HubOptions): string {
  if (error instanceof DataFolderError || error instanceof CertificateError) return error.message;
  const failed = error instanceof Error && 'port' in error ? Number(error.port) : wanted;
  const [port, flag] = tls.from !== 'none' && failed !== wanted ? [failed, '--https-port'] : [wanted, '--port'];
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'EADDRINUSE')
    return `Port ${port} is in use already. Stop what uses it, or choose another: ${flag} ${port + 1}`;
  if (code === 'EACCES')
    return `Port ${port} may not be used by this account. Choose one above 1023: ${flag} ${flag === '--port' ? 4600 : 4643}`;
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') return `This machine has no address ${host}. Leave --host out.`;
  return `The hub could not start: ${messageOf(error)}`;
}

function fail(message: string): void {
  console.error(message);
  process.exitCode = 1;
}
