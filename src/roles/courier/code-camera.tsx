import { useState } from 'react';
import { type Collected, FrameCollector } from '../../handover/frames.ts';
import { unpack } from '../../handover/pack.ts';
import { Button } from '../../ui/button.tsx';
import { type CameraProblem, CodeViewer, hasCameras } from '../../ui/code-viewer.tsx';
import { useWords } from '../../ui/language.ts';
import styles from './courier.module.css';
import { words } from './words.ts';

/** How many of the missing codes are named. */
const NAMED = 12;

type Camera =
  | { state: 'off' }
  | { state: 'on'; collector: FrameCollector }
  | { state: 'problem'; reason: CameraProblem };

/** Collects a series of codes by camera, in any order; gives the text once it is whole, or undefined when it cannot be read. */
export function CodeCamera({ onText }: { onText(text: string | undefined): void }) {
  const w = useWords(words);
  const [camera, setCamera] = useState<Camera>({ state: 'off' });
  const [collected, setCollected] = useState<Collected>();
  return (
    <section className={styles.card} aria-labelledby="camera">
      <h2 id="camera">{w.cameraTitle}</h2>
      <p>{w.cameraText}</p>
      {camera.state === 'on' ? (
        <>
          <CodeViewer
            label={w.picture}
            onProblem={(reason) => setCamera({ state: 'problem', reason })}
            onCode={(text) => {
              const now = camera.collector.add(text);
              if (!now) return false;
              setCollected(now);
              if (now.missing.length > 0) return false;
              onText(now.bytes && unpack(now.bytes));
              setCamera({ state: 'off' });
              return true;
            }}
          />
          <p role="status">
            {collected ? w.collected(collected.total - collected.missing.length, collected.total) : w.looking}{' '}
            {collected && collected.missing.length > 0 && w.missing(named(collected.missing))}
          </p>
          {collected && (
            <progress
              className={styles.progress}
              aria-label={w.codes}
              max={collected.total}
              value={collected.total - collected.missing.length}
            />
          )}
          <div className={styles.actions}>
            <Button onClick={() => setCamera({ state: 'off' })}>{w.stopCamera}</Button>
          </div>
        </>
      ) : (
        <div className={styles.actions}>
          <Button
            onClick={() => {
              setCollected(undefined);
              setCamera(
                hasCameras()
                  ? { state: 'on', collector: new FrameCollector() }
                  : { state: 'problem', reason: 'insecure' },
              );
            }}
          >
            {w.startCamera}
          </Button>
        </div>
      )}
      {camera.state === 'problem' && (
        <p role="alert" className={styles.problem}>
          {w.camera[camera.reason]}
        </p>
      )}
    </section>
  );
}

function named(missing: readonly number[]): string {
  const first = missing.slice(0, NAMED).join(', ');
  return missing.length > NAMED ? `${first} …` : first;
}
