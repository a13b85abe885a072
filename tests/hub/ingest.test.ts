import { describe, expect, inject, test } from 'vitest';
import * as Y from 'yjs';
import { ENTRIES } from '../../src/domain/documents.ts';
import { QUESTION_LIMIT, TEXT_LIMIT } from '../../src/domain/entry.ts';
import { checkUpdate, ENTRY_SIZE_LIMIT, UPDATE_LIMIT_BYTES } from '../../src/hub/ingest.ts';
import { add, captured, setupEntry, updateWith } from './table.ts';

function reason(update: Uint8Array): string {
  const checked = checkUpdate(update);
  return checked.state === 'refused' ? checked.reason : `accepted ${checked.entries.length}`;
}

/** What a document's own update event says of a change. */
function changeOf(doc: Y.Doc, change: () => void): Uint8Array {
  const updates: Uint8Array[] = [];
  doc.on('update', (update: Uint8Array) => updates.push(update));
  change();
  return Y.mergeUpdates(updates);
}

describe('an update that adds entries is taken', () => {
  test('one, many, and none', () => {
    expect(reason(updateWith(captured('a')))).toBe('accepted 1');
    expect(reason(updateWith(captured('a'), captured('b'), captured('c')))).toBe('accepted 3');
    expect(reason(Y.encodeStateAsUpdate(new Y.Doc()))).toBe('accepted 0');
  });

  test('behind others, in the middle of others, and at once from two devices', () => {
    const one = new Y.Doc();
    add(one, captured('a'), captured('b'));
    expect(reason(add(one, captured('c')))).toBe('accepted 1');
    expect(reason(changeOf(one, () => one.getArray(ENTRIES).insert(1, [captured('d')])))).toBe('accepted 1');
    const two = new Y.Doc();
    add(two, captured('e'));
    Y.applyUpdate(one, Y.encodeStateAsUpdate(two));
    expect(reason(Y.encodeStateAsUpdate(one))).toBe('accepted 5');
  });

  test('of a newer version, of an unknown type, and of a shape that nobody knows', () => {
    expect(reason(updateWith({ ...captured('a'), type: 'hologram', pixels: [[1, 2], [3]] }))).toBe('accepted 1');
    expect(reason(updateWith({ nothing: 'known', at: null, optional: undefined }))).toBe('accepted 1');
  });

  test('the largest that this version makes', () => {
    const q = { nl: 'x'.repeat(QUESTION_LIMIT), en: 'y'.repeat(QUESTION_LIMIT) };
    const theme = setupEntry({
      type: 'theme-set',
      theme: 'zorg',
      changes: { question: q, subquestions: Array.from({ length: 20 }, () => q) },
    } as Parameters<typeof setupEntry>[0]);
    expect(reason(updateWith(theme))).toBe('accepted 1');
    expect(reason(updateWith(captured('é'.repeat(TEXT_LIMIT))))).toBe('accepted 1');
  });

  test('with a gap, from a device that has a document by parts only', () => {
    const doc = new Y.Doc();
    const parts = ['a', 'b', 'c'].map((text) => add(doc, captured(text)));
    const partial = new Y.Doc();
    for (const i of [0, 2]) Y.applyUpdate(partial, parts[i] as Uint8Array);
    expect(reason(Y.encodeStateAsUpdate(partial))).toBe('accepted 2');
  });
});

