import { expect, test } from 'vitest';
import {
  BUFFER_CEILING_BYTES,
  BUFFER_LIMIT_BYTES,
  BUFFER_PATIENCE_MS,
  HubSocket,
  type PeerSocket,
} from '../../src/hub/socket.ts';

function socket() {
  const peer = {
    bufferedAmount: 0,
    readyState: WebSocket.OPEN as number,
    sent: 0,
    closed: [] as unknown[],
    terminated: 0,
    paused: false,
    send() {
      peer.sent++;
    },
    close(code?: number, reason?: string) {
      peer.readyState = WebSocket.CLOSING;
      peer.closed.push([code, reason]);
    },
    terminate() {
      peer.terminated++;
    },
    pause() {
      peer.paused = true;
    },
    resume() {
      peer.paused = false;
    },
  };
  return { peer, hub: new HubSocket(peer as PeerSocket) };
}

test('a laptop that opens a large meeting over slow Wi-Fi is let be while it takes what it asked for', () => {
  const { peer, hub } = socket();
  peer.bufferedAmount = 4 * BUFFER_LIMIT_BYTES;
  for (let now = 0; now <= BUFFER_PATIENCE_MS; now += 3_000) expect(hub.isStalled(now)).toBe(false);
  peer.bufferedAmount = BUFFER_LIMIT_BYTES;
  expect(hub.isStalled(BUFFER_PATIENCE_MS + 1)).toBe(false);
  peer.bufferedAmount = 2 * BUFFER_LIMIT_BYTES; // another wave: the patience begins anew
  expect(hub.isStalled(BUFFER_PATIENCE_MS + 2)).toBe(false);
  expect(hub.isStalled(2 * BUFFER_PATIENCE_MS)).toBe(false);
});

test('a machine that sleeps is dropped, at the ceiling at once', () => {
  const { peer, hub } = socket();
  peer.bufferedAmount = BUFFER_LIMIT_BYTES + 1;
  expect(hub.isStalled(0)).toBe(false);
  expect(hub.isStalled(BUFFER_PATIENCE_MS + 1)).toBe(true);
  const flooded = socket();
  flooded.peer.bufferedAmount = BUFFER_CEILING_BYTES + 1;
  expect(flooded.hub.isStalled(0)).toBe(true);
});

test('a socket that is closing already is not closed again', () => {
  const { peer, hub } = socket();
  hub.drop({ code: 4408, reason: 'silent' });
  hub.drop({ code: 4205, reason: 'reset' });
  expect(peer.closed).toEqual([[4408, 'silent']]);
});
