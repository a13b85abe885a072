import { getOrMake } from '../get-or-make.ts';
import type { StatementId } from '../ids.ts';
import { tokens, words } from './stems.ts';

/** Words that more than this part of all statements have in common tell nothing apart. */
const COMMON = 0.2;
/** Below this many statements no word is called common: among a handful each is. */
const FEW = 25;

/**
 * Dutch writes several words as one: `buurtapp`, `buurtpreventie`. What such a word begins with is mostly what it is about, so a known word
 * of this length counts for the longer ones too, where this much more follows. Unit: characters of the stem.
 */
const HEAD = 5;
const TAIL = 3;
/** Long words that begin alike belong together, where what they begin with is no word by itself. Unit: characters. */
const ALIKE = 8;
/** What a part of a word says, against the word by itself: `school` in `schoolplein`. */
const PART_WEIGHT = 0.6;

/** A text as the strength of its words: at most one number a word, the squares of which make one. */
export type Vector = ReadonlyMap<string, number>;

/**
 * The statements that can be compared, by their words: a word counts for more, the fewer statements have it, and a word that is made of
 * others counts for those too. The same statements give the same numbers, in whatever order they came. Costs time and memory in
 * proportion to the words in all.
 */
export class Likeness {
  readonly #statements = new Map<StatementId, { text: string; terms: readonly string[] }>();
  /** By word as it is written: what it is cut down to. */
  readonly #stems = new Map<string, readonly string[]>();
  /** By word that it is cut down to: how often each form of it was seen. */
  readonly #forms = new Map<string, Map<string, number>>();
  #index: Index | undefined;

  /** Adds a statement, or changes its words; undefined takes it out. */
  set(statement: StatementId, text: string | undefined): void {
    const known = this.#statements.get(statement);
    if (known?.text === text) return;
    this.#index = undefined;
    if (known) this.#read(known.text, -1);
    if (text === undefined) this.#statements.delete(statement);
    else this.#statements.set(statement, { text, terms: this.#read(text, 1) });
  }

  has(statement: StatementId): boolean {
    return this.#statements.has(statement);
  }

  vector(statement: StatementId): Vector {
    return this.#indexed().vectors.get(statement) ?? EMPTY;
  }

  /** The statements that have a word, in the order of their names. */
  having(term: string): readonly StatementId[] {
    return this.#indexed().postings.get(term) ?? NONE;
  }

