import type { ScreenBody } from '../../../domain/screen-entries.ts';
import { Button } from '../../../ui/button.tsx';
import { Icon } from '../../../ui/icons.tsx';
import { useEvening } from '../evening.tsx';
import { useWideView } from '../use-wide.ts';
import type { Sources } from './bodies.ts';
import { liveOf } from './live-counts.ts';
import styles from './panel.module.css';
import { Preview } from './preview.tsx';
import { sceneNow } from './show-plan.ts';
import { useShowWords } from './use-sources.ts';

interface NowOnProps {
  sources: Sources;
  onRelease: (bodies: readonly ScreenBody[]) => void;
}

/** What the room sees at this moment. */
export function NowOn({ sources, onRelease }: NowOnProps) {
  const { setup, all } = useEvening();
  const w = useShowWords();
  const { shown } = sources;
  const told = useWideView((v) => v.live);
  const now = sceneNow(shown, sources);
  return (
    <section className={styles.panel} aria-labelledby="now-title">
      <h2 id="now-title">{w.now}</h2>
      <Preview label={w.now} shown={shown} live={told ?? liveOf(setup, all)} />
      {now !== shown.scene && (
        <div className={styles.flag} role="status">
          <p>
            <Icon name="alert" /> {w.outdated}
          </p>
          <Button onClick={() => onRelease([{ type: 'scene-shown', scene: now }])}>{w.update}</Button>
        </div>
      )}
      {shown.scene.kind !== 'blank' && (
        <Button onClick={() => onRelease([{ type: 'scene-shown', scene: { kind: 'blank' } }])}>{w.empty}</Button>
      )}
    </section>
  );
}
