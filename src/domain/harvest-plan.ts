import { COLOURS } from './code-lists.ts';
import type { HarvestFold, Placement, Point } from './harvest-fold.ts';
import type { PointId } from './harvest-ids.ts';
import { PARKED, type Place, type PointFields, placesOf, type Step } from './harvest-steps.ts';

/** What a facilitator can do with the harvest. Each gives what is to be written now and how to take it back; undefined: nothing to do. */
export interface Command {
  steps: readonly Step[];
  label: Label;
}
/** What a command did, for the button that takes it back. Titles as they were at that moment. */
export type Label =
  | { type: 'put' | 'also' | 'taken' | 'made' | 'split'; count: number; title: string }
  | { type: 'parked' | 'unparked'; count: number }
  | { type: 'title' | 'note' | 'colour' | 'order' | 'dropped'; title: string }
  | { type: 'merged'; title: string; into: string };

/** Puts statements under a point. `from`: where they are taken away; without it they stay where they are too, unless set aside. */
export function put(
  fold: HarvestFold,
  chosen: readonly Placement[],
  to: PointId,
  from?: PointId,
  title = fold.point(to)?.title ?? '',
): Command | undefined {
  const steps = chosen.flatMap((placement): Step[] => {
    const now = placesOf(fold, placement.statement);
    const off: Place[] = now.filter((p) => (p === PARKED || p === from) && p !== to);
    const on: Place[] = now.includes(to) ? [] : [to];
    return sorted(placement, now, off, on);
  });
  const also = from === undefined && chosen.some((p) => fold.pointsOf(p.statement).length > 0);
  return command(steps, { type: also ? 'also' : 'put', count: steps.length, title });
}

/** Takes statements away from a point: back on the pile, unless they lie elsewhere too. */
export function takeAway(fold: HarvestFold, chosen: readonly Placement[], from: PointId): Command | undefined {
  const steps = chosen.flatMap((placement): Step[] => {
    const now = placesOf(fold, placement.statement);
    return sorted(placement, now, now.includes(from) ? [from] : [], []);
  });
  return command(steps, { type: 'taken', count: steps.length, title: fold.point(from)?.title ?? '' });
}

/** Sets statements aside, taking them away from a point where one is named. */
export function park(fold: HarvestFold, chosen: readonly Placement[], from?: PointId): Command | undefined {
  const steps = chosen.flatMap((placement): Step[] => {
    const now = placesOf(fold, placement.statement);
    const off = now.filter((p) => p === from);
    return sorted(placement, now, off, now.includes(PARKED) ? [] : [PARKED]);
  });
  return command(steps, { type: 'parked', count: steps.length });
}

export function unpark(fold: HarvestFold, chosen: readonly Placement[]): Command | undefined {
  const steps = chosen.flatMap((placement): Step[] => {
    const now = placesOf(fold, placement.statement);
    return sorted(placement, now, now.includes(PARKED) ? [PARKED] : [], []);
  });
  return command(steps, { type: 'unparked', count: steps.length });
}

/** A new point behind the others, with statements under it; taken away from another where one is named: that one is split. */
export function makePoint(
  fold: HarvestFold,
  id: PointId,
  title: string,
  chosen: readonly Placement[],
  from?: PointId,
): Command {
  const { points } = fold;
  const as: PointFields = { title, note: '', colour: nextColour(points), order: (points.at(-1)?.order ?? 0) + 1 };
  const made: Step = { type: 'stands', point: id, stands: true, as, made: true, into: null };
  const steps = put(fold, chosen, id, from)?.steps ?? [];
  return { steps: [made, ...steps], label: { type: from ? 'split' : 'made', count: steps.length, title } };
}

/** Changes a point's own words or colour. */
export function editPoint(
  fold: HarvestFold,
  id: PointId,
  to: Partial<Pick<Point, 'title' | 'note' | 'colour'>>,
): Command | undefined {
  const point = fold.point(id);
  const fields = (Object.keys(to) as (keyof typeof to)[]).filter((f) => to[f] !== point?.[f]);
  const [field] = fields;
  if (!point || !field) return undefined;
  const from = Object.fromEntries(fields.map((f) => [f, point[f]]));
  return command([{ type: 'edited', point: id, from, to }], { type: field, title: to.title ?? point.title });
}

/** Puts a point at a place among the others, counted from 0 without itself. */
export function movePoint(fold: HarvestFold, id: PointId, place: number): Command | undefined {
  const { points } = fold;
  const point = fold.point(id);
  const others = points.filter((p) => p.id !== id);
  const at = Math.max(0, Math.min(place, others.length));
  if (!point || points.indexOf(point) === at) return undefined;
  const before = others[at - 1]?.order;
  const after = others[at]?.order;
  const order = between(before, after);
  const label: Label = { type: 'order', title: point.title };
  const step = (p: Point, to: number): Step => {
    return { type: 'edited', point: p.id, from: { order: p.order }, to: { order: to } };
  };
  if (order !== undefined) return command([step(point, order)], label);
  const renumbered = others.toSpliced(at, 0, point);
  return command(
    renumbered.flatMap((p, i) => (p.order === i + 1 ? [] : [step(p, i + 1)])),
    label,
  );
}

/** Puts all that lies under one point under another, and lets the first one go into it, with what others put there meanwhile. */
export function mergePoints(fold: HarvestFold, from: PointId, into: PointId): Command | undefined {
  const point = fold.point(from);
  const other = fold.point(into);
  if (!point || !other || from === into) return undefined;
  const steps = put(fold, fold.under(from), into, from)?.steps ?? [];
  return command([...steps, goes(point, into)], { type: 'merged', title: point.title, into: other.title });
}

/** Lets a point go; what lies under it goes back on the pile. A dropped point that still held a statement would stand again. */
export function dropPoint(fold: HarvestFold, id: PointId): Command | undefined {
  const point = fold.point(id);
  if (!point) return undefined;
  const steps = takeAway(fold, fold.under(id), id)?.steps ?? [];
  return command([...steps, goes(point, null)], { type: 'dropped', title: point.title });
}

function goes({ id, title, note, colour, order }: Point, into: PointId | null): Step {
  return { type: 'stands', point: id, stands: false, as: { title, note, colour, order }, made: false, into };
}

function sorted({ statement, station }: Placement, now: readonly Place[], off: Place[], on: Place[]): Step[] {
  if (off.length === 0 && on.length === 0) return [];
  return [{ type: 'sorted', statement, station, off, on, rest: now.filter((p) => !off.includes(p)) }];
}

function command(steps: readonly Step[], label: Label): Command | undefined {
  return steps.length > 0 ? { steps, label } : undefined;
}

/** A number between two orders, or behind or before the only one; undefined where no number fits between them. */
function between(before: number | undefined, after: number | undefined): number | undefined {
  if (before === undefined && after === undefined) return 1;
  if (before === undefined) return (after as number) - 1;
  if (after === undefined) return before + 1;
  const middle = before + (after - before) / 2;
  return before < middle && middle < after ? middle : undefined;
}

/** The colour that the fewest points have, the first of the list among equals; grey is nobody's. */
function nextColour(points: readonly Point[]): Point['colour'] {
  const free = COLOURS.filter((c) => c !== 'grey');
  const used = (colour: string) => points.filter((p) => p.colour === colour).length;
  return free.reduce((best, colour) => (used(colour) < used(best) ? colour : best));
}
