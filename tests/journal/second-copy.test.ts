import { describe, expect, it } from 'vitest';
import type { DocumentName } from '../../src/domain/documents.ts';
import type { RawEntry } from '../../src/domain/entry.ts';
import type { EntryId, MeetingId } from '../../src/domain/ids.ts';
import { SecondCopy } from '../../src/journal/second-copy.ts';
import { memoryTextStore } from '../support/text-store.ts';

const document = 'm1/station/t' as DocumentName;
const entry = { id: 'e1', clock: 4, at: 1, device: 'd', type: 'captured', text: 'bankjes' } as unknown as RawEntry;
const row = { id: 'e1' as EntryId, meeting: 'm1' as MeetingId, document, entry, receivedAt: 0 };

describe('the second copy', () => {
  it('gives entries of one meeting back until they are dropped', () => {
    const copy = new SecondCopy(memoryTextStore());
    expect(copy.put(row)).toBe(true);
    expect(copy.rows('m1' as MeetingId)).toEqual([row]);
    expect(copy.rows('m2' as MeetingId)).toEqual([]);
    copy.drop([row.id]);
    expect(copy.rows('m1' as MeetingId)).toEqual([]);
  });

  it('never throws: a store that is full, forbidden or missing only means there is no second copy', () => {
    const store = memoryTextStore();
    store.broken = true;
    for (const copy of [new SecondCopy(store), new SecondCopy(undefined)]) {
      expect(copy.put(row)).toBe(false);
      expect(copy.rows('m1' as MeetingId)).toEqual([]);
      expect(copy.clock(document)).toBe(0);
      copy.drop([row.id]);
      copy.noteClock(document, 3);
    }
  });

  it('leaves what it cannot read where it lies', () => {
    const store = memoryTextStore();
    for (const [i, text] of ['', '{', 'null', '{"document":"x/y/z/w","entry":{}}', '[]', '{"entry":1}'].entries()) {
      store.setItem(`tafellaken:entry:bad${i}`, text);
    }
    const copy = new SecondCopy(store);
    copy.put(row);
    expect(copy.rows('m1' as MeetingId)).toEqual([row]);
    expect(store.map.size).toBe(7);
  });

  it('remembers the highest clock of a document', () => {
    const copy = new SecondCopy(memoryTextStore());
    copy.noteClock(document, 12);
    copy.noteClock(document, 5);
    expect(copy.clock(document)).toBe(12);
  });
});
