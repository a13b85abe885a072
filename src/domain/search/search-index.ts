import { foldWord, rawWords } from './fold.ts';
import { parseQuery, standsAt, type Term } from './query.ts';
import { COMPOUND, EXACT, isRest, type Level, levelOfWord, restBehind, type Word, wordOf } from './term.ts';

export interface Found<Id extends string = string> {
  id: Id;
  /** Of the word that was found worst. */
  level: Level;
}

interface Entry extends Word {
  /** Where the word stands: numbers of texts, going up, each once. */
  readonly in: number[];
}
interface Indexed<Id> {
  id: Id;
  /** Numbers of its words, in their order. */
  words: readonly number[];
  /** When its id was first added: a text that changes keeps its place. */
  order: number;
}

/**
 * Finds texts by their words, in Dutch: other forms, parts of compounds, typing errors. One text more costs its own words. A search looks at
 * every different word once, so it grows with the vocabulary and with what it finds, not with the texts.
 */
export class SearchIndex<Id extends string = string> {
  readonly #vocabulary: Entry[] = [];
  readonly #byText = new Map<string, number>();
  /** Of words as they were written, so that each is folded once. `undefined`: no word. */
  readonly #byRaw = new Map<string, number | undefined>();
  readonly #texts: (Indexed<Id> | undefined)[] = [];
  readonly #places = new Map<Id, number>();
  #orders = 0;

  get size(): number {
    return this.#places.size;
  }

  /** Adds a text, or puts another in its place. */
  add(id: Id, text: string): void {
    const earlier = this.#texts[this.#places.get(id) ?? -1];
    this.remove(id);
    const words: number[] = [];
    for (const raw of rawWords(text)) {
      const word = this.#numberOf(raw);
      if (word !== undefined) words.push(word);
    }
    const place = this.#texts.length;
    this.#texts.push({ id, words, order: earlier?.order ?? ++this.#orders });
    this.#places.set(id, place);
    for (const word of new Set(words)) this.#vocabulary[word]?.in.push(place);
  }

  remove(id: Id): void {
    const place = this.#places.get(id);
    const text = place === undefined ? undefined : this.#texts[place];
    if (place === undefined || !text) return;
    for (const word of new Set(text.words)) {
      const list = this.#vocabulary[word]?.in ?? [];
      list.splice(placeIn(list, place), 1);
    }
    this.#texts[place] = undefined;
    this.#places.delete(id);
  }

