import { expect, test } from 'vitest';
import { Doc } from 'yjs';
import { ENTRIES } from '../../src/domain/documents.ts';
import { applyGuarded, onEntriesAdded, onUpdate } from '../../src/replica/entry-document.ts';
import { said } from '../fuzz/genuine.ts';
import { UNSOUND } from '../fuzz/unsound-updates.ts';

test.each(UNSOUND)('a document goes on telling and sending after another tab or the disk gave %s', (_, update) => {
  const doc = new Doc();
  const told: string[] = [];
  let sent = 0;
  onEntriesAdded(doc, (entries) => told.push(...entries.map((entry) => entry.id)));
  onUpdate(doc, () => sent++);
  doc.getArray(ENTRIES).push([said(1)]);
  expect(applyGuarded(doc, update, 'tab')).toBe(false);
  doc.getArray(ENTRIES).push([said(2)]);
  expect(doc.getArray(ENTRIES).length).toBe(2);
  expect(told).toEqual([said(1).id, said(2).id]);
  expect(sent).toBe(2);
});
