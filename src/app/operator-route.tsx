import { useEffect, useState } from 'react';
import { useWords } from '../ui/language.ts';
import { Notice } from '../ui/notice.tsx';
import { rememberOperatorKey } from './local-meeting.ts';
import { words } from './trouble-words.ts';

/** The operator's link: this device may from now on put meetings on the hub. */
export default function OperatorRoute({ operatorKey }: { operatorKey: string }) {
  const w = useWords(words);
  const [kept, setKept] = useState<boolean>();
  useEffect(() => setKept(rememberOperatorKey(operatorKey)), [operatorKey]);
  if (kept === undefined) return null;
  return (
    <Notice title={w.operatorTitle} text={kept ? w.operator : w.operatorNotKept}>
      <a href="#/">{w.home}</a>
    </Notice>
  );
}
