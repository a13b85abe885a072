import { type ReactNode, useEffect, useId, useMemo, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { type Message, roundTime } from '../../../domain/hall.ts';
import { hallNow, stationNotes } from '../../../domain/hall-now.ts';
import type { RoundId, StationId } from '../../../domain/ids.ts';
import type { Session } from '../../../sync/session.ts';
import { Button } from '../../../ui/button.tsx';
import { Icon, type IconName } from '../../../ui/icons.tsx';
import { useWords } from '../../../ui/language.ts';
import { useSecondsLeft } from '../../../ui/use-round-time.ts';
import { currentRound, type LookUp } from '../look-up.ts';
import { HandSlot } from './hand-slot.tsx';
import { useHubOffset } from './hub-offset.ts';
import { MessageBand, MessagesPanel } from './message-band.tsx';
import { messagesFor, useToRead } from './messages.ts';
import styles from './strip.module.css';
import { SummaryPanel } from './summary-panel.tsx';
import { type Standing, standingOf, TimeCell } from './time-cell.tsx';
import { useWhenCalm } from './use-when-calm.ts';
import { VotePanel } from './vote-panel.tsx';
import { HALL_WORDS } from './words.ts';

interface HallProps {
  session: Session;
  station: StationId;
  look: LookUp;
}
type Panel = 'summary' | 'vote' | 'messages';
/** When a table can best sum up. */
const SUMS_UP: ReadonlySet<Standing> = new Set(['soon', 'overTime', 'stopped']);

/** What goes on in the hall: the time, messages from whoever leads, a hand to raise. Nothing in it takes the focus. */
export function Hall(props: HallProps) {
  // comes in a moment after the screen: by then somebody may be typing below it
  return useWhenCalm(true, false) ? <Strip {...props} /> : null;
}

function Strip({ session, station, look }: HallProps) {
  const words = useWords(HALL_WORDS);
  const setup = useStore(session.view, (view) => view.setup);
  useStore(session.view, (view) => view.noted.get(station)); // notes are folded apart: this tells that they changed
  const alone = useStore(session.view, (view) => view.link.state === 'none');
  const round = useStore(session.view, currentRound);
  const hall = hallNow(setup, session.fold);
  const notes = stationNotes(session.fold.stations.get(station));
  const time = useMemo(() => roundTime(setup, hall), [setup, hall]);
  const offset = useHubOffset(session);
  const seconds = useSecondsLeft(time, offset);
  const standing = standingOf(time, seconds);
  const messages = useMemo(() => messagesFor(hall, station), [hall, station]);
  const toRead = useToRead(session, station, messages, offset);
  const polls = hall.polls.filter((poll) => poll.voters === 'tables' && poll.open);
  const [panel, setPanel] = useState<{ of: Panel; round: RoundId }>();
  const root = useRef<HTMLElement>(null);
  const inSight = useInSight(root);
  const id = useId();
  const open = panel?.of;

  /** For a button that goes away with what it was in: the focus goes to the one that brought it, unless it is elsewhere. */
  const focusSlot = (of: Panel | undefined) => {
    const focused = document.activeElement;
    if (!root.current?.contains(focused) || focused?.matches('[data-slot]')) return;
    root.current.querySelector<HTMLElement>(`[data-slot=${of}]`)?.focus({ preventScroll: true });
  };
  const close = () => {
    focusSlot(open);
    setPanel(undefined);
  };
  /** The button that opens and closes a panel. `away`: there is nothing in it, but its place is kept. */
  const slot = (of: Panel, icon: IconName, text: ReactNode, away: boolean, more: Record<string, boolean> = {}) => (
    <button
      type="button"
      className={styles.slot}
      aria-expanded={open === of}
      aria-controls={open === of ? id : undefined}
      data-slot={of}
      data-away={(away && open !== of) || undefined}
      {...Object.fromEntries(Object.entries(more).map(([name, on]) => [`data-${name}`, on || undefined]))}
      onClick={() => setPanel(open === of ? undefined : { of, round })}
    >
      <Icon name={icon} />
      <span>{text}</span>
    </button>
  );
  const offered = SUMS_UP.has(standing);
  const voted = polls.length > 0 && polls.every((poll) => (notes.ballots.get(poll.id)?.dots.length ?? 0) > 0);
  const fresh = toRead.all.length > 0;
  return (
    <section
      ref={root}
      className={styles.hall}
      aria-label={words.label}
      onMouseDown={(event) => {
        // A tap here leaves the focus in the field: the on-screen keyboard stays, and the next key goes on with the sentence.
        const typing = document.activeElement?.matches('textarea');
        if (typing && (event.target as Element).closest('button')) event.preventDefault();
      }}
    >
      <div className={styles.strip} data-near={standing}>
        <TimeCell standing={standing} seconds={seconds} words={words.time} />
        {!alone && <HandSlot session={session} station={station} hand={notes.hand} hall={hall} words={words.hand} />}
        {slot(
          'summary',
          'star',
          <>
            {words.summary.slot} {offered && <span className="visually-hidden">({words.summary.now})</span>}
          </>,
          false,
          { offered },
        )}
        {slot('messages', 'voice', fresh ? words.messages.fresh : words.messages.slot, messages.length === 0, {
          fresh,
        })}
        {slot('vote', 'check', voted ? words.vote.voted : words.vote.slot, polls.length === 0, {
          fresh: polls.length > 0 && !voted,
        })}
      </div>
      <p role="status" className="visually-hidden">
        {polls.length > 0 && !voted && words.vote.opened}
      </p>
      <MessageBand
        message={toRead.shown}
        more={toRead.all.filter((m) => m.id !== toRead.shown?.id).length}
        onRead={(message) => {
          focusSlot('messages');
          toRead.markRead(message);
        }}
        words={words.messages}
      />
      {panel && (
        <section
          id={id}
          className={styles.panel}
          data-editor
          aria-labelledby={`${id}-title`}
          onKeyDown={(event) => {
            if (event.key !== 'Escape' || event.nativeEvent.isComposing) return;
            event.preventDefault();
            event.stopPropagation();
            close();
          }}
        >
          <div className={styles.panelHead}>
            <h2 id={`${id}-title`}>
              {panel.of === 'summary' ? words.summary.title(look.roundName(panel.round)) : words[panel.of].title}
            </h2>
            <Button icon="close" onClick={close}>
              {words.close}
            </Button>
          </div>
          {panel.of === 'summary' && (
            <SummaryPanel session={session} station={station} round={panel.round} notes={notes} look={look} />
          )}
          {panel.of === 'vote' && <VotePanel session={session} station={station} polls={polls} notes={notes} />}
          {panel.of === 'messages' && <MessagesPanel messages={messages} words={words.messages} />}
        </section>
      )}
      {!inSight && toRead.newest && (
        <Pill message={toRead.newest} onPress={() => root.current?.scrollIntoView({ block: 'start' })} />
      )}
    </section>
  );
}

/** While the field has been scrolled to, a message shows at the edge of the screen. */
function Pill({ message, onPress }: { message: Message; onPress: () => void }) {
  const words = useWords(HALL_WORDS).messages;
  return (
    <button type="button" className={styles.pill} onClick={onPress}>
      <Icon name="voice" />
      <span>
        {words.fresh}: {message.text}
      </span>
    </button>
  );
}

/** Whether any of an element can be seen. */
function useInSight(element: React.RefObject<HTMLElement | null>): boolean {
  const [inSight, setInSight] = useState(true);
  useEffect(() => {
    if (!element.current) return;
    // the last of what is told at once is how it stands now
    const observer = new IntersectionObserver((looks) => setInSight(looks.at(-1)?.isIntersecting ?? true));
    observer.observe(element.current);
    return () => observer.disconnect();
  }, [element]);
  return inSight;
}
