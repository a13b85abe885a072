import { describe, expect, it } from 'vitest';
import { inRound, inUse, type MeetingInUse, mayUpdate } from '../../src/app/update-policy.ts';
import type { RoundId, StationId } from '../../src/domain/ids.ts';
import type { MeetingView } from '../../src/sync/session.ts';

const HOUR = 60 * 60_000;
const NOW = 100 * HOUR;

type Seen = Parameters<typeof inUse>[1];
function seen(
  part: Partial<Pick<MeetingView, 'standing' | 'hubOffset'>> & { running?: [number, boolean]; said?: number },
): Seen {
  const { running, said = 0, standing = { saving: 0, unkept: 0, unreceived: 0 }, hubOffset } = part;
  const round = running && { round: 'r' as RoundId, startedAt: running[0], stopped: running[1], clock: 1 };
  return {
    setup: { running: round } as Seen['setup'],
    statements: new Map([['t' as StationId, Array(said).fill({}) as never]]),
    standing,
    hubOffset,
  };
}
const page = (meetings: MeetingInUse[], rest: { typing?: boolean; roundElsewhere?: boolean } = {}) =>
  mayUpdate({ meetings, typing: false, roundElsewhere: false, ...rest });

describe('[UPD-1] a new version is offered', () => {
  it('on the home page, and at a table where nothing has begun', () => {
    expect(page([])).toBe(true);
    expect(page([inUse('host', seen({}), NOW)])).toBe(true);
  });
  it('to nobody in a running round, at a table or in the plenary', () => {
    for (const role of ['host', 'facilitator', 'organiser', 'viewer'] as const) {
      expect(page([inUse(role, seen({ running: [NOW - HOUR, false] }), NOW)])).toBe(false);
      expect(page([inUse(role, seen({ running: [NOW - HOUR, true], said: 9 }), NOW)])).toBe(true);
    }
  });
  it('at no table that writes without rounds: nothing tells when its talk is over', () => {
    expect(page([inUse('host', seen({ said: 1 }), NOW)])).toBe(false);
    expect(page([inUse('facilitator', seen({ said: 1 }), NOW)])).toBe(true);
  });
  it('on no page while someone types, while something is only in it, or while another tab is in a round', () => {
    expect(page([], { typing: true })).toBe(false);
    expect(page([], { roundElsewhere: true })).toBe(false);
    const over = [NOW - HOUR, true] as [number, boolean];
    for (const standing of [
      { saving: 1, unkept: 0, unreceived: 1 },
      { saving: 0, unkept: 1, unreceived: 1 },
    ]) {
      expect(page([inUse('host', seen({ running: over, standing }), NOW)])).toBe(false);
    }
    const kept = { saving: 0, unkept: 0, unreceived: 5 };
    expect(page([inUse('host', seen({ running: over, standing: kept }), NOW)]), 'what is kept outlives a reload').toBe(
      true,
    );
  });
  it('the morning after a round that nobody stopped, by the hub’s clock', () => {
    const started = (ago: number, hubOffset?: number) =>
      inRound(inUse('host', seen({ running: [NOW - ago, false], said: 3, hubOffset }), NOW));
    expect(started(5 * HOUR)).toBe(true);
    expect(started(7 * HOUR)).toBe(false);
    expect(started(7 * HOUR, -3 * HOUR), 'this tablet’s clock is three hours ahead').toBe(true);
  });
});
