import { KIND_LABELS, KINDS, VOICE_LABELS, VOICES } from '../../../domain/code-lists.ts';
import { KIND_ICONS } from '../../../ui/icons.tsx';
import { inLanguage } from '../../../ui/language.ts';
import { Toggle } from '../../../ui/toggle.tsx';
import { useDesk } from './desk.ts';
import styles from './section.module.css';
import { Section } from './section.tsx';

export function TagSection() {
  const { setup, words, language, change } = useDesk();
  /** In the fixed order of the list, whatever order they were put on in. */
  const toggled = <T,>(all: readonly T[], on: readonly T[], one: T) =>
    all.filter((x) => (x === one ? !on.includes(x) : on.includes(x)));
  return (
    <Section name="tags" lead={words.tagsLead}>
      <fieldset className={styles.group}>
        <legend>{words.kinds}</legend>
        <div className={styles.chips}>
          {KINDS.map((kind) => (
            <Toggle
              key={kind}
              icon={KIND_ICONS[kind]}
              pressed={setup.kinds.includes(kind)}
              onToggle={() => change({ type: 'meeting-set', changes: { kinds: toggled(KINDS, setup.kinds, kind) } })}
            >
              {inLanguage(KIND_LABELS[kind], language)}
            </Toggle>
          ))}
        </div>
        {setup.kinds.length === 0 && <p className={styles.note}>{words.noTags}</p>}
      </fieldset>
      <fieldset className={styles.group}>
        <legend>{words.voices}</legend>
        <div className={styles.chips}>
          {VOICES.map((voice) => (
            <Toggle
              key={voice}
              pressed={setup.voices.includes(voice)}
              onToggle={() =>
                change({ type: 'meeting-set', changes: { voices: toggled(VOICES, setup.voices, voice) } })
              }
            >
              {inLanguage(VOICE_LABELS[voice], language)}
            </Toggle>
          ))}
        </div>
        {setup.voices.length === 0 && <p className={styles.note}>{words.noTags}</p>}
      </fieldset>
    </Section>
  );
}
