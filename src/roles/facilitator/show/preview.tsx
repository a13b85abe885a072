import { useLayoutEffect, useRef } from 'react';
import { useStore } from 'zustand';
import type { Shown } from '../../../domain/screen-fold.ts';
import type { LiveCounts } from '../../../ui/scene/matrix.tsx';
import { SceneView } from '../../../ui/scene/scene-view.tsx';
import { useEvening } from '../evening.tsx';
import { useWideView } from '../use-wide.ts';
import styles from './preview.module.css';

interface PreviewProps {
  label: string;
  /** Undefined: there is nothing to show; `empty` says why. */
  shown: Shown | undefined;
  live: LiveCounts | undefined;
  empty?: string;
}

/** The width of the wall that is drawn in small, in px; its height is 9 sixteenths of that. */
const WALL_WIDTH = 1920;

/** The wall in small: drawn as large as it is there and then made smaller, so that every line ends where it will. */
export function Preview({ label, shown, live, empty }: PreviewProps) {
  const { session } = useEvening();
  const url = useViewerUrl();
  const offset = useStore(session.view, (v) => v.hubOffset ?? 0);
  const screen = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const element = screen.current;
    if (!element) return;
    const scale = () => element.style.setProperty('--scale', String(element.clientWidth / WALL_WIDTH));
    scale();
    const observer = new ResizeObserver(scale);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return (
    <figure className={styles.preview} aria-label={label}>
      <div ref={screen} className={styles.screen}>
        {shown ? (
          <div className={styles.wall}>
            <SceneView shown={shown} live={live} size="wall" offset={offset} viewerUrl={url} />
          </div>
        ) : (
          <p className={styles.empty}>{empty}</p>
        )}
      </div>
    </figure>
  );
}

/** The address for those who look on, as far as the hub has told it. */
export function useViewerUrl(): string | undefined {
  const path = useWideView((v) => v.viewerPath);
  return path && `${location.origin}${location.pathname}#${path}`;
}
