/** What can stand behind the token of a link. */

/** The screen for handing over without a network, on any link that writes. */
export const HAND_OVER = 'handover';
/** The screen for wiping the device, on any link: also on one that is turned away. */
export const WIPE = 'wipe';
/** The organiser's links, to print. */
export const CARDS = 'cards';
/** The step at which a host says what this tablet is called, once more, on a table's link. */
export const NAME = 'name';
/** The plenary screen, on any link that reads it: for a projector. */
export const WALL = 'wall';
/** Every file that can be made of the meeting, on a link of those who lead. */
export const EXPORTS = 'exports';
