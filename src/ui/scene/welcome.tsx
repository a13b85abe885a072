import { useMemo } from 'react';
import type { Shown } from '../../domain/screen-fold.ts';
import { CodePicture, pictureOf } from '../code-picture.tsx';
import { longDate } from '../long-date.ts';
import { Fit } from './fit.tsx';
import { useScene } from './scene-context.ts';
import styles from './welcome.module.css';

/** The title, when and where, and how to look on. */
export function Welcome({ about, text }: { about: Shown['about']; text?: string | undefined }) {
  const { language, local, everyone, words, viewerUrl, size } = useScene();
  const title = about ? local(about.title) : '';
  const where = [about?.date && longDate(about.date, language), about?.place].filter(Boolean).join(' · ');
  return (
    <div className={styles.welcome} data-code={(viewerUrl && size === 'wall') || undefined}>
      <div className={styles.said}>
        <p className={styles.hello}>
          {everyone((w) => w.welcome)
            .map((w) => w.text)
            .join(' · ')}
        </p>
        <Fit of={`${title} ${text}`} className={styles.fit}>
          <h1 data-words-of dir="auto">
            {title || words.soon}
          </h1>
          {where && <p className={styles.where}>{where}</p>}
          {text && (
            <p className={styles.text} data-words-of dir="auto">
              {text}
            </p>
          )}
        </Fit>
      </div>
      {viewerUrl && size === 'wall' && <LookOn url={viewerUrl} />}
    </div>
  );
}

function LookOn({ url }: { url: string }) {
  const { words, everyone } = useScene();
  const picture = useMemo(() => pictureOf(url), [url]);
  return (
    <aside className={styles.follow}>
      <div className={styles.code}>
        <CodePicture picture={picture} label={words.code} />
      </div>
      {everyone((w) => w.follow).map(({ language, text }) => (
        <p key={language} lang={language} className={styles.how}>
          {text}
        </p>
      ))}
      <p className={styles.url}>{url.replace(/^https?:\/\//, '')}</p>
    </aside>
  );
}
