import { describe, expect, test } from 'vitest';
import { hallOf, roundTime } from '../../src/domain/hall.ts';
import type { PointId } from '../../src/domain/harvest-ids.ts';
import type { EntryId } from '../../src/domain/ids.ts';
import { goneOn, paused, STEP_MS, stepped, type TimeOn } from '../../src/roles/facilitator/hall/round-steps.ts';
import { showClock } from '../../src/roles/facilitator/hall/show-clock.ts';
import { summariesOf } from '../../src/roles/facilitator/hall/summaries.ts';
import { createFakeSession, type FakeSession } from '../support/fake-session.ts';
import { ROUNDS, TABLES } from '../support/fake-setup.ts';
import { fc } from '../support/property.ts';

const MINUTE = 60_000;
const [FIRST, SECOND] = ROUNDS as [(typeof ROUNDS)[0], (typeof ROUNDS)[0]];
const [ONE, TWO] = TABLES as [(typeof TABLES)[0], (typeof TABLES)[0]];
const START = 1_700_000_000_000;

const running = (left: number, now = START): TimeOn => {
  const endsAt = now + left;
  return { state: 'running', round: FIRST, endsAt, left: (at) => endsAt - at };
};
const still = (left: number): TimeOn => ({ state: 'paused', round: FIRST, left: () => left });
const timeOf = ({ view, fold }: FakeSession) => roundTime(view.getState().setup, hallOf(fold.setupEntries.values()));

describe('the time of a round', () => {
  test('stands still with what is left, and goes on from there', () => {
    expect(paused(running(7 * MINUTE), START)).toMatchObject({ left: 7 * MINUTE });
    expect(goneOn(still(7 * MINUTE), START + 99)).toMatchObject({ endsAt: START + 99 + 7 * MINUTE });
  });

  test('over time stands still at nothing: what was over cannot be given out again', () => {
    expect(paused(running(-3 * MINUTE), START)).toMatchObject({ left: 0 });
  });

  test('is five minutes more from now for who is over it, and is never taken back below nothing', () => {
    expect(stepped(running(-3 * MINUTE), STEP_MS, START)).toMatchObject({ endsAt: START + STEP_MS });
    expect(stepped(running(3 * MINUTE), -STEP_MS, START)).toMatchObject({ endsAt: START });
    expect(stepped(still(12 * MINUTE), STEP_MS, START)).toEqual({
      type: 'round-timed',
      round: FIRST,
      left: 17 * MINUTE,
    });
  });

  test('is always one that every version takes, whatever is pressed', () => {
    const press = fc.constantFrom('pause', 'go on', 'more', 'less');
    fc.assert(
      fc.property(fc.array(fc.tuple(press, fc.integer({ min: 0, max: 3 * 60 * MINUTE }))), (presses) => {
        let now = START;
        const session = createFakeSession({ role: 'facilitator' }, { now: () => Math.floor(now) });
        session.configure({ type: 'round-started', round: FIRST });
        const before = session.view.getState().unknown;
        for (const [what, later] of presses) {
          now += later + 0.5; // hub time is not always whole
          const time = timeOf(session);
          if (!time || time.state === 'stopped') throw new Error('the round is on');
          if (what === 'pause') session.configure(paused(time, now));
          else if (what === 'go on') session.configure(goneOn(time, now));
          else session.configure(stepped(time, what === 'more' ? STEP_MS : -STEP_MS, now));
        }
        expect(hallOf(session.fold.setupEntries.values()).times.size).toBe(presses.length > 0 ? 1 : 0);
        expect(session.view.getState().unknown).toBe(before);
      }),
    );
  });
});

