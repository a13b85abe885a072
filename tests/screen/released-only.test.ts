import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import type { Scene } from '../../src/domain/screen-entries.ts';
import { ScreenFold } from '../../src/domain/screen-fold.ts';
import { SceneView } from '../../src/ui/scene/scene-view.tsx';
import { visible } from '../../src/ui/scene/visible.ts';
import { fc } from '../support/property.ts';
import { LIVE, shownAfter } from './shown.ts';

const THINGS = 6;
const index = fc.nat(THINGS - 1);
const indices = fc.array(index, { maxLength: THINGS });

/** Words that tell of which thing they are, and of which release of it. */
const words = (kind: string, i: number, time: number) => `${kind}${i}v${time}x`;

const releasing = fc.oneof(
  fc.record({ what: fc.constant('statement' as const), i: index, released: fc.boolean() }),
  fc.record({ what: fc.constant('point' as const), i: index, released: fc.boolean(), statements: indices }),
  fc.record({ what: fc.constant('result' as const), i: index, released: fc.boolean() }),
);
const anyScene: fc.Arbitrary<Scene> = fc.oneof(
  indices.map((s) => ({ kind: 'quotes', statements: s.map((i) => `s${i}`) }) as never as Scene),
  indices.map((p) => ({ kind: 'harvest', points: p.map((i) => `p${i}`) }) as never as Scene),
  index.map((i) => ({ kind: 'point', point: `p${i}` }) as never as Scene),
  index.map((i) => ({ kind: 'result', poll: `r${i}` }) as never as Scene),
  fc.constantFrom<Scene>(
    { kind: 'welcome' },
    { kind: 'programme' },
    { kind: 'timer' },
    { kind: 'matrix' },
    { kind: 'blank' },
    { kind: 'follow-ups', items: [] },
  ),
);

function entryOf(release: typeof releasing extends fc.Arbitrary<infer R> ? R : never, time: number) {
  const { what, i, released } = release;
  // what was taken back can still carry words, from an older or a careless desk
  const said = words(what, i, time);
  if (what === 'statement') {
    return { type: 'released', station: 't', statement: `s${i}`, released, text: said };
  }
  if (what === 'point') {
    const statements = release.statements.map((n) => `s${n}`);
    return { type: 'point-released', point: `p${i}`, released, title: said, note: `${said}note`, statements };
  }
  const results = [{ point: 'p0', title: said, dots: 3 }];
  return { type: 'result-released', poll: `r${i}`, released, title: `${said}title`, results };
}

describe('what is not released is not on the wall', () => {
  test('whatever was released and taken back, in whatever order it came, and whatever the scene names', () => {
    fc.assert(
      fc.property(fc.array(releasing, { maxLength: 25 }), anyScene, fc.boolean(), (releases, scene, page) => {
        const entries = [...releases.map(entryOf), { type: 'scene-shown', scene }].map((body, n) => {
          return { id: `e${n}`, clock: n + 1, at: n, device: 'd', ...body };
        });
        const fold = new ScreenFold();
        for (const entry of [...entries].reverse()) fold.add(entry as never);
        const shown = fold.shown;
        const markup = renderToStaticMarkup(
          createElement(SceneView, { shown, live: LIVE, size: page ? 'page' : 'wall' }),
        );
        const last = new Map(releases.map((r, time) => [`${r.what}${r.i}`, { ...r, time }]));
        const allowed = new Set([...last.values()].filter((r) => r.released).map((r) => words(r.what, r.i, r.time)));
        const named = namedBy(scene, last);
        const found = [...markup.matchAll(/(?:statement|point|result)\d+v\d+x/g)].map(([text]) => text);
        for (const text of found) {
          expect(allowed).toContain(text);
          expect(named).toContain(text.replace(/v\d+x$/, ''));
        }
      }),
    );
  });

  /** What a scene may show the words of: what it names, and the statements that were released with a point that it names. */
  function namedBy(scene: Scene, last: ReadonlyMap<string, object>): Set<string> {
    const of = (kind: string, ids: readonly string[]) => ids.map((id) => `${kind}${id.slice(1)}`);
    if (scene.kind === 'quotes') return new Set(of('statement', scene.statements));
    if (scene.kind === 'harvest') return new Set(of('point', scene.points));
    if (scene.kind === 'result') return new Set(of('result', [scene.poll]));
    if (scene.kind !== 'point') return new Set();
    const [name = ''] = of('point', [scene.point]);
    const { statements = [] } = (last.get(name) ?? {}) as { statements?: number[] };
    return new Set([name, ...statements.map((i) => `statement${i}`)]);
  }

  test('a scene keeps its order, names nothing twice, and loses what is taken back', () => {
    const bodies = [
      { type: 'released', station: 't', statement: 'a', released: true, text: 'A' },
      { type: 'released', station: 't', statement: 'b', released: true, text: 'B' },
      { type: 'scene-shown', scene: { kind: 'quotes', statements: ['b', 'a', 'b', 'c'] } },
    ];
    const texts = (more: object[]) => {
      const scene = visible(shownAfter([...bodies, ...more] as never));
      return scene.kind === 'quotes' ? scene.quotes.map((q) => q.text) : undefined;
    };
    expect(texts([])).toEqual(['B', 'A']);
    expect(texts([{ type: 'released', station: 't', statement: 'b', released: false }])).toEqual(['A']);
  });
});
