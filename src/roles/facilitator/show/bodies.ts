import type { LocalText } from '../../../domain/code-lists.ts';
import { type Hall, roundTime } from '../../../domain/hall.ts';
import type { HarvestFold, Placement, Point } from '../../../domain/harvest-fold.ts';
import type { StatementId } from '../../../domain/ids.ts';
import type { MeetingFold } from '../../../domain/meeting-fold.ts';
import { type ScreenBody, SHOWN_LIMIT } from '../../../domain/screen-entries.ts';
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
export type BodyOf<T extends ScreenBody['type']> = Extract<ScreenBody, { type: T }>;

/** Rounds that a programme on the wall can hold. */
const ROUNDS_LIMIT = 20;

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

/** What the meeting is, for a screen that knows no set-up. */
export function aboutBody(setup: Setup): BodyOf<'about-set'> {
  return {
    type: 'about-set',
    title: local(setup.title),
    ...(setup.date && { date: setup.date }),
    ...(setup.place && { place: setup.place }),
    languages: [...setup.languages],
    rounds: setup.rounds
      .filter((round) => !round.dropped)
      .slice(0, ROUNDS_LIMIT)
      .map(({ id, name, minutes }) => ({ id, name: local(name), minutes })),
  };
}

/** The time of the round that is on. */
export function clockBody(setup: Setup, hall: Hall): BodyOf<'clock-shown'> {
  const time = roundTime(setup, hall);
  const base = { type: 'clock-shown', ...(time && { round: time.round }) } as const;
  if (time?.state === 'running') return { ...base, endsAt: Math.max(0, Math.round(time.endsAt)) };
  if (time?.state === 'paused') return { ...base, left: Math.max(0, Math.round(time.left())) };
  return base;
}

/** Whether an entry says anything else than the body does. */
export function differs(body: ScreenBody, entry: object | undefined): boolean {
  if (!entry) return true;
  const { id: _, clock: _clock, at: _at, device: _device, ...said } = entry as Record<string, unknown>;
  return sorted(body) !== sorted(said);
}

/** As text, its keys in one order; what is undefined is not there. */
function sorted(value: unknown): string {
  return JSON.stringify(value, (_, v: unknown) =>
    v && typeof v === 'object' && !Array.isArray(v)
      ? Object.fromEntries(Object.entries(v).sort(([a], [b]) => (a < b ? -1 : 1)))
      : v,
  );
}

function local(text: LocalText): { nl: string; en?: string } {
  return { nl: text.nl, ...(text.en && { en: text.en }) };
}
