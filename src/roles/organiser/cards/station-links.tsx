import { memo, useState } from 'react';
import { useStore } from 'zustand';
import { capabilityPath } from '../../../domain/capability.ts';
import type { StationId } from '../../../domain/ids.ts';
import type { Setup, Station } from '../../../domain/setup-fold.ts';
import { shownShortCode } from '../../../domain/short-code.ts';
import type { Session } from '../../../sync/session.ts';
import { Button } from '../../../ui/button.tsx';
import { inLanguage, useLanguage, useWords } from '../../../ui/language.ts';
import styles from './cards-screen.module.css';
import { type LinkMaker, stationClaim } from './printed-link.ts';
import { stationName } from './station-name.ts';
import { words } from './words.ts';

/** Every table with its link, and a new one for a table whose card is lost. Not drawn again while cards are being made. */
export const StationLinks = memo(
  ({
    session,
    stations,
    setup,
    make,
    onOnly,
  }: {
    session: Session;
    stations: readonly Station[];
    setup: Setup;
    make: LinkMaker;
    /** Shows only that station's card, to print. */
    onOnly(station: StationId): void;
  }) => {
    const w = useWords(words);
    const [asked, setAsked] = useState<StationId>();
    const [renewed, setRenewed] = useState<StationId>();
    return (
      <section className={styles.controls} aria-labelledby="stations">
        <h2 id="stations">{w.stations}</h2>
        <p>{w.stationsText}</p>
        <ul className={styles.stations}>
          {stations.map((station) => (
            <Row
              key={station.id}
              session={session}
              station={station}
              theme={setup.themes.find((t) => t.id === station.theme)}
              make={make}
              asked={asked === station.id}
              renewed={renewed === station.id}
              ask={setAsked}
              onRenewed={setRenewed}
              onOnly={onOnly}
            />
          ))}
        </ul>
      </section>
    );
  },
);

interface RowProps {
  session: Session;
  station: Station;
  theme: Setup['themes'][number] | undefined;
  make: LinkMaker;
  asked: boolean;
  renewed: boolean;
  ask(station: StationId | undefined): void;
  onRenewed(station: StationId): void;
  onOnly(station: StationId): void;
}

const Row = memo(({ session, station, theme, make, asked, renewed, ask, onRenewed, onOnly }: RowProps) => {
  const w = useWords(words);
  const language = useLanguage();
  const claim = stationClaim(session.meeting, station);
  const name = stationName(station, language);
  return (
    <li>
      <strong>{name}</strong>
      <span className={styles.about}>
        {theme && <span>{inLanguage(theme.name, language)}</span>}
        <span>
          {w.code} <code>{shownShortCode(make.code(claim))}</code>
        </span>
      </span>
      <div className={styles.actions}>
        <a className={styles.quiet} href={`#${capabilityPath(make.grant(claim))}`} aria-label={`${w.open}: ${name}`}>
          {w.open}
        </a>
        <Button aria-label={`${w.onlyThis}: ${name}`} onClick={() => onOnly(station.id)}>
          {w.onlyThis}
        </Button>
        <Button
          aria-label={`${w.renew}: ${name}`}
          aria-expanded={asked}
          onClick={() => ask(asked ? undefined : station.id)}
        >
          {w.renew}
        </Button>
      </div>
      {asked && (
        <Renewal
          session={session}
          station={station}
          name={name}
          onDone={(done) => {
            ask(undefined);
            if (done) onRenewed(station.id);
          }}
        />
      )}
      <p role="status" className={renewed && !asked ? styles.told : 'visually-hidden'}>
        {renewed && !asked ? w.renewed(name) : ''}
      </p>
    </li>
  );
});

/** What a new link does, said before it is done. */
function Renewal({
  session,
  station,
  name,
  onDone,
}: {
  session: Session;
  station: Station;
  name: string;
  onDone(done: boolean): void;
}) {
  const w = useWords(words);
  const connected = useStore(session.view, (view) => view.link.state === 'connected');
  const hasHub = useStore(session.view, (view) => view.link.state !== 'none');
  const online = useStore(
    session.view,
    (view) => view.presence.filter((p) => p.station === station.id && p.online).length,
  );
  return (
    <fieldset className={styles.renewal}>
      <legend>{w.renewTitle(name)}</legend>
      <p>{w.renewText}</p>
      {connected && online > 0 && <p>{w.renewOnline(online)}</p>}
      {hasHub && !connected && <p>{w.renewLater}</p>}
      <div className={styles.actions}>
        <Button
          look="alarm"
          onClick={() => {
            session.configure({
              type: 'station-set',
              station: station.id,
              changes: { generation: station.generation + 1 },
            });
            onDone(true);
          }}
        >
          {w.renewYes}
        </Button>
        <Button onClick={() => onDone(false)}>{w.renewNo}</Button>
      </div>
    </fieldset>
  );
}
