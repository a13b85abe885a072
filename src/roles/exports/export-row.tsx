import { useState } from 'react';
import type { ExportKind } from '../../export/formats/kinds.ts';
import { Button } from '../../ui/button.tsx';
import { useWords } from '../../ui/language.ts';
import { offerBlob } from '../../ui/offer-file.ts';
import styles from './exports-screen.module.css';
import { WORDS } from './words.ts';

type Making =
  | { state: 'idle' }
  | { state: 'busy'; share: number }
  | { state: 'done'; name: string }
  | { state: 'failed' };

interface ExportRowProps {
  kind: ExportKind;
  make: (progress: (share: number) => void) => Promise<{ name: string; blob: Blob }>;
}

/** One kind of file, and how far it has come. */
export function ExportRow({ kind, make }: ExportRowProps) {
  const words = useWords(WORDS);
  const { name, what } = words.kinds[kind];
  const [making, setMaking] = useState<Making>({ state: 'idle' });
  const run = async () => {
    if (making.state === 'busy') return;
    setMaking({ state: 'busy', share: 0 });
    try {
      const file = await make((share) => setMaking({ state: 'busy', share }));
      offerBlob(file.name, file.blob);
      setMaking({ state: 'done', name: file.name });
    } catch (error) {
      console.error(error);
      setMaking({ state: 'failed' });
    }
  };
  return (
    <li className={styles.row}>
      <div className={styles.what}>
        <b>{name}</b>
        <span>{what}</span>
        {making.state === 'busy' && <progress aria-label={name} max={1} value={making.share} />}
        <p role="status" className={styles.said} data-failed={making.state === 'failed' || undefined}>
          {making.state === 'busy' && making.share > 0 && words.busy(Math.round(100 * making.share))}
          {making.state === 'done' && words.done(making.name)}
          {making.state === 'failed' && words.failed}
        </p>
      </div>
      <Button icon="download" aria-label={words.makeOf(name)} aria-disabled={making.state === 'busy'} onClick={run}>
        {words.make}
      </Button>
    </li>
  );
}
