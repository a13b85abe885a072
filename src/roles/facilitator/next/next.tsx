import { FollowUpSection } from './follow-up-section.tsx';
import styles from './next.module.css';
import { PollSection } from './poll-section.tsx';
import { ResponseSection } from './response-section.tsx';

/** What comes of the harvest: what is voted the most important, who does what, and what the council answers. */
export default function Next() {
  return (
    <main className={styles.next}>
      <PollSection />
      <FollowUpSection />
      <ResponseSection />
    </main>
  );
}
