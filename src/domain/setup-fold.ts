import {
  COLOURS,
  type Colour,
  ICONS,
  type Icon,
  KINDS,
  type Kind,
  type LocalText,
  type StationKind,
  VOICES,
  type Voice,
} from './code-lists.ts';
import { byClock, parseErased, parseSetupEntry, type RawEntry, type SetupEntry } from './entry.ts';
import { FieldsByObject } from './fields.ts';
import { getOrMake } from './get-or-make.ts';
import type { AngleId, EntryId, RoundId, StatementId, StationId, ThemeId } from './ids.ts';
import { HALL_TYPES } from './other-types.ts';
import { stands } from './same-id.ts';

export interface Theme {
  id: ThemeId;
  name: LocalText;
  question: LocalText;
  subquestions: readonly LocalText[];
  colour: Colour;
  icon: Icon | undefined;
  order: number;
  dropped: boolean;
}
export interface Angle {
  id: AngleId;
  name: LocalText;
  colour: Colour;
  icon: Icon;
  order: number;
  dropped: boolean;
}
export interface Round {
  id: RoundId;
  name: LocalText;
  minutes: number;
  order: number;
  dropped: boolean;
}
export interface Station {
  id: StationId;
  kind: StationKind;
  number: number;
  name: LocalText | undefined;
  theme: ThemeId | undefined;
  generation: number;
  dropped: boolean;
  /** Where its group has gone; only of a dropped station. */
  mergedInto?: StationId | undefined;
}

/** Stands where a station or a statement has no theme: no theme is called so. Every version reads it as a theme that is not there. */
export const NO_THEME = 'none' as ThemeId;

/**
 * The set-up of a meeting: what the organiser fixed, with every later change in it. Lists are in the order to show;
 * what was dropped stays in them, marked, because statements keep what they were captured under.
 */
export interface Setup {
  title: LocalText;
  date: string | undefined;
  place: string;
  languages: readonly ('nl' | 'en')[];
  kinds: readonly Kind[];
  voices: readonly Voice[];
  themes: readonly Theme[];
  angles: readonly Angle[];
  rounds: readonly Round[];
  stations: readonly Station[];
  /** The round that was started last, and whether it was stopped since. `clock` tells a later start from an earlier one. */
  running: { round: RoundId; startedAt: number; stopped: boolean; clock: number } | undefined;
  /** True once anything is known of the meeting at all. */
  known: boolean;
}

/** Folds the set-up document. Per field the highest (clock, id) stands. Order and duplicates make no difference. */
export class SetupFold {
  clock = 0;
  unknown = 0;
  readonly #seen = new Map<EntryId, RawEntry>();
  #objects = new FieldsByObject<string>();
  #started: (SetupEntry & { type: 'round-started' }) | undefined;
  /** The last stop of each round: one that comes late must not end the round after it. */
  readonly #stops = new Map<RoundId, SetupEntry & { type: 'round-stopped' }>();
  /** The statements that were erased. Each set is the same object for good, and only grows. */
  readonly #erased = new Map<StationId, Set<StatementId>>();
  #snapshot: Setup | undefined;

  /** Returns whether the entry was new. */
  add(raw: RawEntry): boolean {
    const earlier = this.#seen.get(raw.id);
    if (earlier === raw) return false;
    this.clock = Math.max(this.clock, raw.clock);
    const erased = parseErased(raw);
    if (erased) this.erasedIn(erased.station).add(erased.statement); // for good, whatever stands under its identifier
    if (earlier) {
      if (stands(earlier, raw, parseSetupEntry)) return false;
      this.#seen.set(raw.id, raw);
      this.#refold();
      return true;
    }
    this.#seen.set(raw.id, raw);
    this.#fold(raw);
    return true;
  }

  #refold(): void {
    this.#objects = new FieldsByObject();
    this.#started = undefined;
    this.#stops.clear();
    this.unknown = 0;
    for (const raw of this.#seen.values()) this.#fold(raw);
  }

