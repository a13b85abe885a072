/** The parts of the desk, as they stand behind the token of a facilitator's link. The first is where a link without one leads. */
export const DESK_PLACES = ['overview', 'board', 'show', 'next'] as const;
export type DeskPlace = (typeof DESK_PLACES)[number];

export function deskPlace(text: string | undefined): DeskPlace {
  return DESK_PLACES.find((place) => place === text) ?? 'overview';
}
