import { createContext, useContext } from 'react';
import { STATION_KIND_LABELS, type StationKind } from '../../../domain/code-lists.ts';
import type { SetupBody } from '../../../domain/entry.ts';
import { newId, type RandomBytes, type StationId } from '../../../domain/ids.ts';
import type { Setup, Station } from '../../../domain/setup-fold.ts';
import type { Session } from '../../../sync/session.ts';
import { inLanguage, type Language } from '../../../ui/language.ts';
import type { SetupWords } from './words.ts';

/** What every part of the set-up screen works with. */
export interface Desk {
  session: Session;
  setup: Setup;
  words: SetupWords;
  language: Language;
  /** Whether the meeting is in English too, so that every text is asked for twice. */
  english: boolean;
  random: RandomBytes;
  /** Which theme, angle, round or station is opened, as `theme/<id>`. */
  opened: string | undefined;
  open(item: string | undefined): void;
  change(...bodies: SetupBody[]): void;
  /** A change that takes something away or moves a lot: says `message`, with a button that puts everything back. */
  changeUndoably(message: string, bodies: readonly SetupBody[]): void;
}

export const DeskContext = createContext<Desk | undefined>(undefined);

export function useDesk(): Desk {
  const desk = useContext(DeskContext);
  if (!desk) throw new Error('A part of the set-up screen stands outside it.');
  return desk;
}

/** `Tafel 12`, `Babbelbox 2`, or the kind alone where there is no number. */
export function stationName({ kind, number }: Pick<Station, 'kind' | 'number'>, language: Language): string {
  const label = inLanguage(STATION_KIND_LABELS[kind], language);
  return number > 0 ? `${label} ${number}` : label;
}

/** The kind, the number and some letters: a name that can be read, and that no other organiser's device gives. */
export function newStationId(kind: StationKind, number: number, random: RandomBytes): StationId {
  return `${kind}-${number}-${newId<string>(random).slice(0, 4)}` as StationId;
}
