import { type KeyboardEvent, useId, useLayoutEffect, useRef, useState } from 'react';
import { Icon } from '../../ui/icons.tsx';
import { useEvening } from './evening.tsx';
import styles from './filter-menu.module.css';
import type { FilterOption } from './filter-options.ts';
import { placeBelow } from './place-below.ts';

interface FilterMenuProps {
  label: string;
  /** Made while the menu is open: a thousand tables need not be listed for a menu that is closed. */
  options: () => FilterOption[];
  values: readonly string[];
  onChange: (values: readonly string[]) => void;
}

/** One part of the filter: a button, and behind it a list of boxes of which any number can be ticked. */
export function FilterMenu({ label, options, values, onChange }: FilterMenuProps) {
  const { words } = useEvening();
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const panel = useRef<HTMLFieldSetElement>(null);
  const [open, setOpen] = useState(false);
  useLayoutEffect(() => {
    if (!open || !button.current || !panel.current) return;
    placeBelow(panel.current, button.current);
    panel.current.querySelector('input')?.focus({ preventScroll: true });
  }, [open]);

  return (
    <>
      <button
        ref={button}
        type="button"
        className={styles.button}
        popoverTarget={id}
        aria-expanded={open}
        data-on={values.length > 0 || undefined}
      >
        <span>{label}</span>
        {values.length > 0 && (
          <>
            <span className={styles.badge}>{values.length}</span>
            <span className="visually-hidden">{words.filter.chosen}</span>
          </>
        )}
        <Icon name="chevron" />
      </button>
      <fieldset
        ref={panel}
        id={id}
        popover="auto"
        className={styles.panel}
        aria-label={label}
        onToggle={(event) => setOpen(event.newState === 'open')}
        onKeyDown={moveByArrows}
      >
        {open && <Choices options={options()} values={values} onChange={onChange} />}
      </fieldset>
    </>
  );
}

/** More choices than this are not looked through by eye: one types a part of the name. */
const MANY = 15;

function Choices({
  options,
  values,
  onChange,
}: Omit<FilterMenuProps, 'options' | 'label'> & { options: FilterOption[] }) {
  const { words } = useEvening();
  const [part, setPart] = useState('');
  const sought = part.trim().toLowerCase();
  const found = sought === '' ? options : options.filter((option) => option.label.toLowerCase().includes(sought));
  return (
    <>
      {options.length > MANY && (
        <input
          type="search"
          className={styles.search}
          value={part}
          placeholder={words.filter.search}
          aria-label={words.filter.search}
          onChange={(event) => setPart(event.target.value)}
        />
      )}
      {found.length === 0 && (
        <p className={styles.none} role="status">
          {words.filter.nothingFound}
        </p>
      )}
      {found.map((option) => (
        <label key={option.id} className={styles.option}>
          <input
            type="checkbox"
            checked={values.includes(option.id)}
            onChange={(event) =>
              onChange(event.target.checked ? [...values, option.id] : values.filter((value) => value !== option.id))
            }
          />
          <span className={styles.tick}>
            <Icon name="check" />
          </span>
          <span className={styles.word}>{option.label}</span>
          <span className={styles.number}>{option.count}</span>
        </label>
      ))}
    </>
  );
}

/** From box to box with the arrow keys too: a thousand presses of Tab are no way out. */
function moveByArrows(event: KeyboardEvent<HTMLElement>): void {
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
  if (step === 0) return;
  const boxes = [...event.currentTarget.querySelectorAll('input')];
  const next = boxes[boxes.indexOf(event.target as HTMLInputElement) + step];
  event.preventDefault();
  next?.focus();
}
