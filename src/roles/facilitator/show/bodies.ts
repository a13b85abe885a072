import type { Hall } from '../../../domain/hall.ts';
import type { HarvestFold, Placement, Point } from '../../../domain/harvest-fold.ts';
import type { StatementId } from '../../../domain/ids.ts';
import type { MeetingFold } from '../../../domain/meeting-fold.ts';
import { type BodyOf, local } from '../../../domain/screen-bodies.ts';
import { SHOWN_LIMIT } from '../../../domain/screen-entries.ts';
import type { Shown } from '../../../domain/screen-fold.ts';
import type { Setup } from '../../../domain/setup-fold.ts';
import type { Statement } from '../../../domain/statement.ts';

/** What the screen's entries are made from. */
export interface Sources {
  setup: Setup;
  hall: Hall;
  fold: MeetingFold;
  harvest: HarvestFold;
  shown: Shown;
}

export function statementAt(fold: MeetingFold, { station, statement }: Placement): Statement | undefined {
  return fold.stations.get(station)?.statements.get(statement);
}

/** A statement's words as they are now, with what the wall says about it. */
export function releasedBody(s: Statement, setup: Setup): BodyOf<'released'> {
  const theme = setup.themes.find((t) => t.id === s.theme);
  return {
    type: 'released',
    station: s.station,
    statement: s.id,
    released: true,
    text: s.text,
    ...(theme && { theme: { name: local(theme.name), colour: theme.colour, ...(theme.icon && { icon: theme.icon }) } }),
    ...(s.kind && { kind: s.kind }),
    ...(s.voice && { voice: s.voice }),
    ...(s.quote && { quote: true }),
  };
}

/** A point's own words. `statements`: those that are shown with it. `note`: the page of words beside it, when that is to be seen too. */
export function pointBody(
  point: Point,
  harvest: HarvestFold,
  statements: readonly StatementId[],
  note: string | undefined,
): BodyOf<'point-released'> {
  const response = harvest.response(point.id);
  return {
    type: 'point-released',
    point: point.id,
    released: true,
    title: point.title,
    ...(note && { note }),
    colour: point.colour,
    order: point.order,
    count: harvest.under(point.id).length,
    statements: statements.slice(0, SHOWN_LIMIT),
    ...(response && {
      response: {
        outcome: response.outcome,
        ...(response.reason && { reason: response.reason }),
        ...(response.who && { who: response.who }),
        ...(response.date && { date: response.date }),
      },
    }),
  };
}
