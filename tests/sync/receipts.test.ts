import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import * as Y from 'yjs';
import { toBase64Url } from '../../src/domain/base64url.ts';
import { ENTRIES } from '../../src/domain/documents.ts';
import type { DeviceId, EntryId } from '../../src/domain/ids.ts';
import { HEARTBEAT_MS, type ToHub } from '../../src/sync/messages.ts';
import { Receipts } from '../../src/sync/receipts.ts';

type Report = ToHub & { type: 'report' };

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** A tablet, and a hub that has what it was given. `knowsLeft`: as hubs do since they answer what they noted. */
function tablet({ knowsLeft = true } = {}) {
  const doc = new Y.Doc();
  const hub = new Y.Doc();
  const held = new Set<EntryId>();
  const reports: Report[] = [];
  const receipts = new Receipts({
    doc,
    holds: () => true,
    device: 'tablet' as DeviceId,
    send: (message) => reports.push(message as Report),
    held: () => held.size,
    name: () => undefined,
    received: (ids) => {
      for (const id of ids) held.delete(id);
    },
  });
  let count = 0;
  return {
    held,
    receipts,
    reports,
    say() {
      const id = `entry-${++count}` as EntryId;
      held.add(id);
      doc.getArray(ENTRIES).push([{ id }]);
      receipts.add([id]);
    },
    /** The hub takes in all that there is. */
    arrive: () => Y.applyUpdate(hub, Y.encodeStateAsUpdate(doc)),
    answer() {
      const report = reports.at(-1);
      if (!report) throw new Error('Nothing was asked.');
      receipts.answered({
        ...{ type: 'received', ask: report.ask, now: 0, vector: toBase64Url(Y.encodeStateVector(hub)) },
        held: knowsLeft ? report.left : undefined,
        names: undefined,
      });
    },
  };
}

test('in step with the hub, a statement takes one question and one answer', () => {
  const { receipts, reports, say, arrive, answer, held } = tablet();
  receipts.connected();
  answer();
  say();
  expect(reports.at(-1)).toMatchObject({ held: 1, left: 0 });
  arrive();
  answer();
  expect(held.size).toBe(0);
  vi.advanceTimersByTime(HEARTBEAT_MS / 2);
  expect(reports).toHaveLength(2);
});

test('an earlier hub is told once more that nothing is held', () => {
  const { receipts, reports, say, arrive, answer } = tablet({ knowsLeft: false });
  receipts.connected();
  answer();
  say();
  arrive();
  answer();
  vi.advanceTimersByTime(HEARTBEAT_MS / 2);
  expect(reports.map(({ held }) => held)).toEqual([0, 1, 0]);
});

test('a tablet that comes back with statements says what it holds, and nothing of later, until the hub has caught up', () => {
  const { receipts, reports, say, arrive, answer } = tablet();
  say();
  receipts.connected();
  expect(reports.at(-1)).toMatchObject({ held: 1 });
  expect(reports.at(-1)).not.toHaveProperty('left');
  answer(); // the statement is still on its way
  vi.advanceTimersByTime(200);
  expect(reports).toHaveLength(2);
  expect(reports.at(-1)).not.toHaveProperty('left');
  arrive();
  answer();
  say();
  expect(reports.at(-1)).toMatchObject({ held: 1, left: 0 });
});

test('what comes in while the hub answers is asked of at once, and the last says that nothing is left', () => {
  const { receipts, reports, say, arrive, answer, held } = tablet();
  receipts.connected();
  answer();
  say();
  say();
  expect(reports).toHaveLength(2);
  arrive();
  answer();
  expect(reports.at(-1)).toMatchObject({ held: 1, left: 0 });
  answer();
  expect(held.size).toBe(0);
});

test('a heartbeat comes when nothing was said for its time, and no sooner', () => {
  const { receipts, reports, say, arrive, answer } = tablet();
  receipts.connected();
  answer();
  vi.advanceTimersByTime(HEARTBEAT_MS - 1_000);
  say();
  arrive();
  answer();
  vi.advanceTimersByTime(HEARTBEAT_MS - 1_000);
  expect(reports).toHaveLength(2);
  vi.advanceTimersByTime(2_000);
  expect(reports).toHaveLength(3);
  receipts.close();
});
