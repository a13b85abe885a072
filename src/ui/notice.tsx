import type { ReactNode } from 'react';
import styles from './notice.module.css';

/** A page that says one thing, and what can be done about it. `polite`: it may change while it is read. */
export function Notice({
  title,
  text,
  polite,
  children,
}: {
  title: string;
  text: string;
  polite?: boolean;
  children?: ReactNode;
}) {
  return (
    <main className={styles.page}>
      <div className={styles.notice} aria-live={polite ? 'polite' : undefined}>
        <h1>{title}</h1>
        <p>{text}</p>
        {children && <div className={styles.actions}>{children}</div>}
      </div>
    </main>
  );
}
