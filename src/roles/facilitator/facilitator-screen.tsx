import { type ComponentType, lazy, Suspense, useDeferredValue, useEffect } from 'react';
import { I18nProvider } from 'react-aria-components/I18nProvider';
import type { Session } from '../../sync/session.ts';
import { LanguageChoice } from '../../ui/language-choice.tsx';
import { DeskNav } from './desk-nav.tsx';
import { type DeskPlace, deskPlace } from './desk-places.ts';
import { EveningProvider, useEvening, useMakeEvening, useView } from './evening.tsx';
import styles from './facilitator-screen.module.css';
import './kinds.css';
import { FilterBar } from './filter-bar.tsx';
import { HandsLine } from './hall/hands-line.tsx';
import { SummaryPanel } from './hall/summary-panel.tsx';
import { LinkLine } from './link-line.tsx';
import { MatrixPanel } from './matrix-panel.tsx';
import { NewerEntries } from './newer-entries.tsx';
import { standInForPressStyle } from './press-style.ts';
import { ScreenHeader } from './screen-header.tsx';
import { useLiveCounts } from './show/live-counts.ts';
import { StandingLine } from './standing-line.tsx';
import { focusStatements, StatementPanel } from './statement-panel.tsx';
import { StationPanel } from './station-panel.tsx';
import { useStations } from './use-stations.ts';

standInForPressStyle();

interface FacilitatorScreenProps {
  session: Session;
  /** The part of the desk in the address. */
  place?: string | undefined;
}

/** What the tables say, live, for the person who leads the plenary: what is silent, what is hot, and the words themselves. */
export default function FacilitatorScreen({ session, place }: FacilitatorScreenProps) {
  const evening = useMakeEvening(session);
  useLiveCounts(session);
  return (
    <I18nProvider locale={evening.language === 'nl' ? 'nl-NL' : 'en-US'}>
      <EveningProvider value={evening}>
        <div className={styles.frame}>
          <div className={styles.screen}>
            <ScreenHeader />
            <Contents place={deskPlace(place)} />
          </div>
        </div>
      </EveningProvider>
    </I18nProvider>
  );
}

function Contents({ place }: { place: DeskPlace }) {
  const { words } = useEvening();
  const loaded = useView((v) => v.loaded);
  const known = useView((v) => v.setup.known);
  const Part = PARTS[place];
  useStands(loaded && known && Part !== undefined);
  if (!loaded) {
    return (
      <main className={styles.waiting}>
        <p role="status">{words.loading}</p>
      </main>
    );
  }
  if (!known) return <UnknownMeeting />;
  return (
    <>
      <HandsLine />
      <DeskNav place={place} />
      {Part ? (
        <Suspense fallback={null}>
          <Part />
        </Suspense>
      ) : (
        <Overview />
      )}
    </>
  );
}

const PARTS: Record<DeskPlace, ComponentType | undefined> = {
  overview: undefined,
  board: lazy(() => import('./board/board.tsx')),
  show: lazy(() => import('./show/show.tsx')),
  next: lazy(() => import('./next/next.tsx')),
};

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

/** Once this part of the desk stands, it can be told what was said: told while it is being drawn, both fall into one frame. */
function useStands(stands: boolean): void {
  const { session } = useEvening();
  useEffect(() => {
    if (stands) session.wide?.stands();
  }, [stands, session]);
}

function Overview() {
  const { words } = useEvening();
  const stations = useStations();
  // of a thousand tables, all at once takes longer than some frames: what the desk is opened for stands first, each of the rest in a frame of its own
  const matrixStands = useDeferredValue(true, false);
  const stationsStand = useDeferredValue(matrixStands, false);
  useStands(stationsStand);
  return (
    <>
      <button type="button" className={styles.skip} onClick={focusStatements}>
        {words.skipToStatements}
      </button>
      <StandingLine stations={stations} />
      <FilterBar />
      <main className={styles.desk}>
        <div className={styles.summary}>
          <SummaryPanel />
        </div>
        <MatrixPanel />
        {matrixStands && <StationPanel stations={stations} />}
        {stationsStand && <StatementPanel />}
        <footer className={styles.foot}>
          <NewerEntries />
          <LanguageChoice />
        </footer>
      </main>
    </>
  );
}
