import { expect, test } from 'vitest';
import { documentName } from '../../src/domain/documents.ts';
import { HubCore } from '../../src/hub/core.ts';
import { MemoryLog } from '../../src/hub/memory-log.ts';
import { UNSOUND } from '../fuzz/unsound-updates.ts';
import { captured, host, MEETING, ROOT_KEY, TABLE_1, tableDocument, updateWith } from './table.ts';

const TABLE = tableDocument(TABLE_1);

test.each(UNSOUND)('a table’s document can be opened again after its link sent %s', async (_, update) => {
  const log = new MemoryLog();
  await log.publish(MEETING, ROOT_KEY);
  const core = new HubCore(log);
  const [first, second] = [captured('een'), captured('twee')];
  await core.receive(host(TABLE_1), TABLE, updateWith(first));
  expect(await core.receive(host(TABLE_1), TABLE, update)).toEqual({ state: 'refused', reason: 'malformed' });
  expect(await core.receive(host(TABLE_1), TABLE, updateWith(second))).toEqual({ state: 'accepted' });
  const again = await new HubCore(log).read(documentName(TABLE));
  expect(again).toHaveLength(2);
  expect(again).toContainEqual(first);
  expect(again).toContainEqual(second);
});
