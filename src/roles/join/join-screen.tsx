import { type SubmitEvent, useEffect, useEffectEvent, useId, useRef } from 'react';
import { useStore } from 'zustand';
import { capabilityPath } from '../../domain/capability.ts';
import { offlineCondition } from '../../domain/device-conditions.ts';
import { DEVICE_NAME_LIMIT } from '../../domain/device-name.ts';
import type { StationId } from '../../domain/ids.ts';
import type { Session } from '../../sync/session.ts';
import { Button } from '../../ui/button.tsx';
import { browserDevice, type DeviceBrowser } from '../../ui/device/device-browser.ts';
import { DEVICE_WORDS } from '../../ui/device/device-words.ts';
import { askForAwake } from '../../ui/device/screen-awake.ts';
import { Icon } from '../../ui/icons.tsx';
import { useLanguage, useWords } from '../../ui/language.ts';
import { LanguageChoice } from '../../ui/language-choice.tsx';
import { InstallHelp } from './install-help.tsx';
import { JoinNotes } from './join-notes.tsx';
import styles from './join-screen.module.css';
import { TableCard } from './table-card.tsx';
import { useReading } from './use-reading.ts';
import { WORDS } from './words.ts';

const THIS_BROWSER = browserDevice();

interface JoinScreenProps {
  session: Session;
  station: StationId;
  /** The table has begun before, and someone came back to change what the tablet is called. */
  again: boolean;
  onStart: () => void;
  browser?: DeviceBrowser;
}

/**
 * Between the scan and the first word: what this table is, what its host is called if they like, and one button, which has the focus.
 * Nothing on it is waited for, and typing starts too.
 */
export default function JoinScreen({ session, station, again, onStart, browser = THIS_BROWSER }: JoinScreenProps) {
  const words = useWords(WORDS);
  const language = useLanguage();
  const setup = useStore(session.view, (view) => view.setup);
  const called = useStore(session.view, (view) => view.called);
  const reading = useReading(browser, session);
  const form = useRef<HTMLFormElement>(null);
  const field = useRef<HTMLInputElement>(null);
  const id = useId();
  const theme = setup.themes.find((t) => t.id === setup.stations.find((s) => s.id === station)?.theme);

  useEffect(() => form.current?.querySelector<HTMLElement>('[type=submit]')?.focus({ preventScroll: true }), []);

  const start = () => {
    session.call(field.current?.value ?? '');
    // asked upon a tap or key: some browsers ask their user, and some grant the screen only then
    session.askToKeep();
    void askForAwake();
    onStart();
  };
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    const writes = event.key.length === 1 && event.key !== ' ' && !event.ctrlKey && !event.metaKey && !event.altKey;
    const elsewhere = event.target instanceof HTMLInputElement || event.isComposing || event.defaultPrevented;
    // the first letter of what is being said: it goes into the table's field, which has the focus by then
    if (writes && !elsewhere && !again) start();
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent) => onKey(event);
    window.addEventListener('keydown', listener);
    return () => window.removeEventListener('keydown', listener);
  }, []);
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    start();
  };

  const path = `#${capabilityPath(session.capability)}`;
  return (
    <main className={styles.page} data-colour={theme?.colour ?? 'grey'}>
      <div className={styles.card}>
        <TableCard setup={setup} station={station} words={words} language={language} />
        <form ref={form} className={styles.form} onSubmit={submit}>
          <JoinNotes session={session} station={station} words={words} path={path} />
          <div className={styles.name}>
            <label htmlFor={id}>{words.name}</label>
            <span id={`${id}-hint`}>{words.nameHint}</span>
            <input
              ref={field}
              id={id}
              type="text"
              defaultValue={called}
              maxLength={DEVICE_NAME_LIMIT}
              autoComplete="off"
              autoCapitalize="words"
              spellCheck={false}
              enterKeyHint="go"
              aria-describedby={`${id}-hint ${id}-where`}
            />
            <span id={`${id}-where`}>{words.nameWhere}</span>
          </div>
          <div className={styles.start}>
            <Button look="main" type="submit">
              {again ? words.done : words.start}
            </Button>
          </div>
          <Readiness offline={reading?.offline} looking={words.looking} />
          <InstallHelp reading={reading} words={words.install} />
        </form>
      </div>
      <LanguageChoice />
    </main>
  );
}

function Readiness({
  offline,
  looking,
}: {
  offline: Parameters<typeof offlineCondition>[0] | undefined;
  looking: string;
}) {
  const words = useWords(DEVICE_WORDS);
  const said = offline && offlineCondition(offline);
  return (
    <p className={styles.ready} role="status" data-level={said?.level ?? 'looking'}>
      <Icon name={said?.level === 'good' ? 'check' : said?.level === 'act' ? 'alert' : 'clock'} />
      <span>{said ? words.topics[said.topic](words.here.tablet) : looking}</span>
    </p>
  );
}
