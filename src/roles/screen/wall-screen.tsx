import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { capabilityPath } from '../../domain/capability.ts';
import type { Session } from '../../sync/session.ts';
import { ScreenAwake } from '../../ui/device/screen-awake.ts';
import { inLanguage, useWords } from '../../ui/language.ts';
import { SceneView } from '../../ui/scene/scene-view.tsx';
import { CalmBoundary } from './calm-boundary.tsx';
import { useContact, useShown, useWide } from './use-shown.ts';
import styles from './wall-screen.module.css';
import { SCREEN_WORDS } from './words.ts';

/** What the room sees on the projector. Whatever happens, it sees the last scene or a calm title, and never an error. */
export default function WallScreen({ session }: { session: Session }) {
  const { shown, live, offset } = useShown(session);
  const url = useViewerUrl(session);
  const contact = useContact(session);
  const still = useStillness();
  useAwakeAlways();
  return (
    <main className={styles.wall} data-still={still || undefined}>
      <CalmBoundary of={shown} calm={<CalmTitle session={session} />}>
        <SceneView shown={shown} live={live} size="wall" offset={offset} viewerUrl={url} />
      </CalmBoundary>
      {(contact.state === 'away' || contact.state === 'refused') && (
        <span className={styles.away} data-away={contact.state} aria-hidden="true" />
      )}
      <FullScreen hidden={still} />
    </main>
  );
}

/** Drawn by the simplest means there are. */
function CalmTitle({ session }: { session: Session }) {
  const about = useWide(session, (v) => v.shown.about);
  const setup = useStore(session.view, (v) => v.setup);
  const [language = 'nl'] = about?.languages ?? [];
  return (
    <div className={styles.calm}>
      <h1 lang={language}>{inLanguage(about?.title ?? setup.title, language)}</h1>
    </div>
  );
}

/** Where others look on. A viewer's link is opened here itself; those who lead are told it by the hub, and never show their own. */
function useViewerUrl(session: Session): string | undefined {
  const told = useWide(session, (v) => v.viewerPath);
  const path = session.capability.role === 'viewer' ? capabilityPath(session.capability) : told;
  return path && viewerUrl(path);
}

function viewerUrl(path: string): string {
  return `${location.origin}${location.pathname}#${path}`;
}

/** Nobody has moved the mouse or touched anything for so long. Unit: ms. */
const STILL_MS = 3_000;

/** Whether the room is to see the scene alone: no cursor, no button. */
function useStillness(): boolean {
  const [still, setStill] = useState(false);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const moved = () => {
      setStill(false);
      clearTimeout(timer);
      timer = setTimeout(setStill, STILL_MS, true);
    };
    moved();
    const moves = ['pointermove', 'pointerdown', 'keydown', 'focusin'] as const;
    for (const move of moves) document.addEventListener(move, moved, { passive: true });
    return () => {
      clearTimeout(timer);
      for (const move of moves) document.removeEventListener(move, moved);
    };
  }, []);
  return still;
}

function useAwakeAlways(): void {
  useEffect(() => {
    const awake = new ScreenAwake(() => undefined);
    awake.want(true);
    return () => awake.close();
  }, []);
}

/** Not on an iPhone, which has no full screen for pages. */
function FullScreen({ hidden }: { hidden: boolean }) {
  const w = useWords(SCREEN_WORDS);
  const [full, setFull] = useState(() => document.fullscreenElement !== null);
  useEffect(() => {
    const look = () => setFull(document.fullscreenElement !== null);
    document.addEventListener('fullscreenchange', look);
    return () => document.removeEventListener('fullscreenchange', look);
  }, []);
  if (full || !document.fullscreenEnabled) return null;
  const open = () => void document.documentElement.requestFullscreen().catch(() => undefined);
  return (
    <button type="button" className={styles.full} data-hidden={hidden || undefined} onClick={open}>
      {w.fullScreen}
    </button>
  );
}
