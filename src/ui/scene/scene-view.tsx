import type { Shown } from '../../domain/screen-fold.ts';
import type { Language } from '../language.ts';
import { FollowUps } from './follow-ups.tsx';
import { Harvest } from './harvest.tsx';
import { type LiveCounts, Matrix } from './matrix.tsx';
import { OnePoint } from './one-point.tsx';
import { PollQuestion } from './poll-question.tsx';
import { PollResult } from './poll-result.tsx';
import { Programme } from './programme.tsx';
import { Quotes } from './quotes.tsx';
import styles from './scene.module.css';
import { SceneProvider, type SceneSize } from './scene-context.ts';
import { Timer } from './timer.tsx';
import { visible } from './visible.ts';
import { Welcome } from './welcome.tsx';

interface SceneViewProps {
  shown: Shown;
  live: LiveCounts | undefined;
  size: SceneSize;
  /** Those of the meeting, or the one that a reader chose. */
  languages?: readonly Language[] | undefined;
  /** Hub time minus this device's, ms. */
  offset?: number | undefined;
  viewerUrl?: string | undefined;
}

/** What is on the wall, drawn from what was released and nothing else. On a wall it fills the box it stands in. */
export function SceneView({ shown, live, size, languages, offset = 0, viewerUrl }: SceneViewProps) {
  const speaks = languages ?? shown.about?.languages ?? [];
  const setting = { size, languages: speaks.length > 0 ? speaks : (['nl'] as const), offset, viewerUrl };
  const stage = (
    <div className={styles.stage} data-size={size} data-scene={shown.scene.kind} lang={setting.languages[0]}>
      <Contents shown={shown} live={live} />
    </div>
  );
  return (
    <SceneProvider value={setting}>
      {size === 'wall' ? <div className={styles.frame}>{stage}</div> : stage}
    </SceneProvider>
  );
}

function Contents({ shown, live }: { shown: Shown; live: LiveCounts | undefined }) {
  const scene = visible(shown);
  switch (scene.kind) {
    case 'blank':
      return <div className={styles.blank} />;
    case 'welcome':
      return <Welcome about={shown.about} text={scene.text} />;
    case 'programme':
      return <Programme about={shown.about} clock={shown.clock} />;
    case 'timer':
      return <Timer about={shown.about} clock={shown.clock} />;
    case 'matrix':
      return <Matrix live={live} />;
    case 'quotes':
      return <Quotes quotes={scene.quotes} />;
    case 'point':
      return <OnePoint point={scene.point} quotes={scene.quotes} />;
    case 'harvest':
      return <Harvest points={scene.points} />;
    case 'follow-ups':
      return <FollowUps items={scene.items} />;
    case 'poll':
      return <PollQuestion poll={scene} />;
    case 'result':
      return <PollResult result={scene.result} />;
  }
}
