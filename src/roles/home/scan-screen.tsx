import { useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { type CameraProblem, CodeViewer, hasCameras } from '../../ui/code-viewer.tsx';
import { useWords } from '../../ui/language.ts';
import { LanguageChoice } from '../../ui/language-choice.tsx';
import { CodeForm, type FoundCode } from './code-form.tsx';
import styles from './home-screen.module.css';
import { LinkForm, LinkProblem } from './link-form.tsx';
import { type ReadLink, readLink } from './read-link.ts';
import { waysInWords } from './ways-in-words.ts';

/** Scans a card with the device's own camera; what is no card of this server gets a sentence, and the camera looks on. */
export default function ScanScreen({
  find,
  open,
}: {
  find(code: string): Promise<FoundCode>;
  open(path: string): void;
}) {
  const w = useWords(waysInWords);
  const [problem, setProblem] = useState<CameraProblem | undefined>(hasCameras() ? undefined : 'insecure');
  const [read, setRead] = useState<ReadLink>();
  const scanned = (text: string): boolean => {
    const now = readLink(text, location.origin);
    if (now.state === 'path') {
      open(now.path);
      return true;
    }
    // the same code again and again: it is told once
    setRead((before) => (before?.state === now.state ? before : now));
    return false;
  };
  return (
    <main className={styles.screen}>
      <header className={styles.scanHeader}>
        <a className={styles.way} href="#/">
          {w.home}
        </a>
        <LanguageChoice />
        <h1>{w.scan}</h1>
        <p>{w.scanText}</p>
      </header>
      {problem === undefined ? (
        <>
          <CodeViewer label={w.picture} onCode={scanned} onProblem={setProblem} />
          <div role="status" className={read ? styles.problem : undefined}>
            {read ? <LinkProblem read={read} /> : <p>{w.seeking}</p>}
          </div>
        </>
      ) : (
        <div className={styles.noCamera}>
          <p role="alert" className={styles.problem}>
            {w.camera[problem]}
          </p>
          {problem !== 'insecure' && <Button onClick={() => setProblem(undefined)}>{w.again}</Button>}
        </div>
      )}
      <section className={styles.card} aria-labelledby="otherwise">
        <h2 id="otherwise">{w.otherwise}</h2>
        <CodeForm find={find} open={open} />
        <LinkForm open={open} />
      </section>
    </main>
  );
}
