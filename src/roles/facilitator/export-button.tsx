import { useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { offerFile } from '../../ui/offer-file.ts';
import { useEvening } from './evening.tsx';
import styles from './export-button.module.css';

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
  const said = {
    idle: () => '',
    busy: () => words.exporting.busy,
    done: (p: { name?: string }) => words.exporting.done(p.name ?? ''),
    failed: () => words.exporting.failed,
  }[progress.state](progress as { name?: string });
  return (
    <div className={styles.export}>
      <Button icon="download" aria-disabled={progress.state === 'busy'} onClick={run}>
        {words.exporting.button}
      </Button>
      <p className={styles.said} role="status" data-failed={progress.state === 'failed' || undefined}>
        {said}
      </p>
    </div>
  );
}
