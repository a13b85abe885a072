import type { StatementId } from '../ids.ts';
import { compare, type Likeness, middle, strongest } from './likeness.ts';

/** Statements that could make a point, with the words that they have in common. */
export interface Group {
  /** The strongest words, as people write them, the strongest first. */
  words: readonly string[];
  /** The most typical first. */
  statements: readonly StatementId[];
}

/** Fewer are no group but a chance. */
const LEAST = 3;
/** More are not looked through in five minutes. */
export const GROUPS_LIMIT = 12;
/** A first look at a pile: a group of more than this is to be cut by hand anyway. */
const GROUP_LIMIT = 200;
/** What has less than this in common with a group's middle does not belong to it. */
const CLOSE = 0.25;
const NAME_WORDS = 3;
/** What a group is about stands in its strongest words; a thousand others only cost time. */
const CENTRE_WORDS = 30;

/**
 * A first grouping of a pile: again and again the word that binds most of what is left makes a group of the statements that have it,
 * and of those that are close to their middle. Each statement is in one group at most; many are in none. The same statements give the
 * same groups, in whatever order they come.
 */
export function groupsOf(likeness: Likeness, pile: readonly StatementId[], limit = GROUPS_LIMIT): Group[] {
  const left = new Set(pile.filter((id) => likeness.has(id)).sort());
  const binding = bindingWords(likeness, left);
  const groups: Group[] = [];
  while (groups.length < limit) {
    const word = strongestOf(binding);
    if (word === undefined) break;
    binding.delete(word);
    const seed = likeness.having(word).filter((id) => left.has(id));
    if (seed.length < LEAST) continue;
    const statements = around(likeness, seed, left).slice(0, GROUP_LIMIT);
    for (const id of statements) {
      left.delete(id);
      for (const [term, value] of likeness.vector(id)) {
        const now = binding.get(term);
        if (now !== undefined) binding.set(term, now - value);
      }
    }
    const common = middle(statements.map((id) => likeness.vector(id)));
    const rest = strongest(common, NAME_WORDS + 1).filter((term) => term !== word);
    const names = [word, ...rest.filter((term) => shared(likeness, term, statements))].slice(0, NAME_WORDS);
    groups.push({ words: [...new Set(names.map((term) => likeness.surface(term)))], statements });
  }
  return groups.sort((a, b) => b.statements.length - a.statements.length);
}

/** How much each word says in all of the pile's statements that have it. */
function bindingWords(likeness: Likeness, pile: ReadonlySet<StatementId>): Map<string, number> {
  const sums = new Map<string, number>();
  for (const id of pile) {
    for (const [term, value] of likeness.vector(id)) sums.set(term, (sums.get(term) ?? 0) + value);
  }
  return new Map([...sums].filter(([term]) => likeness.having(term).length >= LEAST));
}

function strongestOf(binding: ReadonlyMap<string, number>): string | undefined {
  let best: string | undefined;
  let most = 0;
  for (const [term, value] of binding) {
    const order = compare(value, most);
    if (order > 0 || (order === 0 && best !== undefined && term < best)) {
      best = term;
      most = value;
    }
  }
  return best;
}

/** The seed, and what else is left that is close to its middle; the closest first. */
function around(likeness: Likeness, seed: readonly StatementId[], left: ReadonlySet<StatementId>): StatementId[] {
  const centre = middle(seed.map((id) => likeness.vector(id)));
  const scores = new Map<StatementId, number>(seed.map((id) => [id, 0]));
  for (const term of strongest(centre, CENTRE_WORDS)) {
    const weight = centre.get(term) ?? 0;
    for (const id of likeness.having(term)) {
      if (left.has(id)) scores.set(id, (scores.get(id) ?? 0) + weight * (likeness.vector(id).get(term) ?? 0));
    }
  }
  const seeds = new Set(seed);
  return [...scores]
    .filter(([id, score]) => seeds.has(id) || score >= CLOSE)
    .sort(([a, x], [b, y]) => compare(y, x) || (a < b ? -1 : 1))
    .map(([id]) => id);
}

/** Whether more than one statement of a group has the word. */
function shared(likeness: Likeness, term: string, statements: readonly StatementId[]): boolean {
  const having = new Set(likeness.having(term));
  return statements.filter((id) => having.has(id)).length > 1;
}
