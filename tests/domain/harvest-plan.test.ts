import { describe, expect, test } from 'vitest';
import type { HarvestBody } from '../../src/domain/harvest-entries.ts';
import { HarvestFold, type Placement } from '../../src/domain/harvest-fold.ts';
import type { PointId } from '../../src/domain/harvest-ids.ts';
import {
  type Command,
  dropPoint,
  editPoint,
  makePoint,
  mergePoints,
  movePoint,
  park,
  put,
  takeAway,
  unpark,
} from '../../src/domain/harvest-plan.ts';
import { entriesOf, reversed } from '../../src/domain/harvest-steps.ts';
import type { EntryId, StationId } from '../../src/domain/ids.ts';
import { fc } from '../support/property.ts';

const id = (name: string) => name as PointId;
const TRANSPORT = id('transport');
const CARE = id('care');
const said = (...names: string[]): Placement[] =>
  names.map((name) => ({ statement: name as EntryId, station: 'table-1' as StationId }));

/** A harvest that is written to, as a session does it. */
function harvest() {
  const fold = new HarvestFold();
  let made = 0;
  const write = (bodies: readonly HarvestBody[]) => {
    for (const body of bodies) {
      fold.add({ id: `e${++made}` as EntryId, clock: fold.clock + 1, at: 0, device: 'desk' as never, ...body });
    }
  };
  const run = (command: Command | undefined): Command => {
    if (!command) throw new Error('There was nothing to do.');
    write(entriesOf(fold, command.steps));
    return command;
  };
  const undo = (command: Command) => write(entriesOf(fold, reversed(command.steps)));
  const redo = (command: Command) => write(entriesOf(fold, command.steps));
  return { fold, run, undo, redo };
}

/** The harvest as one reads it. */
function read(fold: HarvestFold) {
  return {
    points: fold.points.map((p) => ({ ...p, under: fold.under(p.id).map((u) => u.statement) })),
    parked: fold.parked.map((p) => p.statement).sort(),
  };
}
const under = (fold: HarvestFold, point: PointId) => fold.under(point).map((p) => p.statement);
const titles = (fold: HarvestFold) => fold.points.map((p) => p.title);

/** Two points with two statements each; `c` lies under both. */
function begun() {
  const h = harvest();
  h.run(makePoint(h.fold, TRANSPORT, 'Vervoer', said('a', 'c')));
  h.run(makePoint(h.fold, CARE, 'Zorg', said('b')));
  h.run(put(h.fold, said('c'), CARE));
  return h;
}

describe('sorting statements', () => {
  test('a new point from a choice stands behind the others, in a colour of its own', () => {
    const { fold } = begun();
    expect(titles(fold)).toEqual(['Vervoer', 'Zorg']);
    expect(under(fold, TRANSPORT)).toEqual(['a', 'c']);
    expect(new Set(fold.points.map((p) => p.colour)).size).toBe(2);
  });

  test('one statement lies under several points; moving takes it from one only', () => {
    const { fold, run } = begun();
    expect(fold.pointsOf('c' as EntryId)).toHaveLength(2);
    run(put(fold, said('a'), CARE, TRANSPORT));
    expect(under(fold, TRANSPORT)).toEqual(['c']);
    expect(under(fold, CARE)).toEqual(['b', 'c', 'a']);
  });

  test('what lies there already is nothing to do, and so is taking away what does not', () => {
    const { fold } = begun();
    expect(put(fold, said('a'), TRANSPORT)).toBeUndefined();
    expect(put(fold, said('a'), TRANSPORT, TRANSPORT)).toBeUndefined();
    expect(takeAway(fold, said('b'), TRANSPORT)).toBeUndefined();
    expect(unpark(fold, said('b'))).toBeUndefined();
    expect(editPoint(fold, CARE, { title: 'Zorg' })).toBeUndefined();
    expect(movePoint(fold, CARE, 1)).toBeUndefined();
    expect(mergePoints(fold, CARE, CARE)).toBeUndefined();
  });

  test('setting aside takes a statement from its point; putting it under one takes it back', () => {
    const { fold, run } = begun();
    run(park(fold, said('a'), TRANSPORT));
    expect(fold.isParked('a' as EntryId)).toBe(true);
    expect(under(fold, TRANSPORT)).toEqual(['c']);
    run(put(fold, said('a'), CARE));
    expect(fold.isParked('a' as EntryId)).toBe(false);
  });

  test('a split moves the chosen ones into a new point', () => {
    const { fold, run } = begun();
    run(makePoint(fold, id('bus'), 'Bus', said('c'), TRANSPORT));
    expect(under(fold, id('bus'))).toEqual(['c']);
    expect(under(fold, TRANSPORT)).toEqual(['a']);
    expect(under(fold, CARE)).toEqual(['b', 'c']);
  });
});

