import { type Connection, Document } from '@hocuspocus/server';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { ENTRIES } from '../../src/domain/documents.ts';
import { broadcastNext, broadcastTo } from '../../src/hub/broadcast.ts';
import { checkUpdate } from '../../src/hub/ingest.ts';
import { followsOn } from '../../src/hub/update-reach.ts';
import { covers } from '../../src/replica/vectors.ts';
import { decodeFrame } from '../compatibility/frames.ts';
import { add, captured, idsIn } from './table.ts';

/** A device as the hub sees it: what it was sent, and the document that it has of that and of what it sent. */
class Device {
  readonly frames: Uint8Array[] = [];
  readonly doc = new Y.Doc();
  readonly connection: Connection;

  constructor(document: Document, messageAddress = document.name) {
    this.connection = {
      messageAddress,
      send: (frame: Uint8Array) => {
        this.frames.push(frame);
        const update = decodeFrame(frame).sync?.payload;
        if (update) Y.applyUpdate(this.doc, update);
      },
    } as unknown as Connection;
    document.addConnection(this.connection);
  }

  /** As the relay does with what the core let in. */
  sends(document: Document, update: Uint8Array): void {
    Y.applyUpdate(this.doc, update);
    const checked = checkUpdate(update.slice());
    if (checked.state === 'accepted' && followsOn(checked.start, document))
      broadcastNext(this.connection, checked.update);
    Y.applyUpdate(document, update, { source: 'connection', connection: this.connection });
  }
}

function documentWith(devices: number) {
  const document = new Document('proef/station/tafel-1', {}, { flushDelay: false });
  broadcastTo(document);
  return { document, devices: Array.from({ length: devices }, () => new Device(document)) };
}
const turn = () => new Promise((resolve) => setImmediate(resolve));

test('what a device sends goes to all others, in one frame that was made once, and not back to it', async () => {
  const { document, devices } = documentWith(3);
  const [one, two, three] = devices as [Device, Device, Device];
  one.sends(document, add(one.doc, captured('Bankjes')));
  await turn();
  expect(devices.map(({ frames }) => frames.length)).toEqual([0, 1, 1]);
  expect(two.frames[0]).toBe(three.frames[0]);
  expect(idsIn(two.doc)).toEqual(idsIn(document));
});

test('what is new goes on as it came, and nobody writes it down anew', async () => {
  const { document, devices } = documentWith(2);
  const [one, two] = devices as [Device, Device];
  const author = new Y.Doc();
  for (const n of [1, 2]) {
    const update = add(author, captured(`Zin ${n}`, n));
    one.sends(document, update);
    await turn();
    expect(decodeFrame(two.frames[n - 1] as Uint8Array).sync?.payload).toEqual(new Uint8Array(update));
  }
});

test('what comes once more beside something new does not go on: it may have been erased since', async () => {
  const { document, devices } = documentWith(2);
  const [one, two] = devices as [Device, Device];
  const author = new Y.Doc();
  one.sends(document, add(author, captured('mijn zoon drinkt weer', 1)));
  await turn();
  document.getArray(ENTRIES).delete(0, 1); // the hub erases it
  await turn();
  const before = two.frames.length;
  add(author, captured('Bankjes', 2));
  one.sends(document, Y.encodeStateAsUpdate(author));
  await turn();
  const later = two.frames.slice(before).map((frame) => Buffer.from(frame).toString('latin1'));
  expect(later.join()).toContain('Bankjes');
  expect(later.join()).not.toContain('drinkt');
});

test('what several send in one turn goes out as one, to each what the others sent', async () => {
  const { document, devices } = documentWith(3);
  for (const device of devices.slice(0, 2)) device.sends(document, add(new Y.Doc(), captured('Bankjes')));
  await turn();
  expect(devices.map(({ frames }) => frames.length)).toEqual([1, 1, 1]);
  for (const { doc } of devices) expect(idsIn(doc)).toEqual(idsIn(document));
});

test('what the hub itself changes goes to everyone', async () => {
  const { document, devices } = documentWith(2);
  add(document, captured('Een stem'));
  await turn();
  expect(devices.map(({ frames }) => frames.length)).toEqual([1, 1]);
});

test('a device whose update sets free what others sent before is sent that too', async () => {
  const { document, devices } = documentWith(2);
  const [one, two] = devices as [Device, Device];
  const author = new Y.Doc();
  const [first, second] = [add(author, captured('Eerst')), add(author, captured('Dan', 2))];
  one.sends(document, second); // waits for the first
  await turn();
  two.sends(document, first);
  await turn();
  expect(idsIn(document)).toHaveLength(2);
  for (const { doc } of devices) expect(idsIn(doc)).toEqual(idsIn(document));
});

test('an address of its own gets a frame of its own', async () => {
  const { document, devices } = documentWith(1);
  const [one] = devices as [Device];
  const other = new Device(document, `${document.name}\0tab-2`);
  add(document, captured('Bankjes'));
  await turn();
  const documents = [one, other].map(({ frames }) => decodeFrame(frames[0] as Uint8Array).document);
  expect(documents).toEqual([document.name, `${document.name}\0tab-2`]);
});

test('whoever sends whatever in whatever order, everyone ends with all that the hub has', async () => {
  const step = fc.record({
    device: fc.nat(2),
    author: fc.nat(1),
    part: fc.nat(4),
    turn: fc.boolean(),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 30 }), async (steps) => {
      const { document, devices } = documentWith(3);
      const parts = [new Y.Doc(), new Y.Doc()].map((author) =>
        Array.from({ length: 5 }, (_, n) => add(author, captured(`Zin ${n}`, n + 1))),
      );
      for (const { device, author, part, turn: pause } of steps) {
        devices[device]?.sends(document, parts[author]?.[part] as Uint8Array);
        if (pause) await turn();
      }
      await turn();
      const vector = Y.encodeStateVector(document);
      for (const { doc } of devices) expect(covers(Y.encodeStateVector(doc), vector)).toBe(true);
    }),
    { numRuns: 300 },
  );
});
