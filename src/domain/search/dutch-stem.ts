/**
 * The stem of a Dutch word, by the rules of Snowball's Dutch stemmer as M. F. Porter described them
 * (snowballstem.org/algorithms/dutch), with one step more: what Dutch spelling does before an ending is undone, so that
 * `huizen` meets `huis`, `brieven` `brief` and `gezinnen` `gezin`. Takes a folded word; one with anything but letters a to z is
 * its own stem.
 */
export function dutchStem(word: string): string {
  if (!/^[a-z]{3,}$/.test(word)) return word;
  return new Stemming(word).stem();
}

/** The region in which endings are taken off begins here at the earliest. */
const LEAST_BEFORE = 3;
const VOWELS = 'aeiouy';
/** `I` and `Y` stand for an i and a y that are consonants. */
const isVowel = (letter: string | undefined) => letter !== undefined && VOWELS.includes(letter);

class Stemming {
  #word: string;
  readonly #r1: number;
  readonly #r2: number;
  #tookE = false;

  constructor(word: string) {
    this.#word = consonants(word);
    const first = this.#regionFrom(0);
    this.#r1 = Math.max(LEAST_BEFORE, first);
    this.#r2 = this.#regionFrom(first);
  }

  stem(): string {
    this.#plural();
    this.#finalE();
    if (this.#ends('heid') && this.#in(this.#r2, 4) && this.#letter(5) !== 'c') {
      this.#cut(4);
      if (this.#ends('en')) this.#cutEn(2);
    }
    this.#derived();
    if (/[^aeiouy](?:aa|ee|oo|uu)[^aeiouyI]$/.test(this.#word)) {
      this.#word = this.#word.slice(0, -2) + this.#word.slice(-1);
    }
    return spelledOut(this.#word.toLowerCase());
  }

  #plural(): void {
    if (this.#ends('heden')) {
      if (this.#in(this.#r1, 5)) this.#word = `${this.#word.slice(0, -5)}heid`;
    } else if (this.#ends('ene')) this.#cutEn(3);
    else if (this.#ends('en')) this.#cutEn(2);
    else if (this.#ends('se')) this.#cutS(2);
    else if (this.#ends('s')) this.#cutS(1);
  }

  #finalE(): void {
    if (!this.#ends('e') || !this.#in(this.#r1, 1) || isVowel(this.#letter(2))) return;
    this.#cut(1);
    this.#tookE = true;
    this.#undouble();
  }

  #derived(): void {
    if (this.#ends('end') || this.#ends('ing')) {
      if (!this.#in(this.#r2, 3)) return;
      this.#cut(3);
      if (this.#ends('ig') && this.#in(this.#r2, 2) && this.#letter(3) !== 'e') this.#cut(2);
      else this.#undouble();
    } else if (this.#ends('ig')) {
      if (this.#in(this.#r2, 2) && this.#letter(3) !== 'e') this.#cut(2);
    } else if (this.#ends('lijk')) {
      if (!this.#in(this.#r2, 4)) return;
      this.#cut(4);
      this.#finalE();
    } else if (this.#ends('baar')) {
      if (this.#in(this.#r2, 4)) this.#cut(4);
    } else if (this.#ends('bar') && this.#in(this.#r2, 3) && this.#tookE) this.#cut(3);
  }

  #cutEn(length: number): void {
    const before = this.#word.slice(0, -length);
    if (!this.#in(this.#r1, length) || isVowel(before.at(-1)) || before.endsWith('gem')) return;
    this.#word = before;
    this.#undouble();
  }

  #cutS(length: number): void {
    const before = this.#letter(length + 1);
    if (this.#in(this.#r1, length) && !isVowel(before) && before !== 'j') this.#cut(length);
  }

  #undouble(): void {
    if (/(?:kk|dd|tt)$/.test(this.#word)) this.#cut(1);
  }

  #ends(ending: string): boolean {
    return this.#word.endsWith(ending);
  }
  /** Whether the last so many letters lie in a region. */
  #in(region: number, length: number): boolean {
    return this.#word.length - length >= region;
  }
  /** The letter so many places from the end; 1 is the last. */
  #letter(place: number): string | undefined {
    return this.#word.at(-place);
  }
  #cut(length: number): void {
    this.#word = this.#word.slice(0, -length);
  }

  /** Behind the first consonant that follows a vowel. */
  #regionFrom(from: number): number {
    for (let i = from + 1; i < this.#word.length; i++) {
      if (!isVowel(this.#word[i]) && isVowel(this.#word[i - 1]) && i - 1 >= from) return i + 1;
    }
    return this.#word.length;
  }
}

/** A y at the beginning or behind a vowel and an i between vowels are consonants. */
function consonants(word: string): string {
  if (!/^y|[aeiouy][yi]/.test(word)) return word;
  let out = '';
  for (let i = 0; i < word.length; i++) {
    const letter = word[i] as string;
    const behind = i > 0 && isVowel(out[i - 1]);
    if (letter === 'y' && (i === 0 || behind)) out += 'Y';
    else if (letter === 'i' && behind && isVowel(word[i + 1])) out += 'I';
    else out += letter;
  }
  return out;
}

/** A stem as it would be written as a word: one consonant at its end, and an s or f there for a z or v. */
function spelledOut(stem: string): string {
  const single = /([^aeiouy])\1$/.test(stem) ? stem.slice(0, -1) : stem;
  if (single.length < LEAST_BEFORE) return single;
  if (single.endsWith('z')) return `${single.slice(0, -1)}s`;
  return single.endsWith('v') ? `${single.slice(0, -1)}f` : single;
}
