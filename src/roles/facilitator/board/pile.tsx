import { useMemo, useState } from 'react';
import type { HarvestFold, Placement } from '../../../domain/harvest-fold.ts';
import type { PointId } from '../../../domain/harvest-ids.ts';
import { park, put, takeAway, unpark } from '../../../domain/harvest-plan.ts';
import type { StatementId } from '../../../domain/ids.ts';
import type { Statement } from '../../../domain/statement.ts';
import { matches } from '../../../domain/tally.ts';
import { Button } from '../../../ui/button.tsx';
import { useEvening } from '../evening.tsx';
import { isEmpty } from '../filter-choice.ts';
import { useBoard } from './board-state.tsx';
import { ChoiceBar, ChoiceLine } from './choice-bar.tsx';
import { type Dragged, pointOf } from './dragging.ts';
import styles from './pile.module.css';
import { chosenOf, type Row } from './pile-choice.ts';
import { StatementRows } from './statement-rows.tsx';
import { Summaries } from './summaries.tsx';
import { useNotes } from './use-notes.ts';

/** The statements that lie under no point yet, and those that were set aside. */
export function Pile() {
  const { filter, language } = useEvening();
  const { said, harvest, harvested, pile, statement } = useBoard();
  const { marked, summaries } = useNotes();
  const [tab, setTab] = useState<'*pile' | '*parked'>('*pile');
  const [sought, setSought] = useState('');

  const shown = useMemo(() => chosenOf(pile, (s) => marked.has(s.id), filter, sought), [pile, marked, filter, sought]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the harvest is changed in place, the count tells of it
  const parked = useMemo(() => parkedIn(harvest, statement), [harvest, harvested, statement]);
  const rows = useMemo(() => {
    if (tab === '*pile') return shown.map((s) => rowOf(s, marked));
    return chosenOf(parked, () => false, filter, sought).map((s) => rowOf(s, marked));
  }, [tab, shown, parked, marked, filter, sought]);

  const narrowed = !isEmpty(filter) || sought.trim() !== '';
  const told = summaries.filter((s) => !filter.stations || filter.stations.includes(s.station));
  return (
    <section className={styles.pile} aria-labelledby="pile-title">
      <header className={styles.top}>
        <h2 id="pile-title">
          {said.pile.title}{' '}
          <span className={styles.count}>
            {narrowed ? said.pile.part(shown.length, pile.length) : pile.length.toLocaleString(language)}
          </span>
        </h2>
        <ChoiceLine list={tab} rows={rows} />
      </header>
      <div className={styles.tools}>
        <fieldset className={styles.tabs}>
          <legend className="visually-hidden">{said.pile.tabs}</legend>
          <button type="button" aria-pressed={tab === '*pile'} onClick={() => setTab('*pile')}>
            {said.pile.pileTab(pile.length)}
          </button>
          <button type="button" aria-pressed={tab === '*parked'} onClick={() => setTab('*parked')}>
            {said.pile.parkedTab(parked.length)}
          </button>
        </fieldset>
        <input
          type="search"
          className={styles.search}
          value={sought}
          placeholder={said.pile.search}
          aria-label={said.pile.search}
          onChange={(event) => setSought(event.target.value)}
        />
      </div>
      {tab === '*pile' && told.length > 0 && <Summaries summaries={told} />}
      <PileRows key={tab} list={tab} rows={rows} narrowed={narrowed} />
    </section>
  );
}

function PileRows({ list, rows, narrowed }: { list: '*pile' | '*parked'; rows: readonly Row[]; narrowed: boolean }) {
  const { said, harvest, run, make, ask, chosen, pile } = useBoard();
  const asideList = list === '*parked';
  const these = chosen.list === list ? chosen.placements : [];
  const keyed = (key: string, these: readonly Placement[]): boolean => {
    const point = /^[1-9]$/.test(key) ? harvest.points[Number(key) - 1] : undefined;
    if (point) return run(put(harvest, these, point.id));
    if (key === 'n') make(these);
    else if (key === 'p') run(asideList ? unpark(harvest, these) : park(harvest, these));
    else if (key === 'm' && document.activeElement instanceof HTMLElement)
      ask({ what: 'put', chosen: these, from: undefined, anchor: document.activeElement });
    else return false;
    return true;
  };
  const dropped = ({ chosen: these, from }: Dragged) => {
    const point = pointOf(from);
    if (asideList) run(park(harvest, these, point));
    else run(point ? takeAway(harvest, these, point) : unpark(harvest, these));
  };
  const count = these.length;
  return (
    <>
      <StatementRows
        list={list}
        label={asideList ? said.pile.parkedTab(rows.length) : said.pile.title}
        rows={rows}
        onDrop={dropped}
        onKey={keyed}
        empty={<Nothing aside={asideList} narrowed={narrowed} left={pile.length} />}
      />
      <ChoiceBar>
        <Button
          look="main"
          disabled={count === 0}
          onClick={(event) => ask({ what: 'put', chosen: these, from: undefined, anchor: event.currentTarget })}
        >
          {said.choice.toPoint}
        </Button>
        <Button disabled={count === 0} aria-label={said.choice.newPoint(count)} onClick={() => make(these)}>
          {said.choice.newOf(count)}
        </Button>
        <Button disabled={count === 0} onClick={() => run(asideList ? unpark(harvest, these) : park(harvest, these))}>
          {asideList ? said.choice.unpark : said.choice.park}
        </Button>
      </ChoiceBar>
    </>
  );
}

function Nothing({ aside, narrowed, left }: { aside: boolean; narrowed: boolean; left: number }) {
  const { all } = useEvening();
  const { said } = useBoard();
  const [title, help] = aside
    ? [said.pile.parkedEmpty, said.pile.parkedHelp]
    : narrowed && left > 0
      ? [said.pile.none, said.pile.noneHelp]
      : all.total.total > 0
        ? [said.pile.done, said.pile.doneHelp]
        : [said.pile.empty, said.pile.emptyHelp];
  return (
    <>
      <h3>{title}</h3>
      <p>{help}</p>
    </>
  );
}

function rowOf(statement: Statement, marked: ReadonlySet<StatementId>): Row {
  return { id: statement.id, station: statement.station, statement, marked: marked.has(statement.id) };
}

/** What was set aside and lies under no point, withdrawn statements left out. */
function parkedIn(harvest: HarvestFold, statement: ReturnType<typeof useBoard>['statement']): Statement[] {
  const found: Statement[] = [];
  for (const where of harvest.parked) {
    const points: readonly PointId[] = harvest.pointsOf(where.statement);
    const s = points.length === 0 ? statement(where) : undefined;
    if (s && matches({}, s)) found.push(s);
  }
  return found;
}
