import { useStore } from 'zustand';
import { STATION_KIND_LABELS } from '../../domain/code-lists.ts';
import type { StationId } from '../../domain/ids.ts';
import type { Session } from '../../sync/session.ts';
import { Icon } from '../../ui/icons.tsx';
import { useFetchedWhenIdle } from '../../ui/on-demand.ts';
import type { LookUp } from './look-up.ts';
import { ON_TAP } from './on-tap-part.ts';
import { RoundChooser } from './round-chooser.tsx';
import { StatusLine } from './status-line.tsx';
import styles from './table-header.module.css';

/** What the conversation is about: the table, its theme, the question in large letters, the round, and how the table stands. */
export function TableHeader({ session, station, look }: { session: Session; station: StationId; look: LookUp }) {
  const known = useStore(session.view, (view) => view.setup.known);
  const loaded = useStore(session.view, (view) => view.loaded);
  const onTap = useFetchedWhenIdle(ON_TAP);
  const { setup, words } = look;
  const table = setup.stations.find((s) => s.id === station);
  const theme = setup.themes.find((t) => t.id === look.ownTheme);
  const subquestions = theme?.subquestions.filter((q) => look.text(q) !== '') ?? []; // one can be under way
  const kind = look.text(STATION_KIND_LABELS[table?.kind ?? 'table']);
  return (
    <header className={styles.header} data-colour={theme?.colour ?? 'grey'}>
      <div className={styles.inner}>
        <div className={styles.top}>
          <h1 className={styles.title}>
            <span className={styles.table}>
              {kind}
              {table && table.number > 0 ? <b> {table.number}</b> : null}
            </span>
            {table?.name && <span className={styles.name}>{look.text(table.name)}</span>}
            {theme && (
              <span className={styles.theme}>
                {theme.icon && <Icon name={theme.icon} />}
                {look.text(theme.name)}
              </span>
            )}
          </h1>
          <RoundChooser session={session} look={look} />
        </div>
        {loaded && !known && (
          <p className={styles.unknown}>{theme ? words.header.fromCard : words.header.unknownMeeting}</p>
        )}
        <div className={styles.talk}>
          {theme && look.text(theme.question) !== '' && (
            <p className={styles.question} dir="auto" lang={look.lang(theme.question)}>
              {look.text(theme.question)}
            </p>
          )}
          {theme && subquestions.length > 0 && (
            <details className={styles.subquestions}>
              <summary>
                <Icon name="chevron" />
                {words.header.questions(subquestions.length)}
              </summary>
              <ul>
                {subquestions.map((question) => (
                  <li key={question.nl} dir="auto" lang={look.lang(question)}>
                    {look.text(question)}
                  </li>
                ))}
              </ul>
            </details>
          )}
        </div>
        {onTap && <onTap.StationFateNotice look={look} station={station} theme={theme} />}
        <div className={styles.hall}>{onTap && <onTap.Hall session={session} station={station} look={look} />}</div>
        <StatusLine session={session} station={station} />
      </div>
    </header>
  );
}
