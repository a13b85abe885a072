import type { FollowUp, Placement, Point } from '../../../domain/harvest-fold.ts';
import type { PointId, PollId } from '../../../domain/harvest-ids.ts';
import { aboutBody, clockBody, differs } from '../../../domain/screen-bodies.ts';
import { type Scene, type ScreenBody, SHOWN_LIMIT } from '../../../domain/screen-entries.ts';
import type { Released, ReleasedPoint, Shown } from '../../../domain/screen-fold.ts';
import { pointBody, releasedBody, type Sources, statementAt } from './bodies.ts';

export type SceneKind = Scene['kind'];
/** In the order of an evening. */
export const SCENE_KINDS = [
  'welcome',
  'programme',
  'timer',
  'matrix',
  'quotes',
  'point',
  'harvest',
  'follow-ups',
  'poll',
  'result',
  'blank',
] as const satisfies readonly SceneKind[];

/** What is chosen at this desk, and not (yet) on the wall. */
export interface Draft {
  kind: SceneKind;
  /** Below the title of the welcome. */
  text: string;
  quotes: readonly Placement[];
  point: PointId | undefined;
  /** Goes with the point. */
  with: readonly Placement[];
  /** Points that are left out of the harvest. */
  without: ReadonlySet<PointId>;
  poll: PollId | undefined;
}

/** What a press puts on the wall. */
export interface Plan {
  scene: Scene;
  /** All that has to be written: what is released with it, and the scene last. */
  bodies: readonly ScreenBody[];
  /** Statements whose words are released with it, and were not before. */
  releases: number;
}

/** What goes on the wall when the draft is shown; undefined while nothing is chosen that can be. */
export function planOf(draft: Draft, from: Sources): Plan | undefined {
  const chosen = choice(draft, from);
  if (!chosen) return undefined;
  const { scene, words } = chosen;
  const { shown, setup, hall } = from;
  const fresh = words.filter((body) => differs(body, releasedNow(body, shown)));
  const about = aboutBody(setup);
  const clock = clockBody(setup, hall);
  return {
    scene,
    bodies: [
      ...(differs(about, shown.about) ? [about] : []),
      ...(differs(clock, shown.clock) ? [clock] : []),
      ...fresh,
      { type: 'scene-shown', scene },
    ],
    releases: fresh.filter((body) => body.type === 'released').length,
  };
}

/** What the wall would be after these entries. */
export function shownWith(shown: Shown, bodies: readonly ScreenBody[]): Shown {
  const released = new Map(shown.released);
  const points = new Map(shown.points);
  let { about, clock, scene } = shown;
  const base = { id: '', clock: 0, at: 0, device: '' };
  for (const [i, body] of bodies.entries()) {
    const entry = { ...base, id: `preview-${i}`, ...body } as never;
    if (body.type === 'released') released.set(body.statement, entry as Released);
    else if (body.type === 'point-released') points.set(body.point, entry as ReleasedPoint);
    else if (body.type === 'about-set') about = entry;
    else if (body.type === 'clock-shown') clock = entry;
    else if (body.type === 'scene-shown') scene = body.scene;
  }
  return { ...shown, about, clock, scene, released, points };
}

/** What takes a statement off the wall, or a point with those that were shown with it and nowhere else. */
export function takeBack(entry: Released | ReleasedPoint, shown: Shown): ScreenBody[] {
  if (entry.type === 'released') {
    return [{ type: 'released', station: entry.station, statement: entry.statement, released: false }];
  }
  const elsewhere = new Set(shown.scene.kind === 'quotes' ? shown.scene.statements : []);
  for (const point of shown.points.values()) {
    if (point.point !== entry.point) for (const id of point.statements ?? []) elsewhere.add(id);
  }
  const alone = (entry.statements ?? []).flatMap((id) => (elsewhere.has(id) ? [] : (shown.released.get(id) ?? [])));
  return [
    { type: 'point-released', point: entry.point, released: false },
    ...alone.flatMap((released) => takeBack(released, shown)),
  ];
}

interface Choice {
  scene: Scene;
  /** Everything from a table or of a point that it shows. */
  words: readonly ScreenBody[];
}

