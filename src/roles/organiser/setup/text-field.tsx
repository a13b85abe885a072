import type { LocalText } from '../../../domain/code-lists.ts';
import styles from '../../../ui/fields.module.css';
import { TypedField, type TypedFieldProps } from '../../../ui/typed-field.tsx';
import { useDesk } from './desk.ts';

type TextFieldProps = Omit<TypedFieldProps, 'meeting'>;

/** A field of this meeting. */
export function TextField(props: TextFieldProps) {
  const { session } = useDesk();
  return <TypedField meeting={session.meeting} {...props} />;
}

interface LocalFieldProps extends Omit<TextFieldProps, 'value' | 'onSave' | 'lang'> {
  value: LocalText | undefined;
  onSave: (text: LocalText) => void;
}

/** The same in every language of the meeting. Words in a language that is not asked for go when the others change: they would be about something else. */
export function LocalField({ place, label, value = { nl: '' }, onSave, ...rest }: LocalFieldProps) {
  const { words, english } = useDesk();
  const save = (nl: string, en: string | undefined) => onSave({ nl, ...(english && en && { en }) });
  return (
    <div className={styles.pair} data-two={english || undefined}>
      <TextField
        {...rest}
        place={`${place}/nl`}
        label={label}
        lang="nl"
        value={value.nl}
        onSave={(nl) => save(nl, value.en)}
      />
      {english && (
        <TextField
          {...rest}
          place={`${place}/en`}
          label={words.inEnglish(label)}
          lang="en"
          value={value.en ?? ''}
          onSave={(en) => save(value.nl, en)}
        />
      )}
    </div>
  );
}
