import { type SubmitEvent, useId, useState } from 'react';
import type { ThemeId } from '../../../domain/ids.ts';
import { spreadTables, TABLES_LIMIT } from '../../../domain/spread-tables.ts';
import { Button } from '../../../ui/button.tsx';
import fields from '../../../ui/fields.module.css';
import { inLanguage } from '../../../ui/language.ts';
import { newStationId, useDesk } from './desk.ts';
import { readWhole } from './number-field.tsx';
import styles from './stations.module.css';

/** All tables in one go: a number, what comes of it, and a button. */
export function SpreadForm() {
  const { setup, words, language, random, changeUndoably } = useDesk();
  const id = useId();
  const there = setup.stations.filter((s) => s.kind === 'table' && !s.dropped).length;
  const [typed, setTyped] = useState<string>();
  const total = typed === undefined ? there : readWhole(typed, 0, TABLES_LIMIT);
  const make = (n: number) => spreadTables(setup, n, (number) => newStationId('table', number, random));
  const spread = total === undefined ? undefined : make(total);
  const nothing = !spread || spread.bodies.length === 0;
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (total === undefined || nothing) return;
    changeUndoably(words.spreadDone(total), spread.bodies);
    setTyped(undefined);
  };
  const nameOf = (theme: ThemeId | undefined) => {
    const found = setup.themes.find((t) => t.id === theme);
    return found ? inLanguage(found.name, language) || words.nameless : words.noThemeCount;
  };
  return (
    <form className={styles.spread} onSubmit={submit}>
      <div className={fields.field} data-short>
        <label htmlFor={id}>{words.howMany}</label>
        <div className={styles.merge}>
          <input
            id={id}
            type="text"
            inputMode="numeric"
            autoComplete="off"
            value={typed ?? String(there)}
            aria-invalid={total === undefined && typed !== ''}
            aria-describedby={`${id}-hint ${id}-result`}
            onFocus={(e) => e.target.select()}
            onChange={(e) => setTyped(e.target.value)}
          />
          <Button type="submit" look="main" disabled={nothing}>
            {words.spread}
          </Button>
        </div>
        <p id={`${id}-hint`} className={fields.hint}>
          {words.howManyHint}
        </p>
      </div>
      <div id={`${id}-result`} className={styles.result} role="status">
        {!spread ? (
          <p className={fields.problem}>{typed === '' ? '' : words.spreadWrong(TABLES_LIMIT)}</p>
        ) : (
          <>
            <p>{nothing ? words.spreadHas : words.spreadGives}</p>
            <ul>
              {[...spread.counts].map(([theme, n]) => (
                <li key={theme ?? ''} data-colour={setup.themes.find((t) => t.id === theme)?.colour ?? 'grey'}>
                  {nameOf(theme)} <b>{n}</b>
                </li>
              ))}
            </ul>
            {spread.dropped.length > 0 && (
              <p>{words.spreadDrops(spread.dropped.length, listed(spread.dropped.map((s) => s.number)))}</p>
            )}
          </>
        )}
      </div>
    </form>
  );
}

/** More numbers than that nobody reads. */
const LISTED = 12;
function listed(numbers: readonly number[]): string {
  const sorted = numbers.toSorted((a, b) => a - b);
  return sorted.length > LISTED ? `${sorted.slice(0, LISTED).join(', ')}, …` : sorted.join(', ');
}
