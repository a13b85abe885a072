import { parseArgs } from 'node:util';
import { helpText, OPTION_LINES, type OptionName } from './option-list.ts';

/** Where the certificate for https comes from; `none`: plain http. */
export type TlsOptions = { from: 'none' } | { from: 'own' } | { from: 'files'; cert: string; key: string };

export interface HubOptions {
  /** 0 lets the system choose a free one. */
  port: number;
  host: string;
  /** The folder of what the hub must not forget. */
  data: string;
  /** The folder of the built app. */
  dist: string;
  /** `none`: no sample meeting is made or offered; `meeting`: its set-up only; `filled`: with what was said at its tables. */
  sample: 'none' | 'meeting' | 'filled';
  tls: TlsOptions;
  /** Of no use without TLS. 0 lets the system choose a free one. */
  httpsPort: number;
  /** Whether what a proxy says of a request is believed. Without a proxy, anyone could then say anything. */
  trustProxy: boolean;
  /** `auto`: when there is a terminal to show it in. */
  qr: 'auto' | 'always' | 'never';
}

export type ParsedOptions =
  | { state: 'run'; options: HubOptions }
  | { state: 'help'; text: string }
  | { state: 'wrong'; message: string };

const DEFAULT_PORT = 4600;
const DEFAULT_HTTPS_PORT = 4643;
const HIGHEST_PORT = 65_535;

type Environment = Record<string, string | undefined>;
/** What stands in the command line. */
type Given = Partial<Record<OptionName, string | boolean>>;

class WrongOption extends Error {}

/** Reads the options from the command line, then from the environment. An empty variable is as good as none. */
export function readOptions(args: string[], env: Environment): ParsedOptions {
  let given: Given;
  try {
    given = parseArgs({ args, allowNegative: true, options: parseOptions() }).values as Given;
  } catch (error) {
    return { state: 'wrong', message: `${error instanceof Error ? error.message : error}\n\n${helpText()}` };
  }
  if (given.help) return { state: 'help', text: helpText() };
  try {
    return { state: 'run', options: optionsOf(given, env) };
  } catch (error) {
    if (error instanceof WrongOption) return { state: 'wrong', message: error.message };
    throw error;
  }
}

function parseOptions() {
  const lines = Object.values(OPTION_LINES);
  return Object.fromEntries(
    lines.map(({ flag, takes }) => [
      flag,
      { type: takes ? ('string' as const) : ('boolean' as const), ...(flag === 'help' && { short: 'h' }) },
    ]),
  );
}

function optionsOf(given: Given, env: Environment): HubOptions {
  const text = (name: OptionName) => {
    const value = given[name];
    return (typeof value === 'string' && value) || env[OPTION_LINES[name].env?.name ?? ''] || undefined;
  };
  const port = portOf(text('port'), DEFAULT_PORT);
  const tls = tlsOf(given, text, env);
  const httpsPort = portOf(text('https-port'), DEFAULT_HTTPS_PORT);
  if (tls.from !== 'none' && port !== 0 && port === httpsPort) {
    throw new WrongOption(
      `--port and --https-port are both ${port}: the first sends to the second, so they must differ.`,
    );
  }
  return {
    port,
    host: text('host') ?? '0.0.0.0',
    data: text('data') ?? '.data',
    dist: text('dist') ?? 'dist',
    sample: choiceOf(given, env, 'sample', ['none', 'meeting', 'filled']) ?? 'meeting',
    tls,
    httpsPort,
    trustProxy: choiceOf(given, env, 'trust-proxy', ['yes', 'no']) === 'yes',
    qr: choiceOf(given, env, 'qr', ['auto', 'always', 'never']) ?? 'auto',
  };
}

function portOf(text: string | undefined, otherwise: number): number {
  if (text === undefined) return otherwise;
  const port = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN;
  if (port <= HIGHEST_PORT) return port;
  throw new WrongOption(`"${text}" is not a port: give a whole number from 0 to ${HIGHEST_PORT}.`);
}

/** A flag that takes no value, and a variable that has one of a few. */
function choiceOf<const T extends string>(
  given: Given,
  env: Environment,
  name: OptionName,
  choices: readonly T[],
): T | undefined {
  const variable = OPTION_LINES[name].env;
  const flag = given[name];
  const text = flag === undefined ? env[variable?.name ?? ''] : flag ? variable?.yes : (variable?.no ?? 'no');
  if (!text) return undefined;
  const choice = choices.find((one) => one === text);
  if (choice === undefined) {
    throw new WrongOption(
      `${variable?.name} is "${text}": it can be ${choices.slice(0, -1).join(', ')} or ${choices.at(-1)}.`,
    );
  }
  return choice;
}

/** What the command line asks for stands over the environment, whichever of the two ways to https each of them names. */
function tlsOf(given: Given, text: (name: OptionName) => string | undefined, env: Environment): TlsOptions {
  const filesAsked = given.cert !== undefined || given.key !== undefined;
  if (filesAsked && given.https !== undefined) {
    throw new WrongOption(
      "--https is for the hub's own authority, --cert and --key are for a certificate of yours: choose one.",
    );
  }
  if (given.https !== undefined) return { from: given.https ? 'own' : 'none' };
  const own = choiceOf(given, env, 'https', ['own', 'no']) === 'own' && !filesAsked;
  const [cert, key] = [text('cert'), text('key')];
  if (own && (cert || key)) {
    throw new WrongOption(
      "HUB_HTTPS is for the hub's own authority, HUB_CERT and HUB_KEY are for a certificate of yours: choose one.",
    );
  }
  if (cert && key) return { from: 'files', cert, key };
  if (cert || key)
    throw new WrongOption(`--cert and --key go together: ${cert ? 'the key' : 'the certificate'} is missing.`);
  return { from: own ? 'own' : 'none' };
}
