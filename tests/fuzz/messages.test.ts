import { expect, test } from 'vitest';
import { covers } from '../../src/replica/vectors.ts';
import { parseFromHub, parseToHub } from '../../src/sync/messages.ts';
import { fuzz, PATIENCE } from './fuzz.ts';
import { jsonOf, mutateBytes, mutateText, mutateValue } from './mutate.ts';

const MESSAGES: readonly unknown[] = [
  { type: 'report', ask: 3, device: 'tablet', held: 2 },
  { type: 'hello', ask: 1 },
  { type: 'received', ask: 3, vector: 'AAEC', now: 1_790_000_000_000 },
  { type: 'presence', now: 5, stations: [{ station: 'a', device: 'b', online: true, heardAt: 1, held: 0 }] },
  { type: 'welcome', ask: 1, now: 5, version: '1.2.3' },
];
/** A state vector of one client. */
const VECTOR = Uint8Array.of(1, 5, 3);

test(
  'messages: whatever hub and devices say to each other beside Yjs, it is a message that is known or it is nothing',
  PATIENCE,
  async () => {
    await fuzz('messages', ({ chance }, note) => {
      const message = chance.pick(MESSAGES);
      const text = chance.yes() ? mutateText(chance, jsonOf(message)) : jsonOf(mutateValue(chance, message));
      const [to, from] = [parseToHub(text), parseFromHub(text)];
      note(to ? 'to the hub' : from ? 'from the hub' : 'nothing');
      if (to) expect(Number.isInteger(to.ask) && to.ask >= 0).toBe(true);
      if (from?.type === 'received') expect(from.vector).toMatch(/^[\w-]*$/);
      const vector = mutateBytes(chance, VECTOR);
      expect(typeof covers(vector, VECTOR)).toBe('boolean');
    });
  },
);
