import { Button } from 'react-aria-components/Button';
import { Dialog, DialogTrigger } from 'react-aria-components/Dialog';
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox';
import { Popover } from 'react-aria-components/Popover';
import { ListLayout, Virtualizer } from 'react-aria-components/Virtualizer';
import { Icon } from '../../ui/icons.tsx';
import { useEvening } from './evening.tsx';
import styles from './filter-menu.module.css';
import type { FilterOption } from './filter-options.ts';
import { remPx } from './rem-px.ts';

interface FilterMenuProps {
  label: string;
  /** Made when the menu opens: a thousand tables need not be listed for a menu that is closed. */
  options: () => FilterOption[];
  values: readonly string[];
  onChange: (values: readonly string[]) => void;
}

/** One part of the filter: a button, and behind it a list in which any number of values can be on. */
export function FilterMenu({ label, options, values, onChange }: FilterMenuProps) {
  const { words } = useEvening();
  return (
    <DialogTrigger>
      <Button
        className={styles.button ?? ''}
        data-on={values.length > 0 || undefined}
        aria-label={values.length > 0 ? `${label}: ${words.filter.chosen(values.length)}` : label}
      >
        <span>{label}</span>
        {values.length > 0 && <span className={styles.badge}>{values.length}</span>}
        <Icon name="chevron" />
      </Button>
      <Popover className={styles.popover ?? ''} placement="bottom start" offset={6}>
        <Dialog className={styles.dialog ?? ''} aria-label={label}>
          <Choices label={label} options={options()} values={values} onChange={onChange} />
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}

interface ChoicesProps extends Omit<FilterMenuProps, 'options'> {
  options: readonly FilterOption[];
}

/** From this many on only those in sight are drawn. Fewer lie in a list that takes the width of its words. */
const MANY = 60;
/** The height of one choice, in the reader's own text size. */
const ROW_REM = 2.75;

function Choices({ label, options, values, onChange }: ChoicesProps) {
  const list = (
    <ListBox
      className={styles.list ?? ''}
      aria-label={label}
      data-many={options.length > MANY || undefined}
      items={options}
      selectionMode="multiple"
      selectedKeys={values}
      onSelectionChange={(keys) => onChange(keys === 'all' ? options.map((o) => o.id) : ([...keys] as string[]))}
      // biome-ignore lint/a11y/noAutofocus: a menu that someone just opened; the focus goes back to its button
      autoFocus
    >
      {(option: FilterOption) => (
        <ListBoxItem id={option.id} textValue={option.label} className={styles.option ?? ''}>
          <span className={styles.tick}>
            <Icon name="check" />
          </span>
          <span className={styles.word}>{option.label}</span>
          <span className={styles.number}>{option.count}</span>
        </ListBoxItem>
      )}
    </ListBox>
  );
  if (options.length <= MANY) return list;
  return (
    <Virtualizer layout={ListLayout} layoutOptions={{ rowSize: ROW_REM * remPx() }}>
      {list}
    </Virtualizer>
  );
}
