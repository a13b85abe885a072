import { useRef, useState } from 'react';
import { Button } from '../../../ui/button.tsx';
import { Icon } from '../../../ui/icons.tsx';
import { clockTime, useWords } from '../../../ui/language.ts';
import { useEvening, useView } from '../evening.tsx';
import { minutesSince } from '../relative-time.ts';
import { useNow } from '../use-now.ts';
import styles from './hands-line.module.css';
import { type Hand, useHands } from './use-hands.ts';
import { HALL_WORDS } from './words.ts';

/** As many as fit one line of a laptop: the others are counted. */
const IN_LINE = 3;
/** Waiting is told in whole minutes: looking every ten seconds keeps them right enough. */
const LOOK_EVERY_MS = 10_000;

/** Who asks for help, the longest first: in sight of everyone who leads, wherever at the desk, until somebody goes. */
export function HandsLine() {
  const { session, names } = useEvening();
  const words = useWords(HALL_WORDS).hands;
  const hands = useHands();
  const [all, setAll] = useState(false);
  const line = useRef<HTMLElement>(null);
  const newest = hands.reduce<Hand | undefined>((last, hand) => (last && last.at >= hand.at ? last : hand), undefined);
  const answer = ({ station, id }: Hand) => {
    // the button that is pressed goes away with its table
    line.current?.focus();
    session.configure({ type: 'hand-answered', station, hand: id });
  };
  const shown = all ? hands : hands.slice(0, IN_LINE);
  return (
    <>
      <p role="status" className="visually-hidden">
        {newest && words.announced(names.station(newest.station))}
      </p>
      <section
        ref={line}
        tabIndex={-1}
        className={hands.length > 0 ? styles.line : 'visually-hidden'}
        aria-label={words.label}
      >
        {hands.length > 0 && (
          <>
            <h2 className={styles.label}>
              <Icon name="person" />
              {words.label}
            </h2>
            <ul className={styles.hands}>
              {shown.map((hand) => (
                <Raised key={hand.id} hand={hand} onGo={() => answer(hand)} />
              ))}
            </ul>
            {hands.length > shown.length && (
              <p className={styles.more}>
                {words.more(hands.length - shown.length)}{' '}
                <Button look="quiet" onClick={() => setAll(true)}>
                  {words.all}
                </Button>
              </p>
            )}
          </>
        )}
      </section>
    </>
  );
}

function Raised({ hand, onGo }: { hand: Hand; onGo: () => void }) {
  const { names } = useEvening();
  const words = useWords(HALL_WORDS).hands;
  const offset = useView((v) => v.hubOffset) ?? 0;
  const now = useNow(LOOK_EVERY_MS, offset);
  const name = names.station(hand.station);
  return (
    <li className={styles.hand}>
      <span className={styles.who}>
        <strong>{name}</strong> {words.since(clockTime(hand.at), minutesSince(hand.at, now))}
      </span>
      <Button look="main" aria-label={words.goTo(name)} onClick={onGo}>
        {words.go}
      </Button>
    </li>
  );
}