describe('what an update says was deleted is taken out of it, and out of its own bytes', () => {
  /** What is left of an update: applied as it was stored, and as whoever holds its bytes would. */
  function applied(update: Uint8Array, to: Y.Doc): string[] {
    const before = Y.encodeStateAsUpdate(to);
    const checked = checkUpdate(update);
    if (checked.state === 'refused') throw new Error(checked.reason);
    return [checked.update, update].map((bytes) => {
      const doc = new Y.Doc();
      Y.applyUpdate(doc, before);
      Y.applyUpdate(doc, bytes);
      return JSON.stringify(doc.getArray<{ text: string }>(ENTRIES).map(({ text }) => text));
    });
  }

  test('an entry that it takes away stays; one that it adds is taken', () => {
    const doc = new Y.Doc();
    add(doc, captured('a'), captured('b'));
    const hub = new Y.Doc();
    Y.applyUpdate(hub, Y.encodeStateAsUpdate(doc));
    const deletion = changeOf(doc, () => doc.getArray(ENTRIES).delete(0, 1));
    expect(applied(deletion, hub)).toEqual(['["a","b"]', '["a","b"]']);
    const both = changeOf(doc, () =>
      doc.transact(() => {
        doc.getArray(ENTRIES).delete(0, 1);
        doc.getArray(ENTRIES).push([captured('nieuw')]);
      }),
    );
    expect(applied(both, hub)).toEqual(['["a","b","nieuw"]', '["a","b","nieuw"]']);
    expect(applied(Y.encodeStateAsUpdate(doc), hub)).toEqual(['["a","b","nieuw"]', '["a","b","nieuw"]']);
  });

  test('of an entry that was erased before the hub had it, its place is kept, and what came after it is not lost', () => {
    const doc = new Y.Doc();
    add(doc, captured('gewist'), captured('b'));
    doc.getArray(ENTRIES).delete(0, 1);
    add(doc, captured('c'));
    expect(applied(Y.encodeStateAsUpdate(doc), new Y.Doc())).toEqual(['["b","c"]', '["b","c"]']);
  });

  test('deletions of many clients, in many ranges, with large numbers', () => {
    const doc = new Y.Doc();
    for (const client of [1, 127, 128, 300_000, 4_294_967_295]) {
      const other = new Y.Doc();
      other.clientID = client;
      for (let i = 0; i < 300; i++) add(other, captured(`${client} ${i}`));
      Y.applyUpdate(doc, Y.encodeStateAsUpdate(other));
    }
    const hub = new Y.Doc();
    Y.applyUpdate(hub, Y.encodeStateAsUpdate(doc));
    for (let i = doc.getArray(ENTRIES).length - 1; i >= 0; i -= 3) doc.getArray(ENTRIES).delete(i, 1);
    const [stored, held] = applied(Y.encodeStateAsUpdate(doc), hub);
    expect(JSON.parse(stored as string)).toHaveLength(1_500);
    expect(held).toBe(stored);
  });

  test('numbers written longer than need be, and bytes behind the end, do not hide a deletion', () => {
    const doc = new Y.Doc();
    doc.clientID = 5;
    add(doc, captured('a'));
    const hub = new Y.Doc();
    Y.applyUpdate(hub, Y.encodeStateAsUpdate(doc));
    const deletion = changeOf(doc, () => doc.getArray(ENTRIES).delete(0, 1));
    expect([...deletion]).toEqual([0, 1, 5, 1, 0, 1]); // no structs; one client, 5, with one range: from 0, one long
    for (const forged of [
      [0, 1, 0x85, 0x00, 1, 0, 1],
      [0, 0x81, 0x00, 5, 1, 0, 1],
      [0, 2, 5, 1, 0, 1, 5, 1, 0, 1],
      [0, 1, 5, 1, 0, 1, 0],
      [0, 1, 5, 1, 0, 1, 7, 7, 7],
    ]) {
      const bytes = Uint8Array.from(forged);
      const checked = checkUpdate(bytes);
      const after = new Y.Doc();
      Y.applyUpdate(after, Y.encodeStateAsUpdate(hub));
      if (checked.state === 'accepted') for (const part of [checked.update, bytes]) Y.applyUpdate(after, part);
      expect(after.getArray(ENTRIES).length, String(forged)).toBe(1);
    }
  });
});

