import { useOnDemand } from '../../ui/on-demand.ts';
import type { LookUp } from './look-up.ts';
import { ON_TAP } from './on-tap-part.ts';
import styles from './text-notice.module.css';
import type { Capture, Outcome } from './use-capture.ts';

/** What came of saving, in one line that is always there: it moves nothing when it speaks. */
export function OutcomeLine({ capture, look }: { capture: Capture; look: LookUp }) {
  const { notice, outcome } = capture;
  return (
    <p role="status" className={styles.outcome} data-state={outcome?.state}>
      {notice.state === 'nearly-full' ? (
        look.words.capture.room(notice.room)
      ) : outcome ? (
        // a new element each time, so that the same words are heard again
        <span key={outcome.serial}>{tell(outcome, look)}</span>
      ) : null}
    </p>
  );
}

interface TextOfferProps {
  id: string;
  capture: Capture;
  look: LookUp;
  onDone: () => void;
}

/** Under the field: what can be done with a text that looks like several statements, or is too long for one. */
export function TextOffer({ id, ...rest }: TextOfferProps) {
  const { state } = rest.capture.notice;
  const wanted = state === 'pasted' || state === 'too-long';
  const onTap = useOnDemand(ON_TAP, wanted);
  return (
    <div id={id} className={styles.offer}>
      {wanted && onTap && <onTap.SplitOffer {...rest} />}
    </div>
  );
}

/** So much of a statement is enough to know it again. Characters. */
const ECHO_LENGTH = 60;

function tell(outcome: Outcome, look: LookUp): string {
  const { words } = look;
  if (outcome.state === 'empty') return words.capture.empty;
  if (outcome.state === 'too-long') return words.capture.shorten;
  if (outcome.pieces.length > 1) return words.capture.writtenMany(outcome.pieces.length);
  const [first = ''] = outcome.pieces;
  const letters = [...first];
  return words.capture.written(letters.length > ECHO_LENGTH ? `${letters.slice(0, ECHO_LENGTH).join('')}…` : first);
}
