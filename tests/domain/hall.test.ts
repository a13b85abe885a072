import { describe, expect, test } from 'vitest';
import { countBallots } from '../../src/domain/ballots.ts';
import type { RawEntry } from '../../src/domain/entry.ts';
import { hallOf, type Poll, roundTime } from '../../src/domain/hall.ts';
import type { PointId, PollId } from '../../src/domain/harvest-ids.ts';
import type { DeviceId, EntryId, RoundId } from '../../src/domain/ids.ts';
import { SetupFold } from '../../src/domain/setup-fold.ts';
import { type Ballot, notesOf } from '../../src/domain/station-notes.ts';
import { fc } from '../support/property.ts';

const MINUTE = 60_000;
const ROUND = 'ronde-1' as RoundId;

let made = 0;
const entry = (clock: number, body: object, at = 0, device = 'laptop'): RawEntry =>
  ({ id: `e${++made}`, clock, at, device, ...body }) as unknown as RawEntry;

describe('the time of a round', () => {
  const timeAfter = (...entries: RawEntry[]) => {
    const fold = new SetupFold();
    for (const raw of [
      entry(1, { type: 'round-set', round: ROUND, changes: { minutes: 45 } }),
      entry(1, { type: 'round-set', round: 'ronde-2', changes: { minutes: 30 } }),
      ...entries,
    ])
      fold.add(raw);
    return roundTime(fold.setup, hallOf(fold.entries.values()));
  };
  const started = (clock: number, at: number, round = ROUND as string) =>
    entry(clock, { type: 'round-started', round }, at);
  const stopped = (clock: number) => entry(clock, { type: 'round-stopped', round: ROUND });
  const timed = (clock: number, time: object, round = ROUND as string) =>
    entry(clock, { type: 'round-timed', round, ...time });

  test('is none before the first, and the planned minutes from the start of it', () => {
    expect(timeAfter()).toBeUndefined();
    const time = timeAfter(started(2, 1_000));
    expect(time).toMatchObject({ state: 'running', round: ROUND, endsAt: 1_000 + 45 * MINUTE });
    expect(time?.state === 'running' && time.left(1_000 + 50 * MINUTE)).toBe(-5 * MINUTE);
  });

  test('is what was set last: more time, stood still, going on', () => {
    expect(timeAfter(started(2, 0), timed(3, { endsAt: 99 }))).toMatchObject({ state: 'running', endsAt: 99 });
    const paused = timeAfter(started(2, 0), timed(3, { endsAt: 99 }), timed(4, { left: 7 * MINUTE }));
    expect(paused?.state === 'paused' && paused.left()).toBe(7 * MINUTE);
    const on = timeAfter(started(2, 0), timed(5, { endsAt: 500 }), timed(4, { left: 7 * MINUTE }));
    expect(on).toMatchObject({ state: 'running', endsAt: 500 });
  });

  test('knows nothing of what was set before the round was started again, or of another round', () => {
    expect(timeAfter(started(2, 0), timed(3, { left: 5 }), started(4, 10))).toMatchObject({
      state: 'running',
      endsAt: 10 + 45 * MINUTE,
    });
    expect(timeAfter(started(2, 0), timed(9, { left: 5 }, 'ronde-2'))).toMatchObject({
      state: 'running',
      round: ROUND,
    });
    expect(timeAfter(started(2, 0), timed(3, { left: 5 }), started(4, 10, 'ronde-2'))).toMatchObject({
      state: 'running',
      endsAt: 10 + 30 * MINUTE,
    });
  });

  test('is over once the round is stopped, whatever was set, and not any more when it is started again', () => {
    expect(timeAfter(started(2, 0), stopped(3), timed(4, { left: 5 }))).toEqual({ state: 'stopped', round: ROUND });
    expect(timeAfter(started(2, 0), stopped(3), started(4, 0))).toMatchObject({ state: 'running' });
  });
});

describe('the hall', () => {
  test('tells messages oldest first, without those that were taken back, also when that was heard of first', () => {
    const [first, second, third] = [
      entry(1, { type: 'message-sent', text: 'Nog tien minuten' }, 10),
      entry(2, { type: 'message-sent', text: 'Vergissing' }, 20),
      entry(3, { type: 'message-sent', text: 'Tafel 4: pen nodig?', to: ['t4'] }, 30),
    ] as [RawEntry, RawEntry, RawEntry];
    const back = entry(4, { type: 'message-taken-back', message: second.id });
    expect(hallOf([back, third, second, first, first]).messages).toEqual([
      { id: first.id, at: 10, device: 'laptop', to: undefined, text: 'Nog tien minuten' },
      { id: third.id, at: 30, device: 'laptop', to: ['t4'], text: 'Tafel 4: pen nodig?' },
    ]);
  });

  test('has polls in the order in which they were made, each field as it was set last, without dropped ones', () => {
    const set = (clock: number, poll: string, changes: object) => entry(clock, { type: 'poll-set', poll, changes });
    const { polls } = hallOf([
      set(5, 'p1', { open: true }),
      set(3, 'p2', { title: 'Tweede', voters: 'viewers', dots: 1 }),
      set(2, 'p1', { title: 'Eerste', open: false }),
      set(4, 'p3', { title: 'Weg' }),
      set(6, 'p3', { dropped: true }),
    ]);
    expect(polls).toEqual([
      { id: 'p1', title: 'Eerste', options: [], dots: 3, voters: 'tables', open: true },
      { id: 'p2', title: 'Tweede', options: [], dots: 1, voters: 'viewers', open: false },
    ]);
  });
});

