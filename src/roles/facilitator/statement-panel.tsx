import { useCallback, useDeferredValue, useEffect, useMemo, useState } from 'react';
import type { Statement } from '../../domain/statement.ts';
import type { Filter } from '../../domain/tally.ts';
import { Icon } from '../../ui/icons.tsx';
import { clockTime } from '../../ui/language.ts';
import { lookToQuery } from './address-look.ts';
import { EraseDialog } from './erase-dialog.tsx';
import { useEvening, useView } from './evening.tsx';
import { isEmpty } from './filter-choice.ts';
import { staleSince } from './link-standing.ts';
import { type Pause, StatementList } from './statement-list.tsx';
import styles from './statement-panel.module.css';
import { ChoiceCount, useFollowed, useSameFilter } from './use-followed.ts';
import { useLinkStanding } from './use-link-standing.ts';
import { useFound, useSearchState } from './use-search.ts';

const EVERYTHING: Filter = {};
const PANEL_ID = 'statements';
const TITLE_ID = 'statements-title';

/**
 * The statements themselves, newest first. Without a filter it is the live feed of the evening; with one it shows the choice,
 * and the feed stays one press away.
 */
export function StatementPanel() {
  const { words, filter, look, all } = useEvening();
  const arrivals = useView((v) => v.arrivals); // the tallies change with it
  const { waiting, changes } = useSearchState(); // and with what is found
  const standing = useLinkStanding();
  const found = useFound();
  const same = useSameFilter(filter);
  const chosen = useFollowed(
    found,
    useCallback(() => new ChoiceCount(same), [same]),
  );
  const [paused, setPaused] = useState<Pause>();
  const [wide, setWide] = useState(false);
  const [erasing, setErasing] = useState<Statement>();
  const query = lookToQuery({ filter, sought: look.sought, matrix: 'all' });
  // a new choice is made to be looked at
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is the change of the choice that counts
  useEffect(() => setWide(false), [query]);
  const sought = look.sought !== '';
  const filtered = sought || !isEmpty(filter);
  const live = !filtered || wide;
  const choice = useMemo(
    () =>
      live
        ? { query: '', filter: EVERYTHING, sought: false, everything: true, changes: 0 }
        : { query, filter: same, sought, everything: false, changes },
    [live, query, same, sought, changes],
  );
  // the counts first: with the rows in the same frame, sixty thousand statements take too long
  const shown = useDeferredValue(choice);
  const since = staleSince(standing);
  const count = chosen.total;
  const everything = all.total.total;
  const closeErasing = () => {
    setErasing(undefined);
    focusTitle(); // the row that was pressed may be gone
  };

  return (
    <section id={PANEL_ID} className={styles.panel} aria-labelledby={TITLE_ID}>
      <div className={styles.top}>
        <div className={styles.title}>
          <h2 id={TITLE_ID} tabIndex={-1}>
            {filtered && !wide ? words.list.of(count, everything) : words.list.count(everything)}
          </h2>
          <p className={styles.live} data-live={since === undefined || undefined}>
            {live && !paused && standing.state === 'connected' && (
              <>
                <span className={styles.pulse} aria-hidden="true" /> {words.list.live},{' '}
              </>
            )}
            {paused && <strong>{words.feed.paused}, </strong>}
            {sought && !wide ? words.search.bestFirst : words.list.newestFirst}
            {since !== undefined && (
              <span className={styles.stale}>
                <Icon name="no-link" /> {words.list.notLive(clockTime(since))}
              </span>
            )}
          </p>
        </div>
        <button
          type="button"
          className={styles.pause}
          onClick={() => setPaused(paused ? undefined : { at: arrivals[arrivals.length - 1]?.id })}
        >
          <span className={paused ? styles.goOnSign : styles.pauseSign} aria-hidden="true" />
          {paused ? words.feed.goOn : words.feed.pause}
        </button>
        {sought && waiting > 0 && <p className={styles.searching}>{words.search.busy(waiting)}</p>}
        {filtered && (
          <fieldset className={styles.show}>
            <legend className="visually-hidden">{words.list.show}</legend>
            <button type="button" aria-pressed={!wide} onClick={() => setWide(false)}>
              {words.list.choice(count)}
            </button>
            <button type="button" aria-pressed={wide} onClick={() => setWide(true)}>
              {words.list.everything(everything)}
            </button>
          </fieldset>
        )}
      </div>
      <p className="visually-hidden" role="status">
        {filtered && waiting === 0 && <Announcement key={query} text={words.list.of(count, everything)} />}
      </p>
      <StatementList
        key={shown.query}
        {...shown}
        paused={paused}
        onGoOn={() => setPaused(undefined)}
        onTop={focusTitle}
        onErase={setErasing}
      />
      {erasing && <EraseDialog statement={erasing} onClose={closeErasing} />}
    </section>
  );
}

/** Said once for each choice, not with every statement that comes in. */
function Announcement({ text }: { text: string }) {
  const [first] = useState(text);
  return first;
}

/** Brings the statements into sight where they stand below what was pressed: on a phone or a tablet held upright. */
export function showStatements(): void {
  requestAnimationFrame(() => {
    const panel = document.getElementById(PANEL_ID);
    if (!panel) return;
    const { top, bottom } = panel.getBoundingClientRect();
    if (top < innerHeight * 0.75 && bottom > innerHeight * 0.25) return;
    const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
    panel.scrollIntoView({ block: 'start', behavior: still ? 'auto' : 'smooth' });
  });
}

/** For those who come by keyboard: past header and matrix, to the words. */
export function focusStatements(): void {
  document.getElementById(TITLE_ID)?.focus();
}

function focusTitle(): void {
  document.getElementById(TITLE_ID)?.focus({ preventScroll: true });
}
