import { MATRIX_VIEWS } from './address-look.ts';
import { useEvening } from './evening.tsx';
import styles from './matrix-views.module.css';

/** What the matrix shows: a quiet row of four. */
export function MatrixViews() {
  const { words, look, setLook } = useEvening();
  return (
    <fieldset className={styles.views}>
      <legend className="visually-hidden">{words.views.label}</legend>
      {MATRIX_VIEWS.map((view) => (
        <button key={view} type="button" aria-pressed={look.matrix === view} onClick={() => setLook({ matrix: view })}>
          {words.views[view]}
        </button>
      ))}
    </fieldset>
  );
}
