import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { byMeeting } from '../../src/app/rescue/by-meeting.ts';
import { find } from '../../src/app/rescue/find.ts';
import { readHandOver } from '../../src/handover/read-hand-over.ts';
import { MEETING, TABLE_1 } from '../hub/table.ts';
import { memoryTextStore } from '../support/text-store.ts';
import type { Chance } from './chance.ts';
import { fuzzTogether, PATIENCE } from './fuzz.ts';
import { said, tableUpdates } from './genuine.ts';
import { mutateBytes, mutateText, mutateValue } from './mutate.ts';

/** Damaged things that lie on one device at once. */
const GROUP = 100;
const DOCUMENT = `${MEETING}/station/${TABLE_1}`;
const DATABASE = 'tafellaken';
const STORES = ['journal', 'updates', 'drafts', 'meetings'] as const;
type Store = (typeof STORES)[number];
const genuine = tableUpdates(2, 4);

let store: ReturnType<typeof memoryTextStore>;
beforeEach(() => {
  store = memoryTextStore();
  vi.stubGlobal('localStorage', {
    get length() {
      return store.length;
    },
    key: store.key,
    getItem: store.getItem,
  });
});
afterEach(() => {
  vi.unstubAllGlobals();
});

/** What the app puts in each of its stores. */
const WHOLE: Record<Store, () => unknown> = {
  journal: () => ({ id: 'x', meeting: MEETING, document: DOCUMENT, entry: said(40), receivedAt: 0 }),
  updates: () => ({ document: DOCUMENT, bytes: genuine[0] }),
  drafts: () => ({ key: `tafellaken:draft:${MEETING}/${TABLE_1}`, at: 5, draft: { text: 'half een zin' } }),
  meetings: () => ({ id: MEETING, title: 'Avond', capabilities: [], openedAt: 0 }),
};

function spoilt(chance: Chance, kind: Store): unknown {
  if (kind === 'updates' && chance.yes(0.8))
    return { document: DOCUMENT, bytes: mutateBytes(chance, chance.pick(genuine)) };
  return mutateValue(chance, WHOLE[kind]());
}

function databaseOf(values: readonly (readonly [Store, unknown])[]): Promise<number> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(DATABASE, 7);
    let put = 0;
    request.onupgradeneeded = () => {
      for (const name of STORES) request.result.createObjectStore(name, { autoIncrement: true });
      for (const [name, value] of values) {
        try {
          request.transaction?.objectStore(name).add(value);
          put++;
        } catch {
          // a value that no database takes
        }
      }
    };
    request.onsuccess = () => {
      request.result.close();
      resolve(put);
    };
    request.onerror = () => reject(request.error);
  });
}

function deleteDatabase(): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.deleteDatabase(DATABASE);
    request.onsuccess = () => resolve();
    request.onerror = () => reject(request.error);
  });
}

test(
  'rescue: whatever lies on a device, all that is whole is found, and the file that is made of it can be read',
  PATIENCE,
  async () => {
    await fuzzTogether('rescue', GROUP, async (cases, at, note) => {
      store.map.clear();
      store.map.set('tafellaken:entry:witness', JSON.stringify({ document: DOCUMENT, entry: said(51) }));
      const values: [Store, unknown][] = [['journal', { ...(WHOLE.journal() as object), entry: said(50) }]];
      for (const { index, chance } of cases) {
        at(index);
        const kind = chance.pick(STORES);
        if (chance.yes(0.7)) values.push([kind, spoilt(chance, kind)]);
        else {
          const key =
            chance.pick(['entry:', 'draft:', 'device:', '']) + (chance.yes() ? index : mutateText(chance, MEETING));
          const whole = { document: DOCUMENT, entry: said(index) };
          if (key !== 'entry:witness') store.map.set(`tafellaken:${key}`, mutateText(chance, JSON.stringify(whole)));
        }
      }
      values.push(['updates', { document: DOCUMENT, bytes: genuine[5] }]);
      note('put into the database', await databaseOf(values));
      const found = await find();
      await deleteDatabase();
      expect(found.failed).toEqual(new Map());
      const entries = found.entries.map(({ entry }) => entry);
      for (const n of [50, 51, 5]) expect(entries).toContainEqual(said(n));
      note('entries found', entries.length);
      note(
        'counted as unreadable',
        [...found.unreadable.values()].reduce((sum, n) => sum + n, 0),
      );
      const rescued = byMeeting(found);
      const mine = rescued.find((r) => r.meeting === MEETING);
      expect(mine?.statements).toBeGreaterThanOrEqual(3);
      for (const one of rescued) {
        const read = readHandOver(one.file(1_790_000_000_000));
        if (one === mine) expect(read.state).toBe('read');
        note(`a file that is ${read.state}`);
      }
    });
  },
);
