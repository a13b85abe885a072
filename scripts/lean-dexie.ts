import type { Plugin } from 'vite';
import { type Lean, leanSource } from './lean-source.ts';

/**
 * Dexie without what the journal does not use: half of it stays away from the tablets. Opening, upgrading and healing of the
 * connection, transactions, the promises that live in them, and errors stay as they are. Left out are queries that follow changes
 * (with the messages that they send between tabs), the cache in memory, hooks, cursors, all but the simplest queries, and
 * helpers for developers. What is left is written down for the type checker in src/journal/rows.ts.
 */
const LEAN_DEXIE: Lean = {
  file: 'fb0d340ddcf7a3ee3a57f5e3a724db4e0ff17b5964f2098a1c27ebc4a4daa0ed',
  keep: {
    Table: ['_trans', 'toCollection', 'add', 'put', 'bulkAdd', 'bulkPut'],
    Collection: ['_read'],
    WhereClause: ['Collection', 'equals'],
    Transaction: ['_lock', '_unlock', '_locked', 'create', '_promise', 'abort', 'table'],
    Dexie: [
      ...['constructor', 'version', 'tables', 'table', 'transaction', '_transaction'],
      ...['open', '_whenReady', 'isOpen', 'close', '_close', 'backendDB'],
    ],
    'props Dexie': ['addons', 'dependencies'],
  },
  unreached: [],
  rewrite: {
    'Table.get': `get(key) {
      if (key == null) return rejection(new exceptions.Type('Invalid argument to Table.get()'));
      return this._trans('readonly', (trans) => this.core.get({ trans, key }));
    }`,
    'Table.where': 'where(index) { return new this.db.WhereClause(this, index); }',
    'Table.toArray': 'toArray() { return this.toCollection().toArray(); }',
    'Table.bulkGet': `bulkGet(keys) {
      return this._trans('readonly', (trans) => this.core.getMany({ keys, trans }));
    }`,
    'Table.bulkDelete': `bulkDelete(keys) {
      return this._trans('readwrite', (trans) => this.core.mutate({ trans, type: 'delete', keys })).then(
        ({ numFailures, failures }) => {
          if (numFailures)
            throw new BulkError(\`\${this.name}.bulkDelete(): \${numFailures} of \${keys.length} operations failed\`, failures);
        },
      );
    }`,
    'Table.delete': 'delete(key) { return this.bulkDelete([key]); }',
    'Collection.toArray': 'toArray() { return this._query(true); }',
    'Collection.primaryKeys': `primaryKeys() { return this._query(false); }
    _query(values) {
      const { table, range } = this._ctx;
      return this._read((trans) => {
        const index = getIndexOrStore(this._ctx, table.core.schema);
        return table.core.query({ trans, limit: Infinity, values, query: { index, range } });
      }).then(({ result }) => result);
    }`,
    'WhereClause.startsWith': `startsWith(str) {
      if (typeof str !== 'string') return fail(this, STRING_EXPECTED);
      return new this.Collection(this, () => createRange(str, str + maxString));
    }`,
    createTableConstructor: `function createTableConstructor(db) {
      return makeClassConstructor(Table.prototype, function Table(name, tableSchema, trans) {
        this.db = db;
        this._tx = trans;
        this.name = name;
        this.schema = tableSchema;
      });
    }`,
    createCollectionConstructor: `function createCollectionConstructor(db) {
      return makeClassConstructor(Collection.prototype, function Collection(whereClause, keyRangeGenerator) {
        const { table, index } = whereClause._ctx;
        this.db = db;
        this._ctx = {
          table,
          index,
          isPrimKey: !index || (table.schema.primKey.keyPath && index === table.schema.primKey.name),
          range: keyRangeGenerator ? keyRangeGenerator() : AnyRange,
          error: null,
        };
      });
    }`,
    createWhereClauseConstructor: `function createWhereClauseConstructor(db) {
      return makeClassConstructor(WhereClause.prototype, function WhereClause(table, index) {
        this.db = db;
        this._ctx = { table, index: index === ':id' ? null : index };
        if (!db._deps.IDBKeyRange) throw new exceptions.MissingAPI();
      });
    }`,
  },
  drop: [
    // errors by their full names, and the one of a method that is gone
    ...[
      'derive(ModifyError)',
      'var fullNameExceptions',
      'fullNameExceptions.M',
      'fullNameExceptions.D',
      'fullNameExceptions.B',
    ],
    // what only copies and compares rows in memory
    ...['const intrinsicTypeNames', 'const intrinsicTypes ', 'props(RangeSet.prototype'],
    // queries that follow changes, and the messages between tabs for them
    ...['const globalEvents', 'const symbolObservable', 'class Observable', 'let bc', 'let createBC'],
    ...["if (typeof dispatchEvent !== 'undefined'", "if (typeof BroadcastChannel !== 'undefined'"],
    ...['Dexie.maxKey =', 'function setDebug', 'setDebug('],
  ],
  replace: [
    // A developer's traces, which come with every page that is served from localhost.
    ['var debug = …/.test(location.href);', 'const debug = false;'],
    // The layers between tables and IndexedDB: cached rows, queries that follow changes, parts of compound indexes, hooks.
    ['        this.use(cacheExistingValuesMiddleware);…this.use(hooksMiddleware);', ''],
    [
      'createMiddlewareStack(createDBCore(idbdb, IDBKeyRange, tmpTrans), middlewares.dbcore)',
      'createDBCore(idbdb, IDBKeyRange, tmpTrans)',
    ],
    ["            if ('mutatedParts' in idbtrans) {…\n            }\n", ''],
    [
      '        if (wasCreated) {\n            const everything = {};…signalSubscribersNow(everything, true);\n        }\n',
      '',
    ],
    ['            bc?.close();\n', ''],
    ["    addEventListener('pageshow', …\n    });\n", ''],
    // A list of databases in a database, for browsers that do not have one: nobody asks for it.
    ['            if (wasCreated)\n                _onDatabaseCreated(db._deps, dbName);\n', ''],
    // Listeners for an open database, which nobody has.
    ['        this.once = (event, callback) => {…        this.Collection = ', '        this.Collection = '],
    ['        this._maxKey = getMaxKey(options.IDBKeyRange);\n', ''],
    ['        MIN_KEY: -Infinity,\n        MAX_KEY: getMaxKey(IdbKeyRange),\n', ''],
    ['            openCursor,\n            count({ query, trans }) {…\n            },\n', ''],
    ['export { DEFAULT_MAX_CONNECTIONS,…};', 'export { Dexie$1 as Dexie };'],
  ],
};

/** Dexie's own build for browsers of the last years, which is 2 KB smaller over the wire than the one its package names. */
export const DEXIE = { find: /^dexie$/, replacement: 'dexie/dist/modern/dexie.mjs' };

export function leanDexie(): Plugin {
  return {
    name: 'lean-dexie',
    enforce: 'pre',
    transform: {
      filter: { id: /[\\/]dexie[\\/]dist[\\/]modern[\\/]dexie\.mjs/ },
      handler: (code) => ({ code: leanSource(code, LEAN_DEXIE), map: null }),
    },
  };
}
