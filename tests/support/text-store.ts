import type { TextStore } from '../../src/journal/second-copy.ts';

/** localStorage in memory; `broken` makes every call throw, as a full or forbidden store does. */
export function memoryTextStore(): TextStore & { broken: boolean; map: Map<string, string> } {
  const map = new Map<string, string>();
  const store = {
    map,
    broken: false,
    get length() {
      check();
      return map.size;
    },
    key: (i: number) => {
      check();
      return [...map.keys()][i] ?? null;
    },
    getItem: (key: string) => {
      check();
      return map.get(key) ?? null;
    },
    setItem: (key: string, value: string) => {
      check();
      map.set(key, value);
    },
    removeItem: (key: string) => {
      check();
      map.delete(key);
    },
  };
  const check = () => {
    if (store.broken) throw new DOMException('no storage', 'QuotaExceededError');
  };
  return store;
}
