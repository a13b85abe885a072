import { useMemo } from 'react';
import { useStore } from 'zustand';
import { capabilityPath } from '../../domain/capability.ts';
import { gapsOf } from '../../domain/setup-check.ts';
import type { Session } from '../../sync/session.ts';
import { useWords } from '../../ui/language.ts';
import styles from './organiser-screen.module.css';
import { words } from './words.ts';

/** The way to the set-up, and how much of it is still to be looked at. */
export function SetupCard({ session }: { session: Session }) {
  const w = useWords(words);
  const setup = useStore(session.view, (view) => view.setup);
  const gaps = useMemo(() => gapsOf(setup).length, [setup]);
  return (
    <section className={styles.card} aria-labelledby="setup">
      <h2 id="setup">{w.setup}</h2>
      <p>
        {w.setupText} {gaps > 0 && w.setupGaps(gaps)}
      </p>
      <a className={styles.button} href={`#${capabilityPath(session.capability)}/setup`}>
        {w.openSetup}
      </a>
    </section>
  );
}
