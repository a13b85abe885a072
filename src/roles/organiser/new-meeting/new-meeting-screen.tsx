import { useId, useRef, useState } from 'react';
import type { MeetingId } from '../../../domain/ids.ts';
import { TEMPLATES, type Template } from '../../../domain/templates.ts';
import type { ExportRead } from '../../../export/read-export.ts';
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
  | { from: 'export'; file: File }
  | { from: 'meeting'; meeting: MeetingId };

export type BeginOutcome =
  | { state: 'begun' }
  | { state: 'not-kept' | 'not-here' }
  | { state: 'file'; file: string; read: Exclude<SetupFileRead, { state: 'read' }> | { state: 'unreadable' } }
  | {
      state: 'export';
      file: string;
      read: Exclude<ExportRead, { state: 'read' }> | { state: 'unreadable' | 'is-here' };
    };

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
        <FileButton disabled={busy} label={words.fromFile} onPick={(file) => start({ from: 'file', file })} />
      </section>
      <section className={styles.card} aria-labelledby={`${id}-restore`}>
        <h2 id={`${id}-restore`}>{words.restore}</h2>
        <p>{words.restoreLead}</p>
        <FileButton disabled={busy} label={words.restoreFrom} onPick={(file) => start({ from: 'export', file })} />
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

interface FileButtonProps {
  label: string;
  disabled: boolean;
  onPick: (file: File) => void;
}

function FileButton({ label, disabled, onPick }: FileButtonProps) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <div>
      <Button disabled={disabled} onClick={() => input.current?.click()}>
        {label}
      </Button>
      <input
        ref={input}
        type="file"
        accept="application/json,.json"
        hidden
        aria-label={label}
        onChange={({ target }) => {
          const [picked] = target.files ?? [];
          if (picked) onPick(picked);
          target.value = ''; // the same file again, once it was put right
        }}
      />
    </div>
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
  if (outcome.state === 'export') return words.inFile(outcome.file, whyNoExport(outcome.read, words));
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

function whyNoExport(read: (BeginOutcome & { state: 'export' })['read'], words: NewMeetingWords): string {
  switch (read.state) {
    case 'field':
      return words.field(fieldName(read.field, words), words.reason[read.problem]);
    case 'newer':
      return words.newer;
    case 'too-large':
      return words.problem['too-large-export'];
    case 'other-file':
      return words.problem['other-export'];
    default:
      return words.problem[read.state];
  }
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
