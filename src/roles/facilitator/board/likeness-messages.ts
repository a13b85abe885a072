import type { StatementId } from '../../../domain/ids.ts';
import type { Group } from '../../../domain/suggest/group.ts';
import type { Resembling } from '../../../domain/suggest/resemble.ts';

/** What the page asks of the worker that compares statements. `texts`: undefined takes one out. */
export type ToLikeness =
  | {
      type: 'know';
      texts: readonly (readonly [StatementId, string | undefined])[];
      onPile: readonly StatementId[];
      offPile: readonly StatementId[];
    }
  | { type: 'resembling'; ask: number; title: string; under: readonly StatementId[] }
  | { type: 'groups'; ask: number };
export type FromLikeness =
  | { type: 'resembling'; ask: number; found: readonly Resembling[] }
  | { type: 'groups'; ask: number; found: readonly Group[] };
