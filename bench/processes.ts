import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { ROOT_KEY } from '../tests/hub/table.ts';
import type { Came, CrowdOptions, FromCrowd, Talked, ToCrowd } from './crowd.ts';
import type { FromServer, ServerKind, ToServer, Usage } from './one-server.ts';

/** How often one table says something when all go on, in ms. */
const PERIOD_MS = 5_000;

/** As `npm start` and the image start it. */
const HUB_FLAGS = ['--max-semi-space-size=2'];

const NAMES: Partial<Record<ServerKind, string>> = { raw: 'raw ws', stored: 'ws that stores and answers' };

/** What a kind of server is called in the results. */
export function nameOfServer(kind: ServerKind): string {
  return NAMES[kind] ?? kind;
}

/** A server in a process of its own. */
export interface OneServer {
  kind: ServerKind;
  port: number;
  usage(): Promise<Usage>;
  broadcast(text: string): void;
  end(): void;
}

/** `folder`: the data folder of a hub that is to find something; without it an empty one. */
export async function startServer(kind: ServerKind, folder?: string): Promise<OneServer> {
  const args = [kind, Buffer.from(ROOT_KEY).toString('hex'), ...(folder ? [folder] : [])];
  const child = start('one-server.ts', args, kind === 'hub' ? HUB_FLAGS : []);
  const heard = async () => (await once(child, 'message'))[0] as FromServer;
  const ready = await heard();
  if (!('port' in ready)) throw new Error('The server has no port.');
  const send = (message: ToServer) => void child.send(message);
  return {
    kind,
    port: ready.port,
    async usage() {
      const answer = heard();
      send({ usage: true });
      return (await answer) as Usage;
    },
    broadcast: (text) => send({ broadcast: text }),
    end: () => void child.kill('SIGTERM'),
  };
}

/** Tables and a facilitator's laptop in a process of their own; see crowd.ts. */
export interface Crowd {
  /** Every table comes. */
  come(): Promise<Came>;
  /** Every table says that many statements, one every so many ms. */
  talk(rounds: number, period?: number): Promise<Talked>;
  end(): void;
}

export async function startCrowd(
  server: OneServer,
  options: Pick<CrowdOptions, 'tables' | 'offline' | 'patience'>,
): Promise<Crowd> {
  const { kind, port } = server;
  const spoken = kind === 'stored' ? 'raw' : kind;
  const all: CrowdOptions = { ...options, kind: spoken, port, rootKey: Buffer.from(ROOT_KEY).toString('hex') };
  const child = start('crowd.ts', [JSON.stringify(all)]);
  const heard = async () => (await once(child, 'message'))[0] as FromCrowd;
  const ask = (message: ToCrowd) => {
    const answer = heard();
    child.send(message);
    return answer;
  };
  await heard();
  return {
    come: () => ask({ come: true }) as Promise<Came>,
    talk: (rounds, period = PERIOD_MS) => ask({ talk: rounds, period }) as Promise<Talked>,
    end: () => void child.kill('SIGTERM'),
  };
}

/** Starts one of the benches' programs. It ends with this process. */
export function start(file: string, args: readonly string[], flags: readonly string[] = []): ChildProcess {
  const child = fork(path.join(import.meta.dirname, file), args, { execArgv: [...flags] });
  const end = () => void child.kill('SIGKILL');
  process.once('exit', end);
  child.once('exit', () => process.off('exit', end));
  return child;
}