  #fold(raw: RawEntry): void {
    this.#snapshot = undefined;
    const entry = parseSetupEntry(raw);
    if (!entry) {
      if (!HALL_TYPES.has(raw.type)) this.unknown++;
      return;
    }
    switch (entry.type) {
      case 'meeting-set':
        this.#objects.write('meeting', entry, entry.changes);
        break;
      case 'theme-set':
        this.#objects.write(`theme/${entry.theme}`, entry, entry.changes);
        break;
      case 'angle-set':
        this.#objects.write(`angle/${entry.angle}`, entry, entry.changes);
        break;
      case 'round-set':
        this.#objects.write(`round/${entry.round}`, entry, entry.changes);
        break;
      case 'station-set':
        this.#objects.write(`station/${entry.station}`, entry, entry.changes);
        break;
      case 'erased':
        break;
      case 'round-started':
        if (!this.#started || byClock(this.#started, entry) < 0) this.#started = entry;
        break;
      case 'round-stopped': {
        const earlier = this.#stops.get(entry.round);
        if (!earlier || byClock(earlier, entry) < 0) this.#stops.set(entry.round, entry);
        break;
      }
    }
  }

  /** Stations with erased statements. */
  get erased(): ReadonlyMap<StationId, ReadonlySet<StatementId>> {
    return this.#erased;
  }

  /** The erased statements of one station, as a set that goes on growing. */
  erasedIn(station: StationId): Set<StatementId> {
    return getOrMake(this.#erased, station, () => new Set());
  }

  get entryCount(): number {
    return this.#seen.size;
  }

  /** Every entry as it came, whether this version knows it or not. */
  get entries(): ReadonlyMap<EntryId, RawEntry> {
    return this.#seen;
  }

  /** The set-up now. The same object as long as nothing was added. */
  get setup(): Setup {
    this.#snapshot ??= this.#read();
    return this.#snapshot;
  }

  #fields<T>(object: string): Partial<T> {
    return this.#objects.get(object) as Partial<T>;
  }

  #list<T extends { id: string }>(
    kind: string,
    make: (id: T['id'], fields: Partial<T>) => T,
    order: (item: T) => number,
  ): T[] {
    const out: T[] = [];
    for (const object of this.#objects.keys()) {
      if (object.startsWith(`${kind}/`)) out.push(make(object.slice(kind.length + 1), this.#fields<T>(object)));
    }
    return out.sort((a, b) => order(a) - order(b) || (a.id < b.id ? -1 : 1));
  }

  #read(): Setup {
    const meeting = this.#fields<Setup>('meeting');
    const started = this.#started;
    const stop = started && this.#stops.get(started.round);
    return {
      title: meeting.title ?? { nl: '' },
      date: meeting.date,
      place: meeting.place ?? '',
      languages: meeting.languages ?? ['nl'],
      kinds: meeting.kinds ?? KINDS,
      voices: meeting.voices ?? VOICES,
      themes: this.#list<Theme>(
        'theme',
        (id, f) => ({
          id: id as ThemeId,
          name: f.name ?? { nl: id },
          question: f.question ?? { nl: '' },
          subquestions: f.subquestions ?? [],
          colour: f.colour ?? COLOURS[0],
          icon: f.icon,
          order: f.order ?? 0,
          dropped: f.dropped ?? false,
        }),
        (t) => t.order,
      ),
      angles: this.#list<Angle>(
        'angle',
        (id, f) => ({
          id: id as AngleId,
          name: f.name ?? { nl: id },
          colour: f.colour ?? COLOURS[0],
          icon: f.icon ?? ICONS[0],
          order: f.order ?? 0,
          dropped: f.dropped ?? false,
        }),
        (a) => a.order,
      ),
      rounds: this.#list<Round>(
        'round',
        (id, f) => ({
          id: id as RoundId,
          name: f.name ?? { nl: id },
          minutes: f.minutes ?? 45,
          order: f.order ?? 0,
          dropped: f.dropped ?? false,
        }),
        (r) => r.order,
      ),
      stations: this.#list<Station>(
        'station',
        (id, f) => ({
          id: id as StationId,
          kind: f.kind ?? 'table',
          number: f.number ?? 0,
          name: f.name && (f.name.nl || f.name.en) ? f.name : undefined,
          theme: f.theme === NO_THEME ? undefined : f.theme,
          generation: f.generation ?? 1,
          dropped: f.dropped ?? false,
          mergedInto: (f.dropped && f.mergedInto) || undefined,
        }),
        (s) => s.number,
      ),
      running: started && {
        round: started.round,
        startedAt: started.at,
        stopped: stop !== undefined && byClock(started, stop) < 0,
        clock: started.clock,
      },
      known: this.#seen.size > this.unknown,
    };
  }
}