describe('the clock on the wall', () => {
  const desk = () => createFakeSession({ role: 'facilitator' }, { now: () => START });
  const shown = (session: FakeSession) => session.wide?.view.getState().shown;

  test('says what the round says, after each change of it', () => {
    const session = desk();
    session.configure({ type: 'round-started', round: FIRST });
    showClock(session);
    expect(shown(session)?.clock).toMatchObject({ round: FIRST, endsAt: START + 45 * MINUTE });
    session.configure({ type: 'round-timed', round: FIRST, left: 9 * MINUTE });
    showClock(session);
    expect(shown(session)?.clock).toMatchObject({ round: FIRST, left: 9 * MINUTE });
    expect(shown(session)?.clock?.endsAt).toBeUndefined();
    session.configure({ type: 'round-stopped', round: FIRST });
    showClock(session);
    const stopped = shown(session)?.clock;
    expect([stopped?.round, stopped?.endsAt, stopped?.left]).toEqual([FIRST, undefined, undefined]);
  });

  test('brings along what the meeting is, again only when that has changed', () => {
    const session = desk();
    session.configure({ type: 'round-started', round: FIRST });
    showClock(session);
    const about = shown(session)?.about;
    expect(about).toMatchObject({ title: { nl: 'Zorg voor elkaar in Oost' }, place: 'De Brink', date: '2026-11-24' });
    expect(about?.rounds.map((r) => r.id)).toEqual(ROUNDS);
    session.configure({ type: 'round-timed', round: FIRST, left: 1 });
    showClock(session);
    expect(shown(session)?.about?.id).toBe(about?.id);
    session.configure({ type: 'meeting-set', changes: { place: 'De Zaal' } });
    showClock(session);
    expect(shown(session)?.about).toMatchObject({ place: 'De Zaal' });
  });

  test('is not said twice', () => {
    const session = desk();
    session.configure({ type: 'round-started', round: FIRST });
    showClock(session);
    const { clock, about } = shown(session) ?? {};
    showClock(session);
    expect([shown(session)?.clock?.id, shown(session)?.about?.id]).toEqual([clock?.id, about?.id]);
  });
});

describe('what a table sums up', () => {
  const captured = (session: FakeSession, text: string, round = FIRST) =>
    session.inject(ONE, { type: 'captured', text, theme: 'care', angles: [], round });

  test('is what it marked of that round and not withdrew, and its sentence as it stands last', () => {
    const session = createFakeSession({ role: 'facilitator' });
    const [a, b, c, d] = [
      captured(session, 'a'),
      captured(session, 'b'),
      captured(session, 'c'),
      captured(session, 'd', SECOND),
    ];
    for (const statement of [c, a, b, d]) session.inject(ONE, { type: 'marked', statement, marked: true });
    session.inject(ONE, { type: 'marked', statement: b, marked: false });
    session.inject(ONE, { type: 'summed-up', statement: 'sum-1' as EntryId, round: FIRST, text: 'eerst zo' });
    session.inject(ONE, { type: 'summed-up', statement: 'sum-1' as EntryId, round: FIRST, text: 'toen zo' });
    session.inject(TWO, { type: 'hand-raised' });
    const [summary, ...more] = summariesOf(session.fold, TABLES, FIRST);
    expect(more).toEqual([]);
    expect(summary?.station).toBe(ONE);
    expect(summary?.marked.map((s) => s.text)).toEqual(['a', 'c']);
    expect(summary?.sentences.map((s) => s.text)).toEqual(['toen zo']);
    session.inject(ONE, { type: 'withdrawn', statement: a });
    expect(summariesOf(session.fold, TABLES, FIRST)[0]?.marked.map((s) => s.text)).toEqual(['c']);
    expect(summariesOf(session.fold, TABLES, SECOND)[0]?.marked.map((s) => s.text)).toEqual(['d']);
  });

  test('goes when it is erased', () => {
    const session = createFakeSession({ role: 'facilitator' });
    session.inject(ONE, { type: 'summed-up', statement: 'sum-1' as EntryId, round: FIRST, text: 'een naam' });
    expect(summariesOf(session.fold, TABLES, FIRST)).toHaveLength(1);
    session.inject('setup', { type: 'erased', station: ONE, statement: 'sum-1' as EntryId });
    expect(summariesOf(session.fold, TABLES, FIRST)).toEqual([]);
  });

  test('is not troubled by its vote', () => {
    const session = createFakeSession({ role: 'facilitator' });
    session.inject(ONE, { type: 'voted', poll: 'p', dots: [{ point: 'x' as PointId, dots: 1 }] });
    expect(summariesOf(session.fold, TABLES, FIRST)).toEqual([]);
  });
});
