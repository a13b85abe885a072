import { expect, test } from 'vitest';
import { applyUpdate, Doc, mergeUpdates } from 'yjs';
import { ENTRIES } from '../../src/domain/documents.ts';
import { applyGuarded, entriesOf, onEntriesAdded, onUpdate } from '../../src/replica/entry-document.ts';
import { fuzz, PATIENCE } from './fuzz.ts';
import { knownOf, said, tableUpdates } from './genuine.ts';
import { hostileUpdate } from './hostile-update.ts';
import { mutateBytes } from './mutate.ts';

const genuine = tableUpdates(2, 4);
const whole = mergeUpdates(genuine);
const known = knownOf(genuine);
const next = said(901);

test(
  'tab: whatever another tab, the disk or a hub hands a document, nothing is thrown, and what is said after it is told and sent',
  PATIENCE,
  async () => {
    await fuzz('tab', ({ chance }, note) => {
      const doc = new Doc();
      const told: string[] = [];
      let sent = 0;
      onEntriesAdded(doc, (added) => told.push(...added.map((entry) => entry.id)));
      onUpdate(doc, () => sent++);
      applyUpdate(doc, whole);
      const update = chance.yes(0.6) ? hostileUpdate(chance, known) : mutateBytes(chance, chance.pick(genuine), whole);
      note(applyGuarded(doc, update, 'tab') ? 'applied' : 'left alone');
      const before = sent;
      doc.getArray(ENTRIES).push([next]);
      expect(told).toContain(next.id);
      expect(sent).toBe(before + 1);
      expect(entriesOf(doc)).toContainEqual(next);
    });
  },
);
