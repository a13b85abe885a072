import { useEffect, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import { useShallow } from 'zustand/shallow';
import { capabilityPath } from '../../domain/capability.ts';
import type { StationId } from '../../domain/ids.ts';
import type { Session } from '../../sync/session.ts';
import { Button } from '../../ui/button.tsx';
import { Icon, type IconName } from '../../ui/icons.tsx';
import { useWords } from '../../ui/language.ts';
import { offerFile } from '../../ui/offer-file.ts';
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

/** One quiet line: how the table stands. It grows loud only when words are in danger, and then stays. */
export function StatusLine({ session, station }: { session: Session; station: StationId }) {
  const words = useWords(WORDS).status;
  const facts = useStore(session.view, useShallow(statusFacts));
  const away = usePast(facts.link === 'connecting' ? facts.linkSince + AWAY_AFTER_MS : undefined);
  const status = useCalm(useMemo(() => statusOf(facts, away, words), [facts, away, words]));
  const announced = useAnnounced(status);
  const staysBehind = useLasting(facts.heldEntries > 0 && facts.link !== 'none', AWAY_AFTER_MS);
  return (
    <div className={styles.line} data-tone={status.tone}>
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
      {status.offersFile && <RescueFile session={session} station={station} />}
      <p className="visually-hidden" role="status">
        {status.tone === 'bad' ? '' : announced}
      </p>
      <p className="visually-hidden" role="alert">
        {status.tone === 'bad' ? status.sentences.join(' ') : ''}
      </p>
    </div>
  );
}

function RescueFile({ session, station }: { session: Session; station: StationId }) {
  const words = useWords(WORDS).status;
  const [outcome, setOutcome] = useState<'done' | 'failed'>();
  const save = async () => {
    try {
      const text = await session.rescueFile();
      const stamp = new Date().toISOString().slice(0, 16).replaceAll(/[:T]/g, '-');
      offerFile(`tafellaken-${station}-${stamp}.json`, text);
      setOutcome('done');
    } catch {
      setOutcome('failed');
    }
  };
  return (
    <>
      <Button look="alarm" icon="download" onClick={save}>
        {words.file}
      </Button>
      {outcome && (
        <p role="status" className={styles.outcome}>
          {outcome === 'done' ? words.fileDone : words.fileFailed}
        </p>
      )}
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

function useAnnounced(status: Status): string {
  const [announced, setAnnounced] = useState('');
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a change of the case is told, not of its numbers
  useEffect(() => {
    if (status.tone === 'busy') return;
    const timer = setTimeout(() => setAnnounced(status.sentences.join(' ')), ANNOUNCE_AFTER_MS);
    return () => clearTimeout(timer);
  }, [status.topic]);
  return announced;
}
