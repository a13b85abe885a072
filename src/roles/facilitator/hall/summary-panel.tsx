import { useId, useMemo, useState } from 'react';
import type { RoundId, StationId } from '../../../domain/ids.ts';
import { Icon } from '../../../ui/icons.tsx';
import { clockTime, inLanguage, useWords } from '../../../ui/language.ts';
import { useGrowing } from '../../../ui/use-growing.ts';
import { useEvening, useView } from '../evening.tsx';
import { openRounds } from '../round-clock.ts';
import { summariesOf, type TableSummary } from './summaries.ts';
import styles from './summary-panel.module.css';
import { HALL_WORDS } from './words.ts';

/** Drawing a thousand tables at once takes longer than a frame; nobody sees more than this at once. */
const PAGE = 30;

/** What the tables themselves say matters most, a round at a time. */
export function SummaryPanel() {
  const { session, setup, language, names } = useEvening();
  const words = useWords(HALL_WORDS).summary;
  const noted = useView((v) => v.noted);
  const statements = useView((v) => v.statements);
  const rounds = openRounds(setup);
  const [chosen, setChosen] = useState<RoundId>();
  const round = rounds.find((r) => r.id === (chosen ?? setup.running?.round))?.id ?? rounds[0]?.id;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the fold is changed in place, and these three tell when
  const summaries = useMemo(() => {
    const order = new Map<StationId, number>(setup.stations.map((s, i) => [s.id, i]));
    const place = (station: StationId) => order.get(station) ?? order.size;
    const stations = [...noted.keys()].sort((a, b) => place(a) - place(b));
    return round ? summariesOf(session.fold, stations, round) : [];
  }, [session, setup, noted, statements, round]);
  const { shown, end, reset } = useGrowing(PAGE);
  const id = useId();
  const tables = setup.stations.filter((s) => !s.dropped).length;
  if (noted.size === 0) return null; // until a table says anything of the kind, the room is for the matrix
  return (
    <section className={styles.panel} aria-labelledby={`${id}-title`}>
      <div className={styles.top}>
        <h2 id={`${id}-title`}>{words.title}</h2>
        {rounds.length > 1 && (
          <label className={styles.round}>
            {words.round}
            <select
              value={round}
              onChange={(event) => {
                setChosen(event.target.value as RoundId);
                reset();
              }}
            >
              {rounds.map((r) => (
                <option key={r.id} value={r.id}>
                  {inLanguage(r.name, language)}
                </option>
              ))}
            </select>
          </label>
        )}
        {summaries.length > 0 && <p className={styles.count}>{words.count(summaries.length, tables)}</p>}
      </div>
      {summaries.length === 0 ? (
        <p className={styles.empty}>{round ? words.empty : words.noRounds}</p>
      ) : (
        <ul className={styles.tables}>
          {summaries.slice(0, shown).map((summary) => (
            <OneTable key={summary.station} summary={summary} name={names.station(summary.station)} />
          ))}
          {summaries.length > shown && <li key={shown} ref={end} aria-hidden="true" />}
        </ul>
      )}
    </section>
  );
}

function OneTable({ summary, name }: { summary: TableSummary; name: string }) {
  const words = useWords(HALL_WORDS).summary;
  return (
    <li className={styles.table}>
      <h3>{name}</h3>
      {summary.sentences.map((sentence) => (
        <p key={sentence.statement} className={styles.sentence}>
          <span className="visually-hidden">{words.sentence}: </span>
          <span dir="auto">{sentence.text}</span>
          <span className={styles.at}> {words.at(clockTime(sentence.at))}</span>
        </p>
      ))}
      {summary.marked.length > 0 && (
        <ul className={styles.marked}>
          {summary.marked.map((statement) => (
            <li key={statement.id}>
              <Icon name="star" />
              <span className="visually-hidden">{words.mark}: </span>
              <span dir="auto">{statement.text}</span>
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}
