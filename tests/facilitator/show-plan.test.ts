import { describe, expect, test } from 'vitest';
import { hallOf } from '../../src/domain/hall.ts';
import type { ScreenBody } from '../../src/domain/screen-entries.ts';
import { ScreenFold } from '../../src/domain/screen-fold.ts';
import { Tally } from '../../src/domain/tally.ts';
import type { Sources } from '../../src/roles/facilitator/show/bodies.ts';
import { liveOf, tellsTheWall } from '../../src/roles/facilitator/show/live-counts.ts';
import {
  type Draft,
  EMPTY_DRAFT,
  planOf,
  sceneNow,
  shownWith,
  takeBack,
} from '../../src/roles/facilitator/show/show-plan.ts';
import { releasedItems } from '../../src/roles/facilitator/show/standing.ts';
import { parseWideToHub } from '../../src/sync/wide-messages.ts';
import { createFakeSession, type FakeSession } from '../support/fake-session.ts';
import { ROUNDS } from '../support/fake-setup.ts';

function evening() {
  const session = createFakeSession({ role: 'facilitator' });
  const say = (table: number, text: string) =>
    session.inject(`table-${table}` as never, {
      type: 'captured',
      text,
      theme: 'care',
      angles: ['say'],
      round: ROUNDS[0],
    });
  const ids = [say(1, 'eerste'), say(2, 'tweede'), say(3, 'derde')];
  const place = (i: number) => ({ station: `table-${i + 1}` as never, statement: ids[i] as never });
  session.wide?.arrange([
    { type: 'point-set', point: 'p1' as never, changes: { title: 'Punt een', note: 'Eigen woorden', order: 1 } },
    { type: 'point-set', point: 'p2' as never, changes: { title: 'Punt twee', order: 2 } },
    ...[0, 1].map((i) => ({ type: 'placed' as const, point: 'p1' as never, placed: true, ...place(i) })),
  ]);
  return { session, place, ids };
}
function sources(session: FakeSession): Sources {
  const wide = session.wide;
  if (!wide) throw new Error('A desk has what is wide.');
  return {
    setup: session.fold.setup,
    hall: hallOf(session.fold.setupEntries.values()),
    fold: session.fold,
    harvest: wide.harvest,
    shown: wide.view.getState().shown,
  };
}
const show = (session: FakeSession, draft: Partial<Draft>) => {
  const plan = planOf({ ...EMPTY_DRAFT, ...draft }, sources(session));
  if (plan) session.wide?.release(plan.bodies);
  return plan;
};
const types = (bodies: readonly ScreenBody[] | undefined) => bodies?.map((b) => b.type);

describe('what a press puts on the wall', () => {
  test('the words of the chosen statements, what the meeting is, and the scene; no other word', () => {
    const { session, place, ids } = evening();
    const plan = show(session, { kind: 'quotes', quotes: [place(1)] });
    expect(types(plan?.bodies)).toEqual(['about-set', 'clock-shown', 'released', 'scene-shown']);
    expect(plan?.releases).toBe(1);
    expect(JSON.stringify(plan)).toContain('tweede');
    expect(JSON.stringify(plan)).not.toMatch(/eerste|derde|Punt/);
    const { shown } = sources(session);
    expect([...shown.released.keys()]).toEqual([ids[1]]);
    expect(shown.about?.title.nl).toBe('Zorg voor elkaar in Oost');
  });

  test('what is there already is not written again', () => {
    const { session, place } = evening();
    show(session, { kind: 'quotes', quotes: [place(1)] });
    expect(types(show(session, { kind: 'quotes', quotes: [place(1)] })?.bodies)).toEqual(['scene-shown']);
  });

  test('a point goes with its own words alone, or with the statements that were chosen', () => {
    const { session, place, ids } = evening();
    const alone = show(session, { kind: 'point', point: 'p1' as never });
    expect(alone?.releases).toBe(0);
    expect(JSON.stringify(alone)).toContain('Eigen woorden');
    expect(JSON.stringify(alone)).not.toMatch(/eerste|tweede/);
    show(session, { kind: 'point', point: 'p1' as never, with: [place(0)] });
    const { shown } = sources(session);
    expect(shown.points.get('p1' as never)).toMatchObject({ count: 2, statements: [ids[0]] });
    expect([...shown.released.keys()]).toEqual([ids[0]]);
  });

  test('the harvest releases titles, and not the note that nobody sees in it', () => {
    const { session } = evening();
    const plan = show(session, { kind: 'harvest' });
    expect(plan?.scene).toEqual({ kind: 'harvest', points: ['p1', 'p2'] });
    expect(JSON.stringify(plan)).not.toContain('Eigen woorden');
    expect(plan?.releases).toBe(0);
    const one = planOf({ ...EMPTY_DRAFT, kind: 'harvest', without: new Set(['p1' as never]) }, sources(session));
    expect(one?.scene).toEqual({ kind: 'harvest', points: ['p2'] });
  });

  test('a withdrawn statement, nothing chosen, or no point: nothing to press', () => {
    const { session, place, ids } = evening();
    session.inject('table-1' as never, { type: 'withdrawn', statement: ids[0] as never });
    expect(show(session, { kind: 'quotes', quotes: [place(0)] })).toBeUndefined();
    expect(show(session, { kind: 'quotes' })).toBeUndefined();
    expect(show(session, { kind: 'point', point: 'gone' as never })).toBeUndefined();
    expect(show(session, { kind: 'poll' })).toBeUndefined();
    expect(show(session, { kind: 'follow-ups' })).toBeUndefined();
  });

  test('the preview is what the wall becomes', () => {
    const { session, place } = evening();
    for (const draft of [
      { kind: 'quotes', quotes: [place(0), place(2)] },
      { kind: 'point', point: 'p1', with: [place(1)] },
    ] as never[]) {
      const plan = planOf({ ...EMPTY_DRAFT, ...(draft as object) }, sources(session));
      const preview = shownWith(sources(session).shown, plan?.bodies ?? []);
      session.wide?.release(plan?.bodies ?? []);
      const { shown } = sources(session);
      const words = (s: typeof shown) => [
        s.scene,
        [...s.released.values()].map((r) => r.text),
        [...s.points.values()].map((p) => p.title),
        s.about?.title,
      ];
      expect(words(preview)).toEqual(words(shown));
    }
  });

  test('a vote that was closed since is put right', () => {
    const { session } = evening();
    const poll = (open: boolean) =>
      session.configure({
        type: 'poll-set',
        poll: 'v1' as never,
        changes: { title: 'Eerst?', options: [{ point: 'p1' as never, title: 'Punt een' }], open },
      });
    poll(true);
    show(session, { kind: 'poll' });
    const before = sources(session);
    expect(sceneNow(before.shown, before)).toBe(before.shown.scene);
    poll(false);
    const after = sources(session);
    expect(sceneNow(after.shown, after)).toMatchObject({ kind: 'poll', open: false });
  });
});

