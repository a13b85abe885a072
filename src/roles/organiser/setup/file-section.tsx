import { useState } from 'react';
import { planOf } from '../../../domain/setup-plan.ts';
import { Button } from '../../../ui/button.tsx';
import { offerFile } from '../../../ui/offer-file.ts';
import { useDesk } from './desk.ts';
import styles from './section.module.css';
import { Section } from './section.tsx';

export function FileSection() {
  const { setup, words } = useDesk();
  const [outcome, setOutcome] = useState<'downloaded' | 'downloadFailed'>();
  const download = async () => {
    setOutcome(undefined);
    try {
      const { setupFileName, setupFileText } = await import('../../../export/setup-file.ts');
      const plan = planOf(setup);
      offerFile(setupFileName(plan), setupFileText(plan));
      setOutcome('downloaded');
    } catch {
      setOutcome('downloadFailed');
    }
  };
  return (
    <Section name="file" lead={words.fileLead}>
      <div className={styles.buttons}>
        <Button icon="download" onClick={() => void download()}>
          {words.download}
        </Button>
        <p role="status">{outcome ? words[outcome] : ''}</p>
      </div>
    </Section>
  );
}
