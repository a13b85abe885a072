import type { RawEntry } from '../../src/domain/entry.ts';
import { conversation } from '../domain/conversation.ts';
import { forgedSetupEntry, forgedStationEntry } from '../domain/forged.ts';
import { fc } from '../support/property.ts';
import { MEETING, type Placed, SETUP, setupEntries, stationDocument } from './meeting-entries.ts';

const STATIONS = ['table-1', 'table-2', 'aside'];

const at = (document: Placed['document']) => (values: readonly unknown[]) =>
  values.map((value): Placed => ({ document, value }));
const harvest = `${MEETING}/harvest` as Placed['document'];

/** What no writer of ours makes, in any document. */
const rubbish = fc.tuple(
  fc.constantFrom(SETUP, harvest, stationDocument('table-1')),
  fc.oneof(fc.anything({ withBigInt: true, withNullPrototype: true, maxDepth: 3 }), fc.uint8Array({ maxLength: 4 })),
);

/** Meetings with believable and forged entries, entries of newer versions, and rubbish. */
export const anyMeeting: fc.Arbitrary<Placed[]> = fc
  .tuple(
    fc.constantFrom([], setupEntries()),
    fc.array(forgedSetupEntry, { maxLength: 6 }).map(at(SETUP)),
    ...STATIONS.map((station) => conversation.map((c) => at(stationDocument(station))(c.entries))),
    fc.array(forgedStationEntry, { maxLength: 8 }).map(at(stationDocument('forged'))),
    fc.array(forgedStationEntry, { maxLength: 3 }).map(at(harvest)),
    fc.array(rubbish, { maxLength: 4 }).map((all) => all.map(([document, value]) => ({ document, value }))),
  )
  .map((parts) => parts.flat());

/** The same meeting by two ways: as written, and in another order with some of it several times, as copies. */
export const twoDeliveries = anyMeeting.chain((once) =>
  fc
    .tuple(fc.shuffledSubarray(once, { minLength: once.length }), fc.subarray(once))
    .chain(([order, again]) => fc.shuffledSubarray([...order, ...again], { minLength: order.length + again.length }))
    .map((messy) => ({ once, messy: messy.map(({ document, value }) => ({ document, value: copyOf(value) })) })),
);

function copyOf(value: unknown): unknown {
  return structuredClone(value as RawEntry);
}