  /** Everything that was found, best first, then newest first. An empty search finds nothing. */
  search(query: string): Found<Id>[] {
    const levels = this.query(query).levels();
    const found = [...levels].map(([id, level]) => ({ id, level, order: this.#textOf(id)?.order ?? 0 }));
    found.sort((a, b) => a.level - b.level || b.order - a.order);
    return found.map(({ id, level }) => ({ id, level }));
  }

  /** A search that goes on while texts come in. */
  query(query: string): IndexQuery<Id> {
    const terms = parseQuery(query).map((term) => new TermQuery(term, this.#vocabulary, this.#texts));
    const worst = (of: (term: TermQuery<Id>) => number): Level | undefined => {
      const level = terms.length === 0 ? NOT : Math.max(...terms.map(of));
      return level === NOT ? undefined : (level as Level);
    };
    return {
      levelOf: (id) => {
        const text = this.#textOf(id);
        return text && worst((term) => term.levelOf(text.words));
      },
      levels: () => {
        const out = new Map<Id, Level>();
        const [first, ...others] = terms.map((term) => term.levels());
        if (!first) return out;
        for (let place = 0; place < first.length; place++) {
          let level = first[place] ?? NOT;
          for (const other of others) level = Math.max(level, other[place] ?? NOT);
          const text = level === NOT ? undefined : this.#texts[place];
          if (text) out.set(text.id, level as Level);
        }
        return out;
      },
    };
  }

  #textOf(id: Id): Indexed<Id> | undefined {
    return this.#texts[this.#places.get(id) ?? -1];
  }

  #numberOf(raw: string): number | undefined {
    if (this.#byRaw.has(raw)) return this.#byRaw.get(raw);
    const text = foldWord(raw);
    let number = text === '' ? undefined : this.#byText.get(text);
    if (number === undefined && text !== '') {
      number = this.#vocabulary.push({ ...wordOf(text), in: [] }) - 1;
      this.#byText.set(text, number);
    }
    this.#byRaw.set(raw, number);
    return number;
  }
}

export interface IndexQuery<Id extends string> {
  /** How well a text answers, as it is now. */
  levelOf(id: Id): Level | undefined;
  /** All that answers, in no order. */
  levels(): Map<Id, Level>;
}

/** Stands for "not found" among numbers of levels, above them all. */
const NOT = 255;

/** One part of a search. Looks at each word of the vocabulary once, also at those that come later. */
class TermQuery<Id extends string> {
  readonly #term: Term;
  readonly #vocabulary: readonly Entry[];
  readonly #texts: readonly (Indexed<Id> | undefined)[];
  #seen = 0;
  readonly #levelOf = new Map<number, Level>();
  /** Words that may be the first part of the sought one, with what must follow. */
  readonly #rests = new Map<number, Word>();

  constructor(term: Term, vocabulary: readonly Entry[], texts: readonly (Indexed<Id> | undefined)[]) {
    this.#term = term;
    this.#vocabulary = vocabulary;
    this.#texts = texts;
  }

  levelOf(words: readonly number[]): number {
    this.#look();
    let level = NOT;
    for (let i = 0; i < words.length && level > EXACT; i++) level = Math.min(level, this.#levelAt(words, i));
    return level;
  }

  /** By number of the text. */
  levels(): Uint8Array {
    this.#look();
    const out = new Uint8Array(this.#texts.length).fill(NOT);
    for (const [word, level] of this.#levelOf) {
      for (const place of this.#vocabulary[word]?.in ?? []) if (level < (out[place] ?? NOT)) out[place] = level;
    }
    for (const word of this.#firsts()) {
      for (const place of this.#vocabulary[word]?.in ?? []) {
        if ((out[place] ?? NOT) > EXACT) out[place] = this.levelOf(this.#texts[place]?.words ?? []);
      }
    }
    return out;
  }

  /** The words behind which more must stand than themselves. */
  #firsts(): Iterable<number> {
    const term = this.#term;
    if (term.type === 'word') return this.#rests.keys();
    const first = this.#vocabulary.findIndex((w) => w.text === term.words[0]);
    return first < 0 ? [] : [first];
  }

  #levelAt(words: readonly number[], i: number): number {
    if (this.#term.type === 'phrase') {
      return standsAt(this.#term.words, i, (place) => this.#vocabulary[words[place] ?? -1]?.text) ? EXACT : NOT;
    }
    const word = words[i] ?? -1;
    const own = this.#levelOf.get(word) ?? NOT;
    if (own <= COMPOUND) return own;
    const rest = this.#rests.get(word);
    const next = rest && this.#vocabulary[words[i + 1] ?? -1];
    return rest && next && isRest(rest, next) ? COMPOUND : own;
  }

  #look(): void {
    if (this.#term.type === 'phrase') return;
    for (; this.#seen < this.#vocabulary.length; this.#seen++) {
      const word = this.#vocabulary[this.#seen];
      if (!word) continue;
      const level = levelOfWord(this.#term.word, word);
      if (level !== undefined) this.#levelOf.set(this.#seen, level);
      const rest = restBehind(this.#term.word, word);
      if (rest) this.#rests.set(this.#seen, rest);
    }
  }
}

/** Where a number stands in a list that goes up. */
function placeIn(list: readonly number[], number: number): number {
  let [low, high] = [0, list.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((list[middle] ?? 0) < number) low = middle + 1;
    else high = middle;
  }
  return low;
}
