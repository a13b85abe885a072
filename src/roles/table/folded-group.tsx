import { type ReactNode, useState } from 'react';
import { Icon } from '../../ui/icons.tsx';
import styles from './statement-list.module.css';

interface FoldedGroupProps {
  title: string;
  count: number;
  /** Drawn only while the group is open. */
  children: () => ReactNode;
}

/** Statements that are not about now: folded, with their number. */
export function FoldedGroup({ title, count, children }: FoldedGroupProps) {
  const [open, setOpen] = useState(false);
  return (
    <details className={styles.group} open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        <Icon name="chevron" />
        <h3>{title}</h3>
        <span className={styles.number}>{count}</span>
      </summary>
      {open && children()}
    </details>
  );
}
