import { randomBytes } from 'node:crypto';
import { afterEach, describe, expect, test } from 'vitest';
import type { DocumentName } from '../../src/domain/documents.ts';
import type { DeviceId, MeetingId, StationId } from '../../src/domain/ids.ts';
import type { Heard, HubLog } from '../../src/hub/log.ts';
import { MemoryLog } from '../../src/hub/memory-log.ts';
import { SqliteLog } from '../../src/hub/sqlite-log.ts';
import { endAll, temporaryFolder } from './hub-process.ts';
import { captured, updateWith } from './table.ts';

const TABLE = 'proef/station/tafel-1' as DocumentName;
const OTHER = 'proef/station/tafel-2' as DocumentName;
const MEETING = 'proef' as MeetingId;

const ADAPTERS: Record<string, () => HubLog> = {
  'in memory': () => new MemoryLog(),
  'in SQLite': () => SqliteLog.open(temporaryFolder()),
};

describe.each(Object.entries(ADAPTERS))('the log %s', (_name, open) => {
  const opened: HubLog[] = [];
  const make = () => {
    const log = open();
    opened.push(log);
    return log;
  };
  afterEach(async () => {
    for (const log of opened.splice(0)) await log.close();
    await endAll();
  });

  test('gives a document its updates back, byte for byte, in the order in which they were appended', async () => {
    const log = make();
    const updates = ['een', 'twee', 'drie'].map((text) => updateWith(captured(text)));
    await Promise.all(updates.map((update) => log.append(TABLE, update)));
    const [last] = [updateWith(captured('vier'))];
    await log.append(TABLE, last);
    expect((await log.read(TABLE)).map((row) => [...row])).toEqual([...updates, last].map((row) => [...row]));
  });

  test('keeps documents apart, and names those that have something in them', async () => {
    const log = make();
    expect(await log.documents()).toEqual([]);
    await log.append(OTHER, updateWith(captured('b')));
    await log.append(TABLE, updateWith(captured('a')));
    expect(await log.documents()).toEqual([TABLE, OTHER]);
    expect(await log.read(TABLE)).toHaveLength(1);
    expect(await log.read('proef/setup' as DocumentName)).toEqual([]);
  });

  test('has nothing of an update before its append has resolved', async () => {
    const log = make();
    const appending = log.append(TABLE, updateWith(captured('a')));
    expect(await log.read(TABLE)).toEqual([]);
    await appending;
    expect(await log.read(TABLE)).toHaveLength(1);
  });

  test('is not touched by what its caller does with the bytes afterwards', async () => {
    const log = make();
    const update = updateWith(captured('a'));
    const before = [...update];
    await log.append(TABLE, update);
    update.fill(0);
    expect((await log.read(TABLE)).map((row) => [...row])).toEqual([before]);
  });

  test('sets a row that is no update aside, counts it once, and gives all others', async () => {
    const log = make();
    await log.append(TABLE, updateWith(captured('a')));
    await log.append(TABLE, Uint8Array.from([1, 200, 200, 200]));
    await log.append(TABLE, updateWith(captured('b')));
    expect(log.condition().aside).toBe(0);
    expect(await log.read(TABLE)).toHaveLength(2);
    expect(await log.read(TABLE)).toHaveLength(2);
    expect(log.condition()).toEqual({ check: 'ok', aside: 1, failure: undefined });
  });

  test('keeps a meeting under the root key that it was published with first', async () => {
    const log = make();
    const [key, other] = [Uint8Array.from(randomBytes(32)), Uint8Array.from(randomBytes(32))];
    expect(await log.rootKey(MEETING)).toBeUndefined();
    expect(await log.publish(MEETING, key)).toBe('created');
    expect(await log.publish(MEETING, key)).toBe('same');
    expect(await log.publish(MEETING, other)).toBe('other');
    expect([...((await log.rootKey(MEETING)) ?? [])]).toEqual([...key]);
    await log.publish('avond' as MeetingId, other);
    expect(await log.meetings()).toEqual(['avond', MEETING]);
  });

  test('remembers of each device of a station when it was heard from last', async () => {
    const log = make();
    const heard = (device: string, heardAt: number, held: number): Heard => ({
      meeting: MEETING,
      station: 'tafel-1' as StationId,
      device: device as DeviceId,
      heardAt,
      held,
    });
    await log.noteHeard([heard('a', 1, 5), heard('b', 2, 0)]);
    await log.noteHeard([heard('a', 3, 4)]);
    await log.noteHeard([]);
    const found = (await log.heard()).sort((x, y) => (x.device < y.device ? -1 : 1));
    expect(found).toEqual([heard('a', 3, 4), heard('b', 2, 0)]);
  });

  test('deletes all of a meeting, and nothing of another whose name begins alike', async () => {
    const log = make();
    const [key, other] = [Uint8Array.from(randomBytes(32)), 'proef_2' as MeetingId];
    const heard = (meeting: MeetingId): Heard => ({
      meeting,
      station: 'tafel-1' as StationId,
      device: 'a' as DeviceId,
      heardAt: 1,
      held: 0,
    });
    const beside = `${other}/station/tafel-1` as DocumentName;
    for (const meeting of [MEETING, other]) await log.publish(meeting, key);
    for (const name of [TABLE, OTHER, beside]) await log.append(name, updateWith(captured(name)));
    await log.append(TABLE, Uint8Array.from([1, 200, 200, 200]));
    await log.read(TABLE); // sets that one aside
    await log.noteHeard([heard(MEETING), heard(other)]);
    expect((await log.sizes()).map(({ meeting, documents, rows }) => [meeting, documents, rows])).toEqual([
      [MEETING, 2, 3],
      [other, 1, 1],
    ]);
    expect(await log.delete(MEETING, 5_000)).toEqual({ documents: 2, rows: 3 });
    expect(await log.documents()).toEqual([beside]);
    expect(await log.read(TABLE)).toEqual([]);
    expect(await log.meetings()).toEqual([other]);
    expect(await log.rootKey(MEETING)).toBeUndefined();
    expect((await log.heard()).map((h) => h.meeting)).toEqual([other]);
    expect(log.condition().aside).toBe(0);
    expect((await log.sizes())[0]).toMatchObject({
      meeting: other,
      rows: 1,
      bytes: (await log.read(beside))[0]?.length,
    });
    expect(await log.read(beside)).toHaveLength(1);
    expect([await log.deletedAt(MEETING), await log.deletedAt(other)]).toEqual([5_000, undefined]);
  });

  test('takes nothing more of a meeting that was deleted, not even what waited, until it is published again by name', async () => {
    const log = make();
    const key = Uint8Array.from(randomBytes(32));
    await log.publish(MEETING, key);
    const waiting = log.append(TABLE, updateWith(captured('a')));
    const told = expect(waiting).rejects.toThrow('deleted');
    const deleting = log.delete(MEETING, 1);
    await told;
    await deleting;
    await expect(log.append(TABLE, updateWith(captured('b')))).rejects.toThrow('deleted');
    await log.noteHeard([
      { meeting: MEETING, station: 's' as StationId, device: 'd' as DeviceId, heardAt: 1, held: 0 },
    ]);
    expect(await log.heard()).toEqual([]);
    expect(await log.compact(TABLE)).toMatchObject({ state: 'left' });
    expect(await log.documents()).toEqual([]);
    expect(await log.publish(MEETING, key)).toBe('deleted');
    expect(await log.delete(MEETING, 2)).toEqual({ documents: 0, rows: 0 });
    expect(await log.publish(MEETING, key, true)).toBe('created');
    expect(await log.deletedAt(MEETING)).toBeUndefined();
    await log.append(TABLE, updateWith(captured('c')));
    expect(await log.read(TABLE)).toHaveLength(1);
  });

  test('makes the operator’s key once', async () => {
    const log = make();
    expect(await log.operatorKey(() => 'eerste')).toBe('eerste');
    expect(await log.operatorKey(() => 'tweede')).toBe('eerste');
  });

  test('writes what waits when it is closed, and refuses what comes after', async () => {
    const log = make();
    const waiting = log.append(TABLE, updateWith(captured('a')));
    await log.close();
    await waiting;
    await expect(log.append(TABLE, updateWith(captured('b')))).rejects.toThrow('closed');
    await log.close();
  });
});
