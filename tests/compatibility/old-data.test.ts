import { copyFileSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, describe, expect, it } from 'vitest';
import type { DocumentName } from '../../src/domain/documents.ts';
import type { MeetingId, StationId } from '../../src/domain/ids.ts';
import { grant } from '../../src/domain/token.ts';
import { HubCore } from '../../src/hub/core.ts';
import { DATABASE, DataFolderError } from '../../src/hub/data-folder.ts';
import { SqliteLog } from '../../src/hub/sqlite-log.ts';
import { BUSY_MACHINE_MS, Client, until } from '../hub/client.ts';
import { endAll, runHub, startHubProcess, temporaryFolder } from '../hub/hub-process.ts';
import { idsIn } from '../hub/table.ts';
import { hubV1, V1 } from './fixtures.ts';

afterEach(endAll);

/** A hub's data folder as version 1 left it. */
function folderOfThen(): string {
  const folder = temporaryFolder();
  copyFileSync(path.join(V1, 'hub.sqlite'), path.join(folder, DATABASE));
  return folder;
}

describe('[UPD-4] the data folder of a hub of version 1', () => {
  it('is opened by today’s hub with every row, key and word', async () => {
    const then = hubV1();
    const log = SqliteLog.open(folderOfThen());
    const core = new HubCore(log);
    expect((await log.documents()).sort()).toEqual(Object.keys(then.documents).sort());
    for (const [name, entries] of Object.entries(then.documents)) {
      expect(await core.read(name as DocumentName)).toEqual(entries);
    }
    expect(await log.rootKey(then.meeting as MeetingId)).toEqual(then.rootKey);
    expect(await log.operatorKey(() => 'a new one')).toBe(then.operatorKey);
    expect(await log.heard()).toEqual(then.heard);
    await log.close();
  });

  it('goes on: its links are let in, and see all that was said', { timeout: BUSY_MACHINE_MS }, async () => {
    const then = hubV1();
    const hub = await startHubProcess({ data: folderOfThen() });
    const meeting = then.meeting as MeetingId;
    const client = new Client(hub.url);
    const link = grant(then.rootKey, { role: 'host', meeting, station: 'table-1' as StationId, generation: 1 });
    const table = client.open('fixture/station/table-1', link);
    await table.happened('in');
    const ids = (then.documents['fixture/station/table-1'] ?? []).map((e) => (e as { id: string }).id);
    await until(() => (idsIn(table.doc).length === ids.length ? true : undefined));
    expect(idsIn(table.doc)).toEqual(ids);
    client.close();
  });

  it('made by a later version of the hub is left alone, and the operator is told which hub it needs', async () => {
    const folder = folderOfThen();
    const db = new DatabaseSync(path.join(folder, DATABASE));
    db.exec('PRAGMA user_version = 99');
    const rows = db.prepare('SELECT count(*) AS n FROM updates').get();
    db.close();
    expect(() => SqliteLog.open(folder)).toThrow(DataFolderError);
    const { code, output } = await runHub(['--port', '0', '--data', folder]);
    expect(code).not.toBe(0);
    expect(output).toContain('newer version of the hub');
    const after = new DatabaseSync(path.join(folder, DATABASE));
    expect(after.prepare('SELECT count(*) AS n FROM updates').get()).toEqual(rows);
    after.close();
  });
});