describe('points', () => {
  test('a merge leaves one, with every statement once, and what another puts under the first meanwhile too', () => {
    const { fold, run } = begun();
    run(mergePoints(fold, TRANSPORT, CARE));
    expect(titles(fold)).toEqual(['Zorg']);
    expect(under(fold, CARE).sort()).toEqual(['a', 'b', 'c']);
    fold.add({
      id: 'late' as EntryId,
      clock: 2,
      at: 0,
      device: 'other' as never,
      type: 'placed',
      station: 'table-1',
      statement: 'd',
      point: TRANSPORT,
      placed: true,
    });
    expect(under(fold, CARE)).toContain('d');
    run(takeAway(fold, said('d'), CARE));
    expect(under(fold, CARE)).not.toContain('d');
  });

  test('dropping one puts what lay under it back on the pile, and it does not stand again', () => {
    const { fold, run } = begun();
    run(dropPoint(fold, TRANSPORT));
    expect(titles(fold)).toEqual(['Zorg']);
    expect(fold.pointsOf('a' as EntryId)).toEqual([]);
    expect(under(fold, CARE)).toEqual(['b', 'c']);
  });

  test('orders lie between neighbours; when no number fits between them all are numbered again', () => {
    const { fold, run } = harvest();
    for (const name of ['p', 'q', 'r']) run(makePoint(fold, id(name), name, []));
    // halved a hundred times there is no number left
    for (let i = 0; i < 100; i++) run(movePoint(fold, fold.points[2]?.id as PointId, 1));
    expect(titles(fold)).toEqual(['p', 'q', 'r']);
    expect(new Set(fold.points.map((p) => p.order)).size).toBe(3);
    run(movePoint(fold, id('r'), 0));
    expect(titles(fold)).toEqual(['r', 'p', 'q']);
  });

  test('points of one order, as two desks can make them, can be put in any order', () => {
    const { fold, run } = harvest();
    for (const name of ['p', 'q', 'r']) {
      const point = id(name);
      fold.add({
        ...{ id: name as EntryId, clock: 1, at: 0, device: 'other' as never },
        ...{ type: 'point-set', point, changes: { title: name, order: 1 } },
      });
    }
    run(movePoint(fold, id('r'), 1));
    expect(titles(fold)).toEqual(['p', 'r', 'q']);
  });
});

