import { useEffect, useState } from 'react';
import { useWords } from '../ui/language.ts';
import { LanguageChoice } from '../ui/language-choice.tsx';
import { rememberOperatorKey } from './local-meeting.ts';
import styles from './operator-meetings.module.css';
import { OperatorMeetings } from './operator-meetings.tsx';
import { words } from './trouble-words.ts';

/** The operator's link: this device may from now on put meetings on the hub, and take them off. */
export default function OperatorRoute({ operatorKey }: { operatorKey: string }) {
  const w = useWords(words);
  const [kept, setKept] = useState<boolean>();
  useEffect(() => setKept(rememberOperatorKey(operatorKey)), [operatorKey]);
  if (kept === undefined) return null;
  return (
    <main className={styles.page}>
      <header className={styles.header}>
        <a href="#/">{w.home}</a>
        <LanguageChoice />
        <h1>{w.operatorTitle}</h1>
        <p>{kept ? w.operator : w.operatorNotKept}</p>
      </header>
      <OperatorMeetings operatorKey={operatorKey} />
    </main>
  );
}
