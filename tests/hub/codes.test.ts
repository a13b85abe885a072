import { afterEach, describe, expect, test } from 'vitest';
import { type Claim, capabilityPath } from '../../src/domain/capability.ts';
import { deriveShortCode, shownShortCode } from '../../src/domain/short-code.ts';
import { grant } from '../../src/domain/token.ts';
import { CodeAttempts } from '../../src/hub/code-attempts.ts';
import { ShortCodes } from '../../src/hub/codes.ts';
import { HubCore } from '../../src/hub/core.ts';
import { MemoryLog } from '../../src/hub/memory-log.ts';
import { closeAll, hubOn } from './hub-in-process.ts';
import {
  facilitator,
  host,
  MEETING,
  organiser,
  ROOT_KEY,
  SETUP,
  setupEntry,
  TABLE_1,
  TABLE_2,
  updateWith,
  viewer,
} from './table.ts';

afterEach(closeAll);

const code = (claim: Claim) => deriveShortCode(ROOT_KEY, claim);
const path = (claim: Claim) => capabilityPath(grant(ROOT_KEY, claim));
/** A well-formed code that nobody has. */
const nobodys = (n: number) => deriveShortCode(new Uint8Array(32).fill(n % 251), host(TABLE_1, 1 + n));
const station = (id: typeof TABLE_1, number: number, changes: object, clock: number) =>
  setupEntry({ type: 'station-set', station: id, changes: { kind: 'table', number, ...changes } }, clock);

async function hall() {
  const log = new MemoryLog();
  const core = new HubCore(log);
  await core.publish(MEETING, ROOT_KEY);
  const tell = (...entries: unknown[]) => core.receive(organiser, SETUP, updateWith(...entries));
  await tell(station(TABLE_1, 1, { generation: 1 }, 1), station(TABLE_2, 2, { generation: 1 }, 2));
  return { core, log, tell, codes: new ShortCodes(core, new CodeAttempts(0)) };
}

describe('a short code, typed', () => {
  test('gives the link of its table, of those who lead, and of those who look on; never the organiser’s', async () => {
    const { codes } = await hall();
    for (const claim of [host(TABLE_1), host(TABLE_2), facilitator, viewer]) {
      expect(await codes.find(shownShortCode(code(claim)).toLowerCase(), 'a', 0)).toEqual({
        state: 'link',
        path: path(claim),
      });
    }
    expect(await codes.find(code(organiser), 'a', 0)).toEqual({ state: 'unknown' });
  });

  test('of an old card is said to be replaced, of a dropped table or an unpublished meeting to be unknown', async () => {
    const { codes, tell } = await hall();
    await tell(station(TABLE_1, 1, { generation: 2 }, 3), station(TABLE_2, 2, { dropped: true }, 4));
    expect(await codes.find(code(host(TABLE_1)), 'a', 0)).toEqual({ state: 'replaced' });
    expect(await codes.find(code(host(TABLE_1, 2)), 'a', 0)).toEqual({ state: 'link', path: path(host(TABLE_1, 2)) });
    expect(await codes.find(code(host(TABLE_1, 3)), 'a', 0)).toEqual({ state: 'unknown' });
    expect(await codes.find(code(host(TABLE_2)), 'a', 0)).toEqual({ state: 'unknown' });
    const empty = new ShortCodes(new HubCore(new MemoryLog()), new CodeAttempts(0));
    expect(await empty.find(code(host(TABLE_1)), 'a', 0)).toEqual({ state: 'unknown' });
  });

  test('can be guessed at 30 times from one address, then once every 20 seconds; right ones never count', async () => {
    const { codes } = await hall();
    for (let i = 0; i < 200; i++) expect((await codes.find(code(host(TABLE_1)), 'hal', 0)).state).toBe('link');
    for (let i = 0; i < 31; i++) expect(await codes.find(nobodys(i), 'hal', 0)).toEqual({ state: 'unknown' });
    expect(await codes.find(nobodys(99), 'hal', 0)).toEqual({ state: 'later', seconds: 20 });
    // locked out is locked out, for the right one too: else it would tell a guesser which one is right
    expect(await codes.find(code(host(TABLE_1)), 'hal', 0)).toEqual({ state: 'later', seconds: 20 });
    expect(await codes.find(code(host(TABLE_1)), 'elders', 0)).toMatchObject({ state: 'link' });
    expect(await codes.find(nobodys(99), 'hal', 20_000)).toEqual({ state: 'unknown' });
    expect((await codes.find(nobodys(100), 'hal', 20_000)).state).toBe('later');
  });

  test('cannot be guessed faster from many addresses, nor by asking many at once', async () => {
    const { codes } = await hall();
    const answers = await Promise.all(Array.from({ length: 1_000 }, (_, i) => codes.find(nobodys(i), `adres-${i}`, 0)));
    expect(answers.filter((a) => a.state === 'unknown')).toHaveLength(301);
    // in the hour after it: one every two seconds
    let tried = 0;
    for (let second = 1; second <= 3_600; second++) {
      if ((await codes.find(nobodys(second), `later-${second}`, second * 1_000)).state === 'unknown') tried++;
    }
    expect(tried).toBe(1_800);
  });
});

describe('the hub’s answer over http', () => {
  const ask = async (url: string, body: string, method = 'POST') => {
    const response = await fetch(`${url}/api/codes`, { method, ...(method === 'POST' && { body }) });
    return { status: response.status, retry: response.headers.get('retry-after'), body: await response.json() };
  };

  test('is the link, or why there is none; a code never stands in an address', async () => {
    const hub = await hubOn();
    await hub.core.receive(organiser, SETUP, updateWith(station(TABLE_1, 1, { generation: 2 }, 1)));
    const body = (typed: string) => JSON.stringify({ code: typed });
    expect(await ask(hub.url, body(code(host(TABLE_1, 2))))).toMatchObject({
      status: 200,
      body: { path: path(host(TABLE_1, 2)) },
    });
    expect(await ask(hub.url, body(code(host(TABLE_1))))).toMatchObject({
      status: 410,
      body: { error: 'replaced-code' },
    });
    expect(await ask(hub.url, body(nobodys(1)))).toMatchObject({ status: 404, body: { error: 'unknown-code' } });
    for (const bad of ['', '{', '[]', '{"code":5}', `{"code":"${'A'.repeat(5_000)}"}`]) {
      expect(await ask(hub.url, bad)).toMatchObject({ status: 400, body: { error: 'bad-body' } });
    }
    expect(await ask(hub.url, '', 'GET')).toMatchObject({ status: 405 });
    expect((await fetch(`${hub.url}/api/codes/${code(host(TABLE_1, 2))}`)).status).toBe(404);
    for (let i = 0; i < 40; i++) await ask(hub.url, body(nobodys(i)));
    const later = await ask(hub.url, body(nobodys(1)));
    expect(later).toMatchObject({ status: 429, body: { error: 'too-many-codes', seconds: expect.any(Number) } });
    expect(Number(later.retry)).toBeGreaterThan(0);
    expect(JSON.stringify(hub.notices)).not.toContain(code(host(TABLE_1, 2)));
  });
});
