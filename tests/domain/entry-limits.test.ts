import { expect, it } from 'vitest';
import * as Y from 'yjs';
import { isWithinLimits } from '../../src/domain/entry-limits.ts';
import { checkUpdate } from '../../src/hub/ingest.ts';
import { fc } from '../support/property.ts';

it('nothing is taken in from a file that the hub would turn away, with all that this device sends after it', () => {
  const size = fc.integer({ min: 130_000, max: 132_000 });
  const depth = fc.integer({ min: 12, max: 20 });
  const deep = depth.map((n) => JSON.parse(`${'{"a":'.repeat(n)}1${'}'.repeat(n)}`) as object);
  const value = fc.oneof(
    size.map((n) => ({ text: 'x'.repeat(n) })),
    deep,
    fc.object({ maxDepth: 3 }),
  );
  fc.assert(
    fc.property(value, (more) => {
      const entry = JSON.parse(JSON.stringify({ ...more, id: 'a' })) as Record<string, unknown>;
      const doc = new Y.Doc();
      doc.getArray('entries').push([entry]);
      expect(isWithinLimits(entry)).toBe(checkUpdate(Y.encodeStateAsUpdate(doc)).state === 'accepted');
    }),
  );
});
