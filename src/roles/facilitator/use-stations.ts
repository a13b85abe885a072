import { useMemo, useRef } from 'react';
import type { RoundId, StationId } from '../../domain/ids.ts';
import type { Filter } from '../../domain/tally.ts';
import { ActivityLog } from './activity-log.ts';
import { type Completeness, completenessOf } from './completeness.ts';
import { useEvening, useView } from './evening.tsx';
import { silentSince } from './silence.ts';
import { contacts, peopleAt } from './station-contact.ts';
import { type StationRow, shownStations } from './station-rows.ts';
import { useNow } from './use-now.ts';
import { useTally } from './use-tally.ts';

/** All stations with what is known of them, and how complete that makes the picture. Times in ms of the hub's clock. */
export interface StationsNow {
  rows: readonly StationRow[];
  completeness: Completeness;
  /** Now, or when the link was lost. */
  now: number;
}

/** Relative times are in whole minutes: looking every ten seconds keeps them right enough. */
const LOOK_EVERY_MS = 10_000;
const WITHOUT_ANGLE: Filter = { angles: ['none'] };

export function useStations(): StationsNow {
  const { session, setup, all } = useEvening();
  const statements = useView((v) => v.statements);
  const presence = useView((v) => v.presence);
  const link = useView((v) => v.link);
  const offset = useView((v) => v.hubOffset) ?? 0;
  const clock = useNow(LOOK_EVERY_MS, offset);
  // what came in last is all that is known: without the link no time goes by here
  const now = 'since' in link && link.state !== 'connected' ? link.since + offset : clock;

  const running = setup.running;
  const round = running?.round;
  const ofRound = useTally(
    session,
    useMemo(() => roundFilter(round), [round]),
  );
  const untagged = useTally(session, WITHOUT_ANGLE);
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
      return {
        id,
        number: station?.number ?? Number.MAX_SAFE_INTEGER,
        theme: station?.theme,
        total: all.stations.get(id)?.total ?? 0,
        thisRound: round && (ofRound.stations.get(id)?.total ?? 0),
        withoutAngle: untagged.stations.get(id)?.total ?? 0,
        lastAt,
        contact,
        people: people.get(id),
        silentSince: silentSince(contact, lastAt, running?.stopped ? undefined : running, now),
      };
    });
    const expected = setup.stations.filter((s) => !s.dropped).map((s) => s.id);
    const completeness = completenessOf(expected, contactOf, (id) => (statements.get(id)?.length ?? 0) > 0, presence);
    return { rows, completeness, now };
  }, [activity, statements, presence, setup, all, ofRound, untagged, round, running, now]);
}

function roundFilter(round: RoundId | undefined): Filter {
  return round ? { rounds: [round] } : {};
}