describe('a table’s notes', () => {
  test('tell which statements matter, one sentence a round with its last words, and which hand is up', () => {
    const raised = entry(5, { type: 'hand-raised' }, 50);
    const notes = [
      entry(1, { type: 'marked', statement: 's1', marked: true }),
      entry(2, { type: 'marked', statement: 's2', marked: true }),
      entry(3, { type: 'marked', statement: 's1', marked: false }),
      entry(3, { type: 'summed-up', statement: 'zin', round: ROUND, text: 'Meer banken' }, 30, 'a'),
      entry(4, { type: 'summed-up', statement: 'zin', round: ROUND, text: 'Meer banken en licht' }, 40, 'b'),
      entry(4, { type: 'summed-up', statement: 'leeg', round: ROUND, text: ' ' }),
      raised,
    ];
    const { marked, summaries, hand } = notesOf(notes);
    expect([...marked]).toEqual(['s2']);
    expect(summaries).toEqual([{ statement: 'zin', round: ROUND, text: 'Meer banken en licht', at: 40, device: 'b' }]);
    expect(hand).toEqual({ id: raised.id, at: 50 });
    expect(notesOf([...notes, entry(6, { type: 'hand-lowered', hand: raised.id })]).hand).toBeUndefined();
  });

  test('keep a hand up that was raised again after it was lowered', () => {
    const [first, again] = [entry(1, { type: 'hand-raised' }), entry(3, { type: 'hand-raised' })] as [
      RawEntry,
      RawEntry,
    ];
    const lowered = entry(2, { type: 'hand-lowered', hand: first.id });
    expect(notesOf([again, lowered, first]).hand?.id).toBe(again.id);
  });
});

describe('counting ballots', () => {
  const POINTS = ['bus', 'bank', 'arts'] as PointId[];
  const poll: Poll = {
    id: 'p' as PollId,
    title: '',
    options: POINTS.map((point) => ({ point, title: `het punt ${point}` })),
    dots: 3,
    voters: 'viewers',
    open: true,
  };
  const ballotOf = (dots: Ballot['dots']): Ballot => ({
    id: 'b' as EntryId,
    clock: 1,
    at: 0,
    device: 'd' as DeviceId,
    type: 'voted',
    poll: poll.id,
    dots,
  });
  const dot = (point: string, dots: number) => ({ point: point as PointId, dots });

  test('gives every option its dots, in the poll’s order, and says how many voted', () => {
    const result = countBallots(poll, [
      ballotOf([dot('arts', 2), dot('bus', 1)]),
      ballotOf([dot('bus', 3)]),
      ballotOf([]), // taken back
      ballotOf([dot('bus', 4)]), // too many
      ballotOf([dot('bus', 2), dot('bus', 2)]), // too many, in two parts
      ballotOf([dot('elders', 1), dot('bus', 1)]), // not put to the vote
    ]);
    expect(result).toEqual({
      options: [
        { point: 'bus', title: 'het punt bus', dots: 4 },
        { point: 'bank', title: 'het punt bank', dots: 0 },
        { point: 'arts', title: 'het punt arts', dots: 2 },
      ],
      votes: 2,
      spoilt: 3,
    });
  });

  test('never gives more dots than there are voters’ dots, and each ballot is counted, spoilt or taken back', () => {
    const ballot = fc
      .array(
        fc.record({ point: fc.constantFrom(...POINTS, 'elders' as PointId), dots: fc.integer({ min: 1, max: 4 }) }),
        {
          maxLength: 4,
        },
      )
      .map(ballotOf);
    fc.assert(
      fc.property(fc.array(ballot), fc.integer({ min: 1, max: 5 }), (ballots, dots) => {
        const { options, votes, spoilt } = countBallots({ ...poll, dots }, ballots);
        const sum = options.reduce((n, o) => n + o.dots, 0);
        expect(sum).toBeLessThanOrEqual(votes * dots);
        expect(sum).toBeGreaterThanOrEqual(votes);
        expect(votes + spoilt + ballots.filter((b) => b.dots.length === 0).length).toBe(ballots.length);
        expect(options.map((o) => o.point)).toEqual(POINTS);
      }),
    );
  });
});
