import { useId } from 'react';
import { COLOURS, type Colour, ICONS, type Icon as IconCode } from '../../../domain/code-lists.ts';
import { Icon } from '../../../ui/icons.tsx';
import { useDesk } from './desk.ts';
import styles from './look-choice.module.css';

interface LookChoiceProps {
  colour: Colour;
  icon: IconCode | undefined;
  onChange: (look: { colour: Colour } | { icon: IconCode }) => void;
}

/** Colour and drawing of a theme or an angle. Each has a name, so that neither has to be seen. */
export function LookChoice({ colour, icon, onChange }: LookChoiceProps) {
  const { words } = useDesk();
  const name = useId();
  return (
    <div className={styles.look}>
      <fieldset className={styles.group}>
        <legend>{words.colour}</legend>
        {COLOURS.map((c) => (
          <label key={c} className={styles.choice} data-colour={c} title={words.colours[c]}>
            <input
              type="radio"
              name={`${name}-colour`}
              checked={c === colour}
              aria-label={words.colours[c]}
              onChange={() => onChange({ colour: c })}
            />
            <span className={styles.swatch}>{c === colour && <Icon name="check" />}</span>
          </label>
        ))}
      </fieldset>
      <fieldset className={styles.group} data-colour={colour}>
        <legend>{words.icon}</legend>
        {ICONS.map((i) => (
          <label key={i} className={styles.choice} title={words.icons[i]}>
            <input
              type="radio"
              name={`${name}-icon`}
              checked={i === icon}
              aria-label={words.icons[i]}
              onChange={() => onChange({ icon: i })}
            />
            <span className={styles.drawing}>
              <Icon name={i} />
            </span>
          </label>
        ))}
      </fieldset>
    </div>
  );
}
