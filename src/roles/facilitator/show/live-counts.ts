import { useEffect } from 'react';
import type { AngleId } from '../../../domain/ids.ts';
import type { Setup } from '../../../domain/setup-fold.ts';
import { Tally } from '../../../domain/tally.ts';
import type { Session } from '../../../sync/session.ts';
import type { Live } from '../../../sync/wide-messages.ts';
import { matrixShape } from '../matrix-shape.ts';

/** Twice the hub's own pace would be lost on the way; a hall sees a number change as soon as this. Unit: ms. */
const TELL_MS = 2_000;
/** As many as the message holds: see `Live`. */
const THEMES_LIMIT = 60;
const ANGLES_LIMIT = 12;

/** The counts of the whole meeting, for the wall: numbers and the names of the set-up, and no word that was said. */
export function liveOf(setup: Setup, tally: Tally): Live {
  const shape = matrixShape(setup, tally);
  const angles = shape.angles.filter((id): id is AngleId => id !== 'none').slice(0, ANGLES_LIMIT);
  const tables = setup.stations.filter((s) => !s.dropped);
  return {
    angles: angles.map((id) => {
      const { name = { nl: id }, colour = 'grey', icon = 'star' } = setup.angles.find((a) => a.id === id) ?? {};
      return { name, colour, icon } as const;
    }),
    themes: shape.themes.slice(0, THEMES_LIMIT).map((id) => {
      const theme = setup.themes.find((t) => t.id === id);
      return {
        name: theme?.name ?? { nl: id },
        colour: theme?.colour ?? ('grey' as const),
        ...(theme?.icon && { icon: theme.icon }),
        total: tally.themes.get(id)?.total ?? 0,
        counts: [...angles, 'none' as const].map((angle) => tally.cell(id, angle).total),
      };
    }),
    total: tally.total.total,
    stations: tables.filter((s) => (tally.stations.get(s.id)?.total ?? 0) > 0).length,
    of: tables.length,
  };
}

/** Whether it is this desk that tells the wall: the one that showed the scene, or while that is away the first of those who are there. */
export function tellsTheWall(session: Session): boolean {
  const wide = session.wide?.view.getState();
  if (wide?.shown.scene.kind !== 'matrix') return false;
  const shower = wide.shown.sceneEntry?.device;
  if (shower === session.device) return true;
  const others = wide.desks.map((d) => d.device);
  return !(shower && others.includes(shower)) && others.every((device) => session.device < device);
}

/**
 * Counts along for the wall while that shows the matrix, in whatever part of the desk one is at work, and while this page is hidden: by a
 * timer, and straight from what comes in rather than from what was drawn.
 */
export function useLiveCounts(session: Session): void {
  useEffect(() => {
    const tally = new Tally();
    const unfollow = session.follow(tally);
    let told = '';
    const tell = () => {
      if (session.view.getState().link.state !== 'connected' || !tellsTheWall(session)) {
        told = ''; // a hub that comes back, or a scene that is shown again, is told anew
        return;
      }
      const live = liveOf(session.fold.setup, tally);
      const text = JSON.stringify(live);
      if (text === told) return;
      told = text;
      session.wide?.tellLive(live);
    };
    tell();
    const timer = setInterval(tell, TELL_MS);
    return () => {
      clearInterval(timer);
      unfollow();
    };
  }, [session]);
}
