import * as v from 'valibot';
import { DeviceId } from '../domain/ids.ts';

/**
 * The stateless messages that go beside Yjs's own, as JSON text in Hocuspocus's stateless frames. Both sides parse them with
 * these schemas and leave what they do not know alone, so that old and new versions work together.
 */

/** Bytes as base64url text. A state vector is some ten bytes a device. */
const vectorText = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]*$/), v.maxLength(100_000));

/** What a tablet is called. Never a reason to leave the rest of a message alone: a newer version may have longer ones. */
const name = v.fallback(v.optional(v.string()), undefined);

/**
 * A tablet to the hub, on its station's document: at every change of what it holds, and as a heartbeat. `held`: how many
 * entries it has that the hub has not said it received. `left`: how many it will have once this is answered, where it knows that all it
 * asks of has gone before on this connection. `ask` comes back in the answer. Without a `name` it has none (any more).
 */
const report = v.object({
  type: v.literal('report'),
  ask: v.pipe(v.number(), v.integer(), v.minValue(0)),
  device: DeviceId,
  held: v.pipe(v.number(), v.integer(), v.minValue(0)),
  left: v.fallback(v.optional(v.pipe(v.number(), v.integer(), v.minValue(0))), undefined),
  name,
});
/** Any device to the hub, on the set-up document: a heartbeat, and for those who may see it the answer is `presence`. */
const hello = v.object({ type: v.literal('hello'), ask: v.pipe(v.number(), v.integer(), v.minValue(0)) });

export const ToHub = v.variant('type', [report, hello]);
export type ToHub = v.InferOutput<typeof ToHub>;

/**
 * The hub's answer to a report: the state vector of what lies on its disk for this document. `now`: the hub's clock, ms. `names`: what
 * the station's other devices are called, while any is. `held`: what the hub has noted of this device, where that is the report's `left`; the
 * device need not tell it again. Earlier hubs do not say it.
 */
const received = v.object({
  type: v.literal('received'),
  ask: v.pipe(v.number(), v.integer()),
  vector: vectorText,
  now: v.number(),
  held: v.fallback(v.optional(v.number()), undefined),
  names: v.fallback(v.optional(v.array(v.object({ device: v.string(), name: v.string() }))), undefined),
});
const StationPresence = v.object({
  station: v.string(),
  device: v.string(),
  /** Whether one of its sockets is open now. */
  online: v.boolean(),
  /** When the hub last heard from it, hub time in ms, and how much it then still held. */
  heardAt: v.number(),
  held: v.number(),
  name,
});
export type StationPresence = v.InferOutput<typeof StationPresence>;
/** The hub to facilitators and organisers, on the set-up document: what changed since the last one (all of it in the first). */
const presence = v.object({ type: v.literal('presence'), now: v.number(), stations: v.array(StationPresence) });
/** The hub's answer to `hello`. */
const welcome = v.object({ type: v.literal('welcome'), ask: v.number(), now: v.number(), version: v.string() });

export const FromHub = v.variant('type', [received, presence, welcome]);
export type FromHub = v.InferOutput<typeof FromHub>;

/** The message in a stateless payload, or undefined when this version does not know it. */
export function parseFromHub(payload: string): FromHub | undefined {
  return parse(FromHub, payload);
}
export function parseToHub(payload: string): ToHub | undefined {
  return parse(ToHub, payload);
}

/** The message in a payload as a schema has it; undefined for anything else. */
export function parse<S extends v.GenericSchema>(schema: S, payload: string): v.InferOutput<S> | undefined {
  try {
    const result = v.safeParse(schema, JSON.parse(payload));
    return result.success ? result.output : undefined;
  } catch {
    return undefined;
  }
}

/** A silent connection is dropped after 30 s by both sides; a heartbeat goes three times in that. */
export const HEARTBEAT_MS = 10_000;
/** Why the hub turns a link away. `incompatible`: it, or what was sent with it, is not of this kind of hub. */
export const REFUSAL_REASONS = ['unknown-meeting', 'bad-token', 'old-link', 'incompatible'] as const;
export type RefusalReason = (typeof REFUSAL_REASONS)[number];

/**
 * The major version of what devices and hub say to each other, and of what they keep. Within one, old and new work together; see
 * docs/updates.md for what that allows to change. A device says its own in the address of the socket; one that says nothing is of the first.
 */
export const MAJOR_VERSION = 1;
export const MAJOR_VERSION_PARAMETER = 'major';

/** The path of the hub's socket; the service worker leaves it alone. */
export const SYNC_PATH = '/sync';
