import { roundTime } from '../../../domain/hall.ts';
import { inLanguage } from '../../../ui/language.ts';
import { useEvening } from '../evening.tsx';
import type { Sources } from './bodies.ts';
import styles from './scene-list.module.css';
import { type Draft, SCENE_KINDS, type SceneKind } from './show-plan.ts';
import { useShowWords } from './use-sources.ts';

interface SceneListProps {
  draft: Draft;
  sources: Sources;
  onChoose: (kind: SceneKind) => void;
}

/** What can be shown, each with what it would show. */
export function SceneList({ draft, sources, onChoose }: SceneListProps) {
  const w = useShowWords();
  const about = useAbout(draft, sources);
  const on = sources.shown.scene.kind;
  return (
    <nav className={styles.list} aria-labelledby="scenes-title">
      <h2 id="scenes-title">{w.scenes}</h2>
      <ul>
        {SCENE_KINDS.map((kind) => (
          <li key={kind}>
            <button type="button" aria-current={kind === draft.kind || undefined} onClick={() => onChoose(kind)}>
              <span className={styles.name}>
                <strong>{w.kinds[kind]}</strong> {kind === on && <span className={styles.on}>{w.on}</span>}
              </span>
              <span className={styles.about} dir="auto">
                {about(kind)}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function useAbout(draft: Draft, { setup, hall, harvest, shown }: Sources): (kind: SceneKind) => string {
  const { names, language, all } = useEvening();
  const w = useShowWords().about;
  const title = inLanguage(setup.title, language);
  return (kind) => {
    switch (kind) {
      case 'welcome':
        return title;
      case 'programme':
        return w.rounds(setup.rounds.filter((r) => !r.dropped).length);
      case 'timer': {
        const time = roundTime(setup, hall);
        return time && time.state !== 'stopped' ? names.round(time.round) : w.noRound;
      }
      case 'matrix':
        return w.statements(all.total.total);
      case 'quotes':
        return w.chosen(draft.quotes.length);
      case 'point':
        return (draft.point && harvest.point(draft.point)?.title) || w.points(harvest.points.length);
      case 'harvest':
        return w.points(harvest.points.filter((p) => !draft.without.has(p.id)).length);
      case 'follow-ups':
        return w.followUps(harvest.followUps.length);
      case 'poll':
        return (hall.polls.find((p) => p.id === draft.poll) ?? hall.polls.at(-1))?.title ?? w.noPoll;
      case 'result':
        return [...shown.results.values()].at(-1)?.title ?? w.noResult;
      case 'blank':
        return w.blank;
    }
  };
}
