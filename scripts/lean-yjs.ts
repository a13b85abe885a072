import type { Plugin } from 'vite';
import { type Lean, leanSource } from './lean-source.ts';

/** What every type has to have so that it is read, merged, deleted and passed on as it came. */
const CARRIED = ['constructor', '_integrate', '_copy', '_callObserver', '_write'];

/**
 * Yjs with arrays alone to work with. A document may still hold any type, as one from a later version would: it is read, kept,
 * merged and sent on byte for byte (tests/build/lean-yjs.test.ts); only what a program would call to read or change it is gone.
 */
const LEAN_YJS: Lean = {
  file: 'a2a30e2801f1bffcd10d91ccbb4734bf30b4de3b241ac5c368f5d7263f082000',
  keep: {
    // Not what would hand out a type that nothing can be done with, and no documents within documents.
    Doc: ['constructor', 'transact', 'get', 'getArray', 'destroy'],
    AbstractType: [...CARRIED, 'parent', '_first', 'observe', 'toJSON'],
    YArray: [...CARRIED, 'length', 'insert', 'push', 'delete', 'get', 'toArray', 'toJSON', 'map', 'forEach'],
    YMap: [...CARRIED, 'toJSON'],
    YText: CARRIED,
    YXmlFragment: [...CARRIED, 'insert'],
    YXmlElement: ['constructor', '_integrate', '_copy', '_write'],
    YXmlHook: ['constructor', '_copy', '_write'],
    YXmlText: ['_copy', '_write'],
    YXmlTreeWalker: [],
    YTextEvent: ['constructor'],
    YEvent: ['constructor', 'path', 'deletes', 'adds', 'changes'],
  },
  // Only where one was made here, which nobody does.
  unreached: ['YMap.set', 'YText.insert', 'YXmlElement.setAttribute'],
  rewrite: {},
  drop: [],
  replace: [
    // Made at once, for those who take snapshots.
    ['createSnapshot(createDeleteSet(), new Map())', 'undefined'],
    // Of an array's event nobody asks which keys of a map changed.
    ['        delta,\n        keys: this.keys\n', '        delta\n'],
  ],
};

export function leanYjs(): Plugin {
  return {
    name: 'lean-yjs',
    enforce: 'pre',
    apply: 'build',
    transform: {
      filter: { id: /[\\/]yjs[\\/]dist[\\/]yjs\.mjs/ },
      handler: (code) => ({ code: leanYjsSource(code), map: null }),
    },
  };
}

export function leanYjsSource(code: string): string {
  return leanSource(code, LEAN_YJS);
}
