import { type LocalText, STATION_KIND_LABELS } from '../../domain/code-lists.ts';
import type { StationId } from '../../domain/ids.ts';
import type { Setup, Station } from '../../domain/setup-fold.ts';
import { Icon } from '../../ui/icons.tsx';
import { inLanguage, type Language } from '../../ui/language.ts';
import styles from './join-screen.module.css';
import type { JoinWords } from './words.ts';

interface TableCardProps {
  setup: Setup;
  station: StationId;
  words: JoinWords;
  language: Language;
}

/** The card on the table: which meeting, which table, what it talks about. Of what is not known yet it says nothing. */
export function TableCard({ setup, station, words, language }: TableCardProps) {
  const table = setup.stations.find((s) => s.id === station);
  const theme = setup.themes.find((t) => t.id === table?.theme);
  const question = theme && inLanguage(theme.question, language);
  const when = [setup.date && words.day(setup.date), setup.place].filter(Boolean).join(', ');
  return (
    <header className={styles.head}>
      <p className={styles.meeting} dir="auto" lang={langOf(setup.title, language)}>
        {inLanguage(setup.title, language) || words.untitled}
      </p>
      {when && <p className={styles.when}>{when}</p>}
      <h1 className={styles.title}>
        <span className={styles.table}>{stationName(table, language)}</span>
        {table?.name && <span>{inLanguage(table.name, language)}</span>}
        {theme && (
          <span className={styles.theme}>
            {theme.icon && <Icon name={theme.icon} />}
            {inLanguage(theme.name, language)}
          </span>
        )}
      </h1>
      {question && (
        <p className={styles.question} dir="auto" lang={langOf(theme.question, language)}>
          {question}
        </p>
      )}
    </header>
  );
}

/** For `lang`: the language of the organiser's words where it is not that of the screen. */
function langOf(text: LocalText, language: Language): Language | undefined {
  return language === 'en' && text.en === undefined ? 'nl' : undefined;
}

/** "Tafel 3", or as much of that as is known. */
export function stationName(station: Station | undefined, language: Language): string {
  const kind = inLanguage(STATION_KIND_LABELS[station?.kind ?? 'table'], language);
  return station && station.number > 0 ? `${kind} ${station.number}` : kind;
}
