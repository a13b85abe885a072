import { useId, useState } from 'react';
import { NAME_LIMIT } from '../../../domain/entry.ts';
import type { StatementId } from '../../../domain/ids.ts';
import type { Statement } from '../../../domain/statement.ts';
import { Button } from '../../../ui/button.tsx';
import { Icon } from '../../../ui/icons.tsx';
import { short } from './alike.tsx';
import { BoardIcon } from './board-icons.tsx';
import { useBoard } from './board-state.tsx';
import { useSuggested } from './likeness.ts';
import { placement } from './pile-choice.ts';
import styles from './suggestions.module.css';

/** A first grouping of the pile, to be looked at and taken over a group at a time. */
export function Groups() {
  const { said, pile, setAside } = useBoard();
  const [open, setOpen] = useState<string>();
  const suggested = useSuggested(pile, (desk) => desk.groups());
  const byId = new Map(pile.map((s) => [s.id, s]));
  const groups =
    suggested.state !== 'there'
      ? []
      : suggested.found.flatMap(({ words, statements }) => {
          const there = statements.flatMap((id) => byId.get(id) ?? []);
          return there.length > 1 ? [{ name: capital(words.join(', ')), statements: there }] : [];
        });
  return (
    <section className={styles.groups} aria-labelledby="groups-title">
      <header className={styles.top}>
        <button type="button" className={styles.back} onClick={() => setAside({ show: 'nothing' })}>
          <BoardIcon name="back" />
          {said.point.back}
        </button>
        <h2 id="groups-title">
          <Icon name="bulb" /> {said.groups.title}
        </h2>
      </header>
      {groups.length === 0 ? (
        <p className={styles.help}>
          {suggested.state === 'busy'
            ? said.alike.busy
            : suggested.state === 'failed'
              ? said.alike.failed
              : said.groups.few}
        </p>
      ) : (
        <>
          <p className={styles.help}>{said.alike.help}</p>
          <ul className={styles.list}>
            {groups.map(({ name, statements }) => (
              <li key={name} className={styles.group}>
                <button
                  type="button"
                  className={styles.name}
                  aria-expanded={open === name}
                  onClick={() => setOpen(open === name ? undefined : name)}
                >
                  <span>{name}</span>{' '}
                  <span className={styles.count} aria-hidden="true">
                    {statements.length}
                  </span>
                  <span className="visually-hidden">{said.points.count(statements.length)}</span>
                  <Icon name="chevron" />
                </button>
                {open === name ? (
                  <TakeOver name={name} statements={statements} onDone={() => setOpen(undefined)} />
                ) : (
                  <p className={styles.glimpse} dir="auto">
                    {statements[0]?.text}
                  </p>
                )}
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

interface TakeOverProps {
  name: string;
  statements: readonly Statement[];
  onDone: () => void;
}

/** A proposed group, to be changed before it becomes a point. */
function TakeOver({ name, statements, onDone }: TakeOverProps) {
  const { said, make } = useBoard();
  const [title, setTitle] = useState(name);
  const [left, setLeft] = useState<ReadonlySet<StatementId>>(() => new Set());
  const id = useId();
  const chosen = statements.filter((s) => !left.has(s.id));
  const toggle = (statement: StatementId) => {
    const next = new Set(left);
    if (!next.delete(statement)) next.add(statement);
    setLeft(next);
  };
  return (
    <form
      className={styles.take}
      onSubmit={(event) => {
        event.preventDefault();
        make(chosen.map(placement), undefined, title.trim());
        onDone();
      }}
    >
      <label htmlFor={id}>{said.groups.name}</label>
      <input id={id} value={title} maxLength={NAME_LIMIT} onChange={(event) => setTitle(event.target.value)} />
      <ul>
        {statements.map((s) => (
          <li key={s.id}>
            <label className={styles.choice}>
              <input type="checkbox" checked={!left.has(s.id)} onChange={() => toggle(s.id)} />
              <span dir="auto">{short(s.text)}</span>
            </label>
          </li>
        ))}
      </ul>
      {chosen.length > 0 && (
        <Button look="main" type="submit">
          {said.groups.make(chosen.length)}
        </Button>
      )}
    </form>
  );
}

const capital = (text: string) => text.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase());
