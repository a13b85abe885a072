import { useEffect, useState } from 'react';
import type { Statement } from '../../domain/statement.ts';
import type { Filter } from '../../domain/tally.ts';
import { Icon } from '../../ui/icons.tsx';
import { clockTime } from '../../ui/language.ts';
import { EraseDialog } from './erase-dialog.tsx';
import { useEvening, useView } from './evening.tsx';
import { filterToQuery } from './filter-address.ts';
import { isEmpty } from './filter-choice.ts';
import { staleSince } from './link-standing.ts';
import { StatementList } from './statement-list.tsx';
import styles from './statement-panel.module.css';
import { useLinkStanding } from './use-link-standing.ts';
import { useTally } from './use-tally.ts';

const EVERYTHING: Filter = {};
const PANEL_ID = 'statements';
const TITLE_ID = 'statements-title';

/**
 * The statements themselves, newest first. Without a filter it is the live feed of the evening; with one it shows the choice,
 * and the feed stays one press away.
 */
export function StatementPanel() {
  const { session, words, filter, language, all } = useEvening();
  useView((v) => v.arrivals); // the tallies change with it
  const standing = useLinkStanding();
  const chosen = useTally(session, filter);
  const [wide, setWide] = useState(false);
  const [erasing, setErasing] = useState<Statement>();
  const query = filterToQuery(filter);
  // a new choice is made to be looked at
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is the change of the choice that counts
  useEffect(() => setWide(false), [query]);
  const filtered = !isEmpty(filter);
  const live = !filtered || wide;
  const since = staleSince(standing);
  const count = chosen.total.total;
  const everything = all.total.total;
  const closeErasing = () => {
    setErasing(undefined);
    focusTitle(); // the row that was pressed may be gone
  };

  return (
    <section id={PANEL_ID} className={styles.panel} aria-labelledby={TITLE_ID}>
      <div className={styles.top}>
        <h2 id={TITLE_ID} tabIndex={-1}>
          {filtered && !wide ? words.list.of(count, everything) : words.list.count(everything)}
        </h2>
        <p className={styles.live} data-live={since === undefined || undefined}>
          {live && standing.state === 'connected' && (
            <>
              <span className={styles.pulse} aria-hidden="true" /> {words.list.live},{' '}
            </>
          )}
          {words.list.newestFirst}
          {since !== undefined && (
            <span className={styles.stale}>
              <Icon name="no-link" /> {words.list.notLive(clockTime(since, language))}
            </span>
          )}
        </p>
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
        {filtered && <Announcement key={query} text={words.list.of(count, everything)} />}
      </p>
      <StatementList
        key={live ? '' : query}
        filter={live ? EVERYTHING : filter}
        everything={live}
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
