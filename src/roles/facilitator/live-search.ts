import { createStore, type StoreApi } from 'zustand/vanilla';
import type { StatementId } from '../../domain/ids.ts';
import { type IndexQuery, SearchIndex } from '../../domain/search/search-index.ts';
import type { Level } from '../../domain/search/term.ts';
import type { Statement } from '../../domain/statement.ts';
import type { Follower } from '../../domain/tally.ts';

/** What statements can be followed of: the session, or a search in them. */
export interface Followed {
  follow(follower: Follower): () => void;
}

/** How the search stands. Replaced by a new object at every change. */
export interface SearchState {
  /** What the found ones answer; empty while nothing is sought. */
  sought: string;
  /** Statements that are still to be looked at: until there are none, more may be found. */
  waiting: number;
  /** Goes up whenever what is found changed. */
  changes: number;
}

/** One turn of reading statements: two of them fit one frame. Unit: ms. */
const TURN_MS = 7;
/** Between two looks at the clock. */
const AT_ONCE = 20;

/**
 * Seeks in the words of all statements, and goes on as they come in. Reads them in short turns from the first search on, so that a
 * screen on which nobody seeks anything does no work for it and one on which somebody does never stands still.
 */
export class LiveSearch implements Followed {
  readonly state: StoreApi<SearchState> = createStore<SearchState>(() => ({ sought: '', waiting: 0, changes: 0 }));
  readonly #source: Followed;
  readonly #index = new SearchIndex<StatementId>();
  readonly #read = new Map<StatementId, Statement>();
  readonly #waiting = new Map<StatementId, Statement | undefined>();
  readonly #followers = new Set<Follower>();
  #query: IndexQuery<StatementId> | undefined;
  #found = new Map<StatementId, Level>();
  #unfollow: (() => void) | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(source: Followed) {
    this.#source = source;
  }

  /** Seeks this from now on; an empty text seeks nothing. */
  seek(sought: string): void {
    if (sought !== '') this.#begin();
    this.#query = sought === '' ? undefined : this.#index.query(sought);
    this.#found = this.#query?.levels() ?? new Map();
    this.state.setState({ sought, changes: this.state.getState().changes + 1 });
  }

  /** How well a statement answers; undefined when it does not, or was not looked at yet. */
  levelOf(id: StatementId): Level | undefined {
    return this.#found.get(id);
  }

  /** Tells of the found statements only. */
  follow(follower: Follower): () => void {
    for (const id of this.#found.keys()) follower.change(undefined, this.#read.get(id));
    this.#followers.add(follower);
    return () => this.#followers.delete(follower);
  }

  close(): void {
    this.#unfollow?.();
    this.#unfollow = undefined;
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  #begin(): void {
    this.#unfollow ??= this.#source.follow({
      change: (before, after) => {
        const id = (after ?? before)?.id;
        if (id === undefined) return;
        this.#waiting.set(id, after);
        this.#timer ??= setTimeout(() => this.#turn(), 0);
      },
    });
    this.state.setState({ waiting: this.#waiting.size });
  }

  #turn(): void {
    this.#timer = undefined;
    const until = performance.now() + TURN_MS;
    let [n, changed] = [0, false];
    for (const [id, after] of this.#waiting) {
      this.#waiting.delete(id);
      changed = this.#readOne(id, after) || changed;
      if (++n % AT_ONCE === 0 && performance.now() > until) break;
    }
    if (this.#waiting.size > 0) this.#timer = setTimeout(() => this.#turn(), 0);
    const { changes } = this.state.getState();
    this.state.setState({ waiting: this.#waiting.size, changes: changes + (changed ? 1 : 0) });
  }

  /** Returns whether it changed what is found. */
  #readOne(id: StatementId, after: Statement | undefined): boolean {
    const before = this.#read.get(id);
    if (after && !after.withdrawn) {
      if (before?.text !== after.text) this.#index.add(id, after.text);
      this.#read.set(id, after);
    } else {
      this.#index.remove(id);
      this.#read.delete(id);
    }
    const earlier = this.#found.get(id);
    const level = this.#query?.levelOf(id);
    if (level === undefined) this.#found.delete(id);
    else this.#found.set(id, level);
    if (earlier === undefined && level === undefined) return false;
    const was = earlier === undefined ? undefined : before;
    const is = level === undefined ? undefined : this.#read.get(id);
    for (const follower of this.#followers) follower.change(was, is);
    return true;
  }
}
