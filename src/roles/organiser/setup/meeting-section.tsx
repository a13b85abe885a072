import { useId } from 'react';
import * as v from 'valibot';
import { NAME_LIMIT } from '../../../domain/entry.ts';
import fields from '../../../ui/fields.module.css';
import { Toggle } from '../../../ui/toggle.tsx';
import { useDesk } from './desk.ts';
import styles from './section.module.css';
import { Section } from './section.tsx';
import { LocalField, TextField } from './text-field.tsx';

const Day = v.pipe(v.string(), v.isoDate());

export function MeetingSection() {
  const { setup, words, english, change } = useDesk();
  const id = useId();
  return (
    <Section name="meeting">
      <LocalField
        place="title"
        label={words.title}
        value={setup.title}
        limit={NAME_LIMIT}
        onSave={(title) => change({ type: 'meeting-set', changes: { title } })}
      />
      <div className={styles.two}>
        <div className={fields.field}>
          <label htmlFor={id}>{words.date}</label>
          <input
            id={id}
            type="date"
            min="2020-01-01"
            max="2099-12-31"
            // its own state: a browser calls a day that is half typed empty, and would have the rest taken away
            key={setup.date}
            defaultValue={setup.date}
            onChange={({ target }) => {
              if (target.validity.valid && v.is(Day, target.value) && target.value !== setup.date)
                change({ type: 'meeting-set', changes: { date: target.value } });
            }}
          />
        </div>
        <TextField
          place="place"
          label={words.place}
          value={setup.place}
          limit={NAME_LIMIT}
          hint={words.placeHint}
          onSave={(place) => change({ type: 'meeting-set', changes: { place } })}
        />
      </div>
      <fieldset className={styles.group}>
        <legend>{words.languages}</legend>
        <div className={styles.chips}>
          <Toggle
            pressed={english}
            onToggle={() => change({ type: 'meeting-set', changes: { languages: english ? ['nl'] : ['nl', 'en'] } })}
          >
            {words.english}
          </Toggle>
        </div>
        <p className={fields.hint}>{words.languagesHint}</p>
      </fieldset>
    </Section>
  );
}
