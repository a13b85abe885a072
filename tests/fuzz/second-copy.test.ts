import { expect, test } from 'vitest';
import type { DocumentName } from '../../src/domain/documents.ts';
import { parseRawEntry, type RawEntry } from '../../src/domain/entry.ts';
import { SecondCopy } from '../../src/journal/second-copy.ts';
import { MEETING, TABLE_1 } from '../hub/table.ts';
import { memoryTextStore } from '../support/text-store.ts';
import { fuzzTogether, PATIENCE } from './fuzz.ts';
import { said } from './genuine.ts';
import { jsonOf, mutateText, mutateValue } from './mutate.ts';

/** Texts that lie in one store at once. */
const GROUP = 50;
const NAME = `${MEETING}/station/${TABLE_1}` as DocumentName;
const ENTRY_KEY = 'tafellaken:entry:';

test(
  'second-copy: whatever stands in localStorage, what is whole in it is found, and what is not stays where it lies',
  PATIENCE,
  async () => {
    await fuzzTogether('second-copy', GROUP, async (cases, at, note) => {
      const store = memoryTextStore();
      const copy = new SecondCopy(store);
      const entry = said(0) as unknown as RawEntry;
      const row = { id: entry.id, meeting: MEETING, document: NAME, entry, receivedAt: 0 };
      copy.put(row);
      const whole = store.map.get(ENTRY_KEY + row.id) ?? '';
      for (const { index, chance } of cases) {
        at(index);
        const key = chance.yes(0.9) ? `${index}` : mutateText(chance, 'x');
        const text = chance.yes(0.6) ? mutateText(chance, whole) : jsonOf(mutateValue(chance, JSON.parse(whole)));
        if (key !== row.id) store.map.set(ENTRY_KEY + key, text);
        store.map.set(`tafellaken:clock:${NAME}`, mutateText(chance, '12'));
        expect(Number.isSafeInteger(copy.clock(NAME)) && copy.clock(NAME) >= 0).toBe(true);
      }
      const before = new Map(store.map);
      const rows = copy.rows(MEETING);
      note('read as an entry all the same', rows.length - 1);
      expect(rows).toContainEqual(row);
      for (const found of rows) {
        expect(parseRawEntry(found.entry)).toBeDefined();
        expect(found.document.startsWith(`${MEETING}/`)).toBe(true);
      }
      expect(store.map).toEqual(before);
    });
  },
);
