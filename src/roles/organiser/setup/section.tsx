import type { ReactNode } from 'react';
import { useDesk } from './desk.ts';
import styles from './section.module.css';
import type { SetupWords } from './words.ts';

export type SectionName = keyof SetupWords['section'];

/** One part of the set-up, with a heading that can be gone to. */
export function Section({ name, lead, children }: { name: SectionName; lead?: string; children: ReactNode }) {
  const { words } = useDesk();
  return (
    <section id={`setup-${name}`} className={styles.section} aria-labelledby={`setup-${name}-title`}>
      <h2 id={`setup-${name}-title`} tabIndex={-1}>
        {words.section[name]}
      </h2>
      {lead && <p className={styles.lead}>{lead}</p>}
      {children}
    </section>
  );
}
