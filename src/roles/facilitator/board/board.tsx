import { useEvening, useView } from '../evening.tsx';
import { FilterBar } from '../filter-bar.tsx';
import styles from './board.module.css';
import { BoardProvider, useBoard } from './board-state.tsx';
import { Groups } from './groups.tsx';
import { HistoryBar } from './history-bar.tsx';
import { LikenessContext, useMakeLikeness } from './likeness.ts';
import { OpenPoint } from './open-point.tsx';
import { Pile } from './pile.tsx';
import { PointMenu } from './point-menu.tsx';
import { Points } from './points.tsx';

/** The harvest board: points, and the statements under them. */
export default function Board() {
  const { session } = useEvening();
  if (!session.wide) return null; // a table's device has no desk
  return (
    <BoardProvider wide={session.wide}>
      <Parts />
    </BoardProvider>
  );
}

function Parts() {
  const { asked, aside, harvest, pile } = useBoard();
  const arrivals = useView((v) => v.arrivals);
  const likeness = useMakeLikeness(arrivals, pile);
  const point = aside.show === 'point' ? harvest.point(aside.point) : undefined;
  return (
    <LikenessContext value={likeness}>
      <main className={styles.around}>
        <div className={styles.tools}>
          <FilterBar />
          <HistoryBar />
        </div>
        <div
          className={styles.board}
          data-board
          data-aside={point ? 'point' : aside.show === 'groups' ? 'groups' : undefined}
        >
          <div className={styles.pile} data-board-list="*pile">
            <Pile />
          </div>
          <div className={styles.points} data-board-list="*points">
            <Points />
          </div>
          <div className={styles.aside}>
            {point ? (
              <OpenPoint key={point.id} point={point} atTitle={aside.show === 'point' && aside.title} />
            ) : (
              <Groups />
            )}
          </div>
        </div>
        {asked && <PointMenu asked={asked} />}
      </main>
    </LikenessContext>
  );
}
