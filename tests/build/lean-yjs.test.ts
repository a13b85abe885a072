import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { leanYjsSource } from '../../scripts/lean-yjs.ts';

/**
 * The Yjs of the tablets can work with arrays alone. What it does with everything else that may come over the wire must be what
 * the whole Yjs does, to the byte: documents are for years, and a later app may put other things in them.
 */
let Lean: typeof Y;
let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'tafellaken-yjs-'));
  const file = path.join(folder, 'yjs.mjs');
  const whole = readFileSync(fileURLToPath(import.meta.resolve('yjs')), 'utf8');
  writeFileSync(
    file,
    leanYjsSource(whole).replaceAll(
      /from '(lib0\/[\w-]+)'/g,
      (_, name: string) => `from '${import.meta.resolve(name)}'`,
    ),
  );
  // Two in one page are a defect; here they are the test, and never share a document.
  Reflect.deleteProperty(globalThis, '__ $YJS$ __');
  Lean = (await import(/* @vite-ignore */ pathToFileURL(file).href)) as typeof Y;
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Writers of everything that Yjs knows, by the whole Yjs. `n` decides what, `at` where. */
const WRITES: readonly ((doc: Y.Doc, n: number, at: number) => void)[] = [
  (doc, n) => doc.getArray('entries').push([{ id: `entry-${n}`, text: 'één', clock: n }, n, null, true, 'tekst']),
  (doc, n, at) => doc.getArray('entries').insert(within(doc.getArray('entries').length, at), [new Uint8Array([n, 1])]),
  (doc, _, at) => {
    const array = doc.getArray('entries');
    if (array.length > 0) array.delete(within(array.length - 1, at), 1);
  },
  (doc, n, at) =>
    doc.getText('text').insert(within(doc.getText('text').length, at), `woord${n}`, n % 2 ? { b: n } : {}),
  (doc, n, at) => {
    const text = doc.getText('text');
    if (text.length > 0) text.format(within(text.length - 1, at), 1, { b: n % 3 ? true : null });
  },
  (doc, n) => doc.getText('text').insertEmbed(0, { image: n }),
  (doc, n, at) => {
    const text = doc.getText('text');
    if (text.length > 0) text.delete(within(text.length - 1, at), 1 + (n % 3));
  },
  (doc, n) => doc.getMap('map').set(`key${n % 3}`, new Y.Array()),
  (doc, n) => {
    const array = doc.getMap('map').get(`key${n % 3}`);
    if (array instanceof Y.Array) array.push([new Y.Text(`in ${n}`)]);
  },
  (doc, n) => doc.getMap('map').set(`key${n % 3}`, { n }),
  (doc, n) => doc.getMap('map').delete(`key${n % 3}`),
  (doc, n) => doc.getMap('map').set('document', new Y.Doc({ guid: `guid-${n}`, meta: n })),
  (doc, n, at) => {
    const element = new Y.XmlElement('p');
    element.setAttribute('class', `c${n}`);
    element.insert(0, [new Y.XmlText(`t${n}`), new Y.XmlHook('hook') as unknown as Y.XmlText, new Y.XmlElement('br')]);
    doc.getXmlFragment('xml').insert(within(doc.getXmlFragment('xml').length, at), [element]);
  },
  (doc, _, at) => {
    const xml = doc.getXmlFragment('xml');
    if (xml.length > 0) xml.delete(within(xml.length - 1, at), 1);
  },
  (doc, n) => {
    const element = doc.getXmlFragment('xml').get(0);
    if (element instanceof Y.XmlElement) element.setAttribute(`a${n % 2}`, String(n));
  },
];
const within = (length: number, at: number) => at % (length + 1);

const step = fc.record({
  writer: fc.nat(2),
  what: fc.nat(WRITES.length - 1),
  n: fc.nat(9),
  at: fc.nat(50),
  /** The writer hears of the others first. */
  hears: fc.boolean(),
});

/** The updates of three writers who hear of each other now and then. */
function updatesOf(
  steps: readonly { writer: number; what: number; n: number; at: number; hears: boolean }[],
): Uint8Array[] {
  const updates: Uint8Array[] = [];
  const docs = [1, 2, 3].map((clientID) => {
    const doc = new Y.Doc();
    doc.clientID = clientID;
    doc.on('update', (update: Uint8Array, origin: unknown) => void (origin !== 'heard' && updates.push(update)));
    return doc;
  });
  for (const { writer, what, n, at, hears } of steps) {
    const doc = docs[writer] as Y.Doc;
    if (hears) for (const other of docs) if (other !== doc) Y.applyUpdate(doc, Y.encodeStateAsUpdate(other), 'heard');
    doc.transact(() => WRITES[what]?.(doc, n, at));
  }
  return updates;
}

/** What a reader of those updates makes of them: all that it tells others, and all that it would send. */
function outcomeOf(of: typeof Y, updates: readonly Uint8Array[]) {
  const doc = new of.Doc();
  doc.clientID = 99;
  const told: Uint8Array[] = [];
  const added: unknown[] = [];
  doc.on('update', (update: Uint8Array) => void told.push(update));
  doc.getArray('entries').observe((event) => void added.push(event.changes.delta));
  for (const update of updates) of.applyUpdate(doc, update, 'wire');
  const halfway = of.encodeStateVector(doc);
  doc.getArray('entries').push([{ id: 'of-the-reader' }]);
  for (const update of updates) of.applyUpdate(doc, update, 'again');
  return {
    told,
    added,
    vector: of.encodeStateVector(doc),
    state: of.encodeStateAsUpdate(doc),
    since: of.encodeStateAsUpdate(doc, halfway),
    merged: of.mergeUpdates([...updates]),
    decoded: updates.map((update) => of.decodeUpdate(update).structs.length),
    entries: doc.getArray('entries').toJSON(),
  };
}

describe('the Yjs of the tablets', () => {
  test('reads, keeps and passes on whatever a document holds, to the byte as the whole Yjs does', () => {
    const kinds = new Set<number>();
    fc.assert(
      fc.property(
        fc.array(step, { minLength: 1, maxLength: 40 }).chain((steps) => {
          for (const { what } of steps) kinds.add(what);
          const updates = updatesOf(steps);
          return fc.shuffledSubarray(updates, { minLength: 0, maxLength: updates.length });
        }),
        (updates) => {
          expect(outcomeOf(Lean, updates)).toEqual(outcomeOf(Y, updates));
        },
      ),
      { numRuns: 300 },
    );
    expect(kinds.size, 'every kind of content was tried').toBe(WRITES.length);
  });

  test('has arrays alone to work with', () => {
    const doc = new Lean.Doc();
    expect(doc.getArray('entries')).toBeInstanceOf(Lean.Array);
    for (const method of ['getText', 'getMap', 'getXmlFragment', 'getXmlElement'] as const) {
      expect(doc[method], method).toBeUndefined();
    }
  });

  test('is not made of a Yjs that nobody has read', () => {
    expect(() => leanYjsSource('export class Doc {}')).toThrow('another than the one that was read');
  });
});
