import { useId } from 'react';
import styles from '../../../ui/fields.module.css';
import { useTyping } from '../../../ui/use-typing.ts';
import { useDesk } from './desk.ts';

interface NumberFieldProps {
  place: string;
  label: string;
  /** 0: none yet. */
  value: number;
  limit: number;
  onSave: (value: number) => void;
  /** What is said of a text that is no number from 1 to `limit`; such a text changes nothing. */
  wrong: string;
}

export function NumberField({ place, label, value, limit, onSave, wrong }: NumberFieldProps) {
  const { session } = useDesk();
  const id = useId();
  const save = (text: string) => {
    const number = readWhole(text, 1, limit);
    if (number !== undefined && number !== value) onSave(number);
  };
  const typing = useTyping(session.meeting, place, value > 0 ? String(value) : '', save, 'when-left');
  const bad = typing.text !== '' && readWhole(typing.text, 1, limit) === undefined;
  return (
    <div className={styles.field} data-short>
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        type="text"
        inputMode="numeric"
        autoComplete="off"
        value={typing.text}
        aria-invalid={bad}
        aria-describedby={`${id}-problem`}
        onChange={(e) => typing.type(e.target.value)}
        onKeyDown={(e) => e.key === 'Enter' && e.currentTarget.blur()}
        // what is wrong stays to be read
        onBlur={bad ? undefined : typing.leave}
      />
      <p id={`${id}-problem`} className={styles.problem} role="status">
        {bad ? wrong : ''}
      </p>
    </div>
  );
}

/** The whole number in a text, or undefined when it is none or out of its bounds. */
export function readWhole(text: string, least: number, most: number): number | undefined {
  const clean = text.trim();
  const number = Number(clean);
  return /^\d+$/.test(clean) && number >= least && number <= most ? number : undefined;
}
