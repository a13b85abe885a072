import { useState } from 'react';
import { useStore } from 'zustand';
import { type Claim, capabilityPath } from '../../domain/capability.ts';
import type { Session } from '../../sync/session.ts';
import { inLanguage, useLanguage, useWords } from '../../ui/language.ts';
import { LanguageChoice } from '../../ui/language-choice.tsx';
import { DeleteCard } from './delete/delete-card.tsx';
import type { Deleted } from './delete/delete-meeting.tsx';
import { DeviceCard } from './device-card.tsx';
import styles from './organiser-screen.module.css';
import { SetupCard } from './setup-card.tsx';
import { words } from './words.ts';

type Outcome = keyof (typeof words)['nl']['outcome'];

/** The organiser's way to every screen of the meeting, and onto a hub. */
export default function OrganiserScreen({
  session,
  link,
  hub,
  joinHub,
  deletion,
}: {
  session: Session;
  link(claim: Claim): string | undefined;
  hub: string | undefined;
  /** `again`: also when it was deleted from the hub before. */
  joinHub: ((again: boolean) => Promise<Outcome>) | undefined;
  /** Undefined where this device cannot delete it. */
  deletion: { remove(): Promise<Deleted>; onDeleted(): void } | undefined;
}) {
  const w = useWords(words);
  const language = useLanguage();
  const setup = useStore(session.view, (view) => view.setup);
  const { meeting } = session;
  const facilitator = link({ role: 'facilitator', meeting, generation: 1 });
  const tables = setup.stations.filter((s) => !s.dropped);
  return (
    <main className={styles.screen}>
      <header className={styles.header}>
        <a href="#/">{w.home}</a>
        <LanguageChoice />
        <h1>{inLanguage(setup.title, language) || w.untitled}</h1>
        <p>{[setup.date && longDate(setup.date, language), setup.place].filter(Boolean).join(' · ')}</p>
      </header>
      <SetupCard session={session} />
      <section className={styles.card} aria-labelledby="lead">
        <h2 id="lead">{w.lead}</h2>
        <p>{w.leadText}</p>
        {facilitator && (
          <a className={styles.button} href={`#${facilitator}`}>
            {w.openFacilitator}
          </a>
        )}
        <a className={styles.quiet} href={`#${capabilityPath(session.capability)}/handover`}>
          {w.takeIn}
        </a>
        <a className={styles.quiet} href={`#${capabilityPath(session.capability)}/exports`}>
          {w.exports}
        </a>
      </section>
      <section className={styles.card} aria-labelledby="tables">
        <h2 id="tables">{w.tables}</h2>
        {!facilitator && <p>{w.noLinks}</p>}
        <a className={styles.button} href={`#${capabilityPath(session.capability)}/cards`}>
          {w.cards}
        </a>
        <ul className={styles.tables}>
          {tables.map((station) => {
            const path = link({ role: 'host', meeting, station: station.id, generation: station.generation });
            const theme = setup.themes.find((t) => t.id === station.theme);
            return (
              <li key={station.id}>
                <strong>{w.table(station.number)}</strong>
                <span>{theme && inLanguage(theme.name, language)}</span>
                {path && (
                  <a
                    className={styles.quiet}
                    href={`#${path}`}
                    aria-label={`${w.openTable}: ${w.table(station.number)}`}
                  >
                    {w.openTable}
                  </a>
                )}
              </li>
            );
          })}
        </ul>
      </section>
      <HubCard hub={hub} joinHub={joinHub} />
      {deletion && <DeleteCard session={session} {...deletion} />}
      <DeviceCard session={session} hasKey={facilitator !== undefined} />
      <a className={styles.wipe} href={`#${capabilityPath(session.capability)}/wipe`}>
        {w.wipe}
      </a>
    </main>
  );
}

function HubCard({
  hub,
  joinHub,
}: {
  hub: string | undefined;
  joinHub: ((again: boolean) => Promise<Outcome>) | undefined;
}) {
  const w = useWords(words);
  const [outcome, setOutcome] = useState<Outcome | 'joining'>();
  if (hub) return <p className={styles.note}>{w.onHub}</p>;
  return (
    <section className={styles.card} aria-labelledby="hub">
      <h2 id="hub">{w.localTitle}</h2>
      <p>{w.localText}</p>
      {joinHub ? (
        <button
          type="button"
          className={styles.button}
          disabled={outcome === 'joining'}
          onClick={() => {
            setOutcome('joining');
            void joinHub(outcome === 'deleted').then(setOutcome);
          }}
        >
          {outcome === 'joining' ? w.joining : outcome === 'deleted' ? w.joinAgain : w.join}
        </button>
      ) : (
        <p>{w.localNoKey}</p>
      )}
      <p role="status">{outcome && outcome !== 'joining' ? w.outcome[outcome] : ''}</p>
    </section>
  );
}

/** A calendar day as people read it: woensdag 25 november 2026. Noon keeps it the same day in every time zone of the map. */
function longDate(day: string, language: 'nl' | 'en'): string {
  return new Date(`${day}T12:00:00`).toLocaleDateString(language === 'nl' ? 'nl-NL' : 'en-GB', {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
  });
}
