import type { Scene } from '../../domain/screen-entries.ts';
import type { Released, ReleasedPoint, ReleasedResult, Shown } from '../../domain/screen-fold.ts';

type Of<K extends Scene['kind']> = Extract<Scene, { kind: K }>;

/** A scene with the words that go with it: only what is released now. */
export type Visible =
  | Of<'blank'>
  | Of<'welcome'>
  | Of<'programme'>
  | Of<'timer'>
  | Of<'matrix'>
  | { kind: 'quotes'; quotes: readonly Released[] }
  | { kind: 'point'; point: ReleasedPoint | undefined; quotes: readonly Released[] }
  | { kind: 'harvest'; points: readonly ReleasedPoint[] }
  | Of<'follow-ups'>
  | Of<'poll'>
  | { kind: 'result'; result: ReleasedResult | undefined };

/** What a scene shows. Whatever it names that is not released, or is so no more, is left out. */
export function visible(shown: Shown): Visible {
  const { scene } = shown;
  switch (scene.kind) {
    case 'quotes':
      return { kind: 'quotes', quotes: among(shown.released, scene.statements) };
    case 'point': {
      const point = shown.points.get(scene.point);
      return { kind: 'point', point, quotes: among(shown.released, point?.statements ?? []) };
    }
    case 'harvest':
      return { kind: 'harvest', points: among(shown.points, scene.points) };
    case 'result':
      return { kind: 'result', result: shown.results.get(scene.poll) };
    default:
      return scene;
  }
}

/** In the order of the names, each once. */
function among<Id, T>(released: ReadonlyMap<Id, T>, names: readonly Id[]): T[] {
  return [...new Set(names)].flatMap((name) => released.get(name) ?? []);
}
