import type { Session } from '../../sync/session.ts';
import { Icon } from '../../ui/icons.tsx';
import { clockTime, inLanguage, useLanguage, useWords } from '../../ui/language.ts';
import { LanguageChoice } from '../../ui/language-choice.tsx';
import { SceneView } from '../../ui/scene/scene-view.tsx';
import { BallotForm } from './ballot-form.tsx';
import { CalmBoundary } from './calm-boundary.tsx';
import { useBallots } from './use-ballots.ts';
import { type Contact, useContact, useShown } from './use-shown.ts';
import styles from './viewer-screen.module.css';
import { SCREEN_WORDS } from './words.ts';

/** The same as on the wall, on the phone of someone in the hall, in the gallery or at home. */
export default function ViewerScreen({ session }: { session: Session }) {
  const { shown, live, offset } = useShown(session);
  const language = useLanguage();
  const w = useWords(SCREEN_WORDS);
  const contact = useContact(session);
  const ballots = useBallots(session);
  const { scene } = shown;
  const title = shown.about ? inLanguage(shown.about.title, language) : '';
  const votes = scene.kind === 'poll' && scene.voters === 'viewers' && scene.options.length > 0;
  return (
    <div className={styles.page}>
      <header className={styles.top}>
        <p className={styles.title} dir="auto">
          {title}
        </p>
        <LanguageChoice />
        <ContactLine contact={contact} />
      </header>
      <main className={styles.main}>
        <CalmBoundary of={shown} calm={<p className={styles.calm}>{w.broken}</p>}>
          {scene.kind === 'blank' ? (
            <p className={styles.calm}>{w.blank}</p>
          ) : votes ? (
            <BallotForm key={scene.poll} poll={scene} ballots={ballots} />
          ) : (
            <SceneView shown={shown} live={live} size="page" languages={[language]} offset={offset} />
          )}
        </CalmBoundary>
      </main>
    </div>
  );
}

/** Whether this is what is on the wall now, or was. */
function ContactLine({ contact }: { contact: Contact }) {
  const w = useWords(SCREEN_WORDS);
  const live = contact.state === 'live';
  const text = () => {
    if (contact.state === 'live') return w.live;
    if (contact.state === 'refused') return w.refused;
    if (contact.state === 'waiting') return '';
    return contact.since === undefined ? w.notYet : w.stale(clockTime(contact.since));
  };
  return (
    <p className={styles.contact} role="status" data-live={live || undefined}>
      {live && <span className={styles.dot} aria-hidden="true" />}
      {!live && contact.state !== 'waiting' && <Icon name="no-link" />}
      <span>{text()}</span>
    </p>
  );
}