  /** What a text is made of, its words weighed as among the statements; words that no statement has are left out. */
  vectorOf(text: string): Vector {
    const { weights, parts } = this.#indexed();
    return weighed(counted(this.#read(text, 0), parts), weights);
  }

  /** The form of a word that is seen most; the shortest of equals, then the first in the alphabet. */
  surface(term: string): string {
    const own = this.#forms.get(term);
    // a beginning has no form of its own: the words that begin so have
    const seen = own ? [own] : [...this.#forms].flatMap(([longer, of]) => (longer.startsWith(term) ? [of] : []));
    const forms = seen.flatMap((of) => [...of]).filter(([, n]) => n > 0);
    forms.sort(([a, n], [b, m]) => m - n || a.length - b.length || (a < b ? -1 : 1));
    return forms[0]?.[0] ?? term;
  }

  #read(text: string, step: 1 | 0 | -1): string[] {
    return tokens(text).flatMap((token) => {
      const terms = getOrMake(this.#stems, token, () => words(token));
      for (const term of step === 0 ? NONE : terms) {
        const forms = getOrMake(this.#forms, term, () => new Map<string, number>());
        forms.set(token, (forms.get(token) ?? 0) + step);
      }
      return terms;
    });
  }

  #indexed(): Index {
    this.#index ??= indexOf(this.#statements);
    return this.#index;
  }
}

interface Index {
  weights: ReadonlyMap<string, number>;
  /** What a word counts for beside itself. */
  parts: (term: string) => readonly string[];
  vectors: ReadonlyMap<StatementId, Vector>;
  postings: ReadonlyMap<string, StatementId[]>;
}

const EMPTY: Vector = new Map();
const NONE: readonly never[] = [];

function indexOf(statements: ReadonlyMap<StatementId, { terms: readonly string[] }>): Index {
  const ids = [...statements.keys()].sort();
  const known = new Set<string>();
  for (const { terms } of statements.values()) for (const term of terms) known.add(term);
  const beginnings = sharedBeginnings(known);
  const heads = new Map<string, readonly string[]>();
  const parts = (term: string) => getOrMake(heads, term, () => partsOf(term, known, beginnings));
  const all = new Map<string, StatementId[]>();
  const counts = new Map(ids.map((id) => [id, counted(statements.get(id)?.terms ?? [], parts)]));
  for (const [id, terms] of counts) {
    for (const term of terms.keys()) {
      const having = all.get(term);
      if (having) having.push(id);
      else all.set(term, [id]);
    }
  }
  const most = Math.max(FEW, ids.length * COMMON);
  const postings = new Map([...all].filter(([, having]) => having.length <= most));
  const weights = new Map([...postings].map(([term, having]) => [term, Math.log(1 + ids.length / having.length)]));
  const vectors = new Map([...counts].map(([id, terms]) => [id, weighed(terms, weights)]));
  return { weights, parts, vectors, postings };
}

function sharedBeginnings(known: ReadonlySet<string>): Set<string> {
  const seen = new Set<string>();
  const shared = new Set<string>();
  for (const term of known) {
    const beginning = term.slice(0, ALIKE);
    if (term.length > ALIKE) (seen.has(beginning) ? shared : seen).add(beginning);
  }
  return shared;
}

/** What a word begins with, if that is a known word or the beginning of another. */
function partsOf(term: string, known: ReadonlySet<string>, beginnings: ReadonlySet<string>): readonly string[] {
  for (let at = term.length - TAIL; at >= HEAD; at--) {
    const head = term.slice(0, at);
    if (known.has(head)) return [head];
  }
  const beginning = term.slice(0, ALIKE);
  return term.length > ALIKE && beginnings.has(beginning) ? [beginning] : NONE;
}

/** How much of each word there is. In the order of the alphabet: sums of numbers come out the same only in the same order. */
function counted(terms: readonly string[], parts: Index['parts']): Map<string, number> {
  const counts = new Map<string, number>();
  const add = (term: string, n: number) => counts.set(term, (counts.get(term) ?? 0) + n);
  for (const term of terms) {
    add(term, 1);
    for (const part of parts(term)) add(part, PART_WEIGHT);
  }
  return new Map([...counts].sort(([a], [b]) => (a < b ? -1 : 1)));
}

function weighed(counts: ReadonlyMap<string, number>, weights: ReadonlyMap<string, number>): Vector {
  const out = new Map<string, number>();
  for (const [term, n] of counts) {
    const weight = weights.get(term);
    if (weight !== undefined) out.set(term, Math.log1p(n) * weight);
  }
  return unit(out);
}

/** The same direction, of length one; nothing stays nothing. */
export function unit(vector: Vector): Vector {
  let squares = 0;
  for (const value of vector.values()) squares += value * value;
  if (squares === 0) return vector;
  const length = Math.sqrt(squares);
  return new Map([...vector].map(([term, value]) => [term, value / length]));
}

/** The sum of vectors, of length one. */
export function middle(vectors: Iterable<Vector>): Vector {
  const sum = new Map<string, number>();
  for (const vector of vectors) for (const [term, value] of vector) sum.set(term, (sum.get(term) ?? 0) + value);
  return unit(sum);
}

/** The words of a vector, strongest first. */
export function strongest(vector: Vector, n: number): string[] {
  const terms = [...vector].sort(([a, x], [b, y]) => compare(y, x) || (a < b ? -1 : 1));
  return terms.slice(0, n).map(([term]) => term);
}

/** Numbers that differ by less than this came out different by the order of adding only. */
const SAME = 1e-9;
export function compare(a: number, b: number): number {
  return Math.abs(a - b) < SAME ? 0 : a - b;
}
