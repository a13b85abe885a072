import { useEffect, useMemo, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { useShallow } from 'zustand/shallow';
import { capabilityPath } from '../../../domain/capability.ts';
import type { SetupBody } from '../../../domain/entry.ts';
import type { RandomBytes } from '../../../domain/ids.ts';
import { undoOf } from '../../../domain/setup-undo.ts';
import type { Session } from '../../../sync/session.ts';
import { Button } from '../../../ui/button.tsx';
import { Icon } from '../../../ui/icons.tsx';
import { inLanguage, useLanguage, useWords } from '../../../ui/language.ts';
import { LanguageChoice } from '../../../ui/language-choice.tsx';
import { AngleSection } from './angle-section.tsx';
import { type Desk, DeskContext } from './desk.ts';
import { FileSection } from './file-section.tsx';
import { Gaps, placeOf, useGaps } from './gaps.tsx';
import { MeetingSection } from './meeting-section.tsx';
import { RoundSection } from './round-section.tsx';
import type { SectionName } from './section.tsx';
import styles from './setup-screen.module.css';
import { StationSection } from './station-section.tsx';
import { TagSection } from './tag-section.tsx';
import { ThemeSection } from './theme-section.tsx';
import { type SetupWords, WORDS } from './words.ts';

const SECTIONS: readonly SectionName[] = ['meeting', 'themes', 'angles', 'rounds', 'stations', 'tags', 'file'];

/** Everything that is fixed of a meeting, on one page. Each change is an entry, made at once, also while the meeting runs. */
export default function SetupScreen({ session, random }: { session: Session; random: RandomBytes }) {
  const words = useWords(WORDS);
  const language = useLanguage();
  const setup = useStore(session.view, (view) => view.setup);
  const [opened, setOpened] = useState<string>();
  const [message, setMessage] = useState<{ text: string; undo: readonly SetupBody[] | undefined; serial: number }>();
  const gaps = useGaps(setup);
  const wanted = useRef<string>(undefined);

  const desk = useMemo<Desk>(() => {
    const change = (bodies: readonly SetupBody[]) => {
      const [only] = bodies;
      if (bodies.length === 1 && only) session.configure(only);
      else if (bodies.length > 1) session.configureAll(bodies);
    };
    return {
      session,
      setup,
      words,
      language,
      english: setup.languages.includes('en'),
      random,
      opened,
      open: (item) => {
        wanted.current = item;
        setOpened(item);
      },
      change: (...bodies) => change(bodies),
      changeUndoably(text, bodies) {
        const undo = undoOf(setup, bodies).toReversed();
        change(bodies);
        setMessage((before) => ({ text, undo, serial: (before?.serial ?? 0) + 1 }));
      },
    };
  }, [session, setup, words, language, random, opened]);

  useEffect(() => {
    // what was opened is gone to, unless one is in it already
    if (opened === undefined || wanted.current !== opened) return;
    wanted.current = undefined;
    const button = document.querySelector<HTMLElement>(`[data-item="${CSS.escape(opened)}"]`);
    if (!button) return;
    button.scrollIntoView({ block: 'nearest' });
    const item = button.closest('li');
    if (!item?.contains(document.activeElement)) button.focus();
  }, [opened]);

  const goTo = (section: SectionName) => {
    const title = document.getElementById(`setup-${section}-title`);
    title?.closest('section')?.scrollIntoView({ block: 'start' });
    title?.focus({ preventScroll: true });
  };
  const undo = () => {
    const bodies = message?.undo;
    if (!bodies) return;
    desk.change(...bodies);
    setMessage({ text: words.undone, undo: undefined, serial: message.serial + 1 });
  };
  const withGaps = new Set(gaps.map((gap) => placeOf(gap).section));

  return (
    <DeskContext value={desk}>
      <div className={styles.page}>
        <header className={styles.header}>
          <a href={`#${capabilityPath(session.capability)}`}>{words.back}</a>
          <LanguageChoice />
          <h1 dir="auto">{inLanguage(setup.title, language) || words.untitled}</h1>
          <p>{words.lead}</p>
          <SavedLine session={session} words={words} />
        </header>
        <div className={styles.columns}>
          <nav className={styles.nav} aria-label={words.sections}>
            {SECTIONS.map((section) => (
              <button key={section} type="button" onClick={() => goTo(section)}>
                {words.section[section]}
                {withGaps.has(section) && <span className={styles.dot} aria-hidden="true" />}
              </button>
            ))}
          </nav>
          <main className={styles.main}>
            <Gaps gaps={gaps} goTo={goTo} />
            <MeetingSection />
            <ThemeSection />
            <AngleSection />
            <RoundSection />
            <StationSection />
            <TagSection />
            <FileSection />
          </main>
        </div>
        <div className={styles.message} role="status" data-shown={message ? true : undefined}>
          {message && (
            <>
              <p key={message.serial}>{message.text}</p>
              {message.undo && (
                <Button icon="undo" onClick={undo}>
                  {words.undo}
                </Button>
              )}
              <button
                type="button"
                className={styles.close}
                aria-label={words.closeMessage}
                onClick={() => setMessage(undefined)}
              >
                <Icon name="close" />
              </button>
            </>
          )}
        </div>
      </div>
    </DeskContext>
  );
}

/** How safe the set-up is: never more than is true. */
function SavedLine({ session, words }: { session: Session; words: SetupWords }) {
  const { saving, unkept, unreceived } = useStore(
    session.view,
    useShallow((view) => view.standing),
  );
  const failing = useStore(session.view, (view) => view.diskFailure !== undefined);
  const alone = useStore(session.view, (view) => view.link.state === 'none');
  const bad = failing || unkept > 0;
  const text = bad
    ? words.unkept
    : saving > 0
      ? words.saving
      : alone
        ? words.saved
        : unreceived > 0
          ? words.unsent(unreceived)
          : words.savedAndSent;
  return (
    <p className={styles.saved} data-bad={bad || undefined} role={bad ? 'alert' : undefined}>
      <Icon name={bad ? 'alert' : saving > 0 ? 'clock' : 'check'} />
      {text}
    </p>
  );
}
