import { useId, useState } from 'react';
import { NAME_LIMIT, NUMBER_LIMIT, type SetupBody } from '../../../domain/entry.ts';
import type { StationId, ThemeId } from '../../../domain/ids.ts';
import { mergeEntries } from '../../../domain/merge-stations.ts';
import { NO_THEME, type Station } from '../../../domain/setup-fold.ts';
import { Button } from '../../../ui/button.tsx';
import fields from '../../../ui/fields.module.css';
import { Icon } from '../../../ui/icons.tsx';
import { inLanguage } from '../../../ui/language.ts';
import { stationName, useDesk } from './desk.ts';
import items from './item-list.module.css';
import { NumberField } from './number-field.tsx';
import styles from './stations.module.css';
import { LocalField } from './text-field.tsx';

type StationChanges = Extract<SetupBody, { type: 'station-set' }>['changes'];
const stationSet = (station: StationId, changes: StationChanges): SetupBody => ({
  type: 'station-set',
  station,
  changes,
});

/** One table or post: its theme at hand, everything else behind a button. */
export function StationRow({ station }: { station: Station }) {
  const { setup, words, language, opened, open, change } = useDesk();
  const address = `station/${station.id}`;
  const shown = opened === address;
  const called = stationName(station, language);
  const theme = setup.themes.find((t) => t.id === station.theme);
  return (
    <li className={styles.row} data-colour={theme?.colour ?? 'grey'} data-opened={shown || undefined}>
      <h3 className={styles.called}>
        {called}
        {station.name && (
          <span className={styles.name} dir="auto">
            {inLanguage(station.name, language)}
          </span>
        )}
      </h3>
      <select
        className={styles.theme}
        aria-label={words.themeOf(called)}
        value={theme ? theme.id : NO_THEME}
        onChange={(e) => change(stationSet(station.id, { theme: e.target.value as ThemeId }))}
      >
        <option value={NO_THEME}>{words.noTheme}</option>
        {setup.themes.map((t) =>
          t.dropped && t.id !== station.theme ? null : (
            <option key={t.id} value={t.id}>
              {t.dropped
                ? words.droppedTheme(inLanguage(t.name, language) || words.nameless)
                : inLanguage(t.name, language) || words.nameless}
            </option>
          ),
        )}
      </select>
      <button
        type="button"
        className={styles.edit}
        data-item={address}
        aria-expanded={shown}
        aria-label={shown ? words.closeNamed(called) : words.editNamed(called)}
        onClick={() => open(shown ? undefined : address)}
      >
        {shown ? words.close : words.edit}
        <Icon name="chevron" />
      </button>
      {shown && <StationEditor station={station} called={called} />}
    </li>
  );
}

function StationEditor({ station, called }: { station: Station; called: string }) {
  const { words, open, change, changeUndoably } = useDesk();
  const { id, number } = station;
  return (
    <div className={styles.editor}>
      <NumberField
        place={`station/${id}/number`}
        label={words.stationNumber}
        value={number}
        limit={NUMBER_LIMIT}
        wrong={words.numberWrong(NUMBER_LIMIT, number)}
        onSave={(n) => change(stationSet(id, { number: n }))}
      />
      <LocalField
        place={`station/${id}/name`}
        label={words.stationName}
        value={station.name}
        limit={NAME_LIMIT}
        onSave={(name) => change(stationSet(id, { name }))}
      />
      <Merge station={station} called={called} />
      <div className={items.actions}>
        <Button
          icon="bin"
          onClick={() => {
            open(undefined);
            changeUndoably(words.dropped(called), [stationSet(id, { dropped: true, mergedInto: null })]);
          }}
        >
          {words.drop}
        </Button>
        <p className={items.note}>{words.dropNote}</p>
      </div>
    </div>
  );
}

function Merge({ station, called }: { station: Station; called: string }) {
  const { setup, words, language, open, changeUndoably } = useDesk();
  const id = useId();
  const [chosen, setChosen] = useState('');
  const others = setup.stations.filter((s) => !s.dropped && s.id !== station.id && s.kind === station.kind);
  const into = others.find((s) => s.id === chosen);
  if (others.length === 0) return null;
  return (
    <div className={fields.field}>
      <label htmlFor={id}>{words.mergeWith}</label>
      <div className={styles.merge}>
        <select
          id={id}
          aria-describedby={`${id}-note`}
          value={into?.id ?? ''}
          onChange={(e) => setChosen(e.target.value)}
        >
          <option value="">{words.mergeChoose}</option>
          {others.map((s) => {
            const theme = setup.themes.find((t) => t.id === s.theme);
            const about = [theme?.name, s.name].flatMap((text) => (text ? inLanguage(text, language) : []));
            return (
              <option key={s.id} value={s.id}>
                {[stationName(s, language), ...about].filter(Boolean).join(' · ')}
              </option>
            );
          })}
        </select>
        <Button
          disabled={!into}
          onClick={() => {
            if (!into) return;
            open(undefined);
            const message = words.merged(called, stationName(into, language));
            changeUndoably(message, mergeEntries(station.id, into.id));
          }}
        >
          {words.merge}
        </Button>
      </div>
      <p id={`${id}-note`} className={fields.hint}>
        {words.mergeNote}
      </p>
    </div>
  );
}
