import { useEffect } from 'react';
import { useStore } from 'zustand';
import { Icon } from '../../../ui/icons.tsx';
import styles from './board.module.css';
import { BoardIcon } from './board-icons.tsx';
import { useBoard } from './board-state.tsx';
import { historyOf, redo, undo } from './history.ts';

/** What this page did last, and how to take it back. Also by Ctrl+Z and Ctrl+Shift+Z, but for in a field, which has its own. */
export function HistoryBar() {
  const { said, wide } = useBoard();
  const { past, future, last } = useStore(historyOf(wide));
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || isField(event.target)) return;
      const key = event.key.toLowerCase();
      if (key !== 'z' && key !== 'y') return;
      event.preventDefault();
      if (key === 'y' || event.shiftKey) redo(wide);
      else undo(wide);
    };
    window.addEventListener('keydown', pressed);
    return () => window.removeEventListener('keydown', pressed);
  }, [wide]);
  const before = past.at(-1)?.label;
  const after = future.at(-1)?.label;
  return (
    <fieldset className={styles.history} aria-label={said.history.label}>
      <button
        type="button"
        className={styles.step}
        disabled={!before}
        aria-keyshortcuts="Control+Z"
        onClick={() => undo(wide)}
      >
        <Icon name="undo" />
        <span>{before ? said.history.undoOf(before) : said.history.undo}</span>
      </button>
      <button
        type="button"
        className={styles.step}
        disabled={!after}
        aria-keyshortcuts="Control+Shift+Z"
        onClick={() => redo(wide)}
      >
        <BoardIcon name="redo" />
        <span>{after ? said.history.redoOf(after) : said.history.redo}</span>
      </button>
      <p className={last?.how === 'gone' ? styles.gone : 'visually-hidden'} role="status">
        {last && <span key={last.nr}>{told(last.how)}</span>}
      </p>
    </fieldset>
  );

  function told(how: NonNullable<typeof last>['how']): string {
    if (!last) return '';
    if (how === 'gone') return said.history.gone;
    return how === 'undone' ? said.history.undone(last.label) : said.did(last.label);
  }
}

function isField(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && target.matches('input:not([type=checkbox]), textarea, select, [contenteditable]')
  );
}
