import { useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { offerFile } from '../../ui/offer-file.ts';
import { useEvening } from './evening.tsx';
import styles from './export-button.module.css';
import type { FacilitatorWords } from './words.ts';

export type ExportFile = () => Promise<{ name: string; text: string }>;
type Progress = { state: 'idle' } | { state: 'busy' } | { state: 'done'; name: string } | { state: 'failed' };

/** Makes the meeting's file on this device and hands it over; needs no network. */
export function ExportButton({ exportFile }: { exportFile: ExportFile }) {
  const { words } = useEvening();
  const [progress, setProgress] = useState<Progress>({ state: 'idle' });
  const run = async () => {
    if (progress.state === 'busy') return;
    setProgress({ state: 'busy' });
    try {
      const file = await exportFile();
      offerFile(file.name, file.text);
      setProgress({ state: 'done', name: file.name });
    } catch (error) {
      console.error(error);
      setProgress({ state: 'failed' });
    }
  };
  return (
    <div className={styles.export}>
      <Button icon="download" aria-disabled={progress.state === 'busy'} onClick={run}>
        {words.exporting.button}
      </Button>
      <p className={styles.said} role="status" data-failed={progress.state === 'failed' || undefined}>
        {inWords(progress, words)}
      </p>
    </div>
  );
}

function inWords(progress: Progress, words: FacilitatorWords): string {
  switch (progress.state) {
    case 'idle':
      return '';
    case 'busy':
      return words.exporting.busy;
    case 'done':
      return words.exporting.done(progress.name);
    case 'failed':
      return words.exporting.failed;
  }
}
