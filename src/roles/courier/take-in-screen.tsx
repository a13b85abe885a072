import { useState } from 'react';
import { useStore } from 'zustand';
import { capabilityPath } from '../../domain/capability.ts';
import type { StationId } from '../../domain/ids.ts';
import type { Session } from '../../sync/session.ts';
import { inLanguage, useLanguage, useWords } from '../../ui/language.ts';
import { LanguageChoice } from '../../ui/language-choice.tsx';
import { CodeCamera } from './code-camera.tsx';
import styles from './courier.module.css';
import { FilePlace } from './file-place.tsx';
import { type Outcome, takeInFile, takeInText } from './take-in.ts';
import { words } from './words.ts';

interface Told {
  serial: number;
  /** A file's name; undefined for codes. */
  name: string | undefined;
  outcome: Outcome;
}

/** Takes in what tables hand over, from files and by camera: what the facilitator does when there is no network. */
export default function TakeInScreen({ session }: { session: Session }) {
  const w = useWords(words);
  const language = useLanguage();
  const title = useStore(session.view, (view) => view.setup.title);
  const [told, setTold] = useState<readonly Told[]>([]);
  const tell = async (serial: number, name: string | undefined, work: () => Promise<Outcome>) => {
    const put = (outcome: Outcome) =>
      setTold((all) => [{ serial, name, outcome }, ...all.filter((t) => t.serial !== serial)]);
    put({ state: 'busy' });
    put(await work());
  };
  const [serial, setSerial] = useState(0);
  const takeFiles = async (files: readonly File[]) => {
    setSerial(serial + files.length);
    // one after the other: together they are as quick, and a stick full of files does not fill the memory
    for (const [i, file] of files.entries()) await tell(serial + i, file.name, () => takeInFile(session, file));
  };
  const takeCodes = (text: string | undefined) => {
    setSerial((n) => n + 1);
    const damaged: Outcome = { state: 'problem', reason: 'damaged' };
    void tell(serial, undefined, async () => (text === undefined ? damaged : takeInText(session, text)));
  };
  return (
    <main className={styles.screen}>
      <header className={styles.header}>
        <a href={`#${capabilityPath(session.capability)}`}>{w.toScreen}</a>
        <LanguageChoice />
        <h1>{w.takeTitle}</h1>
        <p>{inLanguage(title, language)}</p>
      </header>
      <p>
        {w.takeText} {w.passesOn}
      </p>
      <FilePlace onFiles={takeFiles} />
      <CodeCamera onText={takeCodes} />
      <section aria-labelledby="outcomes" hidden={told.length === 0}>
        <h2 id="outcomes">{w.outcomes}</h2>
        <ul className={styles.outcomes} aria-live="polite">
          {told.map(({ serial, name, outcome }) => (
            <li key={serial}>
              <strong>{name ?? w.codes}</strong>
              <OutcomeText session={session} outcome={outcome} />
            </li>
          ))}
        </ul>
      </section>
    </main>
  );
}

function OutcomeText({ session, outcome }: { session: Session; outcome: Outcome }) {
  const w = useWords(words);
  const stations = useStore(session.view, (view) => view.setup.stations);
  if (outcome.state === 'busy') return <p>{w.busy}</p>;
  if (outcome.state === 'problem') return <p className={styles.problem}>{w.problem[outcome.reason]}</p>;
  const { fresh, known, kept, leftOut, notAllowed, drafts } = outcome;
  const table = (id: StationId | string) => {
    const number = stations.find((s) => s.id === id)?.number;
    return number === undefined ? w.otherPlace(id) : w.table(number);
  };
  return (
    <>
      <p className={kept ? styles.good : undefined}>
        {fresh + known > 0 ? w.taken(fresh, known) : w.nothing}{' '}
        {outcome.stations.length > 0 && w.from(outcome.stations.map(table).join(', '))}
      </p>
      {!kept && <p className={styles.problem}>{w.notKept}</p>}
      {leftOut > 0 && <p className={styles.problem}>{w.leftOut(leftOut)}</p>}
      {notAllowed > 0 && <p className={styles.problem}>{w.notAllowed(notAllowed)}</p>}
      {drafts.map((draft) => (
        <div key={`${draft.station} ${draft.at}`}>
          <p>{w.draft}</p>
          <blockquote className={styles.draft}>
            {draft.text} ({table(draft.station)})
          </blockquote>
        </div>
      ))}
    </>
  );
}
