import { useCallback, useEffect, useReducer, useRef, useState } from 'react';
import type { MeetingId } from '../../domain/ids.ts';
import type { Setup } from '../../domain/setup-fold.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icons.tsx';
import { useWords } from '../../ui/language.ts';
import { LanguageChoice } from '../../ui/language-choice.tsx';
import { offerFile } from '../../ui/offer-file.ts';
import { Confirmation } from './confirmation.tsx';
import { LossCard } from './loss-card.tsx';
import { type LossReading, lostIn, onlyStatements } from './loss-reading.ts';
import { next, type Said, START, type Step } from './steps.ts';
import styles from './wipe.module.css';
import { type WipeWords, words } from './words.ts';

export interface WipeProps {
  /** A tablet at a table, or whatever those who lead work on. */
  called: 'tablet' | 'device';
  back: { path: string; to: 'toTable' | 'toScreen' | 'home' };
  /** The one meeting that goes; undefined when everything does. */
  meeting: { title: string } | undefined;
  setup?: Setup | undefined;
  /** Only this device can make the meeting's links. */
  holdsKey: boolean;
  /** The meeting is on no hub. */
  onlyHere: boolean;
  /** This device may put meetings on the hub, and may not any more afterwards. */
  operator: boolean;
  /** When the meeting was last exported from this device (ms). `elsewhere`: it is not exported here. */
  exported: number | 'never' | 'elsewhere';
  /** Reads what would be lost. Never rejects. */
  read(): Promise<LossReading>;
  /** Calls when that may have changed; returns how to stop. */
  watch(changed: () => void): () => void;
  /** Begins, and leaves this page; resolves only when it could not. */
  begin(agreed: number): Promise<'unreachable' | 'disk'>;
  /** Where a table hands over by hand. */
  handOver?: string | undefined;
  file?: (() => Promise<{ name: string; text: string }>) | undefined;
  /** Where a meeting of this device is opened; only when several may be shown. */
  path?: ((meeting: MeetingId) => string | undefined) | undefined;
  /** Leads to wiping everything, where other meetings stay. */
  everything?: string | undefined;
}

/** Wiping a device: what goes, what only this device has, and the questions before it. */
export default function WipeScreen(props: WipeProps) {
  const w = useWords(words);
  const it = w.here[props.called];
  const reading = useReading(props.read, props.watch);
  const lost = reading && lostIn(reading);
  const [step, say] = useReducer((now: Step, said: Said) => next(now, said, lost), START);
  useEffect(() => {
    if (lost !== undefined) say({ say: 'lost', now: lost });
  }, [lost]);
  const { begin } = props;
  const agreed = step.at === 'going' ? step.agreed : undefined;
  const begun = useRef(false);
  useEffect(() => {
    if (agreed === undefined || begun.current) return;
    begun.current = true;
    void begin(agreed).then((why) => {
      begun.current = false;
      say({ say: 'failed', why });
    });
  }, [agreed, begin]);
  const title = props.meeting && (props.meeting.title || w.untitled);
  return (
    <main className={styles.screen}>
      <header className={styles.header}>
        <a href={`#${props.back.path}`}>{w[props.back.to]}</a>
        <LanguageChoice />
        <h1>{w.title(it)}</h1>
      </header>
      <p>{title === undefined ? w.goesAll(it) : w.goesMeeting(it, title)}</p>
      {reading ? (
        <LossCard reading={reading} setup={props.setup} path={props.path} w={w} it={it}>
          <p>{props.onlyHere ? w.onlyHere : w.wait}</p>
          <ByHand {...props} w={w} />
        </LossCard>
      ) : (
        <p role="status">{w.reading(it)}</p>
      )}
      <Notes {...props} w={w} it={it} />
      <Confirmation
        step={step}
        lost={lost}
        said={reading !== undefined && onlyStatements(reading)}
        say={say}
        w={w}
        it={it}
      />
      {props.everything && <a href={`#${props.everything}`}>{w.everything(it)}</a>}
    </main>
  );
}

/** What to know before wiping, whatever has arrived. */
function Notes({ exported, holdsKey, operator, w, it }: WipeProps & { w: WipeWords; it: string }) {
  const notes = [
    exported === 'never' ? w.neverExported(it) : exported === 'elsewhere' ? w.askOrganiser : w.exported(exported, it),
    ...(holdsKey ? [w.key(it)] : []),
    ...(operator ? [w.operator(it)] : []),
  ];
  return (
    <ul className={styles.notes}>
      {notes.map((note) => (
        <li key={note}>
          <Icon name="alert" />
          <span>{note}</span>
        </li>
      ))}
    </ul>
  );
}

/** The ways to bring to safety what has not arrived. */
function ByHand({ handOver, file, path, w }: WipeProps & { w: WipeWords }) {
  const [said, setSaid] = useState<{ name: string } | 'failed'>();
  const save = async () => {
    try {
      const made = await file?.();
      if (!made) return;
      offerFile(made.name, made.text);
      setSaid({ name: made.name });
    } catch {
      setSaid('failed');
    }
  };
  return (
    <>
      <div className={styles.actions}>
        {file && (
          <Button look="main" icon="download" onClick={save}>
            {w.makeFile}
          </Button>
        )}
        {handOver && <a href={`#${handOver}`}>{w.handOver}</a>}
        {path && <a href="#/rescue">{w.rescue}</a>}
      </div>
      <p role="status">{said === 'failed' ? w.fileFailed : said && w.fileMade(said.name)}</p>
    </>
  );
}

/** Changes come in bursts: what would be lost is read once they are over. */
const SETTLE_MS = 250;

function useReading(read: () => Promise<LossReading>, watch: (changed: () => void) => () => void) {
  const [reading, setReading] = useState<LossReading>();
  const newest = useRef(0);
  const look = useCallback(() => {
    const turn = ++newest.current;
    void read().then((found) => {
      if (turn === newest.current) setReading(found);
    });
  }, [read]);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const soon = () => {
      clearTimeout(timer);
      timer = setTimeout(look, SETTLE_MS);
    };
    look();
    const stop = watch(soon);
    window.addEventListener('storage', soon); // another tab wrote or saw something arrive
    document.addEventListener('visibilitychange', soon);
    return () => {
      newest.current++;
      clearTimeout(timer);
      stop();
      window.removeEventListener('storage', soon);
      document.removeEventListener('visibilitychange', soon);
    };
  }, [look, watch]);
  return reading;
}
