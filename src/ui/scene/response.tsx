import type { ReleasedPoint } from '../../domain/screen-fold.ts';
import { Icon, type IconName } from '../icons.tsx';
import { longDate } from '../long-date.ts';
import styles from './response.module.css';
import { useScene } from './scene-context.ts';

type Response = NonNullable<ReleasedPoint['response']>;
const ICONS: Record<Response['outcome'], IconName> = {
  'taken-up': 'check',
  partly: 'check',
  not: 'close',
  considering: 'clock',
};

/** What the council did with a point, in a word. */
export function Outcome({ outcome }: { outcome: Response['outcome'] }) {
  const { words } = useScene();
  return (
    <span className={styles.outcome} data-outcome={outcome}>
      <Icon name={ICONS[outcome]} /> {words.outcomes[outcome]}
    </span>
  );
}

/** The same with the reason, and who said it when. */
export function PointResponse({ response: { outcome, reason, who, date } }: { response: Response }) {
  const { language } = useScene();
  const said = [who, date && longDate(date, language)].filter(Boolean).join(', ');
  return (
    <div className={styles.response}>
      <p>
        <Outcome outcome={outcome} />
      </p>
      {reason && (
        <p className={styles.reason} data-words-of dir="auto">
          {reason}
        </p>
      )}
      {said && <p className={styles.said}>{said}</p>}
    </div>
  );
}
