import { useState } from 'react';
import { useStore } from 'zustand';
import { capabilityPath } from '../../domain/capability.ts';
import { type Choices, usualChoices } from '../../export/formats/choices.ts';
import { EXPORT_KINDS, type ExportGroup, type ExportKind } from '../../export/formats/kinds.ts';
import type { Session } from '../../sync/session.ts';
import { inLanguage, useLanguage, useWords } from '../../ui/language.ts';
import { LanguageChoice } from '../../ui/language-choice.tsx';
import { ChoicesForm } from './choices-form.tsx';
import { ExportRow } from './export-row.tsx';
import styles from './exports-screen.module.css';
import { WORDS } from './words.ts';

/** Makes a file of the meeting; `progress` is told a share from 0 to 1. Rejects when it cannot be made. */
export type MakeExport = (
  kind: ExportKind,
  choices: Choices,
  progress: (share: number) => void,
) => Promise<{ name: string; blob: Blob }>;

/** Every file that can be made of a meeting. */
export default function ExportsScreen({ session, make }: { session: Session; make: MakeExport }) {
  const words = useWords(WORDS);
  const language = useLanguage();
  const loaded = useStore(session.view, (v) => v.loaded);
  const title = useStore(session.view, (v) => v.setup.title);
  const statements = useStore(session.view, (v) => v.arrivals.length);
  const [choices, setChoices] = useState<Choices>(() => usualChoices(language, 'internal'));
  return (
    <main className={styles.screen}>
      <header className={styles.header}>
        <a href={`#${capabilityPath(session.capability)}`}>{words.back}</a>
        <LanguageChoice />
        <h1>{words.title}</h1>
        <p>
          {inLanguage(title, language)} · {words.statements(statements)}
        </p>
        <p className={styles.lead}>{words.lead}</p>
      </header>
      {!loaded ? (
        <p role="status">{words.waiting}</p>
      ) : (
        <>
          <ChoicesForm choices={choices} onChoose={setChoices} />
          {(Object.keys(EXPORT_KINDS) as ExportGroup[]).map((group) => (
            <section key={group} className={styles.group} aria-labelledby={`exports-${group}`}>
              <h2 id={`exports-${group}`}>{words.groups[group]}</h2>
              <ul className={styles.list}>
                {EXPORT_KINDS[group].map((kind) => (
                  <ExportRow key={kind} kind={kind} make={(progress) => make(kind, choices, progress)} />
                ))}
              </ul>
            </section>
          ))}
        </>
      )}
    </main>
  );
}
