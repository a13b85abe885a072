import { chooseLanguage, LANGUAGES, type Language, useLanguage } from './language.ts';
import styles from './language-choice.module.css';

const NAMES: Record<Language, string> = { nl: 'Nederlands', en: 'English' };

/** Every language under its own name, so that whoever needs it can read it. */
export function LanguageChoice() {
  const current = useLanguage();
  return (
    <fieldset className={styles.choice}>
      <legend className="visually-hidden">Taal / Language</legend>
      {LANGUAGES.map((language) => (
        <button
          key={language}
          type="button"
          lang={language}
          aria-pressed={language === current}
          onClick={() => chooseLanguage(language)}
        >
          {NAMES[language]}
        </button>
      ))}
    </fieldset>
  );
}
