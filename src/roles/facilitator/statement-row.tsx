import type { Term } from '../../domain/search/query.ts';
import type { Statement } from '../../domain/statement.ts';
import { Icon, KIND_ICONS } from '../../ui/icons.tsx';
import { clockTime } from '../../ui/language.ts';
import { useEvening } from './evening.tsx';
import { MarkedText } from './marked-text.tsx';
import { amendments, isLong, otherWordings } from './statement-marks.ts';
import styles from './statement-row.module.css';

interface StatementRowProps {
  statement: Statement;
  /** Whether a long statement is shown whole. */
  open: boolean;
  onToggle: () => void;
  onErase: () => void;
  /** What is sought, to mark it. */
  terms: readonly Term[];
}

/** One statement: the words first, then where they come from and how they were tagged. */
export function StatementRow({ statement: s, open, onToggle, onErase, terms }: StatementRowProps) {
  const { names, words } = useEvening();
  const long = isLong(s.text);
  const station = names.station(s.station);
  const amended = amendments(s);
  const theme = names.themes.get(s.theme);
  return (
    <div className={styles.statement} data-kind={s.kind ?? 'none'}>
      <p className={styles.origin}>
        <strong>{station}</strong>
        <span className={styles.theme} data-colour={theme?.colour ?? 'grey'}>
          {names.theme(s.theme)}
        </span>
        <time dateTime={new Date(s.capturedAt).toISOString()}>{clockTime(s.capturedAt)}</time>
        <button type="button" className={styles.erase} aria-label={words.list.erase(station)} onClick={onErase}>
          <Icon name="bin" />
        </button>
      </p>
      <p className={styles.text} data-short={(long && !open) || undefined} dir="auto">
        {s.quote && (
          <>
            <Icon name="quote" className={styles.quote} />
            <span className="visually-hidden">{words.list.quote}: </span>
          </>
        )}
        <MarkedText text={s.text} terms={terms} />
      </p>
      {long && (
        <button
          type="button"
          className={styles.more}
          aria-expanded={open}
          aria-label={open ? words.list.lessOf(station) : words.list.moreOf(station)}
          onClick={onToggle}
        >
          {open ? words.list.less : words.list.more}
        </button>
      )}
      {s.contested.length > 0 && (
        <div className={styles.contested}>
          <p>
            <Icon name="alert" /> {words.list.contested}
          </p>
          {otherWordings(s).map((text) => (
            <p key={text} dir="auto">
              {words.list.otherWording} “{text}”
            </p>
          ))}
        </div>
      )}
      <ul className={styles.tags}>
        {s.kind && (
          <li className={styles.kind} data-kind={s.kind}>
            <Icon name={KIND_ICONS[s.kind]} />
            {names.kind(s.kind)}
          </li>
        )}
        {s.angles.map((id) => {
          const angle = names.angles.get(id);
          return (
            <li key={id} className={styles.angle} data-colour={angle?.colour ?? 'grey'}>
              {angle && <Icon name={angle.icon} />}
              {names.angle(id)}
            </li>
          );
        })}
        {s.voice && (
          <li className={styles.voice}>
            <Icon name="person" />
            {names.voice(s.voice)}
          </li>
        )}
        {amended && (
          <li className={styles.amended}>
            <Icon name="pen" />
            {words.list.amended(amended.times, clockTime(amended.lastAt))}
          </li>
        )}
      </ul>
    </div>
  );
}
