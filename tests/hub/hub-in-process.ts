import { type Hub, startHub } from '../../src/hub/hub.ts';
import type { HubLog } from '../../src/hub/log.ts';
import { MemoryLog } from '../../src/hub/memory-log.ts';
import type { NoticeFields } from '../../src/hub/notice.ts';
import { Client } from './client.ts';
import { MEETING, ROOT_KEY } from './table.ts';

/** A hub within the test, on a log of the test's choice, with the test's meeting published to it. */
export interface TestHub extends Hub {
  url: string;
  log: HubLog;
  /** What it told its operator. */
  notices: { event: string; fields: NoticeFields }[];
  client(): Client;
}

const hubs: Hub[] = [];
const clients: Client[] = [];

export async function hubOn(log: HubLog = new MemoryLog(), dist = 'no-such-folder', now = Date.now): Promise<TestHub> {
  const notices: TestHub['notices'] = [];
  const hub = await startHub({
    options: { port: 0, host: '127.0.0.1', data: '', dist, sample: 'none' },
    log,
    version: '1.2.3',
    now,
    notify: (event, fields = {}) => notices.push({ event, fields }),
  });
  await log.publish(MEETING, ROOT_KEY);
  hubs.push(hub);
  const url = `http://127.0.0.1:${hub.port}`;
  const client = () => {
    const made = new Client(url);
    clients.push(made);
    return made;
  };
  return { ...hub, url, log, notices, client };
}

/** Closes every client and hub. For `afterEach`. */
export async function closeAll(): Promise<void> {
  for (const client of clients.splice(0)) client.close();
  await Promise.all(hubs.splice(0).map((hub) => hub.stop()));
}
