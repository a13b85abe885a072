import { expect, test } from 'vitest';
import { covers } from '../../src/replica/vectors.ts';
import { parseFromHub, parseToHub } from '../../src/sync/messages.ts';
import { parseWideFromHub, parseWideToHub } from '../../src/sync/wide-messages.ts';
import { fuzz, PATIENCE } from './fuzz.ts';
import { jsonOf, mutateBytes, mutateText, mutateValue } from './mutate.ts';

const MESSAGES: readonly unknown[] = [
  { type: 'report', ask: 3, device: 'tablet', held: 2 },
  { type: 'hello', ask: 1 },
  { type: 'received', ask: 3, vector: 'AAEC', now: 1_790_000_000_000 },
  { type: 'presence', now: 5, stations: [{ station: 'a', device: 'b', online: true, heardAt: 1, held: 0 }] },
  { type: 'welcome', ask: 1, now: 5, version: '1.2.3' },
];
const THEME = { name: { nl: 'Zorg' }, colour: 'red', total: 2, counts: [2] };
const WIDE: readonly unknown[] = [
  { type: 'live', live: { angles: [], themes: [THEME], total: 2, stations: 1, of: 3 } },
  { type: 'at', device: 'laptop', where: 'board/p1', name: 'Yasmin' },
  { type: 'ballot', ask: 2, poll: 'peiling', device: 'telefoon', dots: [{ point: 'bus', dots: 1 }] },
  { type: 'desks', desks: [{ device: 'laptop', where: '' }] },
  { type: 'audience', viewers: 3, path: '/m/avond/viewer/-/1/token' },
  { type: 'counted', ask: 2, poll: 'peiling', refused: 'closed' },
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

test(
  'messages of viewers and desks: one that is known keeps to its limits, and brings nothing that the schema does not name',
  PATIENCE,
  async () => {
    await fuzz('wide messages', ({ chance }, note) => {
      const message = chance.pick(WIDE);
      const text = chance.yes() ? mutateText(chance, jsonOf(message)) : jsonOf(mutateValue(chance, message));
      const [to, from] = [parseWideToHub(text), parseWideFromHub(text)];
      note(to ? 'to the hub' : from ? 'from the hub' : 'nothing');
      if (to?.type === 'ballot') {
        expect(to.dots.every(({ dots }) => Number.isInteger(dots) && dots >= 1)).toBe(true);
        expect(Object.keys(to).sort()).toEqual(['ask', 'device', 'dots', 'poll', 'type']);
      }
      if (to?.type === 'live') {
        for (const n of [to.live.total, to.live.of, ...to.live.themes.flatMap((t) => t.counts)])
          expect(Number.isSafeInteger(n) && n >= 0).toBe(true);
      }
    });
  },
);
