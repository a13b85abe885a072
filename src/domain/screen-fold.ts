import { byClock, type RawEntry } from './entry.ts';
import { EntryLog } from './entry-log.ts';
import type { PointId, PollId } from './harvest-ids.ts';
import type { StatementId } from './ids.ts';
import { parseScreenEntry, type Scene, type ScreenEntry } from './screen-entries.ts';

type Of<T extends ScreenEntry['type']> = ScreenEntry & { type: T };
export type Released = Of<'released'>;
export type ReleasedPoint = Of<'point-released'>;
export type ReleasedResult = Of<'result-released'>;

/** What is on the wall, and what was released for it. Replaced by a new object at every change. */
export interface Shown {
  about: Of<'about-set'> | undefined;
  clock: Of<'clock-shown'> | undefined;
  scene: Scene;
  /** The entry that put the scene there; undefined before the first. */
  sceneEntry: Of<'scene-shown'> | undefined;
  released: ReadonlyMap<StatementId, Released>;
  points: ReadonlyMap<PointId, ReleasedPoint>;
  results: ReadonlyMap<PollId, ReleasedResult>;
}

/** Folds the screen's document: of each thing the highest (clock, id) stands. */
export class ScreenFold extends EntryLog<ScreenEntry> {
  readonly #last = new Map<string, ScreenEntry>();
  #shown: Shown | undefined;

  get shown(): Shown {
    this.#shown ??= this.#read();
    return this.#shown;
  }

  protected parse(raw: RawEntry): ScreenEntry | undefined {
    return parseScreenEntry(raw);
  }

  protected clear(): void {
    this.#last.clear();
    this.#shown = undefined;
  }

  protected fold(entry: ScreenEntry): void {
    const key = `${entry.type} ${about(entry)}`;
    const earlier = this.#last.get(key);
    if (earlier && byClock(earlier, entry) > 0) return;
    this.#last.set(key, entry);
    this.#shown = undefined;
  }

  #read(): Shown {
    const last = [...this.#last.values()].sort(byClock); // every screen in the same order, in whatever order it came
    const one = <T extends ScreenEntry['type']>(type: T) => this.#last.get(`${type} `) as Of<T> | undefined;
    const all = <T extends ScreenEntry['type']>(type: T) => last.filter((e) => e.type === type) as Of<T>[];
    const sceneEntry = one('scene-shown');
    return {
      about: one('about-set'),
      clock: one('clock-shown'),
      scene: sceneEntry?.scene ?? { kind: 'welcome' },
      sceneEntry,
      released: new Map(all('released').flatMap((e) => (e.released ? [[e.statement, e]] : []))),
      points: new Map(all('point-released').flatMap((e) => (e.released ? [[e.point, e]] : []))),
      results: new Map(all('result-released').flatMap((e) => (e.released ? [[e.poll, e]] : []))),
    };
  }
}

/** What an entry is about, within its type; empty where there is only one. */
function about(entry: ScreenEntry): string {
  switch (entry.type) {
    case 'released':
      return entry.statement;
    case 'point-released':
      return entry.point;
    case 'result-released':
      return entry.poll;
    default:
      return '';
  }
}
