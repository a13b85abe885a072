import { expect, test } from 'vitest';
import { documentName } from '../../src/domain/documents.ts';
import type { SetupBody } from '../../src/domain/entry.ts';
import type { EntryId, MeetingId, RoundId, StationId } from '../../src/domain/ids.ts';
import { sampleSetup } from '../../src/domain/sample-meeting.ts';
import { SetupFold } from '../../src/domain/setup-fold.ts';
import { startHint } from '../../src/domain/start-hint.ts';
import { MeetingViewBuilder } from '../../src/sync/meeting-view.ts';

const meeting = 'm' as MeetingId;
const SETUP = documentName({ kind: 'setup', meeting });
const bodies = sampleSetup('2026-11-25');
const entry = (body: SetupBody, i: number) => ({
  ...body,
  id: `e${i}` as EntryId,
  clock: i + 1,
  at: 1,
  device: 'd',
});
const fold = new SetupFold();
for (const [i, body] of bodies.entries()) fold.add(entry(body, i) as never);
const hint = startHint(fold.setup, 'table-2' as StationId);

test('a hint stands in until anything is known of the set-up, which then takes its place whole; nothing of it is written', () => {
  const view = new MeetingViewBuilder(meeting, hint);
  expect(view.store.getState().setup).toBe(hint);
  view.publish();
  expect(view.store.getState().setup).toBe(hint);
  expect(view.store.getState().round).toBe('round-1');
  expect([view.fold.entryCount, view.fold.setupEntries.size]).toEqual([0, 0]);

  // a round that the hint knows can be chosen, and stays chosen
  view.chooseRound({ round: 'round-2' as RoundId, after: 0 });
  view.publish();
  expect(view.store.getState().round).toBe('round-2');

  view.add(SETUP, entry({ type: 'meeting-set', changes: { title: { nl: 'De echte' } } }, 0) as never);
  view.publish();
  const { setup } = view.store.getState();
  expect(setup).toBe(view.fold.setup);
  expect([setup.title.nl, setup.known, setup.themes, setup.rounds]).toEqual(['De echte', true, [], []]);
});

test('a set-up that this version cannot read does not take its place', () => {
  const view = new MeetingViewBuilder(meeting, hint);
  view.add(SETUP, { ...entry(bodies[0] as SetupBody, 0), type: 'of-a-later-version' } as never);
  view.publish();
  expect(view.store.getState().setup).toBe(hint);
});
