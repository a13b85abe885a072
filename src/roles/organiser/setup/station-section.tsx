import { useId, useMemo, useRef, useState } from 'react';
import { STATION_KINDS, type StationKind } from '../../../domain/code-lists.ts';
import { NO_THEME, type Setup, type Station } from '../../../domain/setup-fold.ts';
import { Button } from '../../../ui/button.tsx';
import fields from '../../../ui/fields.module.css';
import { inLanguage, type Language } from '../../../ui/language.ts';
import { type Desk, newStationId, stationName, useDesk } from './desk.ts';
import { DroppedStations } from './dropped-stations.tsx';
import styles from './section.module.css';
import { Section } from './section.tsx';
import { SpreadForm } from './spread-form.tsx';
import { StationRow } from './station-row.tsx';
import stations from './stations.module.css';

/** As many as can be looked over; a thousand at once would make every key press slow. */
const PAGE = 25;
/** Fewer are found by looking. */
const FIND_FROM = 12;

export function StationSection() {
  const desk = useDesk();
  const { setup, words, language, opened } = desk;
  const there = useInPlace(setup, opened?.startsWith('station/') ?? false);
  const [wanted, setWanted] = useState('');
  const [page, setPage] = useState(0);
  const [before, setBefore] = useState(opened);
  const found = useMemo(() => search(setup, there, wanted, language), [setup, there, wanted, language]);
  const last = Math.max(0, Math.ceil(found.length / PAGE) - 1);
  // what is opened from elsewhere (a gap, a new table) may lie on another page
  if (opened !== before) {
    setBefore(opened);
    const at = found.findIndex((s) => `station/${s.id}` === opened);
    if (at >= 0) setPage(Math.floor(at / PAGE));
    else if (opened?.startsWith('station/') && wanted !== '') {
      setWanted('');
      setPage(
        Math.floor(
          Math.max(
            0,
            there.findIndex((s) => `station/${s.id}` === opened),
          ) / PAGE,
        ),
      );
    }
  }
  const now = Math.min(page, last);
  const id = useId();
  return (
    <Section name="stations" lead={words.stationsLead}>
      <SpreadForm />
      <div className={styles.buttons}>
        <Button onClick={() => addStation(desk, 'table')}>{words.addTable}</Button>
        <Button onClick={() => addStation(desk, 'chatterbox')}>{words.addChatterbox}</Button>
        <Button onClick={() => addStation(desk, 'information')}>{words.addInformation}</Button>
      </div>
      {there.length === 0 && <p className={styles.note}>{words.noStations}</p>}
      {there.length > FIND_FROM && (
        <div className={fields.field}>
          <label htmlFor={id}>{words.find}</label>
          <input
            id={id}
            type="search"
            value={wanted}
            placeholder={words.findHint}
            onChange={(e) => {
              setWanted(e.target.value);
              setPage(0);
            }}
          />
          <p role="status" className={fields.hint}>
            {wanted.trim() === '' ? '' : found.length === 0 ? words.noneFound : words.found(found.length)}
          </p>
        </div>
      )}
      <ul className={stations.rows}>
        {found.slice(now * PAGE, (now + 1) * PAGE).map((station) => (
          <StationRow key={station.id} station={station} />
        ))}
      </ul>
      {last > 0 && (
        <div className={stations.pager}>
          <Button disabled={now === 0} onClick={() => setPage(now - 1)}>
            {words.previous}
          </Button>
          <p role="status">{words.page(now * PAGE + 1, Math.min(found.length, (now + 1) * PAGE), found.length)}</p>
          <Button disabled={now === last} onClick={() => setPage(now + 1)}>
            {words.next}
          </Button>
        </div>
      )}
      <DroppedStations />
    </Section>
  );
}

/** The stations there are, by kind and number; as long as one is open they stay where they are, also when its number changes. */
function useInPlace(setup: Setup, hold: boolean): readonly Station[] {
  const held = useRef<ReadonlyMap<string, number>>(new Map());
  return useMemo(() => {
    const kind = (s: Station) => STATION_KINDS.indexOf(s.kind);
    const there = setup.stations.filter((s) => !s.dropped).sort((a, b) => kind(a) - kind(b)); // by number they are
    const place = (s: Station) => held.current.get(s.id) ?? Number.POSITIVE_INFINITY;
    if (hold) return there.sort((a, b) => (place(a) === place(b) ? 0 : place(a) - place(b)));
    held.current = new Map(there.map((s, i) => [s.id, i]));
    return there;
  }, [setup, hold]);
}

function addStation({ setup, words, language, random, open, changeUndoably }: Desk, kind: StationKind): void {
  const number = Math.max(0, ...setup.stations.filter((s) => s.kind === kind).map((s) => s.number)) + 1;
  const station = newStationId(kind, number, random);
  const themes = setup.themes.filter((t) => !t.dropped);
  const counts = new Map(
    themes.map((t) => [t.id, setup.stations.filter((s) => !s.dropped && s.theme === t.id).length]),
  );
  // a table talks about a theme: the one with the fewest. A chatterbox takes what anyone says.
  const least = themes.toSorted((a, b) => (counts.get(a.id) ?? 0) - (counts.get(b.id) ?? 0))[0];
  const theme = kind === 'table' ? least?.id : undefined;
  changeUndoably(words.added(stationName({ kind, number }, language)), [
    { type: 'station-set', station, changes: { kind, number, ...(theme && { theme }) } },
  ]);
  open(`station/${station}`);
}

function search(setup: Setup, there: readonly Station[], wanted: string, language: Language): readonly Station[] {
  const words = wanted.toLocaleLowerCase(language).trim().split(/\s+/);
  if (words[0] === '') return there;
  const themes = new Map(setup.themes.map((t) => [t.id, inLanguage(t.name, language)]));
  return there.filter((s) => {
    const theme = themes.get(s.theme ?? NO_THEME) ?? '';
    const text = `${stationName(s, language)} ${s.name ? inLanguage(s.name, language) : ''} ${theme}`.toLocaleLowerCase(
      language,
    );
    // a number is meant whole: who looks for table 1 does not want all from 10 to 19
    return words.every((word) =>
      /^\d+$/.test(word) ? s.number === Number(word) || theme.includes(word) : text.includes(word),
    );
  });
}
