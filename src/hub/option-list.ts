/** One setting of the hub as its operator gives it: in the command line, or in the environment. */
interface OptionLine {
  flag: string;
  /** What stands after the flag; a flag without is yes, and with `no-` before it no. */
  takes?: string;
  /** The environment variable, with the value for yes when the flag takes none. */
  env?: { name: string; yes?: string; no?: string };
  does: string;
  /** What holds without either. */
  otherwise?: string;
}

const LINES = {
  port: {
    flag: 'port',
    takes: 'number',
    env: { name: 'PORT' },
    does: 'port to listen on, 0 for any free one',
    otherwise: '4600',
  },
  host: {
    flag: 'host',
    takes: 'address',
    env: { name: 'HOST' },
    does: 'address to listen on',
    otherwise: '0.0.0.0: every network of this machine',
  },
  data: {
    flag: 'data',
    takes: 'folder',
    env: { name: 'HUB_DATA' },
    does: 'where everything is kept',
    otherwise: '.data',
  },
  dist: { flag: 'dist', takes: 'folder', env: { name: 'HUB_DIST' }, does: 'the built app', otherwise: 'dist' },
  sample: {
    flag: 'sample',
    env: { name: 'HUB_SAMPLE', yes: 'filled', no: 'none' },
    does: 'fill the sample meeting with statements; --no-sample: make and offer none',
    otherwise: 'an empty sample meeting',
  },
  https: {
    flag: 'https',
    env: { name: 'HUB_HTTPS', yes: 'own' },
    does: "https with the hub's own authority, which every tablet is told to trust",
    otherwise: 'http',
  },
  cert: {
    flag: 'cert',
    takes: 'file',
    env: { name: 'HUB_CERT' },
    does: 'https with this certificate and those up to its authority (PEM)',
  },
  key: { flag: 'key', takes: 'file', env: { name: 'HUB_KEY' }, does: 'the key of that certificate (PEM)' },
  'https-port': {
    flag: 'https-port',
    takes: 'number',
    env: { name: 'HUB_HTTPS_PORT' },
    does: 'port for https; --port then only sends there',
    otherwise: '4643',
  },
  'trust-proxy': {
    flag: 'trust-proxy',
    env: { name: 'HUB_TRUST_PROXY', yes: 'yes' },
    does: 'believe what a proxy before the hub says of who connects',
    otherwise: 'no',
  },
  qr: {
    flag: 'qr',
    env: { name: 'HUB_QR', yes: 'always', no: 'never' },
    does: 'show a QR code of the address at the start; --no-qr: never',
    otherwise: 'in a terminal only',
  },
  help: { flag: 'help', does: 'show this' },
} as const satisfies Record<string, OptionLine>;

export type OptionName = keyof typeof LINES;
export const OPTION_LINES: Readonly<Record<OptionName, OptionLine>> = LINES;

/** What `--help` prints. */
export function helpText(): string {
  const rows = Object.values(OPTION_LINES).map(({ flag, takes, env, does, otherwise }) => {
    const variable = env && (env.yes ? `${env.name}=${env.yes}` : env.name);
    const set = [variable, otherwise].filter(Boolean).join('; ');
    return { left: `--${flag}${takes ? ` <${takes}>` : ''}`, does, set };
  });
  const width = Math.max(...rows.map(({ left }) => left.length));
  const lines = rows.map(({ left, does, set }) => {
    const line = `  ${left.padEnd(width)}  ${does}`;
    return set === '' ? line : `${line}\n  ${' '.repeat(width)}  (${set})`;
  });
  return `Usage: npm start -- [options]

${lines.join('\n')}

Between brackets: the environment variable that sets the same, and what holds without either.
docs/running.md tells more of each; docs/deploy has examples for systemd and a proxy.`;
}
