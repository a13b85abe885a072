import { type KeyboardEvent, type RefObject, useEffect, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import type { RoundId, StatementId, StationId } from '../../domain/ids.ts';
import type { Statement } from '../../domain/statement.ts';
import type { Session } from '../../sync/session.ts';
import { Button } from '../../ui/button.tsx';
import { editedStatements } from './edit-drafts.ts';
import { FoldedGroup } from './folded-group.tsx';
import { currentRound, type LookUp, NO_ROUND } from './look-up.ts';
import { ON_TAP } from './on-tap-part.ts';
import type { RowActions } from './row-actions.ts';
import styles from './statement-list.module.css';
import { StatementRows } from './statement-rows.tsx';

interface StatementListProps {
  session: Session;
  station: StationId;
  look: LookUp;
  list: RefObject<HTMLElement | null>;
  /** Back to the field. */
  onLeave: () => void;
}

const NONE: readonly Statement[] = [];

/** What has been written down: this round's statements, newest first; those without an angle to finish; earlier rounds and withdrawn ones folded. */
export function StatementList({ session, station, look, list, onLeave }: StatementListProps) {
  const statements = useStore(session.view, (view) => view.statements.get(station) ?? NONE);
  const safety = useStore(session.view, (view) => view.safety);
  const loaded = useStore(session.view, (view) => view.loaded);
  const round = useStore(session.view, currentRound);
  const [openId, setOpenId] = useState<StatementId>();
  const [edited, setEdited] = useState(() => editedStatements(session.meeting));
  /** Withdrawn on this screen: they stay where they were, with the way back beside them. */
  const [withdrawnHere, setWithdrawnHere] = useState<ReadonlySet<StatementId>>(new Set());
  /** While the ones without an angle are finished: those, and the ones that have been given one meanwhile. */
  const [finishing, setFinishing] = useState<ReadonlySet<StatementId>>();
  const focusRow = useFocusRow(list, onLeave);
  const groups = useMemo(() => group(statements, round, withdrawnHere), [statements, round, withdrawnHere]);
  const { words, setup } = look;

  if (finishing && groups.withoutAngle.some((s) => !finishing.has(s.id))) {
    setFinishing(new Set([...finishing, ...groups.withoutAngle.map((s) => s.id)]));
  }

  const actions = useMemo<RowActions>(
    () => ({
      open: (id, open) => {
        if (!open) {
          setOpenId(undefined);
          focusRow(id);
        } else if (ON_TAP.now) setOpenId(id);
        else {
          // the row stays as it is until there is something to open; where there is nothing to be had, it says so
          const show = () => setOpenId(id);
          ON_TAP.fetch().then(show, show);
        }
      },
      edited: (id, has) =>
        setEdited((before) => {
          if (before.has(id) === has) return before;
          const next = new Set(before);
          if (has) next.add(id);
          else next.delete(id);
          return next;
        }),
      withdraw: (statement) => {
        setWithdrawnHere((before) => new Set(before).add(statement.id));
        setOpenId(undefined);
        session.withdraw(statement);
        focusRow(statement.id);
      },
      restore: (statement) => {
        session.restore(statement);
        focusRow(statement.id);
      },
    }),
    [session, focusRow],
  );

  const rows = (of: readonly Statement[]) => (
    <StatementRows
      session={session}
      look={look}
      statements={of}
      safety={safety}
      openId={openId}
      edited={edited}
      finishing={finishing !== undefined}
      actions={actions}
    />
  );

  const orderOf = (id: RoundId) => setup.rounds.findIndex((r) => r.id === id);
  const left = groups.withoutAngle.length;
  return (
    <section
      ref={list}
      className={styles.list}
      aria-labelledby="statements-title"
      onKeyDown={(event) => moveByKey(event, onLeave)}
    >
      <div className={styles.head}>
        <h2 id="statements-title" className={styles.title}>
          {setup.rounds.length > 0 ? words.list.title(look.roundName(round)) : words.list.titleNoRound}
        </h2>
        {groups.count > 0 && <p className={styles.count}>{words.list.count(groups.count)}</p>}
      </div>
      {(left > 0 || finishing) && look.angles.length > 0 && (
        <div className={styles.unfinished} data-on={finishing !== undefined}>
          <p>
            <b>{left > 0 ? words.list.noAngle(left) : words.list.allDone}</b>{' '}
            {finishing && left > 0 && words.list.finishing}
          </p>
          <Button onClick={() => setFinishing(finishing ? undefined : new Set(groups.withoutAngle.map((s) => s.id)))}>
            {finishing ? words.list.backToList : words.list.finish}
          </Button>
        </div>
      )}
      {finishing ? (
        rows(statements.filter((s) => finishing.has(s.id) && (!s.withdrawn || withdrawnHere.has(s.id))))
      ) : (
        <>
          {groups.here.length > 0 ? (
            rows(groups.here)
          ) : (
            <p className={styles.empty}>{loaded ? words.list.empty : words.list.loading}</p>
          )}
          {[...groups.elsewhere]
            .sort(([a], [b]) => orderOf(b) - orderOf(a))
            .map(([id, of]) => (
              <FoldedGroup
                key={id}
                title={
                  orderOf(id) < orderOf(round)
                    ? words.list.previous(look.roundName(id))
                    : words.list.other(look.roundName(id))
                }
                count={of.length}
              >
                {() => rows(of)}
              </FoldedGroup>
            ))}
          {groups.withdrawn.length > 0 && (
            <FoldedGroup title={words.list.withdrawn} count={groups.withdrawn.length}>
              {() => rows(groups.withdrawn)}
            </FoldedGroup>
          )}
        </>
      )}
    </section>
  );
}

function group(statements: readonly Statement[], round: RoundId, withdrawnHere: ReadonlySet<StatementId>) {
  const here: Statement[] = [];
  const withoutAngle: Statement[] = [];
  const withdrawn: Statement[] = [];
  const elsewhere = new Map<RoundId, Statement[]>();
  let count = 0;
  for (const s of statements) {
    if (s.withdrawn) withdrawn.push(s);
    else if (s.angles.length === 0) withoutAngle.push(s);
    if (s.withdrawn && !withdrawnHere.has(s.id)) continue;
    // what was written before the rounds were known belongs to the talk that is going on
    if (s.round !== round && s.round !== NO_ROUND) {
      const of = elsewhere.get(s.round) ?? [];
      of.push(s);
      elsewhere.set(s.round, of);
      continue;
    }
    here.push(s);
    if (!s.withdrawn) count++;
  }
  return { here, elsewhere, withoutAngle, withdrawn, count };
}

/** Puts the focus on a row once it has been drawn anew; where it is gone, on the field. */
function useFocusRow(list: RefObject<HTMLElement | null>, onLost: () => void): (id: StatementId) => void {
  const [wanted, setWanted] = useState<{ id: StatementId }>();
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each wish
  useEffect(() => {
    if (!wanted) return;
    const row = list.current?.querySelector<HTMLElement>(`[data-row][data-statement="${wanted.id}"]`);
    if (row) row.focus();
    else onLost();
  }, [wanted]);
  return useMemo(() => (id: StatementId) => setWanted({ id }), []);
}

/** Arrow keys go from row to row, and up from the first one to the field; Escape goes to the field. An open row keeps its own keys. */
function moveByKey(event: KeyboardEvent<HTMLElement>, onLeave: () => void): void {
  if (event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey) return;
  const target = event.target as HTMLElement;
  if (target.closest('[data-editor]')) return;
  if (event.key === 'Escape') {
    event.preventDefault();
    onLeave();
    return;
  }
  const row = target.closest('[role=listitem]')?.querySelector('[data-row]');
  if (!row) return;
  const all = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-row]')];
  const at = all.indexOf(row as HTMLElement);
  const steps: Record<string, number> = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: all.length - 1 };
  const to = steps[event.key];
  if (to === undefined) return;
  event.preventDefault();
  if (to < 0) onLeave();
  else all[to]?.focus();
}
