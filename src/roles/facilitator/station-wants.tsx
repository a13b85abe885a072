import { Icon } from '../../ui/icons.tsx';
import { useEvening } from './evening.tsx';
import { type StationRow, WANTS, type Want, wants } from './station-rows.ts';
import styles from './station-wants.module.css';

interface StationWantsProps {
  rows: readonly StationRow[];
  wanted: readonly Want[];
  onChange: (wanted: readonly Want[]) => void;
}

/** Chooses the tables that want a look, for one reason or for any of several. */
export function StationWants({ rows, wanted, onChange }: StationWantsProps) {
  const { words, language } = useEvening();
  const said = words.attention;
  return (
    <>
      <fieldset className={styles.wants}>
        <legend className="visually-hidden">{said.label}</legend>
        {WANTS.map((want) => {
          const on = wanted.includes(want);
          const count = rows.filter((row) => wants(row, want)).length;
          return (
            <button
              key={want}
              type="button"
              aria-pressed={on}
              data-some={count > 0 || undefined}
              onClick={() => onChange(on ? wanted.filter((w) => w !== want) : [...wanted, want])}
            >
              {on && <Icon name="check" />}
              {said[want]} <span className={styles.count}>{count.toLocaleString(language)}</span>
            </button>
          );
        })}
      </fieldset>
      <p className={styles.note}>{said.bars}</p>
    </>
  );
}
