import type { HarvestBody } from './harvest-entries.ts';
import type { HarvestFold, Point } from './harvest-fold.ts';
import type { PointId } from './harvest-ids.ts';
import type { StatementId, StationId } from './ids.ts';

/** Where a statement can lie: under a point, or set aside. In none of them it lies on the pile. No identifier has a star in it. */
export const PARKED = '*parked';
export type Place = PointId | typeof PARKED;

export type PointFields = Pick<Point, 'title' | 'note' | 'colour' | 'order'>;

/**
 * What a facilitator's command did, small enough to be turned round: undoing is the reverse, doing again is the reverse of that. Each step
 * says what it found, and is left out where that is not so any more: what someone else did since then stands.
 */
export type Step =
  | {
      type: 'sorted';
      statement: StatementId;
      station: StationId;
      off: readonly Place[];
      on: readonly Place[];
      /** The other places it lay in. */
      rest: readonly Place[];
    }
  | { type: 'edited'; point: PointId; from: Partial<PointFields>; to: Partial<PointFields> }
  /** Whether there is such a point. `as`: what it looks like. `made`: its first entry. `into`: where it goes when it goes. */
  | { type: 'stands'; point: PointId; stands: boolean; as: PointFields; made: boolean; into: PointId | null };

/** The steps that take these back. In the same order: what is put back together then lies there in the order that it had. */
export function reversed(steps: readonly Step[]): Step[] {
  return steps.map((step): Step => {
    if (step.type === 'sorted') return { ...step, off: step.on, on: step.off };
    if (step.type === 'edited') return { ...step, from: step.to, to: step.from };
    return { ...step, stands: !step.stands };
  });
}

/** The points that a statement lies under, and whether it is set aside. */
export function placesOf(fold: HarvestFold, statement: StatementId): Place[] {
  const points: Place[] = [...fold.pointsOf(statement)];
  return fold.isParked(statement) ? [...points, PARKED] : points;
}

/** The entries that take the steps from how things are now. None, where others have changed all of it. */
export function entriesOf(fold: HarvestFold, steps: readonly Step[]): HarvestBody[] {
  const comes = new Set(steps.flatMap((s) => (s.type === 'stands' && s.stands ? [s.point] : [])));
  const gone = new Map<Place, Set<StatementId>>();
  const bodies: HarvestBody[] = [];
  for (const step of steps) {
    if (step.type === 'sorted') bodies.push(...sort(fold, step, comes, gone));
    if (step.type === 'edited') bodies.push(...edit(fold, step));
  }
  for (const step of steps) if (step.type === 'stands') bodies.push(...stand(fold, step, gone));
  return bodies;
}

function sort(
  fold: HarvestFold,
  { statement, station, off, on, rest }: Step & { type: 'sorted' },
  comes: ReadonlySet<PointId>,
  gone: Map<Place, Set<StatementId>>,
): HarvestBody[] {
  const now = placesOf(fold, statement);
  const asLeft =
    off.length > 0 ? off.every((p) => now.includes(p)) : now.every((p) => rest.includes(p) || on.includes(p));
  if (!asLeft) return [];
  const bodies: HarvestBody[] = [];
  for (const place of off) {
    gone.set(place, (gone.get(place) ?? new Set()).add(statement));
    if (place === PARKED) bodies.push({ type: 'parked', station, statement, parked: false });
    // what came by a merge lies there under its earlier point
    else
      for (const point of fold.ways(statement, place))
        bodies.push({ type: 'placed', station, statement, point, placed: false });
  }
  for (const place of on) {
    if (now.includes(place)) continue;
    if (place === PARKED) bodies.push({ type: 'parked', station, statement, parked: true });
    else if (fold.point(place) || comes.has(place))
      bodies.push({ type: 'placed', station, statement, point: place, placed: true });
  }
  return bodies;
}

function edit(fold: HarvestFold, { point, from, to }: Step & { type: 'edited' }): HarvestBody[] {
  const now = fold.point(point);
  if (!now) return [];
  const fields = (Object.keys(to) as (keyof PointFields)[]).filter((f) => now[f] === from[f] && to[f] !== now[f]);
  if (fields.length === 0) return [];
  return [{ type: 'point-set', point, changes: Object.fromEntries(fields.map((f) => [f, to[f]])) }];
}

/** A point goes only when it is as it was left: without words or statements that someone else gave it. */
function stand(
  fold: HarvestFold,
  { point, stands, as, made, into }: Step & { type: 'stands' },
  gone: ReadonlyMap<Place, ReadonlySet<StatementId>>,
): HarvestBody[] {
  if (stands) {
    const changes = { ...(made && as), dropped: false, ...(into !== null && { mergedInto: null }) };
    return [{ type: 'point-set', point, changes }];
  }
  const now = fold.point(point);
  if (!now || now.title !== as.title || now.note !== as.note) return [];
  const left = fold.under(point).filter((p) => !gone.get(point)?.has(p.statement));
  if (left.length > 0 && into === null) return [];
  return [{ type: 'point-set', point, changes: { dropped: true, ...(into !== null && { mergedInto: into }) } }];
}
