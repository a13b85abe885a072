import { parseArgs } from 'node:util';

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
}

export type ParsedOptions =
  | { state: 'run'; options: HubOptions }
  | { state: 'help'; text: string }
  | { state: 'wrong'; message: string };

const DEFAULT_PORT = 4600;
const HIGHEST_PORT = 65_535;

const HELP = `Usage: node src/hub/main.ts [options]

  --port <number>    port to listen on, 0 for any free one   (PORT, ${DEFAULT_PORT})
  --host <address>   address to listen on                    (HOST, 0.0.0.0: every network of this machine)
  --data <folder>    where everything is kept                (HUB_DATA, .data)
  --dist <folder>    the built app                           (HUB_DIST, dist)
  --sample           fill the sample meeting with statements (HUB_SAMPLE=filled)
  --no-sample        make and offer no sample meeting        (HUB_SAMPLE=none)
  --help             show this

Between brackets: the environment variable that sets the same, and what holds without either.`;

/** Reads the options from the command line, then from the environment. An empty variable is as good as none. */
export function readOptions(args: string[], env: Record<string, string | undefined>): ParsedOptions {
  let values: { port?: string; host?: string; data?: string; dist?: string; sample?: boolean; help?: boolean };
  try {
    ({ values } = parseArgs({
      args,
      allowNegative: true,
      options: {
        port: { type: 'string' },
        host: { type: 'string' },
        data: { type: 'string' },
        dist: { type: 'string' },
        sample: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    }));
  } catch (error) {
    return { state: 'wrong', message: `${error instanceof Error ? error.message : error}\n\n${HELP}` };
  }
  if (values.help) return { state: 'help', text: HELP };
  const portText = values.port || env.PORT || String(DEFAULT_PORT);
  const port = /^\d{1,5}$/.test(portText) ? Number(portText) : Number.NaN;
  if (!(port <= HIGHEST_PORT)) {
    return { state: 'wrong', message: `"${portText}" is not a port: give a whole number from 0 to ${HIGHEST_PORT}.` };
  }
  const sampleText = values.sample === undefined ? env.HUB_SAMPLE || 'meeting' : values.sample ? 'filled' : 'none';
  const sample = (['none', 'meeting', 'filled'] as const).find((s) => s === sampleText);
  if (!sample) {
    return { state: 'wrong', message: `HUB_SAMPLE is "${sampleText}": it can be none, meeting or filled.` };
  }
  return {
    state: 'run',
    options: {
      port,
      host: values.host || env.HOST || '0.0.0.0',
      data: values.data || env.HUB_DATA || '.data',
      dist: values.dist || env.HUB_DIST || 'dist',
      sample,
    },
  };
}
