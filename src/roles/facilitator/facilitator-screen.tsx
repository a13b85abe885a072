import { I18nProvider } from 'react-aria-components/I18nProvider';
import type { Session } from '../../sync/session.ts';
import { LanguageChoice } from '../../ui/language-choice.tsx';
import { EveningProvider, useEvening, useMakeEvening, useView } from './evening.tsx';
import styles from './facilitator-screen.module.css';
import './kinds.css';
import { FilterBar } from './filter-bar.tsx';
import { LinkLine } from './link-line.tsx';
import { MatrixPanel } from './matrix-panel.tsx';
import { NewerEntries } from './newer-entries.tsx';
import { standInForPressStyle } from './press-style.ts';
import { ScreenHeader } from './screen-header.tsx';
import { StandingLine } from './standing-line.tsx';
import { focusStatements, StatementPanel } from './statement-panel.tsx';
import { StationPanel } from './station-panel.tsx';
import { useStations } from './use-stations.ts';

standInForPressStyle();

interface FacilitatorScreenProps {
  session: Session;
  /** Makes the meeting's export from what is on this device; undefined where there is none to make. */
  exportFile: (() => Promise<{ name: string; text: string }>) | undefined;
}

/** What the tables say, live, for the person who leads the plenary: what is silent, what is hot, and the words themselves. */
export default function FacilitatorScreen({ session, exportFile }: FacilitatorScreenProps) {
  const evening = useMakeEvening(session);
  return (
    <I18nProvider locale={evening.language === 'nl' ? 'nl-NL' : 'en-US'}>
      <EveningProvider value={evening}>
        <div className={styles.frame}>
          <div className={styles.screen}>
            <ScreenHeader exportFile={exportFile} />
            <Contents />
          </div>
        </div>
      </EveningProvider>
    </I18nProvider>
  );
}

function Contents() {
  const { words } = useEvening();
  const loaded = useView((v) => v.loaded);
  const known = useView((v) => v.setup.known);
  if (!loaded) {
    return (
      <main className={styles.waiting}>
        <p role="status">{words.loading}</p>
      </main>
    );
  }
  if (!known) return <UnknownMeeting />;
  return <Desk />;
}

/** A link was opened here, and neither this device nor (yet) the hub has told what meeting it is of. */
function UnknownMeeting() {
  const { words } = useEvening();
  return (
    <main className={styles.waiting}>
      <LinkLine />
      <h2>{words.unknownMeeting}</h2>
      <p>{words.unknownMeetingHelp}</p>
    </main>
  );
}

function Desk() {
  const { words } = useEvening();
  const stations = useStations();
  return (
    <>
      <button type="button" className={styles.skip} onClick={focusStatements}>
        {words.skipToStatements}
      </button>
      <StandingLine stations={stations} />
      <FilterBar />
      <main className={styles.desk}>
        <MatrixPanel />
        <StationPanel stations={stations} />
        <StatementPanel />
        <footer className={styles.foot}>
          <NewerEntries />
          <LanguageChoice />
        </footer>
      </main>
    </>
  );
}
