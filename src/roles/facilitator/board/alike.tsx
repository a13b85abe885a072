import { useMemo, useState } from 'react';
import type { Placement, Point } from '../../../domain/harvest-fold.ts';
import { put } from '../../../domain/harvest-plan.ts';
import type { StatementId } from '../../../domain/ids.ts';
import type { Resembling } from '../../../domain/suggest/resemble.ts';
import { Button } from '../../../ui/button.tsx';
import { useEvening } from '../evening.tsx';
import { useBoard } from './board-state.tsx';
import { useSuggested } from './likeness.ts';
import { placement } from './pile-choice.ts';
import styles from './suggestions.module.css';

/** Statements on the pile that resemble a point, and the words that say why. Nothing goes under it until someone says so. */
export function Alike({ point }: { point: Point }) {
  const { names } = useEvening();
  const { said, harvest, harvested, pile, run } = useBoard();
  const [ticked, setTicked] = useState<ReadonlySet<StatementId>>(() => new Set());
  const about = useMemo(() => ({ point, harvested, pile }), [point, harvested, pile]);
  const suggested = useSuggested(about, (desk) =>
    desk.resembling(
      point.title,
      harvest.under(point.id).map((p) => p.statement),
    ),
  );
  const byId = useMemo(() => new Map(pile.map((s) => [s.id, s])), [pile]);
  if (suggested.state !== 'there') {
    return <p className={styles.help}>{suggested.state === 'busy' ? said.alike.busy : said.alike.failed}</p>;
  }
  const found = suggested.found.flatMap((r) => {
    const statement = byId.get(r.statement);
    return statement ? [{ ...r, said: statement }] : [];
  });
  if (found.length === 0) return <p className={styles.help}>{said.alike.none}</p>;
  const chosen = found.filter((r) => ticked.has(r.statement));
  const add = (these: readonly Placement[]) => {
    run(put(harvest, these, point.id));
    setTicked(new Set());
  };
  const tick = ({ statement }: Resembling) => {
    const next = new Set(ticked);
    if (!next.delete(statement)) next.add(statement);
    setTicked(next);
  };
  return (
    <div className={styles.alike}>
      <p className={styles.help}>{said.alike.help}</p>
      <ul className={styles.list}>
        {found.map((r) => (
          <li key={r.statement} className={styles.suggestion}>
            <label className={styles.tick}>
              <input
                type="checkbox"
                checked={ticked.has(r.statement)}
                aria-label={said.alike.tick(short(r.said.text))}
                onChange={() => tick(r)}
              />
            </label>
            <div className={styles.words}>
              <p dir="auto">{short(r.said.text)}</p>
              <ul className={styles.shared} aria-label={said.alike.why}>
                {r.shared.map((word) => (
                  <li key={word}>{word}</li>
                ))}
                <li className={styles.station}>{names.station(r.said.station)}</li>
              </ul>
            </div>
            <button
              type="button"
              className={styles.add}
              aria-label={said.alike.addOf(short(r.said.text))}
              onClick={() => add([placement(r.said)])}
            >
              {said.alike.add}
            </button>
          </li>
        ))}
      </ul>
      {chosen.length > 0 && (
        <Button look="main" onClick={() => add(chosen.map((r) => placement(r.said)))}>
          {said.alike.addAll(chosen.length)}
        </Button>
      )}
    </div>
  );
}

/** As much of a statement as one reads at a glance. Unit: UTF-16 code units. */
const GLANCE = 160;
export const short = (text: string) => (text.length > GLANCE ? `${text.slice(0, GLANCE).trimEnd()}…` : text);
