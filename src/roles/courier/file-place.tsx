import { useRef, useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { useWords } from '../../ui/language.ts';
import styles from './courier.module.css';
import { words } from './words.ts';

/** Where files are dropped, or chosen with the picker. */
export function FilePlace({ onFiles }: { onFiles(files: readonly File[]): void }) {
  const w = useWords(words);
  const [over, setOver] = useState(false);
  const picker = useRef<HTMLInputElement>(null);
  return (
    <section
      className={styles.drop}
      aria-label={w.fileTitle}
      data-over={over || undefined}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        onFiles([...event.dataTransfer.files]);
      }}
    >
      <p>{w.drop}</p>
      <Button look="main" onClick={() => picker.current?.click()}>
        {w.choose}
      </Button>
      {/* no `accept`: mail programs and share sheets give files other names and types */}
      <input
        ref={picker}
        type="file"
        multiple
        hidden
        aria-label={w.choose}
        onChange={(event) => {
          onFiles([...(event.target.files ?? [])]);
          event.target.value = ''; // the same file can be chosen again
        }}
      />
    </section>
  );
}
