import { useRef } from 'react';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icons.tsx';
import { useEvening, useView } from './evening.tsx';
import styles from './filter-bar.module.css';
import { FILTER_FIELDS, type FilterField, isEmpty, toggled, withField } from './filter-choice.ts';
import { FilterMenu } from './filter-menu.tsx';
import { filterOptions, valueLabel } from './filter-options.ts';
import { SearchField } from './search-field.tsx';

/** What is shown of the evening: a menu for each part of the filter, and what is on with a way to take it off. */
export function FilterBar() {
  const { setup, names, words, filter, setFilter, look, setLook, all } = useEvening();
  useView((v) => v.arrivals); // the counts beside the choices change with it
  const bar = useRef<HTMLElement>(null);
  const chips = FILTER_FIELDS.flatMap((field) =>
    ((filter[field] ?? []) as readonly string[]).map((value) => ({ field, value })),
  );
  /** The button that was pressed is gone: the focus goes to the one in its place, else to the first menu. */
  const keepFocus = (place: number) =>
    requestAnimationFrame(() => {
      const left = bar.current?.querySelectorAll<HTMLElement>('[data-chip]');
      const next = left?.[Math.min(place, left.length - 1)];
      (next ?? bar.current?.querySelector<HTMLElement>('[popovertarget]'))?.focus();
    });
  const remove = (field: FilterField, value: string, place: number) => {
    setFilter(toggled(filter, field, value));
    keepFocus(place);
  };

  return (
    <section ref={bar} className={styles.bar} aria-label={words.filter.label}>
      <SearchField />
      <div className={styles.menus}>
        {FILTER_FIELDS.map((field) => (
          <FilterMenu
            key={field}
            label={words.filter.fields[field]}
            options={() => filterOptions(field, setup, all, names, words)}
            values={(filter[field] ?? []) as readonly string[]}
            onChange={(values) => setFilter(withField(filter, field, values))}
          />
        ))}
      </div>
      {(!isEmpty(filter) || look.sought !== '') && (
        <div className={styles.on}>
          <ul className={styles.chips}>
            {chips.map(({ field, value }, place) => {
              const what = `${words.filter.fields[field]}: ${valueLabel(field, value, names, words)}`;
              return (
                <li key={`${field}/${value}`}>
                  <button
                    type="button"
                    className={styles.chip}
                    data-chip
                    aria-label={words.filter.remove(what)}
                    onClick={() => remove(field, value, place)}
                  >
                    <span>{valueLabel(field, value, names, words)}</span>
                    <Icon name="close" />
                  </button>
                </li>
              );
            })}
          </ul>
          <Button
            look="quiet"
            onClick={() => {
              setLook({ filter: {}, sought: '' });
              keepFocus(0);
            }}
          >
            {words.filter.clear}
          </Button>
        </div>
      )}
    </section>
  );
}
