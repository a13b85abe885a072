import { useMemo } from 'react';
import { TEXT_LIMIT } from '../../domain/entry.ts';
import { splitStatements } from '../../domain/split-statements.ts';
import { Button } from '../../ui/button.tsx';
import { useWords } from '../../ui/language.ts';
import { ON_TAP_WORDS } from './on-tap-words.ts';
import styles from './split-offer.module.css';
import type { Capture } from './use-capture.ts';

/** Says that a text is too long, or looks like several statements, and offers to split it. */
export function SplitOffer({ capture, onDone }: { capture: Capture; onDone: () => void }) {
  const { notice, writing } = capture;
  const { split } = useWords(ON_TAP_WORDS);
  const pieces = useMemo(() => splitStatements(writing.text), [writing.text]);
  const tooLong = notice.state === 'too-long';
  const several = pieces.length > 1;
  if (!tooLong && !several) return null;
  const then = (act: () => void) => () => {
    act();
    onDone();
  };
  return (
    <div className={styles.offer} data-state={notice.state}>
      <p role="status" className={styles.words}>
        {tooLong ? split.tooLong(notice.length, TEXT_LIMIT) : split.looksLike(pieces.length)}
      </p>
      {several && (
        <p className={styles.choices}>
          <Button icon="lines" onClick={then(() => capture.split(pieces))}>
            {split.makeMany(pieces.length)}
          </Button>
          {!tooLong && (
            <Button look="quiet" onClick={then(capture.leave)}>
              {split.leave}
            </Button>
          )}
        </p>
      )}
    </div>
  );
}
