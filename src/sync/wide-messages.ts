import * as v from 'valibot';
import { COLOURS, ICONS } from '../domain/code-lists.ts';
import { NAME_LIMIT } from '../domain/entry.ts';
import { DOTS_LIMIT, OPTIONS_LIMIT } from '../domain/hall.ts';
import { PointId, PollId } from '../domain/harvest-ids.ts';
import { DeviceId } from '../domain/ids.ts';
import { parse } from './messages.ts';

/**
 * What desks, screens and viewers and the hub say to each other beside Yjs and beside `messages.ts`, which is all that a table's tablet needs.
 * Stateless frames, on the document that is named with each; both sides leave what they do not know alone.
 */

/** Rows and columns of a matrix on the wall: more are not read from 20 metres, nor set up by anyone. */
const THEMES_LIMIT = 60;
const ANGLES_LIMIT = 13;
/** Where someone is at work: a place in the desk and a point there. */
const WHERE_LIMIT = 120;
/** Facilitators at work in one meeting. */
export const DESKS_LIMIT = 50;

const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const name = v.pipe(v.string(), v.maxLength(NAME_LIMIT));
const local = v.object({ nl: name, en: v.optional(name) });

/** Numbers of the whole meeting, with no word that was said: what the wall counts along with. Derived, so nobody keeps it. */
export const Live = v.object({
  /** Columns; the last one of each row of counts stands for statements without an angle. */
  angles: v.pipe(
    v.array(v.object({ name: local, colour: v.picklist(COLOURS), icon: v.picklist(ICONS) })),
    v.maxLength(ANGLES_LIMIT),
  ),
  themes: v.pipe(
    v.array(
      v.object({
        name: local,
        colour: v.picklist(COLOURS),
        icon: v.optional(v.picklist(ICONS)),
        total: count,
        counts: v.pipe(v.array(count), v.maxLength(ANGLES_LIMIT)),
      }),
    ),
    v.maxLength(THEMES_LIMIT),
  ),
  total: count,
  /** Stations that said anything, of all there are. */
  stations: count,
  of: count,
});
export type Live = v.InferOutput<typeof Live>;

/** A desk to the hub, on the screen's document: the counts as they are now. At most one a second is passed on. */
const live = v.object({ type: v.literal('live'), live: Live });
/** A desk to the hub, on the harvest's document: where its user is at work. Again every 10 s while it is so. */
const at = v.object({
  type: v.literal('at'),
  device: DeviceId,
  where: v.pipe(v.string(), v.maxLength(WHERE_LIMIT)),
  name: v.fallback(v.optional(v.string()), undefined),
});
/** A viewer to the hub, on the screen's document: its vote. No dots: it is taken back. */
const ballot = v.object({
  type: v.literal('ballot'),
  ask: count,
  poll: PollId,
  device: DeviceId,
  dots: v.pipe(
    v.array(v.object({ point: PointId, dots: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(DOTS_LIMIT)) })),
    v.maxLength(OPTIONS_LIMIT),
  ),
});
export const WideToHub = v.variant('type', [live, at, ballot]);
export type WideToHub = v.InferOutput<typeof WideToHub>;

const Desk = v.object({ device: v.string(), name: v.optional(v.string()), where: v.string() });
export type Desk = v.InferOutput<typeof Desk>;

/** The hub to everyone who has the screen's document open: the last counts that a desk sent. */
const liveTold = v.object({ type: v.literal('live'), live: Live });
/** The hub to the desks, on the harvest's document: who is at work where, the one who reads it included. */
const desks = v.object({ type: v.literal('desks'), desks: v.pipe(v.array(Desk), v.maxLength(DESKS_LIMIT)) });
/** The hub to the desks, on the screen's document: how many viewers look on, and the path of the viewers' link. */
const audience = v.object({ type: v.literal('audience'), viewers: count, path: v.string() });
/** Why a ballot was not counted: its poll is not open for viewers, it is no good ballot, too many came, or the disk failed. */
export const BALLOT_REFUSALS = ['closed', 'spoilt', 'too-many', 'failed'] as const;
export type BallotRefusal = (typeof BALLOT_REFUSALS)[number];
/** The hub to a viewer: its ballot lies on the disk; or why not. */
const counted = v.object({
  type: v.literal('counted'),
  ask: count,
  poll: v.string(),
  refused: v.optional(v.picklist(BALLOT_REFUSALS)),
});
export const WideFromHub = v.variant('type', [liveTold, desks, audience, counted]);
export type WideFromHub = v.InferOutput<typeof WideFromHub>;

export function parseWideToHub(payload: string): WideToHub | undefined {
  return parse(WideToHub, payload);
}
export function parseWideFromHub(payload: string): WideFromHub | undefined {
  return parse(WideFromHub, payload);
}
