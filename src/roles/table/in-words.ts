import { KIND_LABELS, type Kind, VOICE_LABELS, type Voice } from '../../domain/code-lists.ts';
import type { StatementField, StatementFields } from '../../domain/entry.ts';
import type { AngleId, RoundId, ThemeId } from '../../domain/ids.ts';
import type { LookUp } from './look-up.ts';
import type { OnTapWords } from './on-tap-words.ts';

/** A field's value as a host reads it; empty for a tag that is not there. */
export function inWords(
  field: StatementField,
  value: StatementFields[StatementField],
  look: LookUp,
  history: OnTapWords['history'],
): string {
  switch (field) {
    case 'text':
      return value as string;
    case 'theme':
      return look.themeName(value as ThemeId);
    case 'round':
      return look.roundName(value as RoundId);
    case 'angles':
      return (value as AngleId[])
        .flatMap((id) => look.angle(id)?.name ?? [])
        .map(look.text)
        .join(', ');
    case 'kind':
      return value === null ? '' : look.text(KIND_LABELS[value as Kind]);
    case 'voice':
      return value === null ? '' : look.text(VOICE_LABELS[value as Voice]);
    case 'quote':
      return value ? history.quote : history.noQuote;
  }
}
