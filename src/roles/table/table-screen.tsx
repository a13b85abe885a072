import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useStore } from 'zustand';
import type { StationId } from '../../domain/ids.ts';
import type { Session } from '../../sync/session.ts';
import { Button } from '../../ui/button.tsx';
import { useLanguage, useWords } from '../../ui/language.ts';
import { useFetchedWhenIdle } from '../../ui/on-demand.ts';
import { CaptureForm } from './capture-form.tsx';
import { useHardwareKeyboard } from './keys.ts';
import { lookUp } from './look-up.ts';
import { ON_TAP } from './on-tap-part.ts';
import { StatementList } from './statement-list.tsx';
import { TableHeader } from './table-header.tsx';
import styles from './table-screen.module.css';
import { WORDS } from './words.ts';

/** The table host's screen: what the talk is about, where to write down what is said, and what has been written down. */
export default function TableScreen({ session, station }: { session: Session; station: StationId }) {
  const words = useWords(WORDS);
  const language = useLanguage();
  const setup = useStore(session.view, (view) => view.setup);
  const names = useStore(session.view, (view) => view.names);
  const look = useMemo(
    () => lookUp(setup, station, session.device, words, language, names),
    [setup, station, session.device, words, language, names],
  );
  const keyboard = useHardwareKeyboard();
  const root = useRef<HTMLDivElement>(null);
  const capture = useRef<HTMLDivElement>(null);
  const field = useRef<HTMLTextAreaElement>(null);
  const list = useRef<HTMLElement>(null);
  const writing = useInSight(capture);
  const onTap = useFetchedWhenIdle(ON_TAP);
  useEffect(() => onTap?.makeRoomForKeyboard(root.current, capture.current, field.current), [onTap]);

  const toField = useCallback(() => field.current?.focus(), []);
  const toList = () => list.current?.querySelector<HTMLElement>('[data-row]')?.focus();

  return (
    <div ref={root} className={styles.screen}>
      <TableHeader session={session} station={station} look={look} />
      <main className={styles.main}>
        <div ref={capture} className={styles.capture}>
          <CaptureForm
            session={session}
            station={station}
            look={look}
            field={field}
            keyboard={keyboard}
            onEnterList={toList}
          />
        </div>
        <StatementList session={session} station={station} look={look} list={list} onLeave={toField} />
      </main>
      {!writing && (
        <div className={styles.toField}>
          <Button look="main" icon="pen" onClick={toField}>
            {words.list.toField}
          </Button>
        </div>
      )}
    </div>
  );
}

/** Whether any of an element can be seen. */
function useInSight(element: React.RefObject<HTMLElement | null>): boolean {
  const [inSight, setInSight] = useState(true);
  useEffect(() => {
    if (!element.current) return;
    const observer = new IntersectionObserver(([entry]) => setInSight(entry?.isIntersecting ?? true));
    observer.observe(element.current);
    return () => observer.disconnect();
  }, [element]);
  return inSight;
}
