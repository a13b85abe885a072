import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { parseCapabilityPath } from '../../src/domain/capability.ts';
import { documentName } from '../../src/domain/documents.ts';
import type { StationId } from '../../src/domain/ids.ts';
import { MeetingFold } from '../../src/domain/meeting-fold.ts';
import { everyFold } from '../../src/domain/other-folds.ts';
import { SAMPLE_STATEMENTS } from '../../src/domain/sample-statements.ts';
import { HubCore } from '../../src/hub/core.ts';
import { MemoryLog } from '../../src/hub/memory-log.ts';
import { makeSample } from '../../src/hub/sample.ts';
import { SAMPLE_MEETING, sampleLinks } from '../../src/hub/sample-links.ts';
import { FaultyLog } from './faulty-log.ts';
import { host, setupEntry, updateWith } from './table.ts';

const random = (length: number) => Uint8Array.from(randomBytes(length));

/** The whole sample meeting, read from a log as a hub that starts on it would. */
async function folded(log: MemoryLog): Promise<MeetingFold> {
  const core = new HubCore(log);
  const fold = new MeetingFold(SAMPLE_MEETING, everyFold());
  for (const document of await log.documents())
    for (const entry of await core.read(document)) fold.add(document, entry);
  return fold;
}

function statementsIn(fold: MeetingFold): number {
  return [...fold.stations.values()].reduce((sum, station) => sum + station.statements.size, 0);
}

test('the sample is a whole meeting, and filled only when that was asked for', async () => {
  const log = new MemoryLog();
  await makeSample(new HubCore(log), random, { statements: false });
  const empty = await folded(log);
  expect(empty.setup.themes).toHaveLength(5);
  expect(empty.setup.stations.length).toBeGreaterThanOrEqual(5);
  expect(statementsIn(empty)).toBe(0);
  await makeSample(new HubCore(log), random, { statements: true });
  const full = await folded(log);
  expect(statementsIn(full)).toBe(SAMPLE_STATEMENTS.length);
  expect(full.unknown).toBe(0);
});

test('every statement was made in its own round, of an evening that has just ended, in the order of the clock', async () => {
  const log = new MemoryLog();
  const now = new Date('2026-10-08T21:05').getTime();
  await makeSample(new HubCore(log), random, { statements: true, now });
  const fold = await folded(log);
  expect(fold.setup.date).toBe('2026-10-08');
  for (const station of fold.stations.values()) {
    const statements = [...station.statements.values()].sort((a, b) => a.clock - b.clock);
    const times = statements.map((statement) => statement.capturedAt);
    expect(times).toEqual([...times].sort((a, b) => a - b));
    for (const { capturedAt, round } of statements) {
      const hour = new Date(capturedAt).getHours() + new Date(capturedAt).getMinutes() / 60;
      expect(hour).toBeGreaterThanOrEqual(round === 'round-1' ? 19.5 : 20.3);
      expect(hour).toBeLessThan(round === 'round-1' ? 20.26 : 21.1);
    }
  }
});

test('making it twice adds nothing, and neither does starting again after it was cut off', async () => {
  const log = new FaultyLog();
  const twice = new HubCore(log);
  await makeSample(twice, random, { statements: true });
  await makeSample(twice, random, { statements: true });
  await makeSample(new HubCore(log), random, { statements: true });
  expect(statementsIn(await folded(log))).toBe(SAMPLE_STATEMENTS.length);
  const key = await log.rootKey(SAMPLE_MEETING);
  expect(key).toHaveLength(32);

  const cut = new FaultyLog();
  let left = 3;
  const append = cut.append.bind(cut);
  cut.append = async (...args) => {
    if (left-- <= 0) throw new Error('database or disk is full');
    return append(...args);
  };
  await expect(makeSample(new HubCore(cut), random, { statements: true })).rejects.toThrow('full');
  left = Number.POSITIVE_INFINITY;
  await makeSample(new HubCore(cut), random, { statements: true });
  expect(statementsIn(await folded(cut))).toBe(SAMPLE_STATEMENTS.length);
});

test('what people changed in it stays, and its links follow', async () => {
  const core = new HubCore(new MemoryLog());
  await makeSample(core, random, { statements: false });
  const raised = setupEntry({ type: 'station-set', station: 'table-1' as StationId, changes: { generation: 2 } }, 500);
  const organiser = { role: 'organiser', meeting: SAMPLE_MEETING, generation: 1 } as const;
  await core.receive(organiser, { kind: 'setup', meeting: SAMPLE_MEETING }, updateWith(raised));
  await makeSample(core, random, { statements: true });
  const found = await sampleLinks(core, SAMPLE_MEETING);
  const first = found?.links.find((link) => link.station === 'table-1');
  expect(parseCapabilityPath(first?.path ?? '')?.generation).toBe(2);
  for (const { role, station, path } of found?.links ?? []) {
    const main = role === 'viewer' ? 'screen' : 'setup';
    const document = role === 'host' ? `${SAMPLE_MEETING}/station/${station}` : `${SAMPLE_MEETING}/${main}`;
    expect((await core.authorize(document, path)).state, path).toBe('granted');
  }
  expect(found?.links.map((link) => link.role)).toEqual([
    ...['facilitator', 'organiser'],
    ...Array.from({ length: (found?.links.length ?? 0) - 3 }, () => 'host'),
    'viewer',
  ]);
  const statements = await core.read(
    documentName({ kind: 'station', meeting: SAMPLE_MEETING, station: 'table-1' as StationId }),
  );
  expect(statements.length).toBeGreaterThan(0);
  expect(host('table-1' as StationId).generation).toBe(1);
});