describe('taking back', () => {
  const commands: Record<string, (fold: HarvestFold) => Command | undefined> = {
    put: (fold) => put(fold, said('x', 'a'), CARE),
    move: (fold) => put(fold, said('a', 'c'), CARE, TRANSPORT),
    takeAway: (fold) => takeAway(fold, said('a', 'c'), TRANSPORT),
    park: (fold) => park(fold, said('a'), TRANSPORT),
    unpark: (fold) => unpark(fold, said('z')),
    putParked: (fold) => put(fold, said('z'), CARE),
    make: (fold) => makePoint(fold, id('new'), 'Nieuw', said('x', 'z')),
    split: (fold) => makePoint(fold, id('new'), 'Nieuw', said('c'), TRANSPORT),
    title: (fold) => editPoint(fold, CARE, { title: 'Zorg thuis' }),
    order: (fold) => movePoint(fold, CARE, 0),
    merge: (fold) => mergePoints(fold, TRANSPORT, CARE),
    drop: (fold) => dropPoint(fold, TRANSPORT),
  };
  test.each(Object.keys(commands))('%s: the harvest is as it was; again: as it became', (name) => {
    const { fold, run, undo, redo } = begun();
    run(park(fold, said('z')));
    const before = sets(fold);
    const command = run(commands[name]?.(fold));
    const after = sets(fold);
    expect(after).not.toEqual(before);
    undo(command);
    expect(sets(fold)).toEqual(before);
    redo(command);
    expect(sets(fold)).toEqual(after);
    undo(command);
    expect(sets(fold)).toEqual(before);
  });
  /** In whatever order the statements lie under a point: what is put back comes behind the others. */
  const sets = (fold: HarvestFold) => {
    const { points, parked } = read(fold);
    return { points: points.map((p) => ({ ...p, under: p.under.sort() })), parked };
  };

  test('leaves what another moved on where it is', () => {
    const { fold, run, undo } = begun();
    const mine = run(put(fold, said('x', 'y'), TRANSPORT));
    run(put(fold, said('x'), CARE, TRANSPORT)); // another's
    undo(mine);
    expect(under(fold, CARE)).toContain('x');
    expect(fold.pointsOf('y' as EntryId)).toEqual([]);
  });

  test('of a drop leaves alone what another has put under a point since', () => {
    const { fold, run, undo } = begun();
    const mine = run(dropPoint(fold, TRANSPORT));
    run(put(fold, said('a'), CARE)); // another's
    undo(mine);
    expect(under(fold, TRANSPORT)).toEqual(['c']);
    expect(under(fold, CARE)).toEqual(['b', 'c', 'a']);
  });

  test('of a new point keeps it once another put something under it or changed its title', () => {
    const { fold, run, undo } = begun();
    const mine = run(makePoint(fold, id('new'), 'Nieuw', said('x')));
    run(put(fold, said('y'), id('new'))); // another's
    undo(mine);
    expect(under(fold, id('new'))).toEqual(['y']);
    const titled = run(makePoint(fold, id('newer'), '', said('x')));
    run(editPoint(fold, id('newer'), { title: 'Van een ander' }));
    undo(titled);
    expect(fold.point(id('newer'))?.title).toBe('Van een ander');
  });

  test('of a title that another changed since does nothing', () => {
    const { fold, run } = begun();
    const mine = run(editPoint(fold, CARE, { title: 'Zorg thuis' }));
    run(editPoint(fold, CARE, { title: 'Mantelzorg' })); // another's
    expect(entriesOf(fold, reversed(mine.steps))).toEqual([]);
  });

  test('does not bring back a point that another dropped: its statements go to the pile', () => {
    const { fold, run, undo } = begun();
    const mine = run(put(fold, said('a', 'c'), CARE, TRANSPORT));
    run(dropPoint(fold, TRANSPORT)); // another's
    undo(mine);
    expect(titles(fold)).toEqual(['Zorg']);
    expect(fold.pointsOf('a' as EntryId)).toEqual([]);
  });

  test('never loses a statement, nor moves one that another moved since, whatever the two did', () => {
    const statements = ['a', 'b', 'c', 'd'];
    const points = [TRANSPORT, CARE, id('third')];
    const act = fc.record({
      what: fc.nat(5),
      chosen: fc.subarray(statements, { minLength: 1 }),
      point: fc.constantFrom(...points),
      other: fc.constantFrom(...points),
    });
    fc.assert(
      fc.property(fc.array(act, { maxLength: 8 }), act, fc.array(act, { maxLength: 4 }), (before, mine, after) => {
        const { fold, run, undo } = begun();
        run(makePoint(fold, id('third'), 'Derde', []));
        const doing = ({ what, chosen, point, other }: typeof mine) =>
          [
            () => put(fold, said(...chosen), point),
            () => put(fold, said(...chosen), point, other),
            () => takeAway(fold, said(...chosen), point),
            () => park(fold, said(...chosen), point),
            () => dropPoint(fold, point),
            () => mergePoints(fold, point, other),
          ][what]?.();
        for (const a of before) if (doing(a)) run(doing(a));
        const command = doing(mine);
        if (!command) return;
        run(command);
        const left = new Map(statements.map((s) => [s, placesNow(fold, s)]));
        for (const a of after) if (doing(a)) run(doing(a));
        const moved = statements.filter((s) => placesNow(fold, s) !== left.get(s));
        const later = new Map(statements.map((s) => [s, fold.pointsOf(s as EntryId)]));
        undo(command);
        for (const s of moved) {
          // where another put it since, it still lies
          for (const point of later.get(s) ?? []) {
            if (!left.get(s)?.includes(point) && fold.point(point))
              expect(fold.pointsOf(s as EntryId)).toContain(point);
          }
        }
        // every statement that lies under a point lies under one that is shown
        for (const s of statements) for (const p of fold.pointsOf(s as EntryId)) expect(fold.point(p)).toBeDefined();
      }),
    );
  });
  const placesNow = (fold: HarvestFold, s: string) =>
    [...fold.pointsOf(s as EntryId)].sort().join() + fold.isParked(s as EntryId);
});
