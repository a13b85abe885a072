import { useMemo, useState } from 'react';
import { fateOf, restoreEntries } from '../../../domain/merge-stations.ts';
import { Button } from '../../../ui/button.tsx';
import { stationName, useDesk } from './desk.ts';
import items from './item-list.module.css';

/** More are shown when they are asked for: at a great meeting hundreds may have gone at once. */
const SHOWN = 25;

export function DroppedStations() {
  const { setup, words, language, change } = useDesk();
  const gone = useMemo(() => setup.stations.filter((s) => s.dropped), [setup]);
  const [shown, setShown] = useState(SHOWN);
  if (gone.length === 0) return null;
  return (
    <details className={items.gone}>
      <summary>{words.droppedList(gone.length)}</summary>
      <ul>
        {gone.slice(0, shown).map((station) => {
          const fate = fateOf(setup, station.id);
          const called = stationName(station, language);
          return (
            <li key={station.id}>
              <span>
                {called}
                {fate.state === 'merged' && <> · {words.mergedInto(stationName(fate.into, language))}</>}
              </span>
              <Button
                icon="undo"
                aria-label={words.restoreNamed(called)}
                onClick={() => change(...restoreEntries(station.id))}
              >
                {words.restore}
              </Button>
            </li>
          );
        })}
      </ul>
      {gone.length > shown && <Button onClick={() => setShown(shown + SHOWN)}>{words.next}</Button>}
    </details>
  );
}
