import { useCallback, useMemo, useRef } from 'react';
import type { StationId } from '../../domain/ids.ts';
import { SLICE_MS, StationTally } from '../../domain/station-tally.ts';
import { ActivityLog } from './activity-log.ts';
import { type Completeness, completenessOf } from './completeness.ts';
import { useEvening, useView } from './evening.tsx';
import { useHands } from './hall/use-hands.ts';
import { silentSince } from './silence.ts';
import { contacts, peopleAt } from './station-contact.ts';
import { type StationRow, shownStations } from './station-rows.ts';
import { useFollowed } from './use-followed.ts';
import { useNow } from './use-now.ts';

/** All stations with what is known of them, and how complete that makes the picture. Times in ms of the hub's clock. */
export interface StationsNow {
  rows: readonly StationRow[];
  completeness: Completeness;
  /** Now, or when the link was lost. */
  now: number;
}

/** Relative times are in whole minutes: looking every ten seconds keeps them right enough. */
const LOOK_EVERY_MS = 10_000;
/** An hour: longer than any round, short enough to see a table fall silent. */
const SLICES = 12;

export function useStations(): StationsNow {
  const { session, setup } = useEvening();
  const statements = useView((v) => v.statements);
  const presence = useView((v) => v.presence);
  const link = useView((v) => v.link);
  const offset = useView((v) => v.hubOffset) ?? 0;
  const clock = useNow(LOOK_EVERY_MS, offset);
  // what came in last is all that is known: without the link no time goes by here
  const now = 'since' in link && link.state !== 'connected' ? link.since + offset : clock;

  const running = setup.running;
  const round = running?.round;
  const tally = useFollowed(
    session,
    useCallback(() => new StationTally(() => Date.now() + (session.view.getState().hubOffset ?? 0)), [session]),
  );
  const slice = Math.floor(now / SLICE_MS);
  const raised = useHands();
  const hands = useMemo(() => new Map(raised.map((hand) => [hand.station, hand.at])), [raised]);
  const log = useRef<ActivityLog>(null);
  log.current ??= new ActivityLog();
  const activity = log.current;

  return useMemo(() => {
    activity.update(statements, now);
    const heardOf = new Set<StationId>(statements.keys());
    for (const record of presence) heardOf.add(record.station as StationId);
    const ids = shownStations(setup.stations, heardOf);
    const known = new Map(setup.stations.map((s) => [s.id, s]));
    const contactOf = contacts(ids, presence);
    const people = peopleAt(presence);
    const rows = ids.map((id): StationRow => {
      const station = known.get(id);
      const contact = contactOf.get(id) ?? { state: 'unheard' };
      const lastAt = activity.lastAt(id);
      const counts = tally.of(id);
      return {
        id,
        number: station?.number ?? Number.MAX_SAFE_INTEGER,
        theme: station?.theme,
        total: counts.total,
        thisRound: round && (counts.rounds.get(round) ?? 0),
        withoutAngle: counts.withoutAngle,
        line: () => tally.line(id, slice * SLICE_MS, SLICES),
        lineMark: `${counts.changes}/${slice}`,
        lastAt,
        contact,
        people: people.get(id),
        silentSince: silentSince(contact, lastAt, running?.stopped ? undefined : running, now),
        hand: hands.get(id),
      };
    });
    const expected = setup.stations.filter((s) => !s.dropped).map((s) => s.id);
    const completeness = completenessOf(expected, contactOf, (id) => (statements.get(id)?.length ?? 0) > 0, presence);
    return { rows, completeness, now };
  }, [activity, statements, presence, setup, tally, slice, hands, round, running, now]);
}
