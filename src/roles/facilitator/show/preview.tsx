import { useStore } from 'zustand';
import type { Shown } from '../../../domain/screen-fold.ts';
import type { LiveCounts } from '../../../ui/scene/matrix.tsx';
import { SceneView } from '../../../ui/scene/scene-view.tsx';
import { useEvening } from '../evening.tsx';
import styles from './preview.module.css';
import { useWide } from './use-sources.ts';

interface PreviewProps {
  label: string;
  /** Undefined: there is nothing to show; `empty` says why. */
  shown: Shown | undefined;
  live: LiveCounts | undefined;
  empty?: string;
}

/** The wall in small: the same drawing of the same words. */
export function Preview({ label, shown, live, empty }: PreviewProps) {
  const { session } = useEvening();
  const url = useViewerUrl();
  const offset = useStore(session.view, (v) => v.hubOffset ?? 0);
  return (
    <figure className={styles.preview} aria-label={label}>
      <div className={styles.screen}>
        {shown ? (
          <SceneView shown={shown} live={live} size="wall" offset={offset} viewerUrl={url} />
        ) : (
          <p className={styles.empty}>{empty}</p>
        )}
      </div>
    </figure>
  );
}

/** The address for those who look on, as far as the hub has told it. */
export function useViewerUrl(): string | undefined {
  const { session } = useEvening();
  const path = useWide(session, (v) => v.viewerPath);
  return path && `${location.origin}${location.pathname}#${path}`;
}
