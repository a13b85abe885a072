import { byClock, OVER_LIMIT } from './entry.ts';
import type { HarvestBody, HarvestEntry } from './harvest-entries.ts';
import type { HarvestFold } from './harvest-fold.ts';
import type { EntryId } from './ids.ts';

export type Placed = HarvestEntry & { type: 'placed' };

/**
 * Those of what was said of one statement under one point that nothing else stands over, lowest first. `over` names what its writer had
 * seen; an entry without it stands over everything lower.
 */
export function placingHeads(all: readonly Placed[]): Placed[] {
  const replaced = new Set<EntryId>();
  let blind: Placed | undefined;
  for (const entry of all) {
    for (const id of entry.over ?? []) if (id !== entry.id) replaced.add(id);
    if (!entry.over && (!blind || byClock(blind, entry) < 0)) blind = entry;
  }
  const rest = all.filter((entry) => !replaced.has(entry.id) && !(blind && byClock(entry, blind) < 0));
  // Entries that stand over each other in a ring can only be forged; then the highest stands.
  return rest.length > 0 ? rest.sort(byClock) : [...all].sort(byClock).slice(-1);
}

/**
 * The changes with what each placing stands over, as far as the fold has it: taking a statement away takes away what was seen there, and
 * not what someone else puts there at the same moment. Where a statement lies by a point that was merged, it is taken from that one: it lies
 * under the point that is seen by this placing, or not at all. Of several on one statement and point the last is left.
 */
export function withOver(fold: HarvestFold, bodies: readonly HarvestBody[]): HarvestBody[] {
  const pair = (body: HarvestBody) => (body.type === 'placed' ? `${body.statement} ${body.point}` : '');
  const last = new Map(bodies.map((body, i) => [pair(body), i]));
  return bodies.flatMap((body, i): HarvestBody[] => {
    if (body.type !== 'placed') return [body];
    if (last.get(pair(body)) !== i) return [];
    const others = fold.ways(body.statement, body.point).filter((point) => point !== body.point);
    const { order: _, ...taken } = { ...body, placed: false };
    return [body, ...others.map((point) => ({ ...taken, point }))].map((placing) => ({
      ...placing,
      over: fold.over(placing.statement, placing.point).slice(-OVER_LIMIT),
    }));
  });
}
