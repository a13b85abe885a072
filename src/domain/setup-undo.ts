import type { SetupBody } from './entry.ts';
import { NO_THEME, type Setup } from './setup-fold.ts';

type Fields = Record<string, unknown>;

/** What stands for a field that had no value: a change can set a field, it cannot take one away. */
const EMPTY: Fields = { name: { nl: '' }, theme: NO_THEME, mergedInto: null };

/**
 * The changes that put back what `bodies` are about to change, to be made from the set-up before them. What is new is dropped. Fields
 * that had no value and cannot be emptied are left as they are.
 */
export function undoOf(setup: Setup, bodies: readonly SetupBody[]): SetupBody[] {
  return bodies.flatMap((body): SetupBody[] => {
    switch (body.type) {
      case 'meeting-set':
        return [{ ...body, changes: before(setup, body.changes) }];
      case 'theme-set':
        return [{ ...body, changes: beforeOf(setup.themes, body.theme, body.changes) }];
      case 'angle-set':
        return [{ ...body, changes: beforeOf(setup.angles, body.angle, body.changes) }];
      case 'round-set':
        return [{ ...body, changes: beforeOf(setup.rounds, body.round, body.changes) }];
      case 'station-set':
        return [{ ...body, changes: beforeOf(setup.stations, body.station, body.changes) }];
      default:
        return []; // what happened in the hall is not a change of the set-up
    }
  });
}

function beforeOf<C extends object>(list: readonly { id: string }[], id: string, changes: C): C {
  const old = list.find((item) => item.id === id);
  return old ? before(old, changes) : ({ dropped: true } as C);
}

function before<C extends object>(old: object, changes: C): C {
  const values = Object.keys(changes).map((field) => [field, (old as Fields)[field] ?? EMPTY[field]] as const);
  // 0 stands for a station without a number: none of the values that one can be given
  return Object.fromEntries(
    values.filter(([field, value]) => value !== undefined && !(field === 'number' && value === 0)),
  ) as C;
}
