import { useEffect, useMemo, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { useShallow } from 'zustand/shallow';
import { capabilityPath } from '../../domain/capability.ts';
import type { StationId } from '../../domain/ids.ts';
import { handOverFileName } from '../../handover/hand-over-file.ts';
import type { Session } from '../../sync/session.ts';
import { Button } from '../../ui/button.tsx';
import { DEVICE } from '../../ui/device/device-part.ts';
import { Icon, type IconName } from '../../ui/icons.tsx';
import { useWords } from '../../ui/language.ts';
import { offerFile } from '../../ui/offer-file.ts';
import { useFetchedWhenIdle } from '../../ui/on-demand.ts';
import { type Status, statusFacts, statusOf } from './status.ts';
import styles from './status-line.module.css';
import { WORDS } from './words.ts';

/** A connection that drops for a moment is nobody's business: it is spoken of after 5 s. */
const AWAY_AFTER_MS = 5_000;
/** A line that promises more waits this long, so that saving and arriving in a blink do not make it flicker. */
const CALM_MS = 700;
/** What is read aloud waits until the case has stood this long: otherwise every statement would be announced three times. */
const ANNOUNCE_AFTER_MS = 2_500;

const ICONS: Record<Status['tone'], IconName> = {
  busy: 'clock',
  quiet: 'check',
  good: 'check-double',
  warn: 'alert',
  bad: 'alert',
};

/** One quiet line: how the table stands, and under its tap how the tablet does. It grows loud only when words are in danger, and then stays. */
export function StatusLine({ session, station }: { session: Session; station: StationId }) {
  const words = useWords(WORDS).status;
  const facts = useStore(session.view, useShallow(statusFacts));
  const persisted = useStore(session.view, (view) => view.persisted);
  const called = useStore(session.view, (view) => view.called);
  const round = useStore(session.view, ({ setup: { running } }) => (running?.stopped ? undefined : running?.round));
  const away = usePast(facts.link === 'connecting' ? facts.linkSince + AWAY_AFTER_MS : undefined);
  const status = useCalm(useMemo(() => statusOf(facts, away, words), [facts, away, words]));
  const bad = status.tone === 'bad';
  const announced = useAnnounced(status, bad ? 0 : ANNOUNCE_AFTER_MS);
  const staysBehind = useLasting(facts.heldEntries > 0 && facts.link !== 'none', AWAY_AFTER_MS);
  const device = useFetchedWhenIdle(DEVICE);
  const line = useRef<HTMLDivElement>(null);
  return (
    <div ref={line} className={styles.line} data-tone={status.tone} data-whole-line>
      <Icon name={status.topic.startsWith('held') && away ? 'no-link' : ICONS[status.tone]} />
      <p className={styles.words}>
        {status.sentences.map((sentence) => (
          <span key={sentence}>{sentence} </span>
        ))}
      </p>
      {staysBehind && (
        <a className={styles.handOver} href={`#${capabilityPath(session.capability)}/handover`}>
          {words.handOver}
        </a>
      )}
      {facts.refusal === 'old-link' && (
        <a className={styles.handOver} href="#/scan">
          {words.scan}
        </a>
      )}
      <RescueFile session={session} station={station} offered={status.offersFile} />
      {device && (
        <device.DeviceCheck
          called="tablet"
          wipe={`#${capabilityPath(session.capability)}/wipe`}
          name={{ called, change: `#${capabilityPath(session.capability)}/name` }}
          round={round}
          atHand={session.atHand}
          holds="words"
          persisted={persisted}
          diskFailing={facts.diskFailing}
          silent={bad}
          around={line}
        />
      )}
      <p className="visually-hidden" role="status">
        {bad ? '' : announced}
      </p>
      <p className="visually-hidden" role="alert">
        {bad ? announced : ''}
      </p>
    </div>
  );
}

/** The button that puts everything in a file, and what came of it: that stays to be read when the danger is over. */
function RescueFile({ session, station, offered }: { session: Session; station: StationId; offered: boolean }) {
  const words = useWords(WORDS).status;
  const [outcome, setOutcome] = useState<'fileDone' | 'fileFailed'>();
  const save = async () => {
    setOutcome(undefined); // so that the same words are heard again
    try {
      offerFile(handOverFileName(station, Date.now()), await session.rescueFile());
      setOutcome('fileDone');
    } catch {
      setOutcome('fileFailed');
    }
  };
  return (
    <>
      {offered && (
        <Button look="alarm" icon="download" onClick={save}>
          {words.file}
        </Button>
      )}
      <p role="status" className={outcome ? styles.outcome : 'visually-hidden'}>
        {outcome && words[outcome]}
      </p>
    </>
  );
}

/** Whether something has been so for this long without a break. */
function useLasting(now: boolean, ms: number): boolean {
  const [lasts, setLasts] = useState(false);
  useEffect(() => {
    if (!now) return;
    const timer = setTimeout(() => setLasts(true), ms);
    return () => {
      clearTimeout(timer);
      setLasts(false);
    };
  }, [now, ms]);
  return now && lasts;
}

/** Whether a moment (ms, this device's clock) has passed; false for no moment. */
function usePast(moment: number | undefined): boolean {
  const [passed, setPassed] = useState<number>();
  useEffect(() => {
    if (moment === undefined) return;
    const timer = setTimeout(() => setPassed(moment), Math.max(0, moment - Date.now()));
    return () => clearTimeout(timer);
  }, [moment]);
  return moment !== undefined && passed === moment;
}

/** The status to show: a weaker promise at once, a stronger one after a while of calm. Never one that is not true. */
function useCalm(current: Status): Status {
  const [shown, setShown] = useState(current);
  const atOnce = current.claim <= shown.claim;
  if (atOnce && shown !== current) setShown(current);
  useEffect(() => {
    if (atOnce) return;
    const timer = setTimeout(() => setShown(current), CALM_MS);
    return () => clearTimeout(timer);
  }, [atOnce, current]);
  return atOnce ? current : shown;
}

/** What is read aloud: told once for a case, not at each of its numbers, and gone with it. `wait`: ms that it must have stood. */
function useAnnounced({ tone, topic, sentences }: Status, wait: number): string {
  const [announced, setAnnounced] = useState({ topic: '', text: '' });
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a change of the case is told, not of its numbers
  useEffect(() => {
    if (tone === 'busy') return;
    const timer = setTimeout(() => setAnnounced({ topic, text: sentences.join(' ') }), wait);
    return () => clearTimeout(timer);
  }, [topic]);
  return announced.topic === topic ? announced.text : '';
}
