import type { AngleId } from '../../domain/ids.ts';
import { Toggle } from '../../ui/toggle.tsx';
import styles from './angle-toggles.module.css';
import type { LookUp } from './look-up.ts';

interface AngleTogglesProps {
  look: LookUp;
  angles: readonly AngleId[];
  onToggle: (angle: AngleId) => void;
  size?: 'normal' | 'large';
  /** Shows which digit does it, and names it for screen readers. */
  shortcuts?: boolean;
  hints?: boolean;
  legend: string;
}

/** The ways of looking at what was said: none, one or more can be on. */
export function AngleToggles({ look, angles, onToggle, size = 'normal', shortcuts, hints, legend }: AngleTogglesProps) {
  if (look.angles.length === 0) return null;
  return (
    <fieldset className={styles.angles} data-size={size}>
      <legend className="visually-hidden">{legend}</legend>
      {look.angles.map((angle, i) => (
        <Toggle
          key={angle.id}
          icon={angle.icon}
          colour={angle.colour}
          size={size}
          pressed={angles.includes(angle.id)}
          onToggle={() => onToggle(angle.id)}
          shortcut={shortcuts && i < 9 ? `Alt+${i + 1}` : undefined}
          hint={hints}
        >
          {look.text(angle.name)}
        </Toggle>
      ))}
    </fieldset>
  );
}

/** The angle that Alt with a digit stands for. By place of the key: on a Mac, Alt+1 types another character. */
export function angleOfKey(
  look: LookUp,
  event: Pick<KeyboardEvent, 'altKey' | 'ctrlKey' | 'metaKey' | 'code'>,
): AngleId | undefined {
  // AltGr comes as Ctrl+Alt: it is for typing
  if (!event.altKey || event.ctrlKey || event.metaKey) return undefined;
  const digit = /^(?:Digit|Numpad)([1-9])$/.exec(event.code)?.[1];
  return digit === undefined ? undefined : look.angles[Number(digit) - 1]?.id;
}
