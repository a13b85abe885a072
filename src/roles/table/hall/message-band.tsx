import type { Message } from '../../../domain/hall.ts';
import { Button } from '../../../ui/button.tsx';
import { Icon } from '../../../ui/icons.tsx';
import { clockTime } from '../../../ui/language.ts';
import styles from './messages.module.css';
import type { HallWords } from './words.ts';

interface MessageBandProps {
  /** The one to read now. */
  message: Message | undefined;
  /** How many more are to be read after it. */
  more: number;
  onRead: (message: Message) => void;
  words: HallWords['messages'];
}

/** The newest message, until it is said to be read. It is read aloud when it comes, and never takes the focus. */
export function MessageBand({ message, more, onRead, words }: MessageBandProps) {
  return (
    <div className={message ? styles.band : undefined}>
      {message && <Icon name="voice" />}
      <div role="status" className={styles.words}>
        {message && (
          <>
            <p className={styles.from}>{words.from(clockTime(message.at))}</p>
            <p className={styles.text} dir="auto">
              {message.text}
            </p>
            {more > 0 && <p className={styles.from}>{words.more(more)}</p>}
          </>
        )}
      </div>
      {message && (
        <Button look="main" icon="check" onClick={() => onRead(message)}>
          {words.read}
        </Button>
      )}
    </div>
  );
}

interface MessagesPanelProps {
  messages: readonly Message[];
  words: HallWords['messages'];
}

/** Every message of the evening, the newest first. */
export function MessagesPanel({ messages, words }: MessagesPanelProps) {
  if (messages.length === 0) return <p>{words.none}</p>;
  return (
    <ul className={styles.all}>
      {[...messages].reverse().map((message) => (
        <li key={message.id}>
          <p className={styles.from}>{clockTime(message.at)}</p>
          <p className={styles.text} dir="auto">
            {message.text}
          </p>
        </li>
      ))}
    </ul>
  );
}
