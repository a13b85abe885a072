import { useId } from 'react';
import { type Choices, SECTIONS } from '../../export/formats/choices.ts';
import choice from '../../ui/choice.module.css';
import { LANGUAGES, useWords } from '../../ui/language.ts';
import styles from './exports-screen.module.css';
import { WORDS } from './words.ts';

const PROFILES = ['internal', 'public'] as const;

/** Who it is for, in what language, and what goes in. */
export function ChoicesForm({ choices, onChoose }: { choices: Choices; onChoose: (choices: Choices) => void }) {
  const words = useWords(WORDS);
  const id = useId();
  return (
    <section className={styles.choices} aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{words.choices}</h2>
      <div className={styles.pair}>
        <fieldset>
          <legend>{words.profile}</legend>
          {PROFILES.map((profile) => (
            <label key={profile} className={choice.choice}>
              <input
                type="radio"
                name={`${id}-profile`}
                checked={choices.profile === profile}
                onChange={() => onChoose({ ...choices, profile })}
              />
              <span>{words.profiles[profile]}</span>
            </label>
          ))}
          <p className={styles.help}>{words.profileHelp[choices.profile]}</p>
        </fieldset>
        <fieldset>
          <legend>{words.language}</legend>
          {LANGUAGES.map((language) => (
            <label key={language} className={choice.choice}>
              <input
                type="radio"
                name={`${id}-language`}
                checked={choices.language === language}
                onChange={() => onChoose({ ...choices, language })}
              />
              <span>{words.languages[language]}</span>
            </label>
          ))}
        </fieldset>
      </div>
      <fieldset>
        <legend>{words.sections}</legend>
        <div className={styles.sections}>
          {SECTIONS.map((section) => (
            <label key={section} className={choice.choice}>
              <input
                type="checkbox"
                checked={choices.sections[section]}
                onChange={(e) =>
                  onChoose({ ...choices, sections: { ...choices.sections, [section]: e.target.checked } })
                }
              />
              <span>{words.section[section]}</span>
            </label>
          ))}
          <label className={choice.choice}>
            <input
              type="checkbox"
              checked={choices.quotes}
              onChange={(e) => onChoose({ ...choices, quotes: e.target.checked })}
            />
            <span>{words.quotes}</span>
          </label>
        </div>
      </fieldset>
    </section>
  );
}