function choice(draft: Draft, from: Sources): Choice | undefined {
  const { fold, setup, harvest, shown } = from;
  const scene = (scene: Scene): Choice => ({ scene, words: [] });
  const words = (placements: readonly Placement[]) =>
    placements.slice(0, SHOWN_LIMIT).flatMap((placement) => {
      const statement = statementAt(fold, placement);
      return statement && !statement.withdrawn ? [releasedBody(statement, setup)] : [];
    });
  switch (draft.kind) {
    case 'welcome':
      return scene({ kind: 'welcome', ...(draft.text.trim() && { text: draft.text.trim() }) });
    case 'quotes': {
      const quotes = words(draft.quotes);
      if (quotes.length === 0) return undefined;
      return { scene: { kind: 'quotes', statements: quotes.map((q) => q.statement) }, words: quotes };
    }
    case 'point': {
      const point = draft.point && harvest.point(draft.point);
      if (!point) return undefined;
      const quotes = words(draft.with);
      const ids = quotes.map((q) => q.statement);
      const body = pointBody(point, harvest, ids, point.note);
      return { scene: { kind: 'point', point: point.id }, words: [...quotes, body] };
    }
    case 'harvest': {
      const points = harvest.points.filter((p) => !draft.without.has(p.id)).slice(0, SHOWN_LIMIT);
      if (points.length === 0) return undefined;
      const bodies = points.map((point) => inHarvest(point, from));
      return { scene: { kind: 'harvest', points: points.map((p) => p.id) }, words: bodies };
    }
    case 'follow-ups': {
      if (harvest.followUps.length === 0) return undefined;
      return scene({ kind: 'follow-ups', items: harvest.followUps.slice(0, SHOWN_LIMIT).map((f) => itemOf(f, from)) });
    }
    case 'poll': {
      const poll = from.hall.polls.find((p) => p.id === draft.poll) ?? from.hall.polls.at(-1);
      if (!poll) return undefined;
      const { id, title, options, dots, voters, open } = poll;
      return scene({ kind: 'poll', poll: id, title, options: options.map((o) => ({ ...o })), dots, voters, open });
    }
    case 'result': {
      const poll = draft.poll && shown.results.has(draft.poll) ? draft.poll : [...shown.results.keys()].at(-1);
      return poll && scene({ kind: 'result', poll });
    }
    default:
      return scene({ kind: draft.kind });
  }
}

/** Among the others a point shows its title only, so only that is released, beside what everyone could read of it before. */
function inHarvest(point: Point, { harvest, shown }: Sources): ScreenBody {
  const before = shown.points.get(point.id);
  return pointBody(point, harvest, before?.statements ?? [], before?.note === point.note ? before.note : undefined);
}

/** Points stand by their titles in it: as they are now. */
function itemOf({ what, who, due, voice, points, done }: FollowUp, { harvest }: Sources) {
  const titles = points.flatMap((id) => harvest.point(id)?.title || []);
  return { what, who, due, voice, points: titles, ...(done && { done }) };
}

function releasedNow(body: ScreenBody, shown: Shown): object | undefined {
  if (body.type === 'released') return shown.released.get(body.statement);
  return body.type === 'point-released' ? shown.points.get(body.point) : undefined;
}

/** The scene on the wall as it would be put there now: votes open and close, follow-ups change. */
export function sceneNow(shown: Shown, from: Sources): Scene {
  const { scene } = shown;
  if (scene.kind !== 'poll' && scene.kind !== 'follow-ups') return scene;
  if (scene.kind === 'poll' && !from.hall.polls.some((p) => p.id === scene.poll)) return scene;
  const draft = { ...EMPTY_DRAFT, kind: scene.kind, poll: scene.kind === 'poll' ? scene.poll : undefined };
  const now = choice(draft, from)?.scene ?? scene;
  return differs({ type: 'scene-shown', scene: now }, { type: 'scene-shown', scene }) ? now : scene;
}

export const EMPTY_DRAFT: Draft = {
  kind: 'welcome',
  text: '',
  quotes: [],
  point: undefined,
  with: [],
  without: new Set(),
  poll: undefined,
};

/** The draft to begin with: what is on the wall now, as far as that can be changed here. */
export function draftOf({ shown, fold }: Sources): Draft {
  const { scene } = shown;
  const released = (ids: readonly string[]): Placement[] =>
    ids.flatMap((id) => {
      const entry = shown.released.get(id as Released['statement']);
      return entry && statementAt(fold, entry) ? [{ station: entry.station, statement: entry.statement }] : [];
    });
  return {
    ...EMPTY_DRAFT,
    kind: scene.kind,
    text: scene.kind === 'welcome' ? (scene.text ?? '') : '',
    quotes: scene.kind === 'quotes' ? released(scene.statements) : [],
    point: scene.kind === 'point' ? scene.point : undefined,
    with: scene.kind === 'point' ? released(shown.points.get(scene.point)?.statements ?? []) : [],
    poll: scene.kind === 'poll' || scene.kind === 'result' ? scene.poll : undefined,
  };
}
