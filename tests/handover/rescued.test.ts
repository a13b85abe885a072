import { expect, test } from 'vitest';
import { byMeeting } from '../../src/app/rescue/by-meeting.ts';
import type { Findings } from '../../src/app/rescue/find.ts';
import type { DocumentName } from '../../src/domain/documents.ts';
import type { RawEntry } from '../../src/domain/entry.ts';
import { readHandOver } from '../../src/handover/read-hand-over.ts';
import { captured, MEETING } from '../hub/table.ts';

test('what is rescued from a device whose name was damaged can be taken in by the facilitator', () => {
  const entry = captured('te redden') as unknown as RawEntry;
  const found: Findings = {
    entries: [{ place: 'journal', document: `${MEETING}/station/tafel-1` as DocumentName, entry }],
    drafts: [],
    titles: new Map(),
    devices: new Map([[MEETING, 'geen naam, maar \u0000 rommel']]),
    failed: new Map(),
    unreadable: new Map(),
  };
  const [rescued] = byMeeting(found);
  const read = readHandOver(rescued?.file(0) ?? '', MEETING);
  expect(read).toMatchObject({ state: 'read', file: { entries: 1 } });
});
