import { useWords } from '../ui/language.ts';
import { Notice } from '../ui/notice.tsx';
import { words } from './trouble-words.ts';

export default function BrokenLink() {
  const w = useWords(words);
  return (
    <Notice title={w.brokenTitle} text={w.broken}>
      <a href="#/">{w.home}</a>
    </Notice>
  );
}
