import { type KeyboardEvent, useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { PointId } from '../../../domain/harvest-ids.ts';
import { mergePoints, put } from '../../../domain/harvest-plan.ts';
import { placeBelow } from '../place-below.ts';
import { BoardIcon } from './board-icons.tsx';
import { type Asked, useBoard } from './board-state.tsx';
import { plain } from './pile-choice.ts';
import styles from './point-menu.module.css';
import { keepFocus } from './statement-rows.tsx';

/** More points than this are not looked through by eye: one types a part of the title. */
const MANY = 8;

/** All points, to put something under one of them, or to merge one with another. */
export function PointMenu({ asked }: { asked: Asked }) {
  const { said, harvest, run, make, ask, setAside } = useBoard();
  const panel = useRef<HTMLFieldSetElement>(null);
  const [part, setPart] = useState('');
  const points = harvest.points.filter((p) => p.id !== asked.from);
  const found = points.filter((p) => plain(p.title).includes(plain(part.trim())));
  const count = asked.chosen.length;

  useLayoutEffect(() => {
    const element = panel.current;
    if (!element) return;
    element.showPopover();
    placeBelow(element, asked.anchor);
    element.querySelector<HTMLElement>('input, button')?.focus({ preventScroll: true });
  }, [asked.anchor]);
  // what was pressed may be gone with what was chosen here
  useEffect(() => () => keepFocus(document.querySelector<HTMLElement>('[data-board-list] [role=grid]')), []);

  const choose = (point: PointId) => {
    if (asked.what === 'merge' && asked.from) {
      run(mergePoints(harvest, asked.from, point));
      setAside({ show: 'point', point, title: false });
    } else run(put(harvest, asked.chosen, point, asked.what === 'put' ? asked.from : undefined));
    panel.current?.hidePopover();
  };
  return (
    <fieldset
      ref={panel}
      popover="auto"
      className={styles.menu}
      aria-label={said.menu[asked.what]}
      onToggle={(event) => event.newState === 'closed' && ask(undefined)}
      onKeyDown={moveByArrows}
    >
      <p className={styles.what} aria-hidden="true">
        {said.menu[asked.what]}
      </p>
      {points.length > MANY && (
        <input
          type="search"
          className={styles.search}
          value={part}
          placeholder={said.menu.search}
          aria-label={said.menu.search}
          onChange={(event) => setPart(event.target.value)}
        />
      )}
      {found.map((point) => (
        <button
          key={point.id}
          type="button"
          className={styles.point}
          data-colour={point.colour}
          onClick={() => choose(point.id)}
        >
          <span className={styles.place}>{harvest.points.indexOf(point) + 1}</span>
          <span className={styles.title} dir="auto">
            {point.title || said.points.untitled}
          </span>
          <span className={styles.number}>{harvest.under(point.id).length}</span>
        </button>
      ))}
      {found.length === 0 && (
        <p className={styles.none} role="status">
          {points.length === 0 ? said.menu.none : said.menu.nothing}
        </p>
      )}
      {asked.what === 'put' && (
        <button
          type="button"
          className={styles.make}
          onClick={() => {
            panel.current?.hidePopover();
            make(asked.chosen, asked.from);
          }}
        >
          <BoardIcon name="plus" />
          {said.choice.newPoint(count)}
        </button>
      )}
    </fieldset>
  );
}

/** From one to the next with the arrow keys; a number chooses the point of that number. */
function moveByArrows(event: KeyboardEvent<HTMLElement>): void {
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
  if (step === 0) return;
  const all = [...event.currentTarget.querySelectorAll<HTMLElement>('input, button')];
  event.preventDefault();
  all[all.indexOf(event.target as HTMLElement) + step]?.focus();
}
