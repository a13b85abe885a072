import type { Page } from '@playwright/test';
import { parseCapabilityPath } from '../../src/domain/capability.ts';
import { connectToHub } from '../../src/sync/connection.ts';
import { openSession } from '../../src/sync/open-session.ts';
import type { Session } from '../../src/sync/session.ts';
import { Wide } from '../../src/sync/wide.ts';
import { testDevice } from '../support/device.ts';
import { type Evening, expect } from './evening.ts';

/** Another desk without a screen: the real session on the real connection. */
export async function otherDesk(evening: Evening): Promise<Session> {
  const [url = '', path = ''] = evening.facilitator.split('/#');
  const capability = parseCapabilityPath(path);
  if (!capability) throw new Error('no link of a facilitator');
  const joined = { id: capability.meeting, title: '', capabilities: [capability], hub: url, openedAt: 0 };
  const { ports } = testDevice((length) => crypto.getRandomValues(new Uint8Array(length)));
  const session = await openSession(joined, capability, { ...ports(connectToHub), wide: new Wide() });
  await expect.poll(() => session.view.getState().caughtUp, { timeout: 30_000 }).toBe(true);
  return session;
}

/** The sample's link for viewers. */
export async function viewerLink({ hub }: Evening): Promise<string> {
  const answer = await fetch(`${hub.url}/api/sample`);
  const { links } = (await answer.json()) as { links: { role: string; path: string }[] };
  const path = links.find((l) => l.role === 'viewer')?.path;
  if (!path) throw new Error('The sample has no link for viewers.');
  return `${hub.url}/#${path}`;
}

/** Everything that a page's sockets receive, as text: of binary frames the bytes as UTF-8, whatever else stands between them. */
export function listen(page: Page): () => string {
  const heard: string[] = [];
  page.on('websocket', (socket) => socket.on('framereceived', ({ payload }) => heard.push(payload.toString('utf8'))));
  return () => heard.join('\n');
}

/** What is on the wall, on a projector or a phone. */
export const wall = (page: Page) => page.locator('[data-scene]');
