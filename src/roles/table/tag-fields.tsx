import { KIND_LABELS, type Kind, VOICE_LABELS, type Voice } from '../../domain/code-lists.ts';
import { KIND_ICONS } from '../../ui/icons.tsx';
import { Toggle } from '../../ui/toggle.tsx';
import type { LookUp } from './look-up.ts';
import styles from './tag-fields.module.css';

/** The tags of one statement that may all stay empty. */
export interface Tags {
  kind: Kind | null;
  voice: Voice | null;
  quote: boolean;
}

export const NO_TAGS: Tags = { kind: null, voice: null, quote: false };

interface TagFieldsProps {
  look: LookUp;
  tags: Tags;
  onChange: (changes: Partial<Tags>) => void;
}

/** Kind, voice and quote as chips: tap to put on, tap again to take off. */
export function TagFields({ look, tags, onChange }: TagFieldsProps) {
  const { words, setup } = look;
  const kinds = listed(setup.kinds, tags.kind);
  const voices = listed(setup.voices, tags.voice);
  return (
    <>
      {kinds.length > 0 && (
        <fieldset className={styles.group}>
          <legend>
            {words.capture.kind} <small>{words.capture.optional}</small>
          </legend>
          <div className={styles.chips}>
            {kinds.map((kind) => (
              <Toggle
                key={kind}
                icon={KIND_ICONS[kind]}
                pressed={tags.kind === kind}
                onToggle={() => onChange({ kind: tags.kind === kind ? null : kind })}
              >
                {look.text(KIND_LABELS[kind])}
              </Toggle>
            ))}
          </div>
        </fieldset>
      )}
      {voices.length > 0 && (
        <fieldset className={styles.group}>
          <legend>
            {words.capture.voice} <small>{words.capture.optional}</small>
          </legend>
          <div className={styles.chips}>
            {voices.map((voice) => (
              <Toggle
                key={voice}
                pressed={tags.voice === voice}
                onToggle={() => onChange({ voice: tags.voice === voice ? null : voice })}
              >
                {look.text(VOICE_LABELS[voice])}
              </Toggle>
            ))}
          </div>
        </fieldset>
      )}
    </>
  );
}

export function QuoteToggle({ look, tags, onChange }: TagFieldsProps) {
  return (
    <Toggle icon="quote" pressed={tags.quote} onToggle={() => onChange({ quote: !tags.quote })}>
      {look.words.capture.quote}
    </Toggle>
  );
}

/** The meeting's own list, and what is on now even when the list no longer has it: it must be possible to take it off. */
function listed<T>(list: readonly T[], on: T | null): readonly T[] {
  return on === null || list.includes(on) ? list : [...list, on];
}
