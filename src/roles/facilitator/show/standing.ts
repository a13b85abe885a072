import type { HarvestFold } from '../../../domain/harvest-fold.ts';
import { differs } from '../../../domain/screen-bodies.ts';
import type { ScreenBody } from '../../../domain/screen-entries.ts';
import type { Released, ReleasedPoint, Shown } from '../../../domain/screen-fold.ts';
import { pointBody, releasedBody, type Sources, statementAt } from './bodies.ts';

/** How something that was released stands beside what it is now. */
export interface ReleasedItem {
  entry: Released | ReleasedPoint;
  /** As it was released. */
  words: string;
  /** Whether it is on the wall at this moment. */
  on: boolean;
  standing:
    | { state: 'same' }
    /** `now`: its words as they are; `update`: what releases those. */
    | { state: 'changed'; now: string; update: ScreenBody }
    | { state: 'withdrawn' | 'gone' };
}

/** All that was released: what needs a look first, then what is on the wall, then the newest. */
export function releasedItems(from: Sources): ReleasedItem[] {
  const { shown } = from;
  const on = onTheWall(shown);
  const items = [
    ...[...shown.points.values()].map((entry) => pointItem(entry, from, on.has(entry.point))),
    ...[...shown.released.values()].map((entry) => statementItem(entry, from, on.has(entry.statement))),
  ];
  const rank = (item: ReleasedItem) => (item.standing.state !== 'same' ? 0 : item.on ? 1 : 2);
  return items.sort((a, b) => rank(a) - rank(b) || b.entry.clock - a.entry.clock);
}

/** The names of what the scene shows. */
function onTheWall({ scene, points }: Shown): Set<string> {
  if (scene.kind === 'quotes') return new Set(scene.statements);
  if (scene.kind === 'harvest') return new Set(scene.points);
  if (scene.kind === 'point') return new Set([scene.point, ...(points.get(scene.point)?.statements ?? [])]);
  return new Set();
}

function statementItem(entry: Released, { fold, setup }: Sources, on: boolean): ReleasedItem {
  const words = entry.text ?? '';
  const item = { entry, words, on };
  const statement = statementAt(fold, entry);
  if (!statement) return { ...item, standing: { state: 'gone' } };
  if (statement.withdrawn) return { ...item, standing: { state: 'withdrawn' } };
  const same = statement.text === words && statement.quote === (entry.quote ?? false);
  if (same) return { ...item, standing: { state: 'same' } };
  return { ...item, standing: { state: 'changed', now: statement.text, update: releasedBody(statement, setup) } };
}

function pointItem(entry: ReleasedPoint, { harvest }: Sources, on: boolean): ReleasedItem {
  const words = pointWords(entry.title, entry.note);
  const item = { entry, words, on };
  const point = harvest.point(entry.point);
  if (!point) return { ...item, standing: { state: 'gone' } };
  const note = entry.note === undefined ? undefined : point.note;
  const update = { ...pointBody(point, harvest, entry.statements ?? [], note) };
  // how many lie under it, and its place, change all the time and are put right when it is shown again
  const { count, order } = entry;
  const compared = { ...update, ...(count !== undefined && { count }), ...(order !== undefined && { order }) };
  if (!differs(compared, { ...entry, colour: update.colour, statements: update.statements })) {
    return { ...item, standing: { state: 'same' } };
  }
  const now = [pointWords(point.title, note), answer(harvest, entry)].filter(Boolean).join('\n');
  return { ...item, standing: { state: 'changed', now, update } };
}

function pointWords(title = '', note = ''): string {
  return [title, note].filter(Boolean).join('\n');
}

/** What the council says now, where it said something else before. */
function answer(harvest: HarvestFold, entry: ReleasedPoint): string {
  const { reason = '' } = harvest.response(entry.point) ?? {};
  return reason === (entry.response?.reason ?? '') ? '' : reason;
}
