import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import type { HarvestFold, Placement } from '../../../domain/harvest-fold.ts';
import type { PointId } from '../../../domain/harvest-ids.ts';
import { type Command, makePoint } from '../../../domain/harvest-plan.ts';
import { newId, type StatementId } from '../../../domain/ids.ts';
import type { Statement } from '../../../domain/statement.ts';
import type { Wide } from '../../../sync/wide.ts';
import { useWords } from '../../../ui/language.ts';
import { useEvening, useView } from '../evening.tsx';
import * as history from './history.ts';
import { pileOf } from './pile-choice.ts';
import { type BoardWords, WORDS } from './words.ts';

/** The lists that statements are chosen in: one at a time. A point's own list is called by the point. */
export type ListName = '*pile' | '*parked' | PointId;

/** What is chosen of a list and still lies there, also where a filter or a search has hidden it since: one can gather before one puts. */
export interface Chosen {
  list: ListName;
  keys: ReadonlySet<StatementId>;
  placements: readonly Placement[];
}

/** What the menu of points was opened for. */
export interface Asked {
  what: 'put' | 'also' | 'merge';
  chosen: readonly Placement[];
  /** Where they are taken away, or the point that is merged. */
  from: PointId | undefined;
  anchor: HTMLElement;
}

/** What the third part of the board shows. */
export type Aside = { show: 'nothing' } | { show: 'groups' } | { show: 'point'; point: PointId; title: boolean };

export interface BoardState {
  wide: Wide;
  harvest: HarvestFold;
  /** Changes with every change of the harvest. */
  harvested: number;
  said: BoardWords;
  /** Statements under no point yet, and not set aside. */
  pile: readonly Statement[];
  run: (command: Command | undefined) => boolean;
  chosen: Chosen;
  choose: (list: ListName, chosen: readonly Placement[]) => void;
  aside: Aside;
  setAside: (aside: Aside) => void;
  /** Makes a point and opens it at its title. */
  make: (chosen: readonly Placement[], from?: PointId, title?: string) => void;
  asked: Asked | undefined;
  ask: (asked: Asked | undefined) => void;
  statement: (placement: Placement) => Statement | undefined;
}

const BoardContext = createContext<BoardState | undefined>(undefined);

export function useBoard(): BoardState {
  const board = useContext(BoardContext);
  if (!board) throw new Error('A part of the board stands outside of it.');
  return board;
}

const NOTHING: { list: ListName; placements: readonly Placement[] } = { list: '*pile', placements: [] };
const randomBytes = (length: number) => crypto.getRandomValues(new Uint8Array(length));

export function BoardProvider({ wide, children }: { wide: Wide; children: ReactNode }) {
  const { session } = useEvening();
  const said = useWords(WORDS);
  const harvested = useStore(wide.view, (v) => v.harvested);
  const harvest = wide.harvest;
  const arrivals = useView((v) => v.arrivals);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the harvest is changed in place, the count tells of it
  const pile = useMemo(() => pileOf(arrivals, harvest), [arrivals, harvest, harvested]);
  const [picked, setPicked] = useState(NOTHING);
  const [aside, setAside] = useState<Aside>({ show: 'nothing' });
  const [asked, ask] = useState<Asked>();

  const opened = aside.show === 'point' ? aside.point : undefined;
  useEffect(() => wide.beAt(opened ? `board:${opened}` : 'board'), [wide, opened]);
  useEffect(() => () => wide.beAt(''), [wide]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the harvest is changed in place, the count tells of it
  const chosen = useMemo<Chosen>(() => {
    const placements = picked.placements.filter(({ statement }) => liesIn(harvest, statement, picked.list));
    return { list: picked.list, placements, keys: new Set(placements.map((p) => p.statement)) };
  }, [picked, harvest, harvested]);
  const choose = useCallback<BoardState['choose']>((list, placements) => setPicked({ list, placements }), []);
  const run = useCallback(
    (command: Command | undefined) => {
      const ran = history.run(wide, command);
      if (ran && command?.steps.some((s) => s.type === 'sorted')) setPicked(NOTHING);
      return ran;
    },
    [wide],
  );
  const make = useCallback<BoardState['make']>(
    (placements, from, title = '') => {
      const point = newId<PointId>(randomBytes);
      run(makePoint(harvest, point, title, placements, from));
      setAside({ show: 'point', point, title: true });
    },
    [harvest, run],
  );

  const state = useMemo<BoardState>(
    () => ({
      wide,
      harvest,
      harvested,
      said,
      pile,
      run,
      chosen,
      choose,
      aside,
      setAside,
      make,
      asked,
      ask,
      statement: ({ station, statement }) => session.fold.stations.get(station)?.statements.get(statement),
    }),
    [wide, harvest, harvested, said, pile, run, chosen, choose, aside, make, asked, session],
  );
  return <BoardContext.Provider value={state}>{children}</BoardContext.Provider>;
}

function liesIn(harvest: HarvestFold, statement: StatementId, list: ListName): boolean {
  const points = harvest.pointsOf(statement);
  if (list !== '*pile' && list !== '*parked') return points.includes(list);
  return points.length === 0 && harvest.isParked(statement) === (list === '*parked');
}
