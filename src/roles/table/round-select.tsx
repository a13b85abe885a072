import { useId } from 'react';
import type { RoundId } from '../../domain/ids.ts';
import { useWords } from '../../ui/language.ts';
import type { LookUp } from './look-up.ts';
import { ON_TAP_WORDS } from './on-tap-words.ts';
import styles from './theme-select.module.css';

interface RoundSelectProps {
  look: LookUp;
  round: RoundId;
  onChange: (round: RoundId) => void;
}

/** For a statement that was written down before the host noticed that the next round had begun. */
export function RoundSelect({ look, round, onChange }: RoundSelectProps) {
  const id = useId();
  const { editor } = useWords(ON_TAP_WORDS);
  const rounds = look.setup.rounds.filter((r) => !r.dropped || r.id === round);
  if (rounds.length < 2) return null;
  return (
    <span className={styles.select}>
      <label htmlFor={id}>{editor.round}</label>
      <select id={id} value={round} onChange={(event) => onChange(event.target.value as RoundId)}>
        {!rounds.some((r) => r.id === round) && <option value={round}>{look.roundName(round)}</option>}
        {rounds.map((r) => (
          <option key={r.id} value={r.id}>
            {look.text(r.name)}
          </option>
        ))}
      </select>
    </span>
  );
}
