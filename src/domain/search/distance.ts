/**
 * Whether two words are at most `limit` typing errors apart: a letter too many, too few, another one, or two neighbours exchanged
 * (optimal string alignment). Stops as soon as it cannot be any more.
 */
export function within(a: string, b: string, limit: number): boolean {
  const [n, m] = [a.length, b.length];
  if (Math.abs(n - m) > limit) return false;
  if (a === b) return true;
  let before: number[] = [];
  let last = Array.from({ length: m + 1 }, (_, j) => j);
  for (let i = 1; i <= n; i++) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= m; j++) {
      const same = a[i - 1] === b[j - 1];
      let cost = Math.min((last[j - 1] ?? 0) + (same ? 0 : 1), (last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1);
      const exchanged = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      if (exchanged) cost = Math.min(cost, (before[j - 2] ?? 0) + 1);
      row.push(cost);
      if (cost < least) least = cost;
    }
    // the row before this one counts too: from it two letters can be exchanged
    if (least > limit && Math.min(...last) > limit) return false;
    before = last;
    last = row;
  }
  return (last[m] ?? 0) <= limit;
}

/** One bit for each letter that is in a word: two words `k` errors apart differ in at most `2k` of them. */
export function letterMask(word: string): number {
  let mask = 0;
  for (let i = 0; i < word.length; i++) {
    const letter = word.charCodeAt(i) - 97;
    mask |= 1 << (letter >= 0 && letter < 26 ? letter : 26 + (word.charCodeAt(i) % 5));
  }
  return mask;
}

export function bits(mask: number): number {
  let rest = mask - ((mask >>> 1) & 0x55555555);
  rest = (rest & 0x33333333) + ((rest >>> 2) & 0x33333333);
  return (((rest + (rest >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24;
}
