import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import type { StationId } from '../../domain/ids.ts';
import type { Session } from '../../sync/session.ts';
import { Icon } from '../../ui/icons.tsx';
import { useLanguage } from '../../ui/language.ts';
import styles from './join-screen.module.css';
import { stationName } from './table-card.tsx';
import type { JoinWords } from './words.ts';

/** A connection that takes longer than this is spoken of. */
const AWAY_AFTER_MS = 4_000;

interface JoinNotesProps {
  session: Session;
  station: StationId;
  words: JoinWords;
  path: string;
}

/** What is the matter with this link or its table, and a way on; nothing stands there when nothing is. */
export function JoinNotes({ session, station, words, path }: JoinNotesProps) {
  const language = useLanguage();
  const setup = useStore(session.view, (view) => view.setup);
  const link = useStore(session.view, (view) => view.link);
  const holds = useStore(session.view, (view) => view.standing.unreceived > 0);
  const away = useLong(link.state === 'connecting', AWAY_AFTER_MS);
  const table = setup.stations.find((s) => s.id === station);
  const into = setup.stations.find((s) => s.id === table?.mergedInto);

  const wrong: string[] = [];
  if (link.state === 'refused') wrong.push(words.refused[link.reason]);
  if (into) wrong.push(words.merged(stationName(into, language)));
  else if (table?.dropped) wrong.push(words.dropped);
  else if (setup.known && !table) wrong.push(words.elsewhere);
  const quiet: string[] = [];
  if (!setup.known && setup.stations.length === 0) quiet.push(words.unknown);
  if (away) quiet.push(words.away);

  return (
    <div className={styles.notes} role="status">
      {wrong.length > 0 && (
        <div className={styles.wrong}>
          <Icon name="alert" />
          <div>
            {wrong.map((sentence) => (
              <p key={sentence}>{sentence}</p>
            ))}
            <p className={styles.ways}>
              <a href="#/scan">{words.scan}</a>
              {holds && <a href={`${path}/handover`}>{words.handOver}</a>}
            </p>
          </div>
        </div>
      )}
      {quiet.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
    </div>
  );
}

/** Whether something has been so for this long without a break. */
function useLong(now: boolean, ms: number): boolean {
  const [long, setLong] = useState(false);
  useEffect(() => {
    if (!now) return;
    const timer = setTimeout(() => setLong(true), ms);
    return () => {
      clearTimeout(timer);
      setLong(false);
    };
  }, [now, ms]);
  return now && long;
}
