import { useState } from 'react';
import { useStore } from 'zustand';
import { useWords } from '../ui/language.ts';
import { takeUpdate, update } from './service-worker.ts';
import { words } from './trouble-words.ts';
import styles from './update-offer.module.css';

/** Offers a new version. It stands on the home page only: on any other screen someone is at work. */
export function UpdateOffer() {
  const w = useWords(words);
  const ready = useStore(update, (u) => u.ready);
  const [later, setLater] = useState(false);
  if (!ready || later) return null;
  return (
    <div className={styles.offer} role="status">
      <span>{w.updateReady}</span>
      <button type="button" onClick={takeUpdate}>
        {w.updateNow}
      </button>
      <button type="button" onClick={() => setLater(true)}>
        {w.later}
      </button>
    </div>
  );
}
