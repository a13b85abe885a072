import { useId, useMemo, useState } from 'react';
import type { StationId } from '../../../domain/ids.ts';
import { Button } from '../../../ui/button.tsx';
import { useWords } from '../../../ui/language.ts';
import { useEvening } from '../evening.tsx';
import styles from './messages.module.css';
import { HALL_WORDS } from './words.ts';

/** As many as can be looked over at once; of a thousand tables the rest is found by typing on. */
const FOUND_SHOWN = 12;

interface TableChoiceProps {
  chosen: ReadonlySet<StationId>;
  onChange: (chosen: ReadonlySet<StationId>) => void;
}

/** Tables to choose, found by number or name. The exact number comes first: who types 4 wants table 4 before table 14. */
export function TableChoice({ chosen, onChange }: TableChoiceProps) {
  const { setup, names } = useEvening();
  const words = useWords(HALL_WORDS).messages;
  const [query, setQuery] = useState('');
  const id = useId();
  const found = useMemo(() => {
    const wanted = query.trim().toLocaleLowerCase();
    const exact = (number: number) => (String(number) === wanted ? 0 : 1);
    return setup.stations
      .filter((s) => !s.dropped && !chosen.has(s.id) && names.station(s.id).toLocaleLowerCase().includes(wanted))
      .sort((a, b) => exact(a.number) - exact(b.number) || a.number - b.number);
  }, [setup, names, chosen, query]);
  const add = (station: StationId) => {
    onChange(new Set(chosen).add(station));
    setQuery('');
  };
  const remove = (station: StationId) => onChange(new Set([...chosen].filter((s) => s !== station)));
  // the button that was pressed is gone
  const backToSearch = () => document.getElementById(id)?.focus();
  return (
    <div className={styles.choice}>
      <label htmlFor={id}>{words.search}</label>
      <input
        id={id}
        type="search"
        className={styles.search}
        value={query}
        inputMode="search"
        autoComplete="off"
        onChange={(event) => setQuery(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter') return;
          event.preventDefault(); // which would send the message
          const [first] = found;
          if (first && query.trim() !== '') add(first.id);
        }}
      />
      <ul className={styles.chips} aria-label={words.some}>
        {[...chosen].map((station) => (
          <li key={station}>
            <Button
              icon="close"
              aria-label={words.remove(names.station(station))}
              onClick={() => {
                remove(station);
                backToSearch();
              }}
            >
              {names.station(station)}
            </Button>
          </li>
        ))}
      </ul>
      <ul className={styles.chips}>
        {found.slice(0, FOUND_SHOWN).map((station) => (
          <li key={station.id}>
            <Button
              look="quiet"
              aria-label={words.add(names.station(station.id))}
              onClick={() => {
                add(station.id);
                backToSearch();
              }}
            >
              {names.station(station.id)}
            </Button>
          </li>
        ))}
      </ul>
      <p role="status" className={styles.room}>
        {found.length === 0 && query.trim() !== '' && words.noneFound}
        {found.length > FOUND_SHOWN && words.moreFound(found.length - FOUND_SHOWN)}
      </p>
    </div>
  );
}