describe('an update that does anything else is refused', () => {
  test('it writes under a key, where a later writing would replace it', () => {
    const doc = new Y.Doc();
    doc.getMap(ENTRIES).set('sleutel', captured('a'));
    expect(reason(Y.encodeStateAsUpdate(doc))).toBe('not-entries');
  });

  test('it writes outside the array of entries', () => {
    for (const write of [
      (doc: Y.Doc) => doc.getArray('elders').push([captured('a')]),
      (doc: Y.Doc) => doc.getText('tekst').insert(0, 'hallo'),
      (doc: Y.Doc) => doc.getMap('kaart').set('a', 1),
    ]) {
      const doc = new Y.Doc();
      write(doc);
      expect(reason(Y.encodeStateAsUpdate(doc))).toBe('not-entries');
    }
  });

  test('it puts something else than a plain object among the entries', () => {
    const values = ['text', 5, null, true, [captured('a')], new Uint8Array(3), new Y.Map(), new Y.Text('x')];
    for (const value of values) expect(reason(updateWith(value)), String(value)).toBe('not-entries');
    const doc = new Y.Doc();
    doc.getArray(ENTRIES).push([new Y.Doc()]);
    expect(reason(Y.encodeStateAsUpdate(doc))).toBe('not-entries');
  });

  test('an entry holds what JSON cannot, or was given a forged prototype', () => {
    expect(reason(updateWith({ ...captured('a'), big: 2n ** 60n }))).toBe('not-entries');
    expect(reason(updateWith({ ...captured('a'), bytes: { inner: new Uint8Array(2) } }))).toBe('not-entries');
    const forged = JSON.parse('{"type":"captured","__proto__":{"withdrawn":true}}');
    expect(Object.keys(forged)).toContain('__proto__');
    expect(reason(updateWith(forged))).toBe('not-entries');
    expect(reason(updateWith({ inner: [forged] }))).toBe('not-entries');
  });

  test('an entry is too large, too deep, or the update too long', () => {
    expect(reason(updateWith({ text: 'x'.repeat(ENTRY_SIZE_LIMIT) }))).toBe('entry-too-large');
    expect(reason(updateWith({ list: Array.from({ length: ENTRY_SIZE_LIMIT / 4 }, () => 0) }))).toBe('entry-too-large');
    let deep: unknown = 1;
    for (let i = 0; i < 40; i++) deep = [deep];
    expect(reason(updateWith({ deep }))).toBe('entry-too-large');
    const many = Array.from({ length: 50 }, () => ({ text: 'x'.repeat(ENTRY_SIZE_LIMIT - 1_000) }));
    expect(updateWith(...many).byteLength).toBeGreaterThan(UPDATE_LIMIT_BYTES);
    expect(reason(updateWith(...many))).toBe('too-large');
  });

  test('the bytes are cut short, nested without end, or no update at all', () => {
    const update = updateWith(captured('a'));
    for (let end = 0; end < update.length; end++)
      expect(reason(update.subarray(0, end)), `${end} bytes`).toBe('malformed');
    // One client, one struct, a list in a list in a list: enough to overflow the stack of whoever reads it.
    const head = updateWith({ deep: [] });
    const at = head.lastIndexOf(117); // the mark of an array
    const nested = Uint8Array.from([
      ...head.slice(0, at),
      ...Array.from({ length: 400_000 }, (_, i) => (i % 2 ? 1 : 117)),
    ]);
    expect(reason(nested)).toBe('malformed');
  });

  test('whatever the bytes are, the answer is a value and never an exception', () => {
    let state = inject('seed');
    const random = () => {
      state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
      return state >>> 16;
    };
    const whole = updateWith(captured('a'), captured('b'));
    for (let i = 0; i < 3_000; i++) {
      const bytes = i % 2 ? Uint8Array.from({ length: random() % 60 }, () => random() % 256) : whole.slice();
      for (let k = 0; k < 3 && bytes.length > 0; k++) bytes[random() % bytes.length] = random() % 256;
      expect(['accepted', 'refused']).toContain(checkUpdate(bytes).state);
    }
  });
});
