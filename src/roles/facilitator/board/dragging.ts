import type { DropItem } from 'react-aria-components/useDragAndDrop';
import type { Placement } from '../../../domain/harvest-fold.ts';
import { PointId } from '../../../domain/harvest-ids.ts';
import { EntryId, parseId, StationId } from '../../../domain/ids.ts';
import type { ListName } from './board-state.tsx';

/** What is dragged over the board: statements to points, points to another place. Never their words: they must not land in a field. */
export const STATEMENT = 'application/x-tafellaken-statement';
export const POINT = 'application/x-tafellaken-point';

export interface Dragged {
  chosen: Placement[];
  /** The list they come from. */
  from: ListName;
}

export function dragged({ statement, station }: Placement, from: ListName): Record<string, string> {
  return { [STATEMENT]: [from, station, statement].join(' ') };
}

/** What was dropped, as far as it is something of this board: anything can be dragged over a page. */
export async function droppedStatements(items: readonly DropItem[]): Promise<Dragged | undefined> {
  const texts = await Promise.all(items.map((item) => (item.kind === 'text' ? textOf(item, STATEMENT) : undefined)));
  const chosen: Placement[] = [];
  let from: ListName | undefined;
  for (const text of texts) {
    const [list = '', station = '', statement = ''] = text?.split(' ') ?? [];
    const placement = { station: parseId(StationId, station), statement: parseId(EntryId, statement) };
    if (!placement.station || !placement.statement) continue;
    from = list === '*pile' || list === '*parked' ? list : parseId(PointId, list);
    chosen.push(placement as Placement);
  }
  return from && chosen.length > 0 ? { chosen, from } : undefined;
}

async function textOf(item: DropItem & { kind: 'text' }, type: string): Promise<string | undefined> {
  return item.types.has(type) ? item.getText(type) : undefined;
}

/** The point that statements of a list are taken away from when they are put elsewhere. */
export function pointOf(list: ListName): PointId | undefined {
  return list === '*pile' || list === '*parked' ? undefined : list;
}
