import { createContext, useContext, useEffect, useState } from 'react';
import type { StatementId } from '../../../domain/ids.ts';
import type { Statement } from '../../../domain/statement.ts';
import type { Group } from '../../../domain/suggest/group.ts';
import type { Resembling } from '../../../domain/suggest/resemble.ts';
import type { FromLikeness, ToLikeness } from './likeness-messages.ts';

/** Statements that go to the worker at once: copying them must not hold up a frame. */
const SLICE = 2_000;
/** So long nothing may have changed before suggestions are made again: they must not jump while one sorts. Unit: ms. */
const REST_MS = 300;

/** Asks the worker that compares statements, and tells it what is said and what lies on the pile. */
export class LikenessDesk {
  readonly #worker: Worker;
  readonly #texts = new Map<StatementId, string>();
  #pile: ReadonlySet<StatementId> = new Set();
  readonly #waiting = new Map<number, (answer: FromLikeness) => void>();
  #asks = 0;
  #telling: Promise<void> = Promise.resolve();
  failed = false;

  constructor() {
    this.#worker = new Worker(new URL('./likeness.worker.ts', import.meta.url), { type: 'module' });
    this.#worker.addEventListener('message', ({ data }: MessageEvent<FromLikeness>) => {
      this.#waiting.get(data.ask)?.(data);
      this.#waiting.delete(data.ask);
    });
    this.#worker.addEventListener('error', () => {
      this.failed = true;
    });
  }

  /** Tells what has changed since the last time, a slice at a time. */
  tell(said: readonly Statement[], pile: readonly Statement[]): void {
    this.#telling = this.#telling.then(() => this.#tell(said, pile));
  }

  async groups(): Promise<readonly Group[]> {
    const answer = await this.#ask({ type: 'groups', ask: ++this.#asks });
    return answer.type === 'groups' ? answer.found : [];
  }

  async resembling(title: string, under: readonly StatementId[]): Promise<readonly Resembling[]> {
    const answer = await this.#ask({ type: 'resembling', ask: ++this.#asks, title, under });
    return answer.type === 'resembling' ? answer.found : [];
  }

  close(): void {
    this.#worker.terminate();
  }

  async #ask(message: ToLikeness & { ask: number }): Promise<FromLikeness> {
    await this.#telling;
    return new Promise((resolve) => {
      this.#waiting.set(message.ask, resolve);
      this.#worker.postMessage(message);
    });
  }

  async #tell(said: readonly Statement[], pile: readonly Statement[]): Promise<void> {
    const texts: (readonly [StatementId, string | undefined])[] = [];
    const now = new Set<StatementId>();
    for (const { id, text, withdrawn } of said) {
      if (withdrawn) continue;
      now.add(id);
      if (this.#texts.get(id) === text) continue;
      this.#texts.set(id, text);
      texts.push([id, text]);
    }
    for (const id of this.#texts.keys()) {
      if (now.has(id)) continue;
      this.#texts.delete(id);
      texts.push([id, undefined]);
    }
    const before = this.#pile;
    const after = new Set(pile.map((s) => s.id));
    this.#pile = after;
    const onPile = [...after.difference(before)];
    const offPile = [...before.difference(after)];
    const most = Math.max(texts.length, onPile.length, offPile.length);
    for (let at = 0; at < most; at += SLICE) {
      const part = <T>(list: readonly T[]) => list.slice(at, at + SLICE);
      this.#worker.postMessage({
        type: 'know',
        texts: part(texts),
        onPile: part(onPile),
        offPile: part(offPile),
      } satisfies ToLikeness);
      if (at + SLICE < most) await new Promise((resolve) => setTimeout(resolve));
    }
  }
}

export const LikenessContext = createContext<LikenessDesk | undefined>(undefined);

export type Suggested<T> = { state: 'busy' } | { state: 'failed' } | { state: 'there'; found: T };

/** The worker, for as long as the board is open; undefined where there can be none. */
export function useMakeLikeness(said: readonly Statement[], pile: readonly Statement[]): LikenessDesk | undefined {
  const [desk, setDesk] = useState<LikenessDesk>();
  useEffect(() => {
    let made: LikenessDesk | undefined;
    try {
      made = new LikenessDesk();
    } catch {
      return; // a browser without workers only costs the suggestions
    }
    setDesk(made);
    return () => made.close();
  }, []);
  useEffect(() => {
    const timer = setTimeout(() => desk?.tell(said, pile), REST_MS / 2);
    return () => clearTimeout(timer);
  }, [desk, said, pile]);
  return desk;
}

/** What the worker answers, asked again a moment after `about` has changed; until then the earlier answer stays. */
export function useSuggested<T>(about: unknown, ask: (desk: LikenessDesk) => Promise<T>): Suggested<T> {
  const desk = useContext(LikenessContext);
  const [suggested, setSuggested] = useState<Suggested<T>>({ state: 'busy' });
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is asked follows from what it is about
  useEffect(() => {
    if (!desk) return;
    let over = false;
    const timer = setTimeout(() => {
      if (desk.failed) return setSuggested({ state: 'failed' });
      ask(desk).then(
        (found) => {
          if (!over) setSuggested({ state: 'there', found });
        },
        () => setSuggested({ state: 'failed' }),
      );
    }, REST_MS);
    return () => {
      over = true;
      clearTimeout(timer);
    };
  }, [desk, about]);
  return typeof Worker === 'undefined' ? { state: 'failed' } : suggested;
}
