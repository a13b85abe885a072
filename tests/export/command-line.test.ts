import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { type DocumentName, ENTRIES } from '../../src/domain/documents.ts';
import type { DeviceId, StationId } from '../../src/domain/ids.ts';
import { SqliteLog } from '../../src/hub/sqlite-log.ts';
import { exportOf, MEETING, sampleMeeting, stationDocument } from './meeting-entries.ts';

const SCRIPT = new URL('../../scripts/export.ts', import.meta.url).pathname;
const { placed, statements } = sampleMeeting();

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tafellaken-export-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** A hub's log with the sample meeting in it, one update an entry, as tablets send them. */
async function hubWithSample(): Promise<SqliteLog> {
  const log = SqliteLog.open(folder);
  const documents = Map.groupBy(placed, (p) => p.document);
  const appends: Promise<void>[] = [];
  for (const [name, entries] of documents) {
    const doc = new Y.Doc();
    doc.on('update', (update: Uint8Array) => appends.push(log.append(name, update)));
    for (const { value } of entries) doc.getArray(ENTRIES).push([value]);
  }
  await Promise.all(appends);
  return log;
}

function run(...args: string[]) {
  const env = { ...process.env, npm_lifecycle_event: '' };
  const { status, stdout, stderr } = spawnSync(process.execPath, [SCRIPT, ...args], { encoding: 'utf8', env });
  return { status, stdout, stderr };
}

describe('npm run export', () => {
  test('gives the whole meeting from the data of a hub that is at work, and nothing but JSON', async () => {
    const hub = await hubWithSample();
    await hub.noteHeard([
      { meeting: MEETING, station: 'table-1' as StationId, device: 'tablet-1' as DeviceId, heardAt: 1_000, held: 4 },
    ]);
    const { status, stdout, stderr } = run('--meeting', MEETING, '--data', folder);
    await hub.close();
    const file = JSON.parse(stdout);
    const expected = exportOf(placed);
    expect(status).toBe(0);
    expect(file.statements).toEqual(JSON.parse(JSON.stringify(expected.statements)));
    expect(file.tallies).toEqual(JSON.parse(JSON.stringify(expected.tallies)));
    expect(file.completeness.stations[0]).toMatchObject({ holding: 4, holdingAsOf: '1970-01-01T00:00:01.000Z' });
    expect(stderr).toBe(`${statements.size} statements of 5 of 5 expected stations.\n`);
  });

  test('writes the same to a file that is named', async () => {
    await (await hubWithSample()).close();
    const out = join(folder, 'out.json');
    const { status, stdout } = run('--meeting', MEETING, '--data', folder, '--out', out);
    expect({ status, stdout }).toEqual({ status: 0, stdout: '' });
    expect(JSON.parse(readFileSync(out, 'utf8')).statements).toHaveLength(statements.size);
  });

  test('gives what can be read when a part of the log is damaged, and says so', async () => {
    await (await hubWithSample()).close();
    const db = new DatabaseSync(join(folder, 'hub.sqlite'));
    const row = db
      .prepare('SELECT seq FROM updates JOIN documents d ON d.id = updates.document WHERE name = ? ORDER BY seq DESC')
      .get(stationDocument('table-4'));
    db.prepare('UPDATE updates SET bytes = ? WHERE seq = ?').run(new Uint8Array([9, 9, 9]), row?.seq ?? null);
    db.close();
    const { status, stdout, stderr } = run('--meeting', MEETING, '--data', folder);
    expect(status).toBe(0);
    expect(JSON.parse(stdout).statements).toHaveLength(statements.size - 1);
    expect(stderr).toContain('1 damaged rows');
  });

  test('says that something is missing when what later changes build on is gone', async () => {
    await (await hubWithSample()).close();
    const db = new DatabaseSync(join(folder, 'hub.sqlite'));
    db.prepare(
      'DELETE FROM updates WHERE seq = (SELECT MIN(seq) FROM updates JOIN documents d ON d.id = document WHERE name = ?)',
    ).run(stationDocument('table-2'));
    db.close();
    const { status, stderr } = run('--meeting', MEETING, '--data', folder);
    expect(status).toBe(0);
    expect(stderr).toContain(`a part of ${stationDocument('table-2')} cannot be shown`);
  });

  test('lists the meetings when none is named', async () => {
    const hub = await hubWithSample();
    await hub.append('ander/setup' as DocumentName, Y.encodeStateAsUpdate(new Y.Doc()));
    await hub.close();
    const { status, stdout, stderr } = run('--data', folder);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toContain('ander');
    expect(stderr).toContain('voorbeeld  2026-10-08  Everbroek aan tafel');
  });

  test.each([
    ['a meeting that is not there', ['--meeting', 'elders'], 1, 'holds no meeting "elders"'],
    ['a meeting whose name cannot be one', ['--meeting', '../../etc'], 1, 'holds no meeting'],
    [
      'a data folder that is not there',
      ['--meeting', MEETING, '--data', '/nowhere/at/all'],
      1,
      'no data folder /nowhere',
    ],
    ['an option that it does not know', ['--meting', MEETING], 2, 'npm run export -- --meeting'],
  ])('ends with a clear sentence for %s', async (_, args, code, sentence) => {
    await (await hubWithSample()).close();
    const { status, stdout, stderr } = run('--data', folder, ...args);
    expect({ status, stdout }).toEqual({ status: code, stdout: '' });
    expect(stderr).toContain(sentence);
    expect(stderr).not.toMatch(/\n\s+at /);
  });

  test('says so when the data folder holds no data of a hub', () => {
    const { status, stderr } = run('--meeting', MEETING, '--data', folder);
    expect(status).toBe(1);
    expect(stderr).not.toMatch(/\n\s+at /);
    expect(stderr).toContain(folder);
  });
});
