import { createHash } from 'node:crypto';
import { Dexie } from 'dexie';
import { describe, expect, test } from 'vitest';
import { type Lean, leanSource } from '../../scripts/lean-source.ts';
import { Database } from '../../src/journal/database.ts';

const LIBRARY = `class Base { used() { return 1; } unused() { return 2; } }
class Shop extends Base { constructor() { super(); this.more = extras(); } sell() { return this.used(); } }
function extras() { return ['a', 'b']; }
props(Shop, { first: 1, second: 2, });
const list = sideEffect();
export { Base, Shop };`;
const lean = (part: Partial<Lean>): Lean => ({
  file: createHash('sha256').update(LIBRARY).digest('hex'),
  keep: {},
  unreached: [],
  rewrite: {},
  drop: [],
  replace: [],
  ...part,
});

describe('a library in the build', () => {
  test('loses the members that are not named, and keeps the others to the letter', () => {
    const code = leanSource(LIBRARY, lean({ keep: { Base: ['used'], 'props Shop': ['second'] } }));
    expect(code).toContain('used() { return 1; }');
    expect(code).not.toContain('unused');
    expect(code).toMatch(/props\(Shop, \{\s+second: 2,\s+\}\)/);
    expect(code).toContain("function extras() { return ['a', 'b']; }");
  });

  test('has texts of our own where they are given, and loses whole statements', () => {
    const code = leanSource(
      LIBRARY,
      lean({
        keep: { Base: ['used'] },
        rewrite: { extras: 'function extras() { return []; }' },
        drop: ['const list'],
        replace: [[' this.more = …;', '']],
      }),
    );
    expect(code).toContain('function extras() { return []; }');
    expect(code).toContain('constructor() { super(); }');
    expect(code).not.toContain('sideEffect');
  });

  test('loses the address of its source map, which would no longer fit', () => {
    expect(leanSource(`${LIBRARY}\n//# sourceMappingURL=library.map\n`, lean({}))).toBe(LIBRARY);
  });

  test('that is another than the one that was read, fails the build', () => {
    expect(() => leanSource(`${LIBRARY};`, lean({}))).toThrow('another than the one that was read');
  });

  test.each<[string, Partial<Lean>]>([
    ['class', { keep: { Gone: [] } }],
    ['member', { keep: { Base: ['used', 'gone'] } }],
    ['function to rewrite', { rewrite: { gone: '' } }],
    ['statement', { drop: ['const gone'] }],
    ['text', { replace: [['gone();', '']] }],
    ['text that stands there once', { replace: [['return', '']] }],
  ])('has every %s that is spoken of, or the build fails', (_, part) => {
    expect(() => leanSource(LIBRARY, lean(part))).toThrow(/Not (once )?in the file/);
  });

  test('loses nothing that is still called from the class or one below it, unless somebody says that nothing gets there', () => {
    const keep = { Base: ['unused'] };
    expect(() => leanSource(LIBRARY, lean({ keep }))).toThrow('still called: Base.used');
    expect(leanSource(LIBRARY, lean({ keep, unreached: ['Base.used'] }))).toContain('this.used()');
  });
});

describe('the Dexie of the tablets', () => {
  /** As src/journal/rows.ts has them. */
  const ROWS = ['get', 'bulkGet', 'toArray', 'where', 'add', 'put', 'bulkAdd', 'bulkPut', 'delete', 'bulkDelete'];

  test('is the one that all tests of the journal run on, and has of a table what the type checker knows of', () => {
    const table = new Database('of-the-build').journal as unknown as Record<string, unknown>;
    for (const method of ROWS) expect(table[method], method).toBeTypeOf('function');
    for (const method of ['orderBy', 'each', 'filter', 'update', 'clear', 'hook']) {
      expect(table[method], method).toBeUndefined();
    }
    expect('liveQuery' in Dexie).toBe(false);
  });
});
