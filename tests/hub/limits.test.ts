import type { IncomingMessage } from 'node:http';
import { afterEach, describe, expect, test, vi } from 'vitest';
import * as Y from 'yjs';
import { addressOf, isSecure } from '../../src/hub/address.ts';
import { Allowance } from '../../src/hub/allowance.ts';
import { Entrance } from '../../src/hub/entrance.ts';
import {
  CUT_OFF_COUNTS,
  DEAD_ENDS,
  SOCKETS_AN_ADDRESS,
  STRANGER,
  STRANGER_BYTES,
  STRANGER_FRAMES,
  STRANGERS_AN_ADDRESS,
  STRANGERS_BYTES,
  TABLE,
  TABLE_SOCKETS,
  TRICKLE,
} from '../../src/hub/limits.ts';
import { MemoryLog } from '../../src/hub/memory-log.ts';
import { securityHeaders } from '../../src/hub/security-headers.ts';
import { HubSocket, type PeerSocket } from '../../src/hub/socket.ts';
import { BUSY_MACHINE_MS } from './client.ts';
import { closeAll, hubOn } from './hub-in-process.ts';
import { add, captured, facilitator, host, idsIn, TABLE_1, TABLE_2, tableDocument } from './table.ts';

// Holds SEC-2 and SEC-3: what one may ask of the hub is bounded, nobody honest meets the bounds, and nothing is lost at them.

afterEach(async () => {
  vi.useRealTimers();
  await closeAll();
});

function fakeSocket() {
  const peer = {
    bufferedAmount: 0,
    readyState: WebSocket.OPEN as number,
    paused: false,
    closed: undefined as number | undefined,
    terminated: false,
    send: () => undefined,
    close(code: number) {
      peer.readyState = WebSocket.CLOSING;
      peer.closed = code;
    },
    terminate() {
      peer.terminated = true;
    },
    pause() {
      peer.paused = true;
    },
    resume() {
      peer.paused = false;
    },
  };
  return { peer, socket: new HubSocket(peer as unknown as PeerSocket) };
}

describe('an allowance', () => {
  test('is used up, grows back with time, and never beyond its burst', () => {
    const left = new Allowance({ burst: 10, perSecond: 2 }, 0);
    expect(left.use(10, 0)).toBe(0);
    expect(left.use(1, 0)).toBe(500);
    expect(left.wait(499)).toBeGreaterThan(0);
    expect(left.wait(500)).toBe(0);
    expect(left.isFull(5_000)).toBe(false);
    expect(left.isFull(60_000)).toBe(true);
    expect(left.use(12, 60_000)).toBe(1_000);
    expect(left.use(0, 50_000)).toBe(1_000); // a clock that goes back gives nothing
  });
});

describe('the address that is counted', () => {
  const from = (remoteAddress: string, headers: Record<string, string> = {}, encrypted = false) =>
    ({ socket: { remoteAddress, ...(encrypted && { encrypted }) }, headers }) as unknown as IncomingMessage;

  test('is that of the other end, one network for all addresses of a household', () => {
    expect(addressOf(from('192.168.1.7'), false)).toBe('192.168.1.7');
    expect(addressOf(from('::ffff:192.168.1.7'), false)).toBe('192.168.1.7');
    expect(addressOf(from('2001:db8:1:2:aaaa::1'), false)).toBe('2001:db8:1:2::/64');
    expect(addressOf(from('2001:0DB8:1:2::1'), false)).toBe('2001:db8:1:2::/64');
    expect(addressOf(from('fe80::1%eth0'), false)).toBe('fe80:0:0:0::/64');
    expect(addressOf(from('::1'), false)).toBe('0:0:0:0::/64');
  });

  test('is believed from a proxy only when one is trusted, and then its last word', () => {
    const forged = from('10.0.0.1', { 'x-forwarded-for': '1.2.3.4, 5.6.7.8' });
    expect(addressOf(forged, false)).toBe('10.0.0.1');
    expect(addressOf(forged, true)).toBe('5.6.7.8');
    expect(addressOf(from('10.0.0.1'), true)).toBe('10.0.0.1');
    const secure = { 'x-forwarded-proto': 'https' };
    expect(isSecure(from('10.0.0.1', secure), false)).toBe(false);
    expect(isSecure(from('10.0.0.1', secure), true)).toBe(true);
    expect(isSecure(from('10.0.0.1', {}, true), false)).toBe(true);
  });

  test('https alone makes browsers stay on https, and no name that is asked for gets into the policy', () => {
    const headers = (host: string, encrypted: boolean) => securityHeaders(from('10.0.0.1', { host }, encrypted), false);
    expect(headers('zaal.nl', true)['Strict-Transport-Security']).toBe('max-age=86400');
    expect(headers('zaal.nl', false)['Strict-Transport-Security']).toBeUndefined();
    expect(headers('zaal.nl:4643', true)['Strict-Transport-Security']).toBeUndefined();
    for (const host of ["x; script-src 'unsafe-inline'", 'a b', '*', 'a,b', '']) {
      expect(headers(host, false)['Content-Security-Policy']).toContain("connect-src 'self';");
    }
    expect(headers('[fe80::1]:4600', false)['Content-Security-Policy']).toContain(
      "connect-src 'self' ws://[fe80::1]:4600 wss://[fe80::1]:4600;",
    );
  });
});

