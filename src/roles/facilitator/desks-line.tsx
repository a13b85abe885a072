import { type FormEvent, useEffect, useId, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { DEVICE_NAME_LIMIT } from '../../domain/device-name.ts';
import type { PointId } from '../../domain/harvest-ids.ts';
import type { Session } from '../../sync/session.ts';
import type { Wide } from '../../sync/wide.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icons.tsx';
import { DESK_PLACES } from './desk-places.ts';
import styles from './desks-line.module.css';
import { useEvening, useView } from './evening.tsx';
import { placeBelow } from './place-below.ts';
import type { FacilitatorWords } from './words.ts';

/** More colleagues than this are counted: the line stays a line. */
const NAMED = 3;

/**
 * Tells the other desks where this one is at work, while the component that calls it is shown: a place of the desk, or a thing
 * there, as `board:<point>`. What is within goes before what is around it.
 */
export function useWhere(where: string): void {
  const { session } = useEvening();
  useEffect(() => {
    const stack = placesOf(session);
    const mine = { where };
    // the effects of what is within run first: a place alone stands under whatever is there already
    if (where.includes(':')) stack.push(mine);
    else stack.unshift(mine);
    const tell = () => session.wide?.beAt(stack.at(-1)?.where ?? '');
    tell();
    return () => {
      stack.splice(stack.indexOf(mine), 1);
      tell();
    };
  }, [session, where]);
}

const places = new WeakMap<Session, { where: string }[]>();
function placesOf(session: Session): { where: string }[] {
  const known = places.get(session) ?? [];
  places.set(session, known);
  return known;
}

/** Who else works on this meeting, and where; and what one is called oneself. */
export function DesksLine() {
  const { session } = useEvening();
  return (
    <div className={styles.line}>
      {session.wide && <Others wide={session.wide} />}
      <OwnName />
    </div>
  );
}

function Others({ wide }: { wide: Wide }) {
  const { words } = useEvening();
  const desks = useStore(wide.view, (v) => v.desks);
  useStore(wide.view, (v) => v.harvested); // points are named in it
  if (desks.length === 0) return null;
  const said = words.desks;
  return (
    <p className={styles.others}>
      <Icon name="people" />
      <span>
        {said.here}{' '}
        {desks
          .slice(0, NAMED)
          .map((desk) => said.at(desk.name ?? said.nameless, placeInWords(desk.where, wide, words)))
          .join(', ')}
        {desks.length > NAMED && ` ${said.more(desks.length - NAMED)}`}
      </span>
    </p>
  );
}

/** A place of another desk, which may be of a newer version: what this one does not know is somewhere on the overview. */
function placeInWords(where: string, wide: Wide, words: FacilitatorWords): string {
  const [first, thing] = where.split(':', 2);
  const title = thing && wide.harvest.point(thing as PointId)?.title;
  if (title) return words.desks.point(title);
  return words.places[DESK_PLACES.find((place) => place === first) ?? 'overview'];
}

function OwnName() {
  const { session, words } = useEvening();
  const called = useView((v) => v.called);
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const panel = useRef<HTMLFormElement>(null);
  const [name, setName] = useState('');
  const said = words.desks;
  const keep = (event: FormEvent) => {
    event.preventDefault();
    session.call(name);
    panel.current?.hidePopover();
    button.current?.focus();
  };
  return (
    <>
      <button ref={button} type="button" className={styles.own} popoverTarget={id}>
        <Icon name="person" />
        {called ? said.you(called) : said.ask}
      </button>
      <form
        ref={panel}
        id={id}
        popover="auto"
        className={styles.panel}
        onSubmit={keep}
        onToggle={(event) => {
          if (event.newState !== 'open' || !button.current) return;
          setName(called ?? '');
          placeBelow(event.currentTarget, button.current);
          event.currentTarget.querySelector('input')?.focus({ preventScroll: true });
        }}
      >
        <label htmlFor={`${id}-name`}>{said.call}</label>
        <input
          id={`${id}-name`}
          value={name}
          maxLength={DEVICE_NAME_LIMIT}
          autoComplete="given-name"
          aria-describedby={`${id}-help`}
          onChange={(event) => setName(event.target.value)}
        />
        <p id={`${id}-help`}>{said.callHelp}</p>
        <Button type="submit" look="main">
          {said.save}
        </Button>
      </form>
    </>
  );
}
