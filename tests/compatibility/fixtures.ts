import { readFileSync } from 'node:fs';
import path from 'node:path';
import { type HubFixture, readFixture, type WireFixture } from '../../scripts/fixture-values.ts';

/** What the first major version put on the wire and on its disks, as it was. Nothing here follows what the code is now. */
export const V1 = path.resolve(import.meta.dirname, '../fixtures/v1');

const read = <T>(name: string) => readFixture<T>(readFileSync(path.join(V1, `${name}.json`), 'utf8'));
export const wireV1 = () => read<WireFixture>('wire');
export const hubV1 = () => read<HubFixture>('hub');
