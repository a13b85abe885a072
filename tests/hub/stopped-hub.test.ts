import { expect, test, vi } from 'vitest';
import type { HubCore } from '../../src/hub/core.ts';
import { collect } from '../fuzz/memory.ts';
import { BUSY_MACHINE_MS, until } from './client.ts';
import { closeAll, hubOn } from './hub-in-process.ts';
import { host, TABLE_1, tableDocument } from './table.ts';

vi.setConfig({ testTimeout: 2 * BUSY_MACHINE_MS });

async function stoppedHub(): Promise<WeakRef<HubCore>> {
  const hub = await hubOn();
  await hub.client().open(tableDocument(TABLE_1), host(TABLE_1)).synced();
  await closeAll();
  return new WeakRef(hub.core);
}

test('a hub that was stopped is let go of, with every document and socket that it had: no timer of it or its libraries goes on', async () => {
  const core = await stoppedHub();
  await until(() => {
    collect();
    return core.deref() === undefined || undefined;
  }, BUSY_MACHINE_MS);
  expect(core.deref()).toBeUndefined();
});
