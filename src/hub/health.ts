import { request as plainRequest } from 'node:http';
import { request as secureRequest } from 'node:https';
import { inUrl } from './machine-addresses.ts';
import { messageOf } from './notice.ts';
import { readOptions } from './options.ts';

/**
 * Asks the hub on this machine, with the settings of this environment and command line, how it is, for those who start it again when
 * it is ill (a container's health check): prints the answer, and ends with 0 when all is well, with 1 when not.
 */
const PATIENCE_MS = 4_000;

const parsed = readOptions(process.argv.slice(2), process.env);
if (parsed.state === 'run') {
  const { tls, port, httpsPort, host } = parsed.options;
  const here = host === '0.0.0.0' ? '127.0.0.1' : host === '::' ? '::1' : host;
  const secure = tls.from !== 'none';
  // The certificate is for the names that others call it by; whoever could stand in for it here has the machine already.
  const options = { timeout: PATIENCE_MS, ...(secure && { rejectUnauthorized: false }) };
  const url = `${secure ? 'https' : 'http'}://${inUrl(here)}:${secure ? httpsPort : port}/api/health`;
  const sent = (secure ? secureRequest : plainRequest)(url, options, (response) => {
    process.exitCode = response.statusCode === 200 ? 0 : 1;
    response.pipe(process.stdout);
  });
  sent.on('timeout', () => sent.destroy(new Error(`no answer within ${PATIENCE_MS / 1000} s`)));
  sent.on('error', (error) => end(`The hub at ${url} does not answer: ${messageOf(error)}`));
  sent.end();
} else {
  end(parsed.state === 'help' ? parsed.text : parsed.message);
}

function end(words: string): void {
  console.error(words);
  process.exitCode = 1;
}
