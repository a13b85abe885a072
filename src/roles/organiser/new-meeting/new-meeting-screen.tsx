import { useId, useRef, useState } from 'react';
import type { MeetingId } from '../../../domain/ids.ts';
import { TEMPLATES, type Template } from '../../../domain/templates.ts';
import type { FieldProblem, SetupFileRead } from '../../../export/setup-file.ts';
import { Button } from '../../../ui/button.tsx';
import { Icon, type IconName } from '../../../ui/icons.tsx';
import { useLanguage, useWords } from '../../../ui/language.ts';
import { LanguageChoice } from '../../../ui/language-choice.tsx';
import { fieldName } from './field-name.ts';
import styles from './new-meeting-screen.module.css';
import { type NewMeetingWords, WORDS } from './words.ts';

/** What a new meeting is made from. */
export type Beginning =
  | { from: 'template'; template: Template }
  | { from: 'sample' }
  | { from: 'file'; file: File }
  | { from: 'meeting'; meeting: MeetingId };

export type BeginOutcome =
  | { state: 'begun' }
  | { state: 'not-kept' | 'not-here' }
  | { state: 'file'; file: string; read: Exclude<SetupFileRead, { state: 'read' }> | { state: 'unreadable' } };

interface NewMeetingScreenProps {
  /** Meetings that this device knows, the last opened first. */
  meetings: readonly { id: MeetingId; title: string; openedAt: number }[];
  begin: (from: Beginning) => Promise<BeginOutcome>;
}

const ICONS: Record<Template | 'sample', IconName> = {
  expert: 'shield',
  'world-cafe': 'people',
  pitches: 'bulb',
  blank: 'pen',
  sample: 'book',
};

export default function NewMeetingScreen({ meetings, begin }: NewMeetingScreenProps) {
  const words = useWords(WORDS);
  const language = useLanguage();
  const [outcome, setOutcome] = useState<BeginOutcome>();
  const [busy, setBusy] = useState(false);
  const [copied, setCopied] = useState('');
  const file = useRef<HTMLInputElement>(null);
  const id = useId();
  const start = async (from: Beginning) => {
    setOutcome(undefined);
    setBusy(true);
    const came = await begin(from);
    setBusy(false);
    setOutcome(came);
  };
  const chosen = meetings.find((m) => m.id === copied);
  return (
    <main className={styles.screen}>
      <header className={styles.header}>
        <a href="#/">{words.home}</a>
        <LanguageChoice />
        <h1>{words.title}</h1>
        <p>{words.lead}</p>
      </header>
      <div role="alert" className={styles.problem} data-shown={problemOf(outcome, words) ? true : undefined}>
        {problemOf(outcome, words)}
      </div>
      <p role="status" className="visually-hidden">
        {busy ? words.busy : ''}
      </p>
      <ul className={styles.templates}>
        {TEMPLATES.map((template) => (
          <li key={template}>
            <Choice
              icon={ICONS[template]}
              {...words.templates[template]}
              disabled={busy}
              onChoose={() => start({ from: 'template', template })}
            />
          </li>
        ))}
      </ul>
      <section className={styles.card} aria-labelledby={`${id}-again`}>
        <h2 id={`${id}-again`}>{words.again}</h2>
        <p>{words.againLead}</p>
        {meetings.length > 0 && (
          <div className={styles.line}>
            <label htmlFor={`${id}-meeting`}>{words.copy}</label>
            <select id={`${id}-meeting`} value={chosen?.id ?? ''} onChange={(e) => setCopied(e.target.value)}>
              <option value="">{words.choose}</option>
              {meetings.map((m) => (
                <option key={m.id} value={m.id}>
                  {m.title || words.untitled} · {day(m.openedAt, language)}
                </option>
              ))}
            </select>
            <Button disabled={!chosen || busy} onClick={() => chosen && start({ from: 'meeting', meeting: chosen.id })}>
              {words.copyThis}
            </Button>
          </div>
        )}
        <div>
          <Button disabled={busy} onClick={() => file.current?.click()}>
            {words.fromFile}
          </Button>
          <input
            ref={file}
            type="file"
            accept="application/json,.json"
            hidden
            aria-label={words.fromFile}
            onChange={({ target }) => {
              const [picked] = target.files ?? [];
              if (picked) void start({ from: 'file', file: picked });
              target.value = ''; // the same file again, once it was put right
            }}
          />
        </div>
      </section>
      <section className={styles.card} aria-labelledby={`${id}-sample`}>
        <h2 id={`${id}-sample`}>{words.trying}</h2>
        <Choice
          icon={ICONS.sample}
          {...words.templates.sample}
          disabled={busy}
          onChoose={() => start({ from: 'sample' })}
        />
      </section>
    </main>
  );
}

interface ChoiceProps {
  icon: IconName;
  name: string;
  what: string;
  has: string;
  disabled: boolean;
  onChoose: () => void;
}

function Choice({ icon, name, what, has, disabled, onChoose }: ChoiceProps) {
  return (
    <button type="button" className={styles.choice} disabled={disabled} onClick={onChoose}>
      <Icon name={icon} />
      <span>
        <strong>{name}</strong>
        <span>{what}</span>
        <small>{has}</small>
      </span>
    </button>
  );
}

function problemOf(outcome: BeginOutcome | undefined, words: NewMeetingWords): string {
  if (!outcome || outcome.state === 'begun') return '';
  if (outcome.state !== 'file') return words.problem[outcome.state];
  const { file, read } = outcome;
  const why =
    read.state === 'field'
      ? words.field(fieldName(read.field, words), reason(read.problem, words))
      : read.state === 'newer'
        ? words.newer
        : words.problem[read.state];
  return words.inFile(file, why);
}

function reason(problem: FieldProblem, words: NewMeetingWords): string {
  return words.reason[problem];
}

function day(ms: number, language: 'nl' | 'en'): string {
  return new Date(ms).toLocaleDateString(language === 'nl' ? 'nl-NL' : 'en-GB', {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
  });
}
