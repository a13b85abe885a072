import { capabilityPath } from '../../domain/capability.ts';
import { inLanguage, type Language } from '../../ui/language.ts';
import { useEvening } from './evening.tsx';
import { MessagesButton } from './hall/messages-button.tsx';
import { RoundControl } from './round-control.tsx';
import styles from './screen-header.module.css';

/** What evening this is, the round, and the way out with what was said. */
export function ScreenHeader() {
  const { session, setup, language, words } = useEvening();
  const about = [setup.date && calendarDay(setup.date, language), setup.place].filter(Boolean);
  return (
    <header className={styles.header}>
      <div className={styles.meeting}>
        <h1 className={styles.title}>{inLanguage(setup.title, language) || words.untitled}</h1>
        {about.length > 0 && <p className={styles.about}>{about.join(' · ')}</p>}
      </div>
      <div className={styles.actions}>
        {setup.known && <RoundControl />}
        {setup.known && <MessagesButton />}
        <a className={styles.link} href={`#${capabilityPath(session.capability)}/handover`}>
          {words.takeIn}
        </a>
        <a className={styles.link} href={`#${capabilityPath(session.capability)}/exports`}>
          {words.exporting}
        </a>
      </div>
    </header>
  );
}

/** `YYYY-MM-DD` as people say it. A day has no time zone: read and written as UTC it stays the same day everywhere. */
function calendarDay(date: string, language: Language): string {
  const day = new Date(`${date}T00:00:00Z`);
  if (Number.isNaN(day.getTime())) return date;
  return day.toLocaleDateString(language === 'nl' ? 'nl-NL' : 'en-GB', {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  });
}