describe('a socket', () => {
  test('that sends more than it may is not read from until that has grown back, and then goes on', () => {
    vi.useFakeTimers();
    const { peer, socket } = fakeSocket();
    socket.use('frames', STRANGER.frames.burst);
    expect(peer.paused).toBe(false);
    socket.use('frames', STRANGER.frames.perSecond); // one second's worth too many
    expect([peer.paused, socket.isPaused]).toEqual([true, true]);
    vi.advanceTimersByTime(900);
    expect(peer.paused).toBe(true);
    vi.advanceTimersByTime(200);
    expect([peer.paused, socket.isPaused]).toEqual([false, false]);
  });

  test('that is closed while it waits hears the answer to its closing', () => {
    const { peer, socket } = fakeSocket();
    socket.use('frames', 2 * STRANGER.frames.burst);
    expect(peer.paused).toBe(true);
    socket.drop({ code: 4408, reason: 'silent' });
    expect(peer.paused).toBe(false);
  });
});

describe('the entrance', () => {
  const ADDRESS = '10.0.0.1';
  const start = () => {
    const told: string[] = [];
    const entrance = new Entrance((event, fields) => told.push(`${event} ${fields?.why}`));
    const come = () => {
      const one = fakeSocket();
      entrance.entered(one.socket, ADDRESS, 0);
      return one;
    };
    return { told, entrance, come };
  };

  test('lets in a hall of a thousand tablets behind one address whose links are all dead, for ever', () => {
    const { entrance } = start();
    // each is cut off after 30 s, and comes back within 2
    for (let now = 0; now < 3_600_000; now += 32_000) {
      for (let tablet = 0; tablet < 1_000; tablet++) {
        expect(entrance.admits(ADDRESS, now)).toBe(true);
        const { socket } = fakeSocket();
        entrance.entered(socket, ADDRESS, now);
        entrance.doubts(socket, 'dead');
        entrance.left(socket, now + 30_000);
      }
    }
  });

  test('slows an address from which guesses come, shuts it for nobody, and no other address feels it', () => {
    const { entrance, told } = start();
    let cut = 0;
    for (; entrance.admits(ADDRESS, 0) && cut < 1_000; cut++) {
      const { socket } = fakeSocket();
      entrance.entered(socket, ADDRESS, 0);
      for (let i = 0; i < 30; i++) entrance.doubts(socket, `guess ${i}`);
      entrance.left(socket, 0);
    }
    expect(cut).toBeLessThanOrEqual(DEAD_ENDS.burst / CUT_OFF_COUNTS + TRICKLE.burst + 2);
    expect(told).toHaveLength(cut); // each once
    expect(entrance.admits('10.0.0.2', 0)).toBe(true);
    const admitted = Array.from({ length: 1_000 }, (_, i) => entrance.admits(ADDRESS, 1 + i)).filter(Boolean).length;
    expect(admitted).toBeGreaterThan(TRICKLE.perSecond / 2); // in that one second
    expect(admitted).toBeLessThanOrEqual(TRICKLE.perSecond + 1);
  });

  test('makes room for the next by letting go of whoever has shown no link for longest', () => {
    const { come, entrance } = start();
    const first = come();
    const known = come();
    entrance.knows(known.socket, host(TABLE_1));
    for (let i = 1; i < STRANGERS_AN_ADDRESS; i++) come();
    expect([first.peer.closed, known.peer.closed]).toEqual([undefined, undefined]);
    come();
    expect([first.peer.closed, known.peer.closed]).toEqual([4429, undefined]);
  });

  test('has room for three sockets of each tablet of the largest hall, and as many people who watch', () => {
    const { entrance, come } = start();
    for (let i = 0; i < SOCKETS_AN_ADDRESS; i++) {
      expect(entrance.admits(ADDRESS, 0)).toBe(true);
      entrance.knows(come().socket, i % 2 ? facilitator : host(TABLE_2));
    }
    expect(entrance.admits(ADDRESS, 0)).toBe(false);
  });

  test('cuts off a stranger that floods, in frames or in bytes that make no frame, and not a desk that opens a large meeting', () => {
    const { come, entrance, told } = start();
    const flooder = come();
    let taken = 0;
    while (entrance.takes(flooder.socket, 10) && taken < 1e6) taken++;
    expect([taken, flooder.peer.terminated]).toEqual([STRANGER_FRAMES, true]);
    const holder = come();
    for (let bytes = 0; bytes <= STRANGER_BYTES; bytes += 65_536) entrance.hears(holder.socket, 65_536);
    expect(holder.peer.terminated).toBe(true);
    expect(told).toEqual(['cut-off flood', 'cut-off flood']);
    const desk = come();
    for (let i = 0; i < 3_000; i++) expect(entrance.takes(desk.socket, 200)).toBe(true);
    entrance.knows(desk.socket, facilitator);
    expect(desk.peer.paused).toBe(false); // as soon as its first link was read
    for (let i = 0; i < 5_000; i++) entrance.takes(desk.socket, 200);
    expect(desk.peer.paused).toBe(false);
  });

  test('holds no more of strangers’ half frames in memory than it says, whatever their number', () => {
    const { come, entrance } = start();
    const all = Array.from({ length: 200 }, come);
    for (const { socket } of all) entrance.hears(socket, STRANGER_BYTES);
    const held = all.filter(({ peer }) => !peer.terminated).length;
    expect(held * STRANGER_BYTES).toBeLessThanOrEqual(STRANGERS_BYTES);
    expect(held).toBeGreaterThan(10);
    const tablet = come();
    entrance.hears(tablet.socket, 4_000);
    expect(tablet.peer.terminated).toBe(false);
  });

  test('counts all sockets of a table’s link together, and another table’s apart', () => {
    const { come, entrance } = start();
    const [one, two, other] = [come(), come(), come()];
    for (const { socket } of [one, two]) entrance.knows(socket, host(TABLE_1));
    entrance.knows(other.socket, host(TABLE_2));
    for (let i = 0; i <= TABLE.frames.burst / 2; i++) for (const { socket } of [one, two]) entrance.takes(socket, 1);
    for (let i = 0; i < 10; i++) entrance.takes(other.socket, 1);
    expect([one.peer.paused || two.peer.paused, other.peer.paused]).toEqual([true, false]);
    const more = Array.from({ length: TABLE_SOCKETS }, come);
    for (const { socket } of more) entrance.knows(socket, host(TABLE_1));
    expect([one.peer.closed, two.peer.closed, more.at(-1)?.peer.closed]).toEqual([4429, 4429, undefined]);
  });

  test('remembers nobody who has gone', () => {
    const { come, entrance } = start();
    const { socket } = come();
    entrance.left(socket, 0);
    entrance.left(socket, 0);
    entrance.sweep(3_600_000);
    expect(entrance.admits(ADDRESS, 3_600_000)).toBe(true);
  });
});

test('a tablet that brings more than any evening at once is slowed, and all of it arrives', {
  timeout: BUSY_MACHINE_MS,
}, async () => {
  const log = new MemoryLog();
  const hub = await hubOn(log);
  const offline = new Y.Doc();
  const many = Array.from({ length: TABLE.entries.burst + 10 }, (_, i) => captured(`${i}`, i + 1)); // a second too many
  add(offline, ...many);
  const table = hub.client().open(tableDocument(TABLE_1), host(TABLE_1), offline);
  await table.received();
  add(offline, captured('en nog een', 20_000));
  await table.received();
  const view = hub.client().open(tableDocument(TABLE_1), facilitator);
  await view.synced();
  expect(idsIn(view.doc)).toHaveLength(many.length + 1);
});
