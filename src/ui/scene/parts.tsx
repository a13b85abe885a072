import { type ReactNode, useMemo } from 'react';
import { useTurning } from './pages.ts';
import styles from './scene.module.css';
import { useScene } from './scene-context.ts';
import type { SceneWords } from './words.ts';

/** What the scene is about, small enough to leave the room to the words. */
export function SceneTop({ title, aside }: { title: string; aside?: ReactNode }) {
  return (
    <header className={styles.top}>
      <h1>{title}</h1>
      {aside && <p className={styles.aside}>{aside}</p>}
    </header>
  );
}

/** There is nothing to show yet: one calm sentence, in every language of the meeting. */
export function Calm({ title, pick }: { title?: string | undefined; pick: (words: SceneWords) => string }) {
  const { everyone } = useScene();
  return (
    <div className={styles.calm}>
      {title && <h1>{title}</h1>}
      {everyone(pick).map(({ language, text }) => (
        <p key={language} lang={language}>
          {text}
        </p>
      ))}
    </div>
  );
}

interface PagesProps<T> {
  items: readonly T[];
  /** Puts them in pages; on a phone's page they stand below each other instead. */
  paged: (items: readonly T[]) => T[][];
  children: (items: readonly T[], first: number) => ReactNode;
}

/** As many things as there are: on the wall a page at a time, on a phone all of them. */
export function Pages<T>({ items, paged, children }: PagesProps<T>) {
  const { size, words } = useScene();
  const pages = useMemo(() => paged(items), [items, paged]);
  const at = useTurning(size === 'wall' ? pages.length : 0);
  if (size === 'page') return children(items, 0);
  const first = pages.slice(0, at).reduce((n, page) => n + page.length, 0);
  return (
    <>
      <div key={at} className={styles.turned}>
        {children(pages[at] ?? [], first)}
      </div>
      {pages.length > 1 && <p className={styles.pager}>{words.page(at + 1, pages.length)}</p>}
    </>
  );
}