describe('what was released', () => {
  test('is flagged with both wordings when its words changed, and put right with one press', () => {
    const { session, place, ids } = evening();
    show(session, { kind: 'quotes', quotes: [place(0), place(1)] });
    expect(releasedItems(sources(session)).map((i) => i.standing.state)).toEqual(['same', 'same']);
    session.inject('table-1' as never, {
      type: 'amended',
      statement: ids[0] as never,
      changes: { text: 'anders' },
      over: [],
    });
    session.inject('table-2' as never, { type: 'withdrawn', statement: ids[1] as never });
    const items = releasedItems(sources(session));
    const changed = items.find((i) => i.standing.state === 'changed');
    expect(changed).toMatchObject({ words: 'eerste', on: true, standing: { now: 'anders' } });
    expect(items.find((i) => i.words === 'tweede')?.standing.state).toBe('withdrawn');
    if (changed?.standing.state === 'changed') session.wide?.release([changed.standing.update]);
    expect(sources(session).shown.released.get(ids[0] as never)?.text).toBe('anders');
  });

  test('a point that got another title is flagged; that more lies under it is not', () => {
    const { session, place } = evening();
    show(session, { kind: 'point', point: 'p1' as never });
    session.wide?.arrange([{ type: 'placed', point: 'p1' as never, placed: true, ...place(2) }]);
    expect(releasedItems(sources(session)).map((i) => i.standing.state)).toEqual(['same']);
    session.wide?.arrange([{ type: 'point-set', point: 'p1' as never, changes: { title: 'Beter' } }]);
    expect(releasedItems(sources(session))[0]?.standing).toMatchObject({
      state: 'changed',
      now: 'Beter\nEigen woorden',
    });
  });

  test('what is erased is gone from the wall', () => {
    const { session, place, ids } = evening();
    show(session, { kind: 'quotes', quotes: [place(0)] });
    const statement = session.fold.stations.get('table-1' as never)?.statements.get(ids[0] as never);
    if (statement) session.erase(statement);
    expect(releasedItems(sources(session)).map((i) => i.standing.state)).toEqual(['gone']);
  });

  test('a point is taken back with what was shown with it, but for what is shown elsewhere', () => {
    const { session, place, ids } = evening();
    show(session, { kind: 'point', point: 'p1' as never, with: [place(0), place(1)] });
    show(session, { kind: 'quotes', quotes: [place(0)] });
    const { shown } = sources(session);
    const entry = shown.points.get('p1' as never);
    session.wide?.release(entry ? takeBack(entry, shown) : []);
    const after = sources(session).shown;
    expect(after.points.size).toBe(0);
    expect([...after.released.keys()]).toEqual([ids[0]]);
  });
});

describe('the counts for the wall', () => {
  const counted = (session: FakeSession) => {
    const tally = new Tally();
    session.follow(tally);
    return liveOf(session.fold.setup, tally);
  };

  test('are numbers and names of the set-up, in the shape of the message', () => {
    const { session } = evening();
    const live = counted(session);
    expect(live).toMatchObject({ total: 3, stations: 3, of: 5 });
    expect(live.themes.find((t) => t.name.nl === 'Zorg')).toMatchObject({ total: 3, counts: [0, 0, 3, 0] });
    expect(JSON.stringify(live)).not.toMatch(/eerste|tweede|derde/);
    expect(parseWideToHub(JSON.stringify({ type: 'live', live }))).toEqual({ type: 'live', live });
  });

  test('are told by the desk that shows them, or by the first of those who are there', () => {
    const { session } = evening();
    expect(tellsTheWall(session)).toBe(false);
    show(session, { kind: 'matrix' });
    expect(tellsTheWall(session)).toBe(true);
    session.inject('screen', { type: 'scene-shown', scene: { kind: 'matrix' }, device: 'another' });
    expect(tellsTheWall(session)).toBe(true); // it is away
    session.wide?.view.setState({ desks: [{ device: 'another', where: '' }] });
    expect(tellsTheWall(session)).toBe(false);
    session.wide?.view.setState({ desks: [{ device: 'a-third', where: '' }] });
    expect(tellsTheWall(session)).toBe(false); // and that one does
  });
});

test('an empty fold shows a welcome', () => {
  expect(new ScreenFold().shown.scene).toEqual({ kind: 'welcome' });
});
