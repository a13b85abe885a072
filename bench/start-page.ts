import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import react from '@vitejs/plugin-react';
import type { HostLink } from '../scripts/simulated-links.ts';
import type { MeetingView } from '../src/sync/session.ts';
import { said } from '../tests/domain/said.ts';
import { buildPage } from './build-apart.ts';

/** A page that draws a table's screen from data at hand. */
export interface StartPage {
  url: string;
  /** After that only its service worker has it. */
  stop(): Promise<void>;
}

const TYPES: Record<string, string> = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css' };

/** Serves the project's own screen of a table on React alone: no disk, no documents, no hub, no folds. What it shows stands in the page. */
export async function serveReactAlone(link: HostLink, view: MeetingView): Promise<StartPage> {
  const { folder } = await buildPage(MAIN, HTML, [react()]);
  const dist = path.join(folder, 'dist');
  const statements = view.statements.get(link.station)?.map(said);
  const shown = { setup: view.setup, round: view.round, statements };
  const page = readFileSync(path.join(dist, 'index.html'), 'utf8');
  const data = JSON.stringify({ link, shown }).replaceAll('<', '\\u003c');
  writeFileSync(
    path.join(dist, 'index.html'),
    page.replace('__DATA__', () => data),
  );
  const files = readdirSync(path.join(dist, 'assets')).map((name) => `/assets/${name}`);
  writeFileSync(path.join(dist, 'sw.js'), worker(['/', ...files]));
  const server = createServer((request, response) => {
    const file = request.url === '/' ? '/index.html' : (request.url ?? '');
    try {
      const body = readFileSync(path.join(dist, path.normalize(file)));
      response.writeHead(200, { 'content-type': TYPES[path.extname(file)] ?? 'text/plain' }).end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  const port = await new Promise<number>((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });
  rmSync(path.join(folder, 'main.tsx'));
  return {
    url: `http://127.0.0.1:${port}/`,
    async stop() {
      await close(server);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}

/** The least service worker that makes a page start without a network. */
function worker(files: readonly string[]): string {
  const name = createHash('sha256').update(files.join()).digest('hex').slice(0, 8);
  return `
oninstall = (event) => event.waitUntil(caches.open('${name}').then((cache) => cache.addAll(${JSON.stringify(files)})));
onactivate = (event) => event.waitUntil(clients.claim());
onfetch = (event) => event.respondWith(caches.match(event.request).then((found) => found ?? fetch(event.request)));
`;
}

const SRC = path.resolve(import.meta.dirname, '../src').replaceAll(path.sep, '/');

const HTML =
  '<!doctype html><html lang="nl"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, ' +
  'initial-scale=1"><title>Alone</title></head><body><div id="root"></div><script id="data" type="application/json">__DATA__' +
  '</script><script type="module" src="/main.tsx"></script></body></html>';

const MAIN = `
import '${SRC}/ui/base.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { createStore } from 'zustand/vanilla';
import { MeetingFold } from '${SRC}/domain/meeting-fold.ts';
import TableScreen from '${SRC}/roles/table/table-screen.tsx';

const { link, shown } = JSON.parse(document.getElementById('data').textContent);
const view = createStore(() => ({
  loaded: true, setup: shown.setup, round: shown.round, statements: new Map([[link.station, shown.statements]]),
  noted: new Map(), arrivals: [], standing: { saving: 0, unkept: 0, unreceived: 0 }, safety: new Map(),
  link: { state: 'connecting', since: Date.now() }, caughtUp: false, presence: [], names: new Map(), unknown: 0,
}));
const session = {
  meeting: link.meeting, device: 'alone', capability: link, view, fold: new MeetingFold(link.meeting),
  draft: () => ({ key: 'draft', read: () => undefined, write: () => undefined, clear: () => undefined }),
  atHand: () => Promise.resolve({ setup: true, disk: true }),
};
createRoot(document.getElementById('root')).render(
  <StrictMode><TableScreen session={session} station={link.station} /></StrictMode>,
);
navigator.serviceWorker.register('/sw.js');
`;
