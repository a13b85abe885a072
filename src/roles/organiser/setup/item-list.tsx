import type { ReactNode } from 'react';
import type { Colour, Icon as IconCode, LocalText } from '../../../domain/code-lists.ts';
import { Button } from '../../../ui/button.tsx';
import { Icon } from '../../../ui/icons.tsx';
import { inLanguage } from '../../../ui/language.ts';
import { useDesk } from './desk.ts';
import styles from './item-list.module.css';

export interface Item {
  id: string;
  name: LocalText;
  colour?: Colour | undefined;
  icon?: IconCode | undefined;
  order: number;
  dropped: boolean;
}

interface ItemListProps<T extends Item> {
  kind: 'theme' | 'angle' | 'round';
  items: readonly T[];
  /** What stands behind the name while it is closed. */
  meta?: (item: T) => string;
  editor: (item: T) => ReactNode;
  /** The change that gives an item this place, or takes it out of the meeting and back in. */
  onOrder: (item: T, order: number) => void;
  onDropped: (item: T, name: string, dropped: boolean) => void;
}

/** Themes, angles or rounds: a line each, one of them opened; what was dropped stands apart and can come back. */
export function ItemList<T extends Item>({ kind, items, meta, editor, onOrder, onDropped }: ItemListProps<T>) {
  const { words, language, opened, open } = useDesk();
  const there = items.filter((item) => !item.dropped);
  const gone = items.filter((item) => item.dropped);
  const nameOf = (item: T) => inLanguage(item.name, language) || words.nameless;
  /** Every place is written that is not right: two devices can have given two items the same one. */
  const move = (from: number, to: number) => {
    const next = [...there];
    next.splice(to, 0, ...next.splice(from, 1));
    for (const [i, item] of next.entries()) if (item.order !== i + 1) onOrder(item, i + 1);
  };
  return (
    <>
      <ul className={styles.items}>
        {there.map((item, i) => {
          const address = `${kind}/${item.id}`;
          const shown = opened === address;
          return (
            <li key={item.id} className={styles.item} data-colour={item.colour} data-opened={shown || undefined}>
              <Line address={address} item={item} name={nameOf(item)} meta={meta?.(item)} shown={shown} />
              {shown && (
                <div className={styles.editor}>
                  {editor(item)}
                  <div className={styles.actions}>
                    <Button disabled={i === 0} onClick={() => move(i, i - 1)}>
                      {words.up}
                    </Button>
                    <Button disabled={i === there.length - 1} onClick={() => move(i, i + 1)}>
                      {words.down}
                    </Button>
                    <Button
                      icon="bin"
                      onClick={() => {
                        open(undefined);
                        onDropped(item, nameOf(item), true);
                      }}
                    >
                      {words.drop}
                    </Button>
                    <p className={styles.note}>{words.dropNote}</p>
                  </div>
                </div>
              )}
            </li>
          );
        })}
      </ul>
      {gone.length > 0 && (
        <details className={styles.gone}>
          <summary>{words.droppedList(gone.length)}</summary>
          <ul>
            {gone.map((item) => (
              <li key={item.id}>
                <span>{nameOf(item)}</span>
                <Button
                  icon="undo"
                  aria-label={words.restoreNamed(nameOf(item))}
                  onClick={() => onDropped(item, nameOf(item), false)}
                >
                  {words.restore}
                </Button>
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

interface LineProps {
  address: string;
  item: Item;
  name: string;
  meta: string | undefined;
  shown: boolean;
}

function Line({ address, item, name, meta, shown }: LineProps) {
  const { words, open } = useDesk();
  return (
    <h3 className={styles.line}>
      <button type="button" data-item={address} aria-expanded={shown} onClick={() => open(shown ? undefined : address)}>
        {item.colour && (
          <span className={styles.badge}>
            {item.icon ? <Icon name={item.icon} /> : <span aria-hidden="true">·</span>}
          </span>
        )}
        <span className={styles.name} dir="auto">
          {name}
        </span>
        <span className={styles.meta}>{meta}</span>
        <span className={styles.state}>
          {shown ? words.close : words.edit}
          <Icon name="chevron" />
        </span>
      </button>
    </h3>
  );
}
